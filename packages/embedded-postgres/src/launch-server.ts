// Starts the server under its supervisor and waits until it takes connections.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clusterIn } from './cluster.js';
import { diskFull, EmbeddedPostgresError, folderFault, isDiskFull } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { type Lease, leaseFileIn, leaseOver } from './lease.js';
import { programIn } from './platform-binaries.js';
import { postgresEnvironment } from './postgres-environment.js';
import type { Identity } from './run-unprivileged.js';
import { runningServer } from './running-server.js';
import { serverSettings } from './server-settings.js';

const SUPERVISOR = fileURLToPath(new URL('../supervisor.mjs', import.meta.url));
// Recovery after a crash may take a while; a server that is alive and says `starting` is left to it.
const PATIENCE_MS = 300_000;
const PORT_ATTEMPTS = 5;

/** Call under the start lock, with no server running. `wanted` is tried first; where somebody else has it, any free port will do. */
export async function launchServer(
  identity: Identity,
  ephemeral: boolean,
  wanted?: number,
): Promise<{ port: number; lease: Lease }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && wanted !== undefined ? wanted : await freePort();
    const outcome = await launchOn(port, identity, ephemeral);
    if (outcome.lease !== undefined) return { port, lease: outcome.lease };
    // Somebody took the port between our look and PostgreSQL's.
    const taken = outcome.output.includes('could not bind');
    if (!taken || attempt === PORT_ATTEMPTS) throw startFault(identity, outcome.output);
  }
}

type Outcome = { lease: Lease; output?: undefined } | { lease?: undefined; output: string };

async function launchOn(port: number, identity: Identity, ephemeral: boolean): Promise<Outcome> {
  const { dataFolder } = identity;
  const cluster = clusterIn(dataFolder);
  const logFile = path.join(dataFolder, 'postgresql.log');
  const logStart = sizeOf(logFile);
  const order = {
    ...identity.wrap(programIn(identity.native, 'postgres'), serverSettings(cluster, port, ephemeral)),
    ids: identity.ids,
    logFile,
    leaseFile: leaseFileIn(dataFolder),
    ...(process.platform === 'win32' && {
      stopCommand: [programIn(identity.native, 'pg_ctl'), 'stop', '-D', cluster, '-m', 'fast', '-w'],
    }),
    ...(ephemeral && { removeAfterwards: dataFolder }),
  };
  // Detached: Ctrl-C in a terminal reaches the whole group, and the application must still have its database while it leaves.
  const supervisor = spawn(process.execPath, [SUPERVISOR, JSON.stringify(order)], {
    cwd: '/',
    env: postgresEnvironment(),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
    windowsHide: true,
  });
  let spawnFault = '';
  supervisor.once('error', (thrown) => {
    spawnFault = `FATAL: ${thrown.message}`;
  });
  supervisor.unref();
  const pipe = supervisor.stdio[3];
  if (!isSocket(pipe)) return { output: 'FATAL: this system gives no pipe to a child process' };
  const lease = leaseOver(pipe);
  const until = Date.now() + PATIENCE_MS;
  while (!isReadyOn(port, cluster)) {
    if (spawnFault !== '' || supervisor.exitCode !== null || Date.now() > until) {
      await lease.release();
      return { output: spawnFault || textFrom(logFile, logStart) };
    }
    await setTimeout(10);
  }
  return { lease };
}

function isReadyOn(port: number, cluster: string): boolean {
  const server = runningServer(cluster);
  return server?.ready === true && server.port === port;
}

function isSocket(stream: unknown): stream is Socket {
  return typeof stream === 'object' && stream !== null && 'unref' in stream && 'destroySoon' in stream;
}

function startFault(identity: Identity, output: string): EmbeddedPostgresError {
  if (isDiskFull(identity.dataFolder, output)) return diskFull(identity.dataFolder);
  if (output.includes('Permission denied')) return folderFault(identity.dataFolder, new Error(output));
  const line = output.split('\n').find((text) => /FATAL|PANIC/.test(text)) ?? 'it gave no reason';
  return new EmbeddedPostgresError('not-started', `PostgreSQL did not start (${identity.how}): ${line.trim()}.`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function textFrom(file: string, start: number): string {
  const size = sizeOf(file);
  const from = size < start ? 0 : start;
  if (size === from) return '';
  const text = Buffer.alloc(Math.min(size - from, 64_000));
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, text, 0, text.length, from);
  } finally {
    closeSync(descriptor);
  }
  return text.toString('utf8');
}
