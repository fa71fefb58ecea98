/** The thread in which somebody's spreadsheet is read. */
import { parentPort, workerData } from 'node:worker_threads';
import { readCells } from './read-cells.js';

const bytes: Uint8Array = workerData;
parentPort?.postMessage(await readCells(bytes));
