// A robot at the side of Greenroom: for every new claim it looks up the policy and fills in what it finds there.
// A stock Camunda external-task worker; it needs nothing of Greenroom's inside. See ../workers.md.
import { readFile } from 'node:fs/promises';
import { BasicAuthInterceptor, Client, Variables } from 'camunda-external-task-client-js';

const FIELDS = ['policyHolder', 'deductible', 'claimsInTwelveMonths'];
const {
  GREENROOM_URL = 'http://127.0.0.1:8080',
  GREENROOM_USER = '',
  GREENROOM_PASSWORD = '',
  GREENROOM_TOKEN = '',
  ROBOT_TOPIC = 'documents.prefill-claim',
  ROBOT_POLICIES = new URL('policies.json', import.meta.url),
} = process.env;

const bearer = (config) => ({ ...config, headers: { ...config.headers, Authorization: `Bearer ${GREENROOM_TOKEN}` } });
const signIn = GREENROOM_TOKEN
  ? bearer
  : new BasicAuthInterceptor({ username: GREENROOM_USER, password: GREENROOM_PASSWORD });

const robot = new Client({
  baseUrl: `${GREENROOM_URL}/engine-rest`,
  workerId: `prefill-robot-${process.pid}`,
  interceptors: signIn,
  maxTasks: 5,
  lockDuration: 30_000,
  interval: 500,
  asyncResponseTimeout: Number(process.env.ROBOT_PATIENCE ?? 20_000),
});

async function lookUp(policyNumber) {
  return JSON.parse(await readFile(ROBOT_POLICIES, 'utf8'))[policyNumber];
}

async function fillIn(task, service) {
  let policy;
  try {
    policy = await lookUp(task.variables.get('policyNumber'));
  } catch {
    // The policy system is away: the task comes back. After 15 minutes a person gets the claim without the robot.
    await service.handleFailure(task, {
      errorMessage: 'The policy system does not answer.',
      retries: 1,
      retryTimeout: 60_000,
    });
    return;
  }
  if (policy === undefined) {
    // The model catches this: a person gets the claim with an empty form, as if there were no robot.
    await service.handleBpmnError(task, 'prefill-failed', 'The policy system does not know this policy.');
    return;
  }
  const found = FIELDS.filter((field) => policy[field] !== undefined);
  const variables = new Variables();
  found.forEach((field) => variables.set(field, policy[field]));
  // The form marks these fields, so that whoever checks the claim sees what a robot wrote.
  variables.set('prefilledFields', found.join(','));
  await service.complete(task, variables);
}

// A report that is refused is told by the events below; the service gives the task out again when its lock runs out.
robot.subscribe(ROBOT_TOPIC, ({ task, taskService }) => fillIn(task, taskService).catch(() => undefined));

// What the service answers to a question or a report, for those who run the robot.
robot.on('poll:error', (error) => console.error(error.engineMsg ?? error.message));
for (const report of ['complete', 'handleFailure', 'handleBpmnError', 'extendLock', 'unlock']) {
  robot.on(`${report}:success`, (task) => console.log(`${report} ${task.businessKey ?? task.id}`));
  robot.on(`${report}:error`, (task, error) => console.error(error.engineMsg ?? error.message));
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    robot.stop();
    process.exit(0);
  });
}
