// Tells each child's history from a return: periods of care, and what happened in them, in a strict order.

import { careHappenings } from './care-happenings.js';
import { type ChildRows, rowsByChild } from './child-rows.js';
import type { Ethnicity, PreviousPermanence, Sex } from './code-lists/child-codes.js';
import { careOutcomes } from './code-lists/end-of-care-codes.js';
import { adoptionHappenings, reviewHappenings } from './decision-happenings.js';
import { type Happening, orderOnOneDay } from './happening.js';
import { type EpisodeRun, endOfRun, episodeRuns, type PeriodOfCare } from './period-of-care.js';
import type { PlainDate } from './plain-date.js';
import type { HeaderRow, ReturnTables } from './rows.js';

/** Who the child is, as the header says. */
export interface HistoryChild {
  /** The authority's reference. */
  readonly ref: string;
  readonly sex?: Sex;
  readonly dateOfBirth: PlainDate;
  readonly ethnicity?: Ethnicity;
  readonly upn?: string;
  /** Whether the looked-after child is herself a mother. The return has no reference to the child's own mother. */
  readonly isMother?: boolean;
  readonly motherOfChildBornOn?: PlainDate;
  readonly previousPermanence?: PreviousPermanence;
  /** For an unaccompanied asylum-seeking child, the day that status ends; null when no day is given. */
  readonly unaccompaniedUntil?: PlainDate | null;
}

/** One child's history as it was known on a day. */
export interface ChildHistory {
  readonly child: HistoryChild;
  readonly periodsOfCare: readonly PeriodOfCare[];
  /** In order of day; on one day by period, then by `orderOnOneDay`, then by place in the return. */
  readonly happenings: readonly Happening[];
  /** How many happenings of the return came after the day asked for and so were left out. */
  readonly leftOut: number;
  readonly source: { readonly file: string; readonly line: number };
}

/**
 * The history of every child of the header, as at the end of the day `asAt`. Children whom only other tables name
 * have no date of birth and no history; `checkReturn` reports them. No rule of any authority is applied here.
 */
export function childHistories(
  parsed: { readonly tables: ReturnTables },
  { asAt }: { readonly asAt: PlainDate },
): ChildHistory[] {
  return rowsByChild(parsed.tables).flatMap((rows) =>
    rows.header === undefined ? [] : [historyOf(rows, rows.header, asAt)],
  );
}

function historyOf(rows: ChildRows, header: HeaderRow, asAt: PlainDate): ChildHistory {
  const runs = episodeRuns(rows.episodes);
  const periods = runs.map((run, index) => periodOf(run, index < runs.length - 1 ? 'followed' : 'last'));
  const periodAt = (on: PlainDate) => periods.findLastIndex(({ startedOn }) => startedOn <= on);
  const all = [
    ...runs.flatMap((run, index) =>
      careHappenings(run, index < runs.length - 1 ? 'followed' : 'last').map((what) => ({ what, period: index })),
    ),
    ...[...adoptionHappenings(rows), ...reviewHappenings(rows, periods)].map((what) => ({
      what,
      period: periodAt(what.on),
    })),
  ];
  all.sort(
    (a, b) =>
      compare(a.what.on, b.what.on) ||
      a.period - b.period ||
      orderOnOneDay[a.what.kind] - orderOnOneDay[b.what.kind] ||
      compare(a.what.source.file, b.what.source.file) ||
      a.what.source.line - b.what.source.line,
  );
  const happenings = all.map(({ what }) => what).filter(({ on }) => on <= asAt);
  return {
    child: childOf(rows, header),
    periodsOfCare: periods.flatMap((period) => periodAsAt(period, asAt)),
    happenings,
    leftOut: all.length - happenings.length,
    source: { file: header.file, line: header.line },
  };
}

function childOf(rows: ChildRows, header: HeaderRow): HistoryChild {
  const [unaccompanied] = rows.unaccompanied;
  return {
    ref: header.CHILD,
    sex: header.SEX,
    dateOfBirth: header.DOB,
    ethnicity: header.ETHNIC,
    upn: header.UPN,
    isMother: header.MOTHER === undefined ? undefined : header.MOTHER === '1',
    motherOfChildBornOn: header.MC_DOB,
    previousPermanence: rows.previousPermanence.at(-1)?.PREV_PERM,
    unaccompaniedUntil: unaccompanied === undefined ? undefined : (unaccompanied.DUC ?? null),
  };
}

function periodOf(run: EpisodeRun, followed: 'followed' | 'last'): PeriodOfCare {
  const end = endOfRun(run, followed);
  return {
    startedOn: run[0].DECOM,
    endedOn: end?.on,
    episodes: run,
    endReason: end?.reason,
    outcome: end?.reason === undefined ? undefined : careOutcomes[end.reason],
  };
}

function periodAsAt(period: PeriodOfCare, asAt: PlainDate): PeriodOfCare[] {
  if (period.startedOn > asAt) return [];
  if (period.endedOn === undefined || period.endedOn <= asAt) return [period];
  const episodes = period.episodes.filter(({ DECOM }) => DECOM <= asAt);
  return [{ startedOn: period.startedOn, episodes }];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
