/** `homeward diff`: what changed between two versions of a pack, in sentences, and where live cases would have no home. */
import {
  activePaths,
  type CaseRecord,
  comparePacks,
  type HomelessState,
  TOUCHES,
  type Touches,
} from '@homeward/engine';
import { withAuthority } from '@homeward/runtime';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { namedPack } from './named-pack.js';
import { withRuntime } from './open-runtime.js';
import { readWords } from './read-words.js';

const TITLES: Readonly<Record<Touches, string>> = {
  steps: 'Steps of the process',
  actions: 'Actions',
  limits: 'Limits',
  meetings: 'Panels and meetings',
  forms: 'Forms',
  documents: 'Documents',
  tasks: 'Tasks',
  notices: 'Notices',
  permissions: 'Permissions',
  rules: 'Rules',
  facts: 'Facts and code lists',
  parameters: 'Parameters and calendars',
  trackers: 'Trackers',
  words: 'Words',
  sources: 'Sources',
};

export const diff: CliCommand = {
  name: 'diff',
  usage: '<before> <after> [--live]',
  summary:
    'says what changed between two packs (an authority, authority@version, or a folder); --live counts the cases that would have no home',
  run: async (args, terminal) => {
    const { positionals, flags } = readWords(args, [], 2, ['live']);
    const [one, other] = positionals;
    if (one === undefined || other === undefined)
      throw new WrongUse('Name two packs to compare: homeward diff herts@3f2a herts');
    const [before, after] = [await namedPack(one, terminal), await namedPack(other, terminal)];
    const { differences, homeless } = comparePacks(before.pack, after.pack);
    terminal.line(`From ${before.name} to ${after.name}:`);
    for (const touches of TOUCHES) {
      const own = differences.filter((difference) => difference.touches === touches);
      if (own.length === 0) continue;
      terminal.line('');
      terminal.line(TITLES[touches]);
      for (const { sentence, loosens } of own) terminal.line(`  ${loosens ? '! ' : '- '}${sentence}`);
    }
    if (homeless.length > 0) await printHomeless(homeless, after.pack.authority.id, flags.has('live'), terminal);
    const loosening = differences.filter(({ loosens }) => loosens).length;
    terminal.line('');
    terminal.line(
      `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}, ${loosening} that ${loosening === 1 ? 'loosens' : 'loosen'} something (!), ${homeless.length} ${homeless.length === 1 ? 'state' : 'states'} without a home`,
    );
    return 0;
  },
};

const printHomeless = async (
  homeless: readonly HomelessState[],
  authority: string,
  live: boolean,
  terminal: Terminal,
): Promise<void> => {
  const standing = live ? await casesIn(homeless, authority, terminal) : undefined;
  terminal.line('');
  terminal.line('States that cases may stand in and that are gone');
  for (const { process, path, title } of homeless) {
    const count = standing?.get(`${process} ${path}`);
    terminal.line(
      `  - ${title} (${path})${count === undefined ? '' : `: ${count} live ${count === 1 ? 'case' : 'cases'}`}`,
    );
  }
};

/** How many cases stand in each of the states now, whatever their version. */
const casesIn = (
  homeless: readonly HomelessState[],
  authority: string,
  terminal: Terminal,
): Promise<ReadonlyMap<string, number>> =>
  withRuntime(authority, terminal, async ({ pool }) => {
    const counts = new Map(homeless.map(({ process, path }) => [`${process} ${path}`, 0]));
    const rows = await withAuthority(pool, authority, (query) =>
      query<{ process: string; state: CaseRecord['state'] }>(
        `select process, record -> 'state' as state from case_record`,
      ),
    );
    for (const { process, state } of rows)
      for (const active of activePaths(state)) {
        const name = `${process} ${active}`;
        const count = counts.get(name);
        if (count !== undefined) counts.set(name, count + 1);
      }
    return counts;
  });
