// Installs the packages of package-lock.json, unless they are there already. Needs npm 11; an older one fetches it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { platform } from 'node:os';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(platform())
  .digest('hex');
const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' });

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const major = Number(execFileSync('npm', ['--version'], { encoding: 'utf8' }).split('.')[0]);
  const npm = major >= 11 ? ['npm'] : ['npx', '--yes', 'npm@11'];
  run(...npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  run(...npm, 'rebuild', 'node', '--loglevel=error');
  writeFileSync(stamp, wanted);
}
