/** `homeward bench`: measures what the design promises, beside its budget. */
import { type CliCommand, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const bench: CliCommand = {
  name: 'bench',
  usage: '<commands|engine> [--seconds N]',
  summary: 'measures commands through HTTP beside raw transactions, or the engine alone; each figure beside its budget',
  run: async (args, terminal) => {
    const { values, positionals } = readWords(args, ['seconds'], 1);
    const seconds = secondsOf(values.seconds);
    switch (positionals[0]) {
      case 'commands': {
        const { benchCommands } = await import('./bench/bench-commands.js');
        return benchCommands(seconds ?? 2, terminal);
      }
      case 'engine': {
        const { benchEngine } = await import('./bench/bench-engine.js');
        return benchEngine(seconds ?? 1, terminal);
      }
      default:
        throw new WrongUse('Say what to measure: commands or engine.');
    }
  },
};

const secondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new WrongUse('--seconds takes a number from 0 to 600.');
  return seconds;
};
