/** A thread that re-runs cases. */
import { parentPort, workerData } from 'node:worker_threads';
import { type FromReplayThread, Replayer, type ReplayWork, type ToReplayThread } from './replay-work.js';

const work: ReplayWork = workerData;
const replayer = new Replayer(work);
const say = (message: FromReplayThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToReplayThread) => {
  if ('end' in message) {
    say({ report: replayer.report() });
    return;
  }
  replayer.take(message.cases);
  say({ done: message.cases.length });
});
