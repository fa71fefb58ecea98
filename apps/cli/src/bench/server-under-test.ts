/** Starts the built server as people do, in a process and on a data folder of its own, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WrongUse } from '../command.js';

export interface ServerUnderTest {
  readonly origin: string;
  readonly dataFolder: string;
  /** The server's process number. */
  readonly pid: number;
  stop(): Promise<void>;
}

const READY = /Homeward is ready: http:\/\/localhost:(\d+)/;
const PATIENCE_MS = 120_000;

/**
 * @param repository the folder that holds `apps` and `configs`
 * @param today the day the server lives in
 * Throws WrongUse when it is not built or does not start.
 */
export const startServerUnderTest = async (repository: string, today: string): Promise<ServerUnderTest> => {
  const main = path.join(repository, 'apps', 'api', 'dist', 'main.js');
  if (!existsSync(main)) throw new WrongUse('The server is not built: run npm run build first.');
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'homeward-bench-'));
  // A file, as a service's journal would be: reading the log is nobody's work while it is measured.
  const log = path.join(dataFolder, 'server.log');
  const file = await open(log, 'w');
  const { DATABASE_URL: _database, REDIS_URL: _redis, HOMEWARD_CHAIN_KEY: _key, ...environment } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { ...environment, PORT: '0', HOST: '127.0.0.1', HOMEWARD_DATA: dataFolder, HOMEWARD_TODAY: today },
    stdio: ['ignore', file.fd, file.fd],
  });
  await file.close();
  const { pid } = child;
  if (pid === undefined) throw new WrongUse('The server did not start.');
  const stop = async (): Promise<void> => {
    await ended(child);
    await rm(dataFolder, { recursive: true, force: true });
  };
  for (const begun = Date.now(); Date.now() - begun < PATIENCE_MS; await pause(50)) {
    const said = await readFile(log, 'utf8');
    const port = READY.exec(said)?.[1];
    if (port !== undefined) return { origin: `http://127.0.0.1:${port}`, dataFolder, pid, stop };
    if (child.exitCode !== null) {
      await stop();
      throw new WrongUse(`The server did not start: ${said.trim().split('\n').at(-1) ?? 'it said nothing'}`);
    }
  }
  await stop();
  throw new WrongUse(`The server was not ready after ${PATIENCE_MS / 1000} seconds.`);
};

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
};
