// What postmaster.pid says about the server of a cluster, and whether that server is really alive.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from './embedded-postgres-error.js';

export type RunningServer = { pid: number; port: number; ready: boolean };

/** The live server of `cluster`, or undefined. */
export function runningServer(cluster: string): RunningServer | undefined {
  const lines = pidFileLines(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !isServerOf(cluster, pid)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The port of the server that crashed in `cluster`: who lost it looks for it there. Undefined after an orderly end. */
export function portBeforeCrash(cluster: string): number | undefined {
  const port = Number(pidFileLines(cluster)?.[3]);
  return Number.isInteger(port) && port > 0 && runningServer(cluster) === undefined ? port : undefined;
}

/**
 * Removes a postmaster.pid that a crash left behind. PostgreSQL does so itself unless its old process number has been given to
 * somebody else since, which is usual after a restart of a container. Only under the start lock: otherwise a server that
 * starts at this moment could lose its lock file.
 */
export function forgetDeadServer(cluster: string): void {
  if (runningServer(cluster) === undefined) rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

function pidFileLines(cluster: string): string[] | undefined {
  try {
    return readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  // A server's working folder is its cluster: that holds for every spelling of the path, and for no other process.
  if (process.platform === 'linux') return worksIn(cluster, pid);
  if (process.platform === 'win32') return true;
  const ps = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status !== 0 || ps.stdout.includes('postgres');
}

function worksIn(folder: string, pid: number): boolean {
  try {
    const [here, there] = [statSync(folder), statSync(`/proc/${pid}/cwd`)];
    return here.dev === there.dev && here.ino === there.ino;
  } catch (thrown) {
    // Not ours to look at: better to believe the file than to start a second server on one folder.
    return systemCode(thrown) !== 'ENOENT';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return systemCode(thrown) === 'EPERM';
  }
}
