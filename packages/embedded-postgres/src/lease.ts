// A hold on a running server: as long as somebody holds one, the server's supervisor keeps it up.
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';

export const leaseFileIn = (dataFolder: string): string => path.join(dataFolder, 'lease.json');

export type Lease = {
  /** Lets go. Resolves when the server has stopped, or at once when somebody else still holds it. */
  release: () => Promise<void>;
  /** Resolves when the server or its supervisor is gone although nobody let go; never otherwise. */
  lost: Promise<void>;
};

/** A lease over an open connection to the supervisor. It does not keep this process alive. */
export function leaseOver(socket: Socket): Lease {
  let released: Promise<void> | undefined;
  const letGo = () =>
    new Promise<void>((resolve) => {
      if (socket.destroyed) return resolve();
      socket.ref();
      socket.once('close', () => resolve());
      socket.end();
    });
  socket.on('error', () => socket.destroy());
  const lost = new Promise<void>((resolve) => {
    const gone = () => released ?? resolve();
    if (socket.destroyed) gone();
    else socket.once('close', gone);
  });
  socket.resume();
  socket.unref();
  return {
    lost,
    release: () => {
      released ??= letGo();
      return released;
    },
  };
}

/** A lease on the server that another process started in `dataFolder`; undefined when its supervisor is gone or leaving. */
export function joinLease(dataFolder: string): Promise<Lease | undefined> {
  const entrance = readEntrance(dataFolder);
  if (entrance === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect(entrance.port, '127.0.0.1', () => socket.write(`${entrance.token}\n`));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(undefined));
    socket.once('data', () => {
      socket.setTimeout(0);
      resolve(leaseOver(socket));
    });
  });
}

function readEntrance(dataFolder: string): { port: number; token: string } | undefined {
  try {
    const entrance: unknown = JSON.parse(readFileSync(leaseFileIn(dataFolder), 'utf8'));
    return isEntrance(entrance) ? entrance : undefined;
  } catch {
    return undefined;
  }
}

function isEntrance(value: unknown): value is { port: number; token: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    'token' in value &&
    typeof value.port === 'number' &&
    typeof value.token === 'string'
  );
}
