// Starts the application as a person does, in a data folder of its own, and sees what is left of it afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const workspace = path.join(import.meta.dirname, '../..');

export type StartedApplication = {
  url: string;
  /** From the command to the first good answer. */
  millisecondsToHealth: number;
  /** The process that was typed: npm. */
  command: ChildProcess;
  /** The process that serves. */
  server: number;
  /** Everything it printed so far. */
  printed: () => string;
};

/** `npm start` in a process group of its own, as a terminal gives it. Fails when health does not answer within `patience` ms. */
export async function startApplication(dataFolder: string, patience = 60_000): Promise<StartedApplication> {
  const started = Date.now();
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = { ...process.env, HOMEWARD_DATA: dataFolder, PORT: new URL(url).port };
  const command = spawn('npm', ['start'], { cwd: workspace, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const printed = () => Buffer.concat(chunks).toString('utf8');
  while (!(await isHealthy(url))) {
    if (command.exitCode !== null) throw new Error(`npm start ended with ${command.exitCode}:\n${printed()}`);
    if (Date.now() - started > patience) throw new Error(`No health after ${patience} ms:\n${printed()}`);
    await setTimeout(20);
  }
  const millisecondsToHealth = Date.now() - started;
  const server = processesOf(dataFolder).find(
    ({ commandLine }) => commandLine.includes('run.cjs start') && !/^(sh|npm)\b/.test(commandLine),
  );
  if (server === undefined) throw new Error('The serving process was not found.');
  return { url, millisecondsToHealth, command, server: server.pid, printed };
}

/** Waits until the command has ended. */
export async function ended(command: ChildProcess): Promise<void> {
  if (command.exitCode === null && command.signalCode === null) await once(command, 'exit');
}

/** Waits until nothing of the application of `dataFolder` is left; after `patience` ms, gives what is. */
export async function leftOver(dataFolder: string, patience = 20_000): Promise<string[]> {
  const until = Date.now() + patience;
  for (;;) {
    const left = processesOf(dataFolder);
    if (left.length === 0 || Date.now() > until) return left.map(({ pid, commandLine }) => `${pid} ${commandLine}`);
    await setTimeout(50);
  }
}

/** The number of the PostgreSQL server of `dataFolder`. */
export const postgresOf = (dataFolder: string): number =>
  Number.parseInt(readFileSync(path.join(dataFolder, 'cluster/postmaster.pid'), 'utf8'), 10);

/** The number of the process that watches over it. */
export function supervisorOf(dataFolder: string): number {
  const found = processesOf(dataFolder).find(({ commandLine }) => commandLine.includes('supervisor.mjs'));
  if (found === undefined) throw new Error('The supervisor of PostgreSQL was not found.');
  return found.pid;
}

/** Kills whatever is left: for the end of a test that failed. */
export function clearAway(dataFolder: string): void {
  for (const { pid } of processesOf(dataFolder)) process.kill(pid, 'SIGKILL');
}

// Whatever a process does to its parents or its name, it keeps the environment that it was started with.
function processesOf(dataFolder: string): { pid: number; commandLine: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => readProc(name, 'environ').split('\0').includes(`HOMEWARD_DATA=${dataFolder}`))
    .map((name) => ({ pid: Number(name), commandLine: readProc(name, 'cmdline').replaceAll('\0', ' ').trim() }));
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has just ended, or it is not ours to look at.
    return '';
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
