/** `homeward coverage`: which clauses of each authority's procedure are executed, shown or reported, and which are open. */
import type { Pack, Story } from '@homeward/definition';
import {
  type ClauseCoverage,
  COVERED_HOW,
  type CoveredHow,
  clauseCoverage,
  compilePack,
  holdingTraces,
  proveByRemoval,
  type StoryTrace,
  switchedOff,
  traceStory,
  unreached,
} from '@homeward/engine';
import { authoritiesIn, guardsOf, readConfig } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';
import { readWords } from './read-words.js';

const TRANSITIONS = 'transitions';
const BY_REMOVAL = 'by-removal';
const LIST = 'list';

export const coverage: CliCommand = {
  name: 'coverage',
  usage: '[pack] [--list] [--by-removal | --transitions]',
  summary:
    'counts the clauses that walkthroughs execute, that are shown or reported, and prints the open ones; --by-removal takes each element out to see; --transitions prints what no walkthrough reaches',
  run: async (args, terminal) => {
    const { positionals, flags } = readWords(args, [], 1, [TRANSITIONS, BY_REMOVAL, LIST]);
    const [named] = positionals;
    const packs = await authoritiesIn(terminal.configs);
    const wanted = named === undefined ? packs : [knownAuthority(named, packs)];
    if (wanted.length === 0) throw new WrongUse('There is no pack to look at.');
    let holds = true;
    const clauses: ClauseCoverage[] = [];
    let missing = 0;
    for (const authority of wanted) {
      const read = await readConfig(terminal.configs, authority);
      if (read.pack === undefined || read.problems.some(({ severity }) => severity === 'error')) {
        terminal.problem(`The pack ${authority} cannot be read. Run: homeward check ${authority}`);
        holds = false;
        continue;
      }
      // What exploring found says what happens, not what should: it reaches elements, and proves no clause.
      const guards = flags.has(TRANSITIONS) ? (await guardsOf(terminal.configs, authority)).guards : [];
      const traced = trace(read.pack, [...read.stories, ...guards], terminal);
      holds &&= traced.holding;
      if (flags.has(TRANSITIONS)) missing += printUnreached(read.pack, traced.traces, terminal);
      else {
        const claimed = clauseCoverage(read.pack, traced.traces);
        const found = flags.has(BY_REMOVAL) ? proveByRemoval(traced.compiled, claimed, read.stories) : claimed;
        printCoverage(authority, found, flags.has(LIST), terminal);
        clauses.push(...found);
      }
    }
    if (flags.has(TRANSITIONS)) {
      terminal.line(
        missing === 0 ? 'Every walkthrough taken together, everything is reached' : `${missing} not reached`,
      );
      return holds && missing === 0 ? 0 : 1;
    }
    const counted = countsOf(clauses);
    terminal.line(
      `${clauses.length - counted.open} of ${clauses.length} clauses covered: ${COVERED_HOW.map((how) => `${counted[how]} ${how}`).join(', ')}`,
    );
    return holds && counted.open === 0 && clauses.length > 0 ? 0 : 1;
  },
};

const countsOf = (clauses: readonly ClauseCoverage[]): Readonly<Record<CoveredHow, number>> => {
  const count = (wanted: CoveredHow): number => clauses.filter(({ how }) => how === wanted).length;
  return { executed: count('executed'), shown: count('shown'), reported: count('reported'), open: count('open') };
};

/** A walkthrough that does not hold proves nothing, so its name is printed and nothing is counted for it. */
const trace = (pack: Pack, stories: readonly Story[], terminal: Terminal) => {
  const compiled = compilePack(pack);
  const { holding, failing } = holdingTraces(stories.map((story) => traceStory(compiled, story)));
  for (const story of failing)
    terminal.line(`${pack.authority.id}: the walkthrough ${story} does not hold, so nothing is counted for it`);
  return { compiled, traces: holding, holding: failing.length === 0 };
};

const printCoverage = (
  authority: string,
  clauses: readonly ClauseCoverage[],
  list: boolean,
  terminal: Terminal,
): void => {
  const counted = countsOf(clauses);
  terminal.line(
    `${authority}: ${clauses.length} clauses: ${COVERED_HOW.map((how) => `${counted[how]} ${how}`).join(', ')}`,
  );
  const missed = clauses.filter(({ missedBy }) => missedBy !== undefined);
  if (missed.length > 0)
    terminal.line(
      `  taken out: ${missed.filter(({ missedBy }) => missedBy === 'walkthrough').length} missed by a walkthrough, ${missed.filter(({ missedBy }) => missedBy === 'check').length} by a check alone`,
    );
  for (const { id, how, clause, because = '', where = '', walkthroughs } of clauses) {
    if (how === 'open')
      terminal.line(`  open: ${id} (${clause.cls ?? 'no class'}) ${clause.rule} ${because} ${where}`.trimEnd());
    else if (list)
      terminal.line(`  ${how}: ${id} ${[where, because, walkthroughs.join(', ')].filter(Boolean).join('; ')}`);
    else if (how !== 'executed' && because !== '') terminal.line(`  ${how}: ${id} at ${where}: ${because}`);
  }
};

const printUnreached = (pack: Pack, traces: readonly StoryTrace[], terminal: Terminal): number => {
  for (const { kind, place, title, by } of switchedOff(pack))
    terminal.line(`${pack.authority.id}/${place}: the ${kind} "${title}" is switched off by the parameter ${by}`);
  const found = unreached(pack, traces);
  for (const { kind, place, title, what, suggestion } of found)
    terminal.line(`${pack.authority.id}/${place}: the ${kind} "${title}" ${what}. ${suggestion}`);
  terminal.line(
    `${pack.authority.id}: ${found.length === 0 ? 'everything is reached' : `${found.length} not reached`}`,
  );
  return found.length;
};
