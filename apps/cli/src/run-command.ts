/** Finds the command that was typed and runs it; helps when there is none of that name. */
import { nearestName } from '@homeward/definition';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import type { Commands } from './commands.js';

const HELP_WORDS = new Set(['help', '--help', '-h']);

/**
 * @param words what was typed after `homeward`
 * @returns the exit status: 0 all holds, 1 something does not, 2 the command was called wrongly
 */
export const runCommand = async (commands: Commands, words: readonly string[], terminal: Terminal): Promise<number> => {
  const [name, ...args] = words;
  if (name === undefined || HELP_WORDS.has(name)) {
    terminal.line(await help(commands));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const nearest = nearestName(name, Object.keys(commands));
    terminal.problem(`There is no command ${name}${nearest === undefined ? '.' : `; did you mean ${nearest}?`}`);
    terminal.problem(await help(commands));
    return 2;
  }
  const command = await load();
  if (args.some((word) => word === '--help' || word === '-h')) {
    terminal.line(usageOf(command));
    terminal.line(`  ${command.summary}`);
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    // Anything else is a bug, and its stack is what finds it.
    if (!(error instanceof WrongUse)) throw error;
    terminal.problem(error.message);
    terminal.problem(usageOf(command));
    return 2;
  }
};

const usageOf = ({ name, usage }: CliCommand): string => `Usage: homeward ${name} ${usage}`.trimEnd();

const help = async (commands: Commands): Promise<string> => {
  const lines = ['Usage: homeward <command>'];
  for (const load of Object.values(commands)) {
    const { name, usage, summary } = await load();
    lines.push(`  ${name} ${usage}\n      ${summary}`);
  }
  return lines.join('\n');
};
