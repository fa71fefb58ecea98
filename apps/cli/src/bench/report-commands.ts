/** Prints what a run of commands measured: each setting beside the raw rows of its round and beside its budget. */
import type { Terminal } from '../command.js';
import type { LoopResult } from './closed-loop.js';
import { quantile, spreadOf } from './measure.js';
import type { TimeOnCores } from './time-on-cores.js';

/** DESIGN 11: at least this share of the raw transactions of the same round. */
export const BUDGETS = [
  { clients: 1, share: 0.33 },
  { clients: 4, share: undefined },
  { clients: 16, share: 0.5 },
] as const;
const BUDGET_P99_MS = 5;
/** The three things that take turns in every round. */
export type Series = 'commands' | 'commandsWithOverview' | 'raw';
export const SERIES = ['commands', 'raw', 'commandsWithOverview'] as const satisfies readonly Series[];
const SERIES_NAMES: Readonly<Record<Series, string>> = {
  commands: 'commands through HTTP',
  commandsWithOverview: '  answered with the overview',
  raw: 'raw transactions, same rows',
};

export interface Measured {
  readonly series: Series;
  readonly clients: number;
  readonly round: number;
  readonly result: LoopResult;
  /** What the machine spent on it, telling included; undefined where the kernel does not say. */
  readonly spent: TimeOnCores | undefined;
}

/** Prints every setting. @returns the verdicts in one line */
export const reportCommands = (measured: readonly Measured[], terminal: Terminal): string => {
  const of = (series: Series, clients: number) =>
    measured.filter((one) => one.series === series && one.clients === clients);
  const verdicts: string[] = [];
  for (const { clients, share } of BUDGETS) {
    for (const series of ['raw', 'commands', 'commandsWithOverview'] as const) {
      const own = of(series, clients);
      const { median, least, most } = spreadOf(own.map(({ result }) => result.perSecond));
      const ratios = own.map(
        ({ round, result }) =>
          result.perSecond / (of('raw', clients).find((one) => one.round === round)?.result.perSecond ?? Number.NaN),
      );
      const ratio = spreadOf(ratios);
      const budget = series !== 'commands' || share === undefined ? '' : `, budget ${percent(share)}`;
      const beside =
        series === 'raw'
          ? ''
          : `  ${percent(ratio.median)} of raw (${percent(ratio.least)} to ${percent(ratio.most)})${budget}`;
      terminal.line(
        `${String(clients).padStart(3)} clients  ${SERIES_NAMES[series].padEnd(30)}${whole(median).padStart(6)} (${whole(least)} to ${whole(most)})${beside}`,
      );
      if (series === 'commands')
        verdicts.push(
          `${clients} clients ${whole(median)}/s = ${percent(ratio.median)} of raw${share === undefined ? '' : ratio.median >= share ? ' (kept)' : ` (budget ${percent(share)} not kept)`}`,
        );
    }
  }
  for (const series of ['commands', 'commandsWithOverview'] as const) {
    const latencies = of(series, 1)
      .flatMap(({ result }) => result.milliseconds)
      .sort((a, b) => a - b);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(latencies, share).toFixed(1));
    terminal.line(
      `latency at 1 client, ${SERIES_NAMES[series].trim()}: p50 ${p50}, p95 ${p95}, p99 ${p99} ms${series === 'commands' ? `; budget p99 ${BUDGET_P99_MS} ms` : ''}`,
    );
  }
  reportTimeOnCores(measured, terminal);
  return verdicts.join('; ');
};

/** Milliseconds of processor time for one command: what can be compared when the machine has other work. */
const reportTimeOnCores = (measured: readonly Measured[], terminal: Terminal): void => {
  for (const { clients } of BUDGETS)
    for (const series of ['raw', 'commands', 'commandsWithOverview'] as const) {
      const each = measured.flatMap(({ spent, result, ...one }) =>
        one.series === series && one.clients === clients && spent !== undefined ? [{ spent, done: result.done }] : [],
      );
      if (each.length === 0) continue;
      const [server, database, client] = (['server', 'database', 'clients'] as const).map(
        (part) => spreadOf(each.map(({ spent, done }) => spent[part] / done)).median,
      );
      const all = spreadOf(each.map(({ spent, done }) => (spent.server + spent.database + spent.clients) / done));
      terminal.line(
        `processor ms at ${String(clients).padStart(2)} clients  ${SERIES_NAMES[series].padEnd(30)}server ${two(server)}, PostgreSQL ${two(database)}, clients ${two(client)}; together ${two(all.median)} (${two(all.least)} to ${two(all.most)})`,
      );
    }
};

const two = (n: number | undefined): string => (n ?? Number.NaN).toFixed(2);
const whole = (n: number): string => String(Math.round(n));
const percent = (share: number): string => `${Math.round(share * 100)}%`;
