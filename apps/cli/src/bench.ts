/** `homeward bench`: measures what the design promises, beside its budget. */
import { type CliCommand, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const bench: CliCommand = {
  name: 'bench',
  usage: '<commands|engine|replay|move|picture> [--seconds N] [--cases N]',
  summary:
    'measures commands through HTTP beside raw transactions, the engine alone, the re-run of open cases, their move to another version, or the picture of a procedure in a browser; each figure beside its budget',
  run: async (args, terminal) => {
    const { values, positionals } = readWords(args, ['seconds', 'cases'], 1);
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
      case 'replay': {
        const { benchReplay } = await import('./bench/bench-replay.js');
        return benchReplay(casesOf(values.cases), terminal);
      }
      case 'move': {
        const { benchMove } = await import('./bench/bench-move.js');
        return benchMove(casesOf(values.cases), terminal);
      }
      case 'picture': {
        const { benchPicture } = await import('./bench/bench-picture.js');
        return benchPicture(terminal);
      }
      default:
        throw new WrongUse('Say what to measure: commands, engine, replay, move or picture.');
    }
  },
};

const MOST_CASES = 100_000;

const casesOf = (text: string | undefined): number => {
  const cases = text === undefined ? 10_000 : Number(text);
  if (!(Number.isInteger(cases) && cases > 0 && cases <= MOST_CASES))
    throw new WrongUse(`--cases takes a whole number from 1 to ${MOST_CASES}.`);
  return cases;
};

const secondsOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) throw new WrongUse('--seconds takes a number from 0 to 600.');
  return seconds;
};
