// Asks this process to leave when the npm that runs it is gone: `kill` of npm reaches npm's shell and stops there.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 500;
const PATIENCE_MS = 15_000;

/** Watches npm, if npm runs us. A terminal's Ctrl-C needs none of this: it reaches every process itself. */
export function leaveWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const watched = ancestorsUpToNpm();
  const look = setInterval(() => {
    if (watched.every(isStillAbove)) return;
    clearInterval(look);
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}

// npm -> sh -> us, or npm -> us where the shell gives its place to its only command. Nobody above npm is watched: a terminal may
// be closed on purpose, after `nohup npm start`.
function ancestorsUpToNpm() {
  const parent = describe(process.ppid);
  if (parent === undefined) return [];
  const isShell = parent.commandLine.includes('run.cjs');
  return isShell ? [process.ppid, parent.parent] : [process.ppid];
}

function isStillAbove(pid, index) {
  if (index === 0) return process.ppid === pid;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown.code === 'EPERM';
  }
}

function describe(pid) {
  if (process.platform === 'linux') {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      return { parent, commandLine: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
    } catch {
      return undefined;
    }
  }
  const ps = spawnSync('ps', ['-ww', '-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, commandLine] = /^\s*(\d+)\s+(.*)/.exec(ps.stdout) ?? [];
  return parent === undefined ? undefined : { parent: Number(parent), commandLine };
}
