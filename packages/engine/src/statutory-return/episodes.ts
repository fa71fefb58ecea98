/** Episodes of the statutory return: stretches in which neither the legal status nor the placement of a looked-after child changes (DOMAIN 4.3). */
import type { PlainDate } from '@homeward/definition';
import { addDays, isPlainDate } from '../calendar/plain-date.js';
import type { Dated } from '../case-record.js';
import { BY_CURRENT_CARERS, BY_NEW_CARERS } from './adoptive-placements.js';
import { type Column, columnOf, inOrder, type ReturnFacts } from './return-facts.js';

export interface Episode {
  readonly DECOM: PlainDate;
  readonly RNE: 'S' | 'L' | 'P' | 'T' | 'B' | 'U';
  readonly LS: Column;
  readonly CIN: Column;
  readonly PLACE: Column;
  readonly PLACE_PROVIDER: Column;
  readonly DEC: PlainDate | null;
  readonly REC: Column;
  readonly REASON_PLACE_CHANGE: Column;
}

export const PLACEMENT_ORDER = 'E1';
const ONLY_THE_STATUS = 'PLACE';
const BY_CARE_PLAN = 'CARPL';
const GOES_ON = 'X1';
const WITH_RELATIVES = new Set<Column>(['U1', 'U2', 'U3']);

/** Every episode of every period of care that the facts tell of, in order. */
export const episodesOf = (facts: ReturnFacts): readonly Episode[] =>
  periodsOf(facts).flatMap((period) => ofPeriod(facts, period));

interface Period {
  readonly entered: PlainDate;
  readonly end: PlainDate | undefined;
  /** What was recorded before is of an earlier period. */
  readonly since: PlainDate;
}

const periodsOf = (facts: ReturnFacts): readonly Period[] => {
  const ends = facts.days('Episodes.DEC');
  const periods: Period[] = [];
  for (const entered of facts.days('Episodes.DECOM')) {
    const last = periods.at(-1);
    // Nobody comes into care who is there.
    if (last !== undefined && (last.end === undefined || last.end > entered)) continue;
    const left = last?.end;
    periods.push({
      entered,
      end: ends.find((day) => day >= entered && day !== left),
      since: left === undefined ? '' : left < entered ? addDays(left, 1) : left,
    });
  }
  return periods;
};

type Standing = Pick<Episode, 'LS' | 'PLACE' | 'PLACE_PROVIDER'>;
type Start = Standing & Pick<Episode, 'RNE'> & { readonly day: PlainDate };

const ofPeriod = (facts: ReturnFacts, period: Period): readonly Episode[] => {
  const { end } = period;
  const starts = startsOf(facts, period);
  return starts.map(({ day, RNE, ...standing }, index): Episode => {
    const next = starts[index + 1];
    return {
      DECOM: day,
      RNE,
      ...standing,
      CIN: needOn(facts, day, period),
      DEC: next?.day ?? end ?? null,
      REC: next !== undefined ? GOES_ON : end === undefined ? null : endReason(facts, end, standing.PLACE),
      REASON_PLACE_CHANGE:
        next === undefined || next.RNE === 'L' ? null : whyMoved(facts, next.day, standing.PLACE, next.PLACE),
    };
  });
};

/** Why the child is looked after is often known only some days later. */
const needOn = (facts: ReturnFacts, day: PlainDate, { since, end }: Period): Column =>
  facts.on('Episodes.CIN', day, since) ??
  columnOf(facts.history('Episodes.CIN', 'code').find(({ from }) => from > day && (end === undefined || from <= end)));

