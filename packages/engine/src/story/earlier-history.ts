/** What a story says of the time before its first step (`given`, and siblings' fields), as dated facts, states and limits of a pack. */
import type { DocumentStatus, Pack, PlainDate, Process } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { CaseLink } from '../case-record.js';
import { actsBefore, type EarlierFact } from './acts-before.js';
import {
  deadlinesOf,
  documentsOf,
  type EarlierDeadline,
  isCodes,
  isRecord,
  linksOf,
  regionAt,
  statesOf,
  tasksOf,
} from './earlier-standing.js';
import { noSuch } from './story-names.js';

export interface EarlierHistory {
  readonly facts: readonly EarlierFact[];
  /** Region -> the state it stood in. */
  readonly states: Readonly<Record<string, string>>;
  readonly deadlines: readonly EarlierDeadline[];
  /** Tasks that were open. */
  readonly tasks: readonly string[];
  /** Document -> the status it had. */
  readonly documents: Readonly<Record<string, DocumentStatus>>;
  readonly links: readonly CaseLink[];
  readonly problems: readonly string[];
}

/**
 * What a key of a story means in a pack: the first of these facts that the pack has, and where the case then stood (DOMAIN 3.5), in regions and states
 * that the chart has. A key that is itself a fact of the pack and moves nothing needs no line here.
 */
interface Meaning {
  readonly facts: readonly string[];
  readonly states?: Readonly<Record<string, string>>;
  /** Where the case stood for this value: a route for a plan. */
  readonly statesByValue?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const LOOKED_AFTER = { care: 'lookedAfter', planning: 'meetingRequired', reviews: 'firstDue' };
const PLAN: Meaning = {
  facts: ['plan', 'primaryPlan'],
  states: { planning: 'ratified' },
  statesByValue: {
    ADOPTION: { 'routes.adoption': 'cprDrafting' },
    LTF: { 'routes.ltf': 'referred' },
    KINSHIP_SGO: { 'routes.kinship': 'preferred' },
    REUNIFICATION: { 'routes.reunification': 'planned' },
    PERMANENCE_ORDER: { 'routes.permanenceOrder': 'exploring' },
  },
};

/** In the order in which these things come about in a child's life: what came later says where the case stands. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  panelDates: { facts: ['panelDates'] },
  lookedAfterSince: { facts: ['becameLookedAfter'], states: LOOKED_AFTER },
  becameLookedAfter: { facts: ['becameLookedAfter'], states: LOOKED_AFTER },
  careProceedings: { facts: ['careProceedingsStart'], states: { court: 'proceedings' } },
  lastReview: { facts: ['lastReviewHeld', 'lastReviewHeldOn'], states: { reviews: 'periodic' } },
  plan: PLAN,
  admDecision: { facts: ['adoptionDecisionOn', 'admDecisionOn'], states: { 'routes.adoption': 'admAgreed' } },
  placementOrder: {
    facts: ['placementOrderDate'],
    states: { court: 'orderMade', reviews: 'adoptionReviews', 'routes.adoption': 'familyFinding' },
  },
  match: { facts: ['matchedOn'], states: { 'routes.adoption': 'matched' } },
  placedForAdoption: {
    facts: ['placedForAdoptionOn'],
    states: { care: 'placedForAdoption', 'routes.adoption': 'placed' },
  },
};

/** What happened before, told by what was recorded then: its facts are those that the pack's own event would have made known. Value -> where the case then stood. */
const ACTS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  placements: {},
  orders: {
    PLACEMENT_ORDER: { court: 'orderMade', reviews: 'adoptionReviews', 'routes.adoption': 'familyFinding' },
    CARE_ORDER: { court: 'orderMade' },
    INTERIM_CARE_ORDER: { court: 'proceedings' },
  },
};

/** `{ PLACEMENT_ORDER: '2026-02-09' }` says the same as `[{ order: 'PLACEMENT_ORDER', date: '2026-02-09' }]`. */
const byName = (value: unknown): unknown =>
  isRecord(value) && Object.values(value).every(isPlainDate)
    ? Object.entries(value).map(([order, date]) => ({ order, date }))
    : value;

/** Keys that say who the child is and to whom they belong; the case is opened with them. */
const IDENTITY = new Set(['ref', 'dob', 'sex', 'ethnic', 'ethnicity', 'relationship']);

/** No life holds more of one thing; each is remembered with all that went before it. */
const MOST_VALUES = 1000;

/** From when a value holds that gives no day of its own. */
export interface Knowledge {
  readonly openedOn: PlainDate;
  /** Everything was known by this day: a date that lies beyond it (a booked panel) was known when the case opened. Absent: a date is known on its day. */
  readonly knownBy?: PlainDate;
}

/**
 * @param given key -> value: a date, a code, a list of codes or dates, `{ value, from }`, or a list of `{ code, start }`
 * @returns facts in order of day, and a sentence for every key that means nothing in this pack
 */
