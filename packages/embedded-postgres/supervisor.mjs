// Owns one PostgreSQL server and stops it when the last process that uses it lets go or dies, even by kill -9.
//
// Who uses the server holds a lease: an open connection to this process. The one that started it holds file descriptor 3; others
// connect to the port written in lease.json and send its token. A process that dies closes its connections, so nothing is left to
// clean up. Plain JavaScript outside src/, so that the same file serves the sources and the build.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';

const LOG_LIMIT_BYTES = 1_000_000;
const FAST_STOP_MS = 60_000;

/** @type {{ command: string, args: string[], ids: object, logFile: string, leaseFile: string, stopCommand?: string[], removeAfterwards?: string }} */
const order = JSON.parse(process.argv[2] ?? '');
const token = randomBytes(24).toString('base64url');
const leases = new Set();
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

// Half open: a lease that has been let go still waits for our answer, which is that the server has stopped.
const door = createServer({ allowHalfOpen: true }, (socket) => {
  socket.setTimeout(5_000, () => socket.destroy());
  socket.on('error', () => {});
  socket.once('data', (sent) => {
    const expected = Buffer.from(`${token}\n`);
    if (stopping || sent.length !== expected.length || !timingSafeEqual(sent, expected)) return socket.destroy();
    socket.setTimeout(0);
    hold(socket);
    socket.write('held\n');
  });
});
hold(new Socket({ fd: 3, readable: true, writable: true, allowHalfOpen: true }));
door.listen(0, '127.0.0.1', () => {
  const { port } = door.address();
  // Written aside and renamed: a reader sees a whole file or none.
  writeFileSync(`${order.leaseFile}.new`, JSON.stringify({ port, token }), { mode: 0o600 });
  renameSync(`${order.leaseFile}.new`, order.leaseFile);
  startServer();
});

let server;
function startServer() {
  const log = openLog();
  server = spawn(order.command, order.args, { ...order.ids, cwd: '/', stdio: ['ignore', log, log], windowsHide: true });
  closeSync(log);
  server.on('error', () => leave(1));
  server.on('exit', (code) => leave(code ?? 1));
  if (stopping) stopServer();
}

function hold(lease) {
  leases.add(lease);
  const release = () => {
    if (!leases.delete(lease)) return;
    if (leases.size > 0) lease.end('kept\n');
    else stopServer();
  };
  lease.on('end', release).on('error', release).on('close', release).resume();
}

function stopServer() {
  stopping = true;
  door.close();
  if (server === undefined) return;
  if (order.stopCommand) return void spawnSync(order.stopCommand[0], order.stopCommand.slice(1), { windowsHide: true });
  // Fast shutdown: sessions are ended, everything committed is on disk. If a disk hangs, PostgreSQL recovers from its log.
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), FAST_STOP_MS).unref();
}

function openLog() {
  try {
    if (statSync(order.logFile).size > LOG_LIMIT_BYTES) renameSync(order.logFile, `${order.logFile}.1`);
  } catch {
    // No log yet.
  }
  return openSync(order.logFile, 'a', 0o600);
}

function leave(code) {
  rmSync(order.leaseFile, { force: true });
  if (order.removeAfterwards) rmSync(order.removeAfterwards, { recursive: true, force: true });
  process.exit(code);
}
