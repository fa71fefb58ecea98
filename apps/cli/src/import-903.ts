/** `homeward import-903`: brings a looked-after children return in and says what was found. */
import { isPlainDate } from '@homeward/engine';
import type { ImportReport, RowProblem } from '@homeward/runtime';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readReturnFiles } from './read-return-files.js';
import { readWords } from './read-words.js';

export const import903: CliCommand = {
  name: 'import-903',
  usage: '<folder|file> --authority ID --as-at YYYY-MM-DD [--json]',
  summary: 'brings a looked-after children return (SSDA903) in: a folder of CSV files, one CSV file, or the DfE’s XML',
  run: async (args, terminal) => {
    const { values, flags, positionals } = readWords(args, ['authority', 'as-at'], 1, ['json']);
    const { authority, 'as-at': asAt } = values;
    if (authority === undefined) throw new WrongUse('Say whose return it is: --authority herts.');
    if (!isPlainDate(asAt)) throw new WrongUse('Say which day the return speaks of: --as-at 2026-03-31.');
    const files = await readReturnFiles(positionals[0], terminal);
    // Loaded only here: the other commands need no database and start sooner without its client.
    const { withRuntime, startImportRun } = await import('./open-runtime.js');
    const report = await withRuntime(authority, terminal, async (runtime) => {
      const { compiled } = await runtime.packs.current(authority);
      if (compiled.pack.authority.nation !== 'england')
        throw new WrongUse(
          `${compiled.pack.authority.name} makes no such return: SSDA903 is England’s. Nothing was read.`,
        );
      const { finished } = await startImportRun(runtime, {
        authority,
        files,
        asAt,
        person: null,
        onProgress: ({ done, total }) => terminal.problem(`${counted(done)} of ${counted(total)} children`),
      });
      return finished;
    });
    if (flags.has('json')) terminal.line(JSON.stringify(report));
    else printReport(report, terminal);
    return 0;
  },
};

/** Problems of one kind beyond these are only counted. */
const PROBLEMS_SHOWN = 20;

const printReport = (report: ImportReport, terminal: Terminal): void => {
  for (const [, problems] of byKind(report.problems)) {
    for (const { file, line, column, sentence } of problems.slice(0, PROBLEMS_SHOWN))
      terminal.line(`${[file, line, column].filter((part) => part !== null).join(':')}: ${sentence}`);
    if (problems.length > PROBLEMS_SHOWN)
      terminal.line(`... and ${counted(problems.length - PROBLEMS_SHOWN)} more like these (all with --json)`);
  }
  if (report.findings.length > 0) terminal.line('Findings:');
  for (const { count, sentence } of report.findings) terminal.line(`  ${counted(count).padStart(7)}  ${sentence}`);
  const { reading, playing } = report.took;
  terminal.problem(`read and checked in ${seconds(reading)}, played and written in ${seconds(playing)}`);
  terminal.line(lastLine(report));
};

/** "2,675 children: 2,675 new, 0 changed, 0 as before; ..." */
export const lastLine = ({
  children,
  opened,
  changed,
  unchanged,
  entries,
  findings,
  rowsNotRead,
}: ImportReport): string =>
  [
    `${counted(children)} children: ${counted(opened)} new, ${counted(changed)} changed, ${counted(unchanged)} as before`,
    `${counted(entries)} entries`,
    `${counted(findings.reduce((sum, { count }) => sum + count, 0))} findings`,
    `${counted(rowsNotRead)} rows not read`,
  ].join('; ');

/** Problems about the same column of the same file are of one kind. */
const byKind = (problems: readonly RowProblem[]): Map<string, RowProblem[]> => {
  const kinds = new Map<string, RowProblem[]>();
  for (const problem of problems) {
    const kind = `${problem.file} ${problem.column ?? ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem]);
  }
  return kinds;
};

const counted = (n: number): string => n.toLocaleString('en-GB');
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
