/** The thread that holds a pack to its checks and walkthroughs. */
import { parentPort, workerData } from 'node:worker_threads';
import { type JudgeWork, judgePack } from './judge-pack.js';

const work: JudgeWork = workerData;
parentPort?.postMessage(judgePack(work));
