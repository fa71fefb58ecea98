/** `homeward dates`: plays the date vectors of a file with the file's own bank holidays. */
import { playDateVectors, verdictLine } from '@homeward/engine';
import type { CliCommand } from './command.js';
import { readStories } from './read-stories.js';
import { readWords } from './read-words.js';
import { Tally } from './tally.js';

export const dates: CliCommand = {
  name: 'dates',
  usage: '<file>',
  summary: 'calculates the date vectors of a file and prints every answer that is not the expected one',
  run: async (args, terminal) => {
    const { positionals } = readWords(args, [], 1);
    const { vectors, calendars, unreadable, stories } = await readStories(positionals[0], terminal);
    const tally = new Tally();
    // A story that cannot be read is for `walk` to say.
    for (const { id, sentence } of unreadable.filter(({ part }) => part !== 'story')) {
      tally.fail();
      terminal.line(`${id}: cannot be read: ${sentence}`);
    }
    for (const verdict of playDateVectors(vectors, calendars)) {
      if (verdict.holds) tally.hold();
      else {
        tally.fail();
        terminal.line(verdictLine(verdict.id, verdict));
      }
    }
    if (vectors.length === 0 && stories.length > 0) terminal.line('This file holds stories but no date vectors.');
    return tally.sum(terminal);
  },
};
