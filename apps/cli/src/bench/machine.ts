/** What a figure was measured on: figures without it mean nothing. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** One line: cores, memory, Node, and how busy the machine already was. */
export const machineLine = (): string => {
  const model = cpus()[0]?.model.trim();
  const [busy = 0] = loadavg();
  return [
    `Machine: ${availableParallelism()} cores${model === undefined || model === '' || model === 'unknown' ? '' : ` (${model})`}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
    `load before ${busy.toFixed(1)}`,
  ].join(', ');
};