/** Where an episode begins, why, and what holds from there. */
const startsOf = (facts: ReturnFacts, { entered, end, since }: Period): readonly Start[] => {
  const statuses = statusHistory(facts).filter(({ from }) => from >= since);
  const moves = new Set(facts.history('Episodes.PLACE', 'code').map(({ from }) => from));
  const provided = new Set(facts.history('Episodes.PLACE_PROVIDER', 'code').map(({ from }) => from));
  const standing = (day: PlainDate): Standing => ({
    LS: columnOf(statuses.findLast(({ from }) => from <= day)),
    PLACE: facts.on('Episodes.PLACE', day, since),
    PLACE_PROVIDER: facts.on('Episodes.PLACE_PROVIDER', day, since),
  });
  const days = [...new Set([...moves, ...provided, ...statuses.map(({ from }) => from)])]
    .filter((day) => day > entered && (end === undefined || day < end))
    .sort();
  let last: Start = { day: entered, RNE: 'S', ...standing(entered) };
  const starts: Start[] = [last];
  for (const day of days) {
    const recorded = standing(day);
    const stays = whyMoved(facts, day, last.PLACE, recorded.PLACE) === ONLY_THE_STATUS;
    // Who provided a placement need not provide the next one.
    const before = moves.has(day) && !stays ? undefined : last.PLACE_PROVIDER;
    const PLACE_PROVIDER = provided.has(day) ? recorded.PLACE_PROVIDER : before;
    const now = { ...recorded, PLACE_PROVIDER };
    const otherStatus = now.LS !== last.LS;
    // The same kind of placement recorded anew is another placement; a provider that becomes known is none.
    const otherPlace =
      moves.has(day) || (last.PLACE_PROVIDER !== undefined && now.PLACE_PROVIDER !== last.PLACE_PROVIDER);
    if (otherStatus || otherPlace) {
      last = { day, RNE: !otherPlace ? 'L' : otherStatus ? (stays ? 'U' : 'B') : stays ? 'T' : 'P', ...now };
      starts.push(last);
    } else {
      last = { ...last, PLACE_PROVIDER };
      starts[starts.length - 1] = last;
    }
  }
  return starts;
};

/** The legal status as it was recorded, and the placement order, which is one and is often recorded by its date alone. */
export const statusHistory = (facts: ReturnFacts): readonly Dated[] =>
  [
    ...facts.history('Episodes.LS', 'code'),
    ...facts
      .history('Episodes.LS', 'date')
      .flatMap(({ value, revision }) =>
        isPlainDate(value) ? [{ value: PLACEMENT_ORDER, from: value, revision }] : [],
      ),
  ].sort(inOrder);

/** Why the placement changed: as recorded for that day, or as the two placements say themselves. */
const whyMoved = (facts: ReturnFacts, day: PlainDate, before: Column, now: Column): Column => {
  const recorded = facts.history('Episodes.REASON_PLACE_CHANGE', 'code').findLast(({ from }) => from === day);
  if (recorded !== undefined) return columnOf(recorded);
  if (BY_CURRENT_CARERS.has(now)) return ONLY_THE_STATUS;
  return BY_NEW_CARERS.has(now) && !BY_NEW_CARERS.has(before) ? BY_CARE_PLAN : undefined;
};

/** Why care ended: as recorded, or as the order says that ended it. Undefined where it depends on more than was recorded. */
const endReason = (facts: ReturnFacts, end: PlainDate, place: Column): Column => {
  const recorded = endRecorded(facts, end);
  const says = (word: string): boolean => isSaid(recorded, word);
  const code = recorded.findLast(({ value }) => typeof value === 'string' && /^(E\d[0-9AB]?|X1)$/.test(value));
  if (code !== undefined) return columnOf(code);
  if (says('ADOPTION_ORDER')) return says('dispensedWith') ? 'E12' : says('given') ? 'E11' : undefined;
  if (says('CAO')) return 'E41';
  // Relatives who foster the child become the guardians; a child fostered by others often goes to relatives then, and only who recorded it knows.
  return says('SGO') && WITH_RELATIVES.has(place) ? 'E45' : undefined;
};

const endRecorded = (facts: ReturnFacts, end: PlainDate): readonly Dated[] =>
  facts.history('Episodes.REC', 'code', 'codes').filter(({ from }) => from === end);

const isSaid = (recorded: readonly Dated[], word: string): boolean =>
  recorded.some(({ value }) => value === word || (Array.isArray(value) && value.includes(word)));

/** Whether care ended with adoption, also where nothing says in which way. */
export const endedByAdoption = (facts: ReturnFacts, { REC, DEC }: Episode): boolean =>
  REC === 'E11' ||
  REC === 'E12' ||
  (REC === undefined && DEC !== null && isSaid(endRecorded(facts, DEC), 'ADOPTION_ORDER'));
