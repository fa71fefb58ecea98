/** The thread that reads a return: says what it found, then hands over children when asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { readReturn } from './read-return.js';
import type { FromReader, ReaderWork, ToReader } from './read-return-aside.js';

const { request, batch }: ReaderWork = workerData;
const { summary, histories } = readReturn(request);
const say = (message: FromReader): void => parentPort?.postMessage(message);
let at = 0;
parentPort?.on('message', (_next: ToReader) => {
  say({ kind: 'batch', histories: histories.slice(at, at + batch) });
  at += batch;
});
say({ kind: 'read', summary });
