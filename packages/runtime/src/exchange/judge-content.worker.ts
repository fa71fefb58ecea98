/** The thread in which a pack that came from elsewhere is judged. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ContentWork, judgeContent } from './judge-content.js';

const work: ContentWork = workerData;
parentPort?.postMessage(judgeContent(work));
