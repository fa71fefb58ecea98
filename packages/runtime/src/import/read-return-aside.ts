/** Reads a return in a thread of its own, so that whoever uses the service meanwhile does not wait; children come over in batches. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ChildHistory } from '@homeward/ssda903';
import { type ReadRequest, type ReturnSummary, readReturn } from './read-return.js';

export interface ReturnBeingRead {
  readonly summary: ReturnSummary;
  /** Each child once, in batches; may be left off at any point. */
  readonly batches: AsyncIterable<readonly ChildHistory[]>;
  /** Frees the thread. */
  close(): Promise<void>;
}

export type ToReader = { readonly kind: 'next' };
export type FromReader =
  | { readonly kind: 'read'; readonly summary: ReturnSummary }
  | { readonly kind: 'batch'; readonly histories: readonly ChildHistory[] };
export interface ReaderWork {
  readonly request: ReadRequest;
  readonly batch: number;
}

const WORKER = new URL('./read-return.worker.js', import.meta.url);

/** The sample of 2,675 children takes 2.2 s of one core and some 200 MB; a file made to fill the memory ends its thread and not the service. */
const MOST_MEGABYTES = 1_024;

/** @param batch children handed over at once: 100 take 2 ms of the receiving thread */
export async function readReturnAside(request: ReadRequest, batch: number): Promise<ReturnBeingRead> {
  // Sources that a test runs have not been built; then there is no thread to be had.
  if (!existsSync(fileURLToPath(WORKER))) return readReturnHere(request, batch);
  const work: ReaderWork = { request, batch };
  const worker = new Worker(WORKER, {
    workerData: work,
    transferList: request.files.flatMap((file) => ('bytes' in file ? ownBuffer(file.bytes) : [])),
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const ended = endOf(worker);
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  try {
    const first = await nextOf(worker, ended);
    if (first.kind !== 'read') throw new Error('The reading thread answered out of turn.');
    return { summary: first.summary, batches: batchesOf(worker, ended), close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** In this very thread: for a command line, where nobody else waits. */
export function readReturnHere(request: ReadRequest, batch: number): ReturnBeingRead {
  const { summary, histories } = readReturn(request);
  return {
    summary,
    batches: (async function* () {
      for (let at = 0; at < histories.length; at += batch) yield histories.slice(at, at + batch);
    })(),
    close: async () => {},
  };
}

/** Bytes that lie alone in their memory are handed over; others are copied. */
const ownBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];

async function* batchesOf(worker: Worker, ended: Promise<never>): AsyncGenerator<readonly ChildHistory[]> {
  for (;;) {
    const next: ToReader = { kind: 'next' };
    worker.postMessage(next);
    const answer = await nextOf(worker, ended);
    if (answer.kind !== 'batch') throw new Error('The reading thread answered out of turn.');
    if (answer.histories.length === 0) return;
    yield answer.histories;
  }
}

/** Rejects when the thread ends, at whatever point: nobody waits for it in vain. */
function endOf(worker: Worker): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The reading thread ended before its work was done.')));
  });
  // That it ends once it is no longer needed is no fault.
  ended.catch(() => {});
  return ended;
}

const nextOf = (worker: Worker, ended: Promise<never>): Promise<FromReader> =>
  Promise.race([new Promise<FromReader>((resolve) => worker.once('message', resolve)), ended]);
