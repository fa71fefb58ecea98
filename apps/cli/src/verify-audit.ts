/** `homeward verify-audit`: walks the hash chains and signed checkpoints, and names the first bad entry of each that is broken. */

import { type CliCommand, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const verifyAudit: CliCommand = {
  name: 'verify-audit',
  usage: '[--authority ID] [--dump FILE | --from FILE]',
  summary: 'checks that nobody altered or removed an entry, in the database or in a dump of it; --dump also writes one',
  run: async (args, terminal) => {
    const { values } = readWords(args, ['authority', 'dump', 'from'], 0);
    if (values.dump !== undefined && values.from !== undefined)
      throw new WrongUse('A dump is either written or read: --dump or --from.');
    // Loaded only here: the other commands need no database and start sooner without its client.
    const { verifyDatabase, verifyDump } = await import('./audit/verify-trails.js');
    return values.from === undefined
      ? verifyDatabase({ authority: values.authority, dump: values.dump }, terminal)
      : verifyDump(values.from, values.authority, terminal);
  },
};
