// What compose.yaml describes, played through from packages. Usage: rehearse [--jar target/greenroom.jar] [--keep]
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedUser, House } from './house.mjs';
import { call, CLAIM, closed, complete, itemAt, listen, LOAN, startCase, theCase } from './journey.mjs';
import { cleanUp, run } from './machine.mjs';

const words = process.argv.slice(2);
const keep = words.includes('--keep');
const jar = words.includes('--jar') ? words[words.indexOf('--jar') + 1] : 'target/greenroom.jar';
const house = new House();
let checks = 0;
const failures = [];

function check(holds, what) {
  checks++;
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (!holds) {
    failures.push(what);
  }
}

function say(what) {
  console.log(`\n${what}`);
}

async function bothAtOnce(one, two) {
  return Promise.all([one(), two()]);
}

async function install() {
  say('The image: layers of the jar, and who runs it');
  const layers = house.unpack(jar);
  check(existsSync(join(house.app, 'greenroom.jar')), `the layers (${layers.join(', ')}) give a jar that starts`);
  check(existsSync(join(house.app, 'lib')), 'the dependencies are a layer of their own');
}

async function refusesToBeOpen() {
  say('The demo stays on this machine unless somebody says so');
  const node = await house.startNode('open', {
    SERVER_ADDRESS: '0.0.0.0',
    GREENROOM_SECURITY_DEMO_BEYOND_LOOPBACK: 'false',
  });
  const code = await node.child.exit;
  const told = readFileSync(node.log, 'utf8');
  house.nodes.pop();
  check(code !== 0 && told.includes('listens on this machine only'), 'a node that others could reach does not start');
}

async function startBoth() {
  say('Both nodes start at the same moment on an empty database');
  const one = await house.startNode('node1', { TZ: 'Asia/Tokyo' });
  const two = await house.startNode('node2', { TZ: 'America/New_York' });
  const seconds = await Promise.all([house.healthy(one, 180), house.healthy(two, 180)]);
  check(true, `both are up, by the image's health check, after ${seconds.map((each) => each.toFixed(0)).join(' s and ')} s`);
  check(
    [one, two].every((node) => house.userOf(node) === expectedUser),
    `they run as user ${expectedUser}, not as root`,
  );
  return [one, two];
}

async function shippedOnce(one, two) {
  const deployments = (await call(one, 'omar', 'GET', '/engine-rest/deployment?source=shipped')).json;
  const names = deployments.map((each) => each.name).sort();
  check(
    names.length > 0 && new Set(names).size === names.length,
    `the models were deployed once, not once a node: ${names.join(', ')}`,
  );
  const seen = (await call(two, 'omar', 'GET', '/engine-rest/deployment?source=shipped')).json.length;
  check(seen === names.length, 'the other node sees the same deployments');
}

async function wholeJourney(one, two, journey) {
  say(`${journey.process}: started on node 1, worked on both in turn, heard on the other`);
  const ear = await listen(two, 'sven');
  check(ear.status === 200, 'node 2 tells live updates');
  const { reference } = await startCase(one, journey);
  await ear.hears(reference, 10);
  check(true, `node 2 tells of ${reference}, started on node 1`);
  const opened = Date.parse((await theCase(two, reference)).openedAt);
  check(Math.abs(Date.now() - opened) < 30_000, 'its time of opening is right in nodes of other time zones');
  for (const [index, [step, person, data]] of journey.work.entries()) {
    const [claims, completes] = index % 2 === 0 ? [two, one] : [one, two];
    const item = await itemAt(completes, reference, step);
    const claim = await call(claims, person, 'POST', `/api/work/${item}/claim`, {});
    await ear.hears(item, 10);
    const done = await complete(completes, person, item, data);
    check(
      claim.status === 200 && done.status === 200,
      `${step}: claimed by ${person} on ${claims.name}, completed on ${completes.name}`
        + (done.status === 200 ? '' : ` (${claim.status} ${done.status} ${done.text})`),
    );
  }
  const end = await closed(one, reference);
  check(end.outcome === journey.outcome, `${reference} is ${end.outcome}`);
  await ear.close();
}

