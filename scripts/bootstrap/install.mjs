// Installs the pinned dependencies with a pinned pnpm, which npm fetches: nothing but Node and npm has to be there.
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { contentStamp } from './content-stamp.mjs';
import { globWorkspaces } from './packages.mjs';
import { runToEnd } from './run-to-end.mjs';
import { inWorkspace, workspace } from './workspace.mjs';

const ATTEMPTS = 2;

export function installStep() {
  const inputs = () => [
    inWorkspace('pnpm-lock.yaml'),
    inWorkspace('pnpm-workspace.yaml'),
    ...globWorkspaces('package.json'),
  ];
  return {
    title: 'Installing dependencies',
    stamp: contentStamp('installed', inputs, ['node_modules/.modules.yaml', 'node_modules/typescript']),
    run: install,
  };
}

async function install() {
  const { packageManager } = JSON.parse(readFileSync(inWorkspace('package.json'), 'utf8'));
  const [command, ...first] = npx();
  const args = [...first, '--yes', '--loglevel=error', packageManager, 'install', '--frozen-lockfile'];
  const options = {
    cwd: workspace,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npx.cmd',
  };
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await runToEnd(command, args, options);
    // A registry that answers badly once is common; a second failure is the reader's to see.
    if (outcome.code === 0 || outcome.signal !== null || attempt === ATTEMPTS) return outcome;
  }
}

// The npm that runs us, if one does: its place is known, whatever PATH says.
function npx() {
  const npm = process.env.npm_execpath;
  const cli = npm && path.join(path.dirname(npm), 'npx-cli.js');
  if (cli && existsSync(cli)) return [process.execPath, cli];
  return [process.platform === 'win32' ? 'npx.cmd' : 'npx'];
}

// npm and pnpm keep their caches at home. Where there is no home to write to, the clone keeps them.
function environment() {
  // Without CI, pnpm asks before it replaces a folder, and nobody is there to answer.
  const env = { ...process.env, CI: '1' };
  if (canWrite(homedir())) return env;
  const home = inWorkspace('.cache/home');
  mkdirSync(home, { recursive: true });
  const places = { HOME: home, npm_config_cache: path.join(home, '.npm') };
  for (const name of ['XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'XDG_CONFIG_HOME', 'PNPM_HOME'])
    delete env[name];
  return { ...env, ...places };
}

function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
