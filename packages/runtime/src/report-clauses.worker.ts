/** The thread that works out how a pack's clauses are covered. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ClauseReport, reportClauses } from '@homeward/engine';
import type { ClauseWork } from './report-clauses-aside.js';

const { pack, stories }: ClauseWork = workerData;
const report: ClauseReport = reportClauses(pack, stories);
parentPort?.postMessage(report);