async function atOnce(one, two, journey) {
  say('The same thing on both nodes at the same moment');
  const key = randomUUID();
  const [first, second] = await bothAtOnce(
    () => startCase(one, journey, key),
    () => startCase(two, journey, key),
  );
  check(first.reference === second.reference, `one key, two nodes: one case, ${first.reference}`);
  const [step] = journey.work[0];
  const item = await itemAt(one, first.reference, step);
  const people = journey === CLAIM ? ['anna', 'berta'] : ['carla', 'cem'];
  const claims = await bothAtOnce(
    () => call(one, people[0], 'POST', `/api/work/${item}/claim`, {}),
    () => call(two, people[1], 'POST', `/api/work/${item}/claim`, {}),
  );
  const statuses = claims.map((each) => each.status).sort();
  check(`${statuses}` === '200,409', `two people, one item: ${statuses.join(' and ')}`);
  const id = randomUUID();
  const withdrawn = (node) =>
    call(node, journey.by, 'POST', `/api/cases/${first.reference}/messages/withdrawn`, {
      variables: { reason: 'changed my mind' },
    }, { 'Message-Id': id });
  const told = await bothAtOnce(() => withdrawn(one), () => withdrawn(two));
  check(told.every((each) => each.status === 202), `one message, two nodes: ${told.map((each) => each.status)}`);
  const end = await closed(two, first.reference);
  const story = (await call(two, 'sven', 'GET', `/api/cases/${first.reference}/timeline`)).json.items;
  const closings = story.filter((each) => /closed/i.test(each.text)).length;
  check(closings === 1, `it was applied once: ${end.outcome}, closed ${closings} time`);
}

async function suddenDeath(one, two, journey) {
  say('Node 1 dies (kill -9) in the middle of twelve cases');
  const started = await Promise.all(Array.from({ length: 12 }, () => startCase(one, journey)));
  const [step, person, data] = journey.work[0];
  const died = Date.now();
  one.child.kill('SIGKILL');
  await one.child.exit;
  const items = await Promise.all(started.map(({ reference }) => itemAt(two, reference, step, 90)));
  check(true, `all twelve are at ${step} on node 2, ${((Date.now() - died) / 1000).toFixed(0)} s after the death`);
  const done = await Promise.all(items.map((item) => complete(two, person, item, data)));
  check(done.every((each) => each.status === 200), 'all twelve go on there');
  const again = await house.startNode('node1-again');
  const seconds = await house.healthy(again, 120);
  check(true, `node 1 comes back in ${seconds.toFixed(0)} s`);
  const [, second] = journey.work;
  const next = await Promise.all(started.map(({ reference }) => itemAt(again, reference, second[0], 90)));
  check(next.length === 12, `and shows all twelve at ${second[0]}`);
  return again;
}

async function leave(nodes) {
  say('The end of a shift');
  const began = Date.now();
  nodes.forEach((node) => node.child.kill('SIGTERM'));
  const codes = await Promise.all(nodes.map((node) => node.child.exit));
  const seconds = (Date.now() - began) / 1000;
  check(seconds <= 30, `both end within 30 s when asked to (${seconds.toFixed(0)} s; ${codes.join(', ')})`);
  const verified = house.command('readmodel', 'verify');
  check(/, 0 differences\./.test(verified), `readmodel verify: ${verified.trim().split('\n').at(-1)}`);
  const secret = readFileSync(join(house.secrets, 'GREENROOM_DB_PASSWORD'), 'utf8').trim();
  const logs = run('cat', house.nodes.map((node) => node.log));
  check(!logs.includes(secret), 'no password in the logs');
  check(!/\bERROR\b/.test(logs), 'no error in the logs');
}

async function rehearse() {
  await install();
  console.log(`     ${await house.database()}`);
  await refusesToBeOpen();
  const [one, two] = await startBoth();
  await shippedOnce(one, two);
  const known = (await call(one, 'sven', 'GET', '/api/processes')).json;
  const journey = JSON.stringify(known).includes('"insurance-claim"') ? CLAIM : LOAN;
  await wholeJourney(one, two, journey);
  await atOnce(one, two, journey);
  const again = await suddenDeath(one, two, journey);
  await leave([two, again]);
}

const limit = setTimeout(() => {
  console.log('FAIL it takes longer than 15 minutes');
  cleanUp(keep).finally(() => process.exit(1));
}, 900_000);
limit.unref();
process.on('SIGINT', () => cleanUp(keep).finally(() => process.exit(130)));

try {
  await rehearse();
} catch (broken) {
  check(false, broken.message);
  for (const node of house.nodes) {
    console.log(`--- ${node.name}\n${readFileSync(node.log, 'utf8').slice(-3000)}`);
  }
} finally {
  await cleanUp(keep);
}
console.log(`\n${checks - failures.length} of ${checks} hold.`);
process.exit(failures.length === 0 ? 0 : 1);
