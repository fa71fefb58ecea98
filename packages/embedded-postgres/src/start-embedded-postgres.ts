// Brings up the PostgreSQL of a data folder: joins the server that runs there, or creates and starts one.
import { accessSync, chmodSync, constants, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { clusterIn, clusterPassword, createCluster } from './cluster.js';
import { EmbeddedPostgresError, folderFault } from './embedded-postgres-error.js';
import { ensureDatabase } from './ensure-database.js';
import { launchServer } from './launch-server.js';
import { joinLease, type Lease } from './lease.js';
import { makeFolder } from './make-folder.js';
import { platformBinaries } from './platform-binaries.js';
import { chooseIdentity, type Identity } from './run-unprivileged.js';
import { forgetDeadServer, portBeforeCrash, runningServer } from './running-server.js';
import { withStartLock } from './start-lock.js';

export type EmbeddedPostgresRequest = {
  /** Made if missing, with mode 700. */
  dataFolder: string;
  /** Created if missing; default `homeward`. */
  database?: string;
  /** For tests: no safety against crashes, and the whole data folder is removed when the server stops. */
  ephemeral?: boolean;
  /** Tried first; without it, the port of a server that crashed there. Another is taken when somebody else has it. */
  port?: number;
  log?: (line: string) => void;
};

export type EmbeddedPostgres = {
  /** Of the superuser, with its password: never log it. */
  url: string;
  port: number;
  /** Where the files really are; differs from the request only when root has to use an account that cannot reach it. */
  dataFolder: string;
  /** True when another process had started the server. */
  attached: boolean;
  /** Lets go of the server; the last one to let go stops it and waits until it has stopped. */
  stop: () => Promise<void>;
  /** Resolves when the server has gone although nobody let go of it; never otherwise. */
  lost: Promise<void>;
};

/**
 * Starts or joins the server of `dataFolder` on 127.0.0.1 and a free port. It stops when the last process that started or joined
 * it calls `stop`, exits or is killed. Throws `EmbeddedPostgresError`, whose message is one sentence for people.
 */
export async function startEmbeddedPostgres(request: EmbeddedPostgresRequest): Promise<EmbeddedPostgres> {
  const { database = 'homeward', ephemeral = false, log = () => {} } = request;
  const started = Date.now();
  const asked = ownFolder(path.resolve(request.dataFolder));
  const identity = chooseIdentity(platformBinaries(), asked);
  const { dataFolder } = identity;
  const server = await withStartLock(dataFolder, async (alone) => {
    const before = request.port ?? portBeforeCrash(clusterIn(dataFolder));
    const held = (await joinServer(dataFolder, alone)) ?? (await newServer(identity, ephemeral, before));
    const serverUrl = `postgres://postgres:${clusterPassword(dataFolder)}@127.0.0.1:${held.port}`;
    try {
      await ensureDatabase(`${serverUrl}/postgres`, database);
    } catch (thrown) {
      await held.lease.release();
      throw thrown;
    }
    return { ...held, url: `${serverUrl}/${encodeURIComponent(database)}` };
  });
  const verb = server.attached ? 'joined' : 'started';
  log(`PostgreSQL ${verb} on 127.0.0.1:${server.port} in ${Date.now() - started} ms (${identity.how}, ${dataFolder})`);
  const { url, port, attached, lease } = server;
  return { url, port, attached, dataFolder, stop: lease.release, lost: lease.lost };
}

type HeldServer = { port: number; lease: Lease; attached: boolean };

async function newServer(identity: Identity, ephemeral: boolean, port: number | undefined): Promise<HeldServer> {
  createCluster(identity, !ephemeral);
  return { ...(await launchServer(identity, ephemeral, port)), attached: false };
}

const PATIENCE_MS = 120_000;

// A server whose supervisor answers is joined. One that is stopping is waited for. One that lost its supervisor is stopped, for
// nobody else ever would; its other users are told by their connections and start anew.
async function joinServer(dataFolder: string, alone: boolean): Promise<HeldServer | undefined> {
  const cluster = clusterIn(dataFolder);
  const until = Date.now() + PATIENCE_MS;
  for (let server = runningServer(cluster); server !== undefined; server = runningServer(cluster)) {
    if (server.ready) {
      const lease = await joinLease(dataFolder);
      if (lease !== undefined) return { port: server.port, lease, attached: true };
      stopOrphan(server.pid, dataFolder);
    }
    if (Date.now() > until) throw inUse(dataFolder, server.pid);
    await setTimeout(50);
  }
  if (alone) forgetDeadServer(cluster);
  return undefined;
}

function stopOrphan(pid: number, dataFolder: string): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (cause) {
    if (runningServer(clusterIn(dataFolder)) !== undefined) throw inUse(dataFolder, pid, cause);
  }
}

function inUse(dataFolder: string, pid: number, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'in-use',
    `The data folder ${dataFolder} is in use by a PostgreSQL server (process ${pid}) that cannot be joined.`,
    cause,
  );
}

function ownFolder(folder: string): string {
  try {
    if (makeFolder(folder, 0o700)) chmodSync(folder, 0o700);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (thrown) {
    throw folderFault(folder, thrown);
  }
}
