// Lets one process at a time start or join the server of a data folder; the system frees the lock when its holder dies.
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { EmbeddedPostgresError, systemCode } from './embedded-postgres-error.js';

const PATIENCE_MS = 120_000;

/** Runs `act` while holding the lock of `dataFolder`; `act` learns whether a lock could be had on this system at all. */
export async function withStartLock<T>(dataFolder: string, act: (alone: boolean) => Promise<T>): Promise<T> {
  const address = lockAddress(realpathSync(dataFolder));
  if (address === undefined) return act(false);
  const lock = await take(address, dataFolder);
  try {
    return await act(true);
  } finally {
    lock.close();
  }
}

// A name in the system's own table (abstract socket, named pipe) vanishes with its holder, even after kill -9; a lock file
// would not, and telling a stale one from a live one is itself a race. macOS has neither: there PostgreSQL's own lock decides.
function lockAddress(folder: string): string | undefined {
  const name = `homeward-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return undefined;
}

async function take(address: string, dataFolder: string): Promise<Server> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const lock = await listen(address);
    if (lock !== undefined) return lock;
    if (Date.now() > until) {
      throw new EmbeddedPostgresError(
        'in-use',
        `Another process has been starting PostgreSQL in ${dataFolder} for two minutes.`,
      );
    }
    await setTimeout(25);
  }
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (thrown) => (systemCode(thrown) === 'EADDRINUSE' ? resolve(undefined) : reject(thrown)));
    server.listen(address, () => resolve(server));
  });
}
