/** `homeward bench`: measures what the design promises, beside its budget. */
import { benchEngine } from './bench/bench-engine.js';
import { type CliCommand, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const bench: CliCommand = {
  name: 'bench',
  usage: '<engine> [--seconds N]',
  summary: 'measures the engine, printing each figure beside its budget',
  run: async (args, terminal) => {
    const { values, positionals } = readWords(args, ['seconds'], 1);
    const seconds = secondsOf(values.seconds);
    switch (positionals[0]) {
      case 'engine':
        return benchEngine(seconds ?? 1, terminal);
      default:
        throw new WrongUse('Say what to measure: engine.');
    }
  },
};

const secondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new WrongUse('--seconds takes a number from 0 to 600.');
  return seconds;
};
