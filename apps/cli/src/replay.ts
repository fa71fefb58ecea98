/** `homeward replay`: re-runs every open case's whole history against a pack or a draft, and prints each that does not conform. */
import type { Pack } from '@homeward/definition';
import type { ReplayReport } from '@homeward/engine';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const replay: CliCommand = {
  name: 'replay',
  usage: '<pack, folder or draft> [--authority ID]',
  summary:
    're-runs the whole history of every open case against a pack that may be published, and prints what does not conform',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['authority'], 1);
    const [word] = positionals;
    if (word === undefined) throw new WrongUse('Name what the cases are re-run against.');
    // Loaded only here: commands without a database start sooner without its client.
    const { authorityOf, namedCandidate } = await import('./named-candidate.js');
    const { startReplay, withRuntime } = await import('./open-runtime.js');
    const authority = await authorityOf(word, values.authority, terminal);
    return withRuntime(authority, terminal, async (runtime) => {
      const { pack } = await namedCandidate(word, authority, runtime, terminal);
      const begun = performance.now();
      const { finished } = await startReplay(runtime, { authority, pack, person: null });
      const report = await finished;
      printReport(report, pack, terminal);
      terminal.line(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
      return report.conforming === report.cases ? 0 : 1;
    });
  },
};

/** Case by case, then in numbers. */
export const printReport = (report: ReplayReport, { processes }: Pack, terminal: Terminal): void => {
  const titleOf = (event: string): string =>
    Object.values(processes).find(({ events }) => Object.hasOwn(events, event))?.events[event]?.done ?? event;
  for (const { event, document, why, sentence, lacks, cases } of report.breaks)
    for (const { reference, revision, on } of cases)
      terminal.line(
        `${reference}: entry ${revision} of ${on}, ${titleOf(event)}${document === undefined ? '' : ` (${document})`}: ${why}: ${[sentence, ...lacks].join(' ')}`,
      );
  for (const { touches, key, kind, count, examples } of report.differences) {
    const [first] = examples;
    const shown =
      first === undefined ? '' : `; ${first.reference}: ${first.before ?? 'nothing'} -> ${first.after ?? 'nothing'}`;
    terminal.line(`${touches} ${key} ${kind} in ${count} ${count === 1 ? 'case' : 'cases'}${shown}`);
  }
  const { cases, conforming, differing, entries } = report;
  terminal.line(
    `${cases} cases, ${entries} entries re-run: ${conforming} conform (${differing} of them with differences), ${cases - conforming} do not`,
  );
};
