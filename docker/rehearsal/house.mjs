// One PostgreSQL and the nodes on it, with the settings that compose.yaml gives its containers.
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASE_USER, folder, freePort, give, isRoot, postgresPrograms, run, runAsUser, start, until, USER } from './machine.mjs';

const DOCKER = dirname(dirname(fileURLToPath(import.meta.url)));

export class House {
  secrets = folder('secrets');
  logs = folder('logs');
  nodes = [];

  /** The image's content: the jar's layers on top of each other, as the Dockerfile copies them. */
  unpack(jar) {
    const build = folder('build');
    cpSync(jar, join(build, 'greenroom.jar'));
    give(join(build, 'greenroom.jar'), 0o444);
    const extract = readFileSync(join(DOCKER, 'Dockerfile'), 'utf8').match(/^RUN (java -Djarmode=tools .*)$/m)[1];
    runAsUser('bash', ['-c', extract], { cwd: build });
    const layers = readdirSync(join(build, 'layers'));
    this.app = folder('app');
    for (const layer of ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application']) {
      if (!layers.includes(layer)) {
        throw new Error(`The jar has no layer '${layer}': ${layers}`);
      }
      cpSync(join(build, 'layers', layer), this.app, { recursive: true });
    }
    // As in the image: the files are root's, the process is not.
    chmodSync(this.app, 0o755);
    return layers;
  }

  async database() {
    const programs = postgresPrograms();
    this.programs = programs;
    this.port = await freePort();
    const user = DATABASE_USER;
    const data = folder('database', user);
    const sockets = folder('sockets', user);
    for (const name of ['POSTGRES_PASSWORD', 'GREENROOM_DB_PASSWORD']) {
      writeFileSync(join(this.secrets, name), `${randomBytes(24).toString('base64')}\n`);
      give(join(this.secrets, name), 0o400);
    }
    const password = join(this.secrets, 'POSTGRES_PASSWORD');
    const first = join(sockets, 'first');
    cpSync(password, first);
    give(first, 0o400, user);
    const init = ['-D', join(data, 'files'), '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', first];
    runAsUser(join(programs, 'initdb'), init, { user });
    const server = ['-D', join(data, 'files'), '-p', `${this.port}`, '-c', 'listen_addresses=127.0.0.1', '-k', sockets];
    if (!existsSync(join(programs, 'psql'))) {
      this.createAlone(join(data, 'files'));
    }
    this.server = start(join(programs, 'postgres'), server, { user, log: join(this.logs, 'database.log') });
    if (existsSync(join(programs, 'psql'))) {
      await this.createWithScript(password);
    }
    return runAsUser(join(programs, 'postgres'), ['--version'], { user }).trim();
  }

  /** With the very script that the database's container runs. */
  async createWithScript(password) {
    const env = {
      ...process.env,
      PATH: `${this.programs}:${process.env.PATH}`,
      PGHOST: '127.0.0.1',
      PGPORT: `${this.port}`,
      PGPASSWORD: readFileSync(password, 'utf8').trim(),
      GREENROOM_DB_PASSWORD_FILE: join(this.secrets, 'GREENROOM_DB_PASSWORD'),
    };
    const psql = join(this.programs, 'psql');
    await until('the database', 30, () => run(psql, ['-U', 'postgres', '-tAc', 'select 1'], { env }));
    run('bash', [join(DOCKER, 'postgres/create-greenroom.sh')], { env });
  }

  /** The tests' PostgreSQL has no psql: the same statements, before it starts. */
  createAlone(data) {
    const secret = readFileSync(join(this.secrets, 'GREENROOM_DB_PASSWORD'), 'utf8').trim();
    const script = readFileSync(join(DOCKER, 'postgres/create-greenroom.sh'), 'utf8');
    const sql = script.match(/<<'SQL'\n([\s\S]*?)^SQL$/m)[1].replace(":'password'", `'${secret}'`);
    runAsUser(join(this.programs, 'postgres'), ['--single', '-D', data, 'postgres'], { user: DATABASE_USER, input: sql });
  }

  /** What compose.yaml sets for a node, with this machine's places for the containers'. */
  environment(port) {
    const compose = readFileSync(join(DOCKER, 'compose.yaml'), 'utf8');
    const block = compose.match(/environment: &environment\n((?: {4}.*\n)+)/)[1];
    const set = {};
    for (const [, name, value] of block.matchAll(/^ {4}([A-Z_]+): "?(.*?)"?$/gm)) {
      set[name] = value
        .replace('database:5432', `127.0.0.1:${this.port}`)
        .replace('/run/secrets/', `${this.secrets}/`)
        .replace('0.0.0.0', '127.0.0.1');
    }
    return { ...set, SERVER_PORT: `${port}` };
  }

  async startNode(name, more = {}) {
    const port = await freePort();
    const data = folder(name);
    const log = join(this.logs, `${name}.log`);
    const env = { PATH: process.env.PATH, HOME: data, ...this.environment(port), ...more };
    const child = start('java', ['-Xmx700m', '-jar', join(this.app, 'greenroom.jar')], { log, cwd: data, env });
    const node = { name, port, log, child, env, data, address: `http://127.0.0.1:${port}` };
    this.nodes.push(node);
    return node;
  }

  /** Asks as the image's health check does. */
  async healthy(node, seconds) {
    const check = join(DOCKER, 'healthcheck');
    const began = Date.now();
    await until(`${node.name} is up`, seconds, async () => {
      if (node.child.exitCode !== null) {
        throw new Error(`it ended: ${readFileSync(node.log, 'utf8').slice(-600)}`);
      }
      runAsUser('bash', [check, `${node.port}`]);
      return true;
    });
    return (Date.now() - began) / 1000;
  }

  userOf(node) {
    return Number(readFileSync(`/proc/${node.child.pid}/status`, 'utf8').match(/^Uid:\s+(\d+)/m)[1]);
  }

  /** One of the jar's commands, beside the nodes. */
  command(...args) {
    const { env, data } = this.nodes[0];
    return runAsUser('java', ['-jar', join(this.app, 'greenroom.jar'), ...args], { env, cwd: data });
  }
}

export const expectedUser = isRoot ? USER : process.getuid();