export const earlierHistory = (
  pack: Pack,
  process: Process,
  given: Readonly<Record<string, unknown>>,
  knowledge: Knowledge,
): EarlierHistory => {
  const facts: EarlierFact[] = [];
  const states: Record<string, string> = {};
  const deadlines: EarlierDeadline[] = [];
  const tasks: string[] = [];
  const documents: Record<string, DocumentStatus> = {};
  const links: CaseLink[] = [];
  const problems: string[] = [];
  for (const [key, value] of inOrderOfLife(given)) {
    if (IDENTITY.has(key) || key === 'state') continue;
    if (Array.isArray(value) && value.length > MOST_VALUES) {
      problems.push(`${key} holds more than ${MOST_VALUES} values`);
      continue;
    }
    if (key === 'deadlines' || key === 'openDeadlines') deadlines.push(...deadlinesOf(process, value, problems));
    else if (key === 'tasks') tasks.push(...tasksOf(process, value, problems));
    else if (key === 'documents') Object.assign(documents, documentsOf(process, value, problems));
    else if (key === 'links') links.push(...linksOf(process, value, problems));
    // Not looked after is how every case begins; looked after without a date says where the case stands and no more.
    else if (key === 'lookedAfter' && typeof value === 'boolean' && !Object.hasOwn(pack.facts, key)) {
      if (value) Object.assign(states, statesThere(process, LOOKED_AFTER));
    } else if (Object.hasOwn(ACTS, key)) {
      const acts = datedValues(byName(value), false, knowledge);
      if (acts === undefined || acts.length === 0) {
        problems.push(`${key} is neither a value, a list of values nor values with dates`);
        continue;
      }
      for (const [index, act] of acts.entries()) {
        facts.push(...actsBefore(pack, process, key === 'placements' && index === 0 ? 'first' : key, act));
        Object.assign(states, statesThere(process, ACTS[key]?.[String(act.value)] ?? {}));
      }
    } else {
      const known = Object.hasOwn(MEANINGS, key) ? MEANINGS[key] : undefined;
      const meaning = known ?? { facts: [key] };
      const fact = meaning.facts.find((name) => Object.hasOwn(pack.facts, name));
      if (fact === undefined) {
        const names = [
          ...Object.keys(pack.facts),
          ...Object.keys(MEANINGS),
          ...Object.keys(ACTS),
          'state',
          'deadlines',
          'tasks',
          'documents',
          'links',
        ];
        const expected = known === undefined ? '' : ` (expected as ${meaning.facts.join(' or ')})`;
        problems.push(`${noSuch('fact', key, names)}${expected}`);
        continue;
      }
      const dated = datedValues(value, pack.facts[fact]?.type === 'date', knowledge);
      if (dated === undefined || dated.length === 0) {
        problems.push(`${key} is neither a value, a list of values nor values with dates`);
        continue;
      }
      const noDay =
        pack.facts[fact]?.type === 'date'
          ? dated.find(({ value: day }) => typeof day === 'string' && !isPlainDate(day))
          : undefined;
      if (noDay !== undefined) {
        problems.push(`${key} is a date, and ${String(noDay.value)} is none`);
        continue;
      }
      facts.push(...dated.map((one) => ({ fact, ...one })));
      const last = String(dated.at(-1)?.value);
      Object.assign(states, statesThere(process, { ...meaning.states, ...meaning.statesByValue?.[last] }));
    }
  }
  // What a story says outright of the regions overrules what follows from its facts.
  if (given.state !== undefined) Object.assign(states, statesOf(process, given.state, problems));
  facts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return { facts, states, deadlines, tasks, documents, links, problems };
};

const inOrderOfLife = (given: Readonly<Record<string, unknown>>): [string, unknown][] => {
  const order = [...Object.keys(MEANINGS), ...Object.keys(ACTS)];
  return Object.entries(given).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
};

/** Those of the states that this chart has: an authority without a region stands nowhere in it. */
const statesThere = (process: Process, states: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(states).filter(([region, state]) => Object.hasOwn(regionAt(process, region) ?? {}, state)),
  );

/** Every day that a value mentions. */
export const datesIn = (value: unknown): PlainDate[] => {
  if (isPlainDate(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(datesIn);
};

type DatedValue = Omit<EarlierFact, 'fact'>;

const datedValues = (value: unknown, isDate: boolean, knowledge: Knowledge): DatedValue[] | undefined => {
  const { openedOn, knownBy } = knowledge;
  if (isPlainDate(value)) return [{ value, from: knownBy !== undefined && value > knownBy ? openedOn : value }];
  if (isScalar(value)) return [{ value, from: openedOn }];
  if (isCodes(value) && !isDate) return [{ value, from: openedOn }];
  if (Array.isArray(value)) {
    const all = value.map((item) => datedValues(item, isDate, knowledge));
    return all.every((item) => item !== undefined) ? all.flat() : undefined;
  }
  if (!isRecord(value)) return undefined;
  const plain = value.value ?? value.code ?? value.placement ?? value.route ?? value.order;
  const from = value.from ?? value.start ?? value.since ?? value.on ?? value.date;
  if (!isPlainDate(from)) return undefined;
  if (plain === undefined) return [{ value: from, from }];
  return isScalar(plain) || isCodes(plain) ? [{ value: plain, from }] : undefined;
};

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
