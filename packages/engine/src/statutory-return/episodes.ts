/** Episodes of the statutory return: stretches in which neither the legal status nor the placement of a looked-after child changes (DOMAIN 4.3). */
import type { PlainDate } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { Dated } from '../case-record.js';
import type { Column, ReturnFacts } from './return-facts.js';

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

const PLACEMENT_ORDER = 'E1';
/** Placed for adoption with the foster carers the child has: nobody moves. */
const BY_CURRENT_CARERS = new Set<Column>(['A3', 'A5']);
/** Placed for adoption with others: the care plan is why the child moves. */
const BY_NEW_CARERS = new Set<Column>(['A4', 'A6']);
const ONLY_THE_STATUS = 'PLACE';
const BY_CARE_PLAN = 'CARPL';
const GOES_ON = 'X1';
const WITH_RELATIVES = new Set<Column>(['U1', 'U2', 'U3']);
const WITH_OTHER_CARERS = new Set<Column>(['U4', 'U5', 'U6']);

/** Every episode of every period of care that the facts tell of, in order. */
export const episodesOf = (facts: ReturnFacts): readonly Episode[] => {
  const entries = facts.days('Episodes.DECOM');
  const ends = facts.days('Episodes.DEC');
  return entries.flatMap((entered, index) => {
    const next = entries[index + 1];
    return ofPeriod(
      facts,
      entered,
      ends.find((day) => day >= entered && (next === undefined || day <= next)),
    );
  });
};

type Standing = Pick<Episode, 'LS' | 'PLACE' | 'PLACE_PROVIDER'>;
type Start = Standing & Pick<Episode, 'RNE'> & { readonly day: PlainDate };

const ofPeriod = (facts: ReturnFacts, entered: PlainDate, end: PlainDate | undefined): readonly Episode[] => {
  const starts = startsOf(facts, entered, end);
  return starts.map(({ day, RNE, ...standing }, index): Episode => {
    const next = starts[index + 1];
    return {
      DECOM: day,
      RNE,
      ...standing,
      CIN: facts.on('Episodes.CIN', end ?? next?.day ?? day),
      DEC: next?.day ?? end ?? null,
      REC: next !== undefined ? GOES_ON : end === undefined ? null : endReason(facts, end, standing.PLACE),
      REASON_PLACE_CHANGE:
        next === undefined || next.RNE === 'L' ? null : whyMoved(facts, next.day, standing.PLACE, next.PLACE),
    };
  });
};

/** Where an episode begins, why, and what holds from there. */
const startsOf = (facts: ReturnFacts, entered: PlainDate, end: PlainDate | undefined): readonly Start[] => {
  const statuses = statusHistory(facts);
  const moves = new Set(facts.history('Episodes.PLACE', 'code').map(({ from }) => from));
  const provided = facts.history('Episodes.PLACE_PROVIDER', 'code').map(({ from }) => from);
  const standing = (day: PlainDate): Standing => ({
    LS: column(statuses.findLast(({ from }) => from <= day)),
    PLACE: facts.on('Episodes.PLACE', day),
    PLACE_PROVIDER: facts.on('Episodes.PLACE_PROVIDER', day),
  });
  const days = [...new Set([...moves, ...provided, ...statuses.map(({ from }) => from)])]
    .filter((day) => day > entered && (end === undefined || day < end))
    .sort();
  const starts: Start[] = [{ day: entered, RNE: 'S', ...standing(entered) }];
  for (const day of days) {
    const before = starts.at(-1);
    const now = standing(day);
    const otherStatus = now.LS !== before?.LS;
    // The same kind of placement recorded anew is another placement.
    const otherPlace = moves.has(day) || now.PLACE_PROVIDER !== before?.PLACE_PROVIDER;
    if (!otherStatus && !otherPlace) continue;
    const stays = otherPlace && whyMoved(facts, day, before?.PLACE, now.PLACE) === ONLY_THE_STATUS;
    const RNE = !otherPlace ? 'L' : otherStatus ? (stays ? 'U' : 'B') : stays ? 'T' : 'P';
    starts.push({ day, RNE, ...now });
  }
  return starts;
};

const column = (dated: Dated | undefined): Column =>
  typeof dated?.value === 'string' || typeof dated?.value === 'number' ? dated.value : undefined;

/** The legal status as it was recorded, and the placement order, which is one and is often recorded by its date alone. */
const statusHistory = (facts: ReturnFacts): readonly Dated[] =>
  [
    ...facts.history('Episodes.LS', 'code'),
    ...facts
      .history('Episodes.LS', 'date')
      .flatMap(({ value, revision }) =>
        isPlainDate(value) ? [{ value: PLACEMENT_ORDER, from: value, revision }] : [],
      ),
  ].sort((a, b) => (a.from === b.from ? a.revision - b.revision : a.from < b.from ? -1 : 1));

/** Why the placement changed: as recorded for that day, or as the two placements say themselves. */
const whyMoved = (facts: ReturnFacts, day: PlainDate, before: Column, now: Column): Column => {
  const recorded = facts.history('Episodes.REASON_PLACE_CHANGE', 'code').findLast(({ from }) => from === day);
  if (recorded !== undefined) return column(recorded);
  if (BY_CURRENT_CARERS.has(now)) return ONLY_THE_STATUS;
  return BY_NEW_CARERS.has(now) && !BY_NEW_CARERS.has(before) ? BY_CARE_PLAN : undefined;
};

/** Why care ended: as recorded, or as the order says that ended it. Undefined where it depends on more than was recorded. */
const endReason = (facts: ReturnFacts, end: PlainDate, place: Column): Column => {
  const recorded = facts.history('Episodes.REC', 'code', 'codes').filter(({ from }) => from === end);
  const says = (word: string): boolean =>
    recorded.some(({ value }) => value === word || (Array.isArray(value) && value.includes(word)));
  const code = recorded.findLast(({ value }) => typeof value === 'string' && /^(E\d[0-9AB]?|X1)$/.test(value));
  if (code !== undefined) return column(code);
  if (says('ADOPTION_ORDER')) return says('dispensedWith') ? 'E12' : says('given') ? 'E11' : undefined;
  if (says('CAO')) return 'E41';
  if (says('SGO')) return WITH_RELATIVES.has(place) ? 'E45' : WITH_OTHER_CARERS.has(place) ? 'E46' : undefined;
  return undefined;
};
