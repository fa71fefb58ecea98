/** The thread that judges a share of the mistakes. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeMistakes, type MistakeWork } from './judge-mistakes.js';

const work: MistakeWork = workerData;
parentPort?.postMessage(judgeMistakes(work));
