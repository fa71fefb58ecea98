// Lets one process of this clone prepare it at a time; the system ends the turn of a process that dies.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { workspace } from './workspace.mjs';

/** Waits for our turn and returns the function that ends it. */
export async function takeTurn() {
  const address = addressOf(`homeward-prepare-${createHash('sha256').update(workspace).digest('hex').slice(0, 32)}`);
  for (let attempt = 1; ; attempt += 1) {
    const turn = await listen(address);
    if (turn !== undefined) return () => turn.close();
    if (attempt === 20) console.error('Waiting for another process that prepares this folder ...');
    await setTimeout(100);
  }
}

// Linux and Windows keep these names in the kernel, so that they vanish with their holder; elsewhere it is a file (see `listen`).
function addressOf(name) {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(tmpdir(), `${name.slice(0, 40)}.sock`);
}

async function listen(address) {
  try {
    return await open(address);
  } catch (thrown) {
    if (thrown.code !== 'EADDRINUSE') throw thrown;
    // A file stays behind when its holder is killed: nobody answers there.
    if (path.isAbsolute(address) && process.platform !== 'win32' && !(await answers(address)))
      rmSync(address, { force: true });
    return undefined;
  }
}

function open(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => resolve(server));
  });
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
