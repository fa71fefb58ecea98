/** Aims at limits: each part counted, each way in which one is met, each condition of them deciding. */
import {
  anchorLeaves,
  type Component,
  type Pack,
  type Process,
  place,
  processFile,
  within,
} from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import { type Aim, accepted, known, standing } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';
import { onceTaken } from './once-taken.js';
import { unitAims } from './units-told-apart.js';

const PART = 'limits';

/** What a part counts from must be known, or entered. */
export const countable = (process: Process, { anchor }: Component): Way =>
  anchorLeaves(anchor, '').flatMap(({ fact, entered }) => [
    ...(fact === undefined ? [] : known(fact)),
    ...(entered === undefined ? [] : standing(process, entered)),
  ]);

/** A limit that has run out long ago has nothing ahead of it: it is counted from now, or from a day ahead where it ends before that. */
export const ahead = (process: Process, { anchor, allow }: Component): Way =>
  anchorLeaves(anchor, '').flatMap(({ fact, entered }) => [
    ...(fact === undefined ? [] : on(fact, allow.direction === 'back' ? DAYS_AHEAD : 0)),
    ...(entered === undefined ? [] : standing(process, entered)),
  ]);

const DAYS_AHEAD = 100;

const on = (fact: string, days: number): Way => [
  { condition: { field: `fact.${fact}`, operator: '=', value: addDays(FIRST_DAY, days) }, truth: true },
];

/** Some part can be counted: a limit with several need not have all. */
const counted = (ways: readonly Way[]): Way => (ways.length === 1 ? (ways[0] ?? []) : [{ anyOf: ways }]);

export const deadlineAims = (pack: Pack, id: string, process: Process): Aim[] =>
  Object.entries(process.deadlines).flatMap(([key, limit]): Aim[] => {
    const at = place(processFile(id, 'deadlines'), key);
    const stands = wayTo(pack, limit.while, true);
    const parts = Object.values(limit.components);
    const all = parts.flatMap((part) => countable(process, part));
    const still = (way: Way, shows?: string): Aim => ({
      part: PART,
      steps: [],
      way,
      ...(shows === undefined ? {} : { shows }),
    });
    return [
      ...Object.entries(limit.components).map(([name, part]) =>
        still(
          [...stands, ...countable(process, part), ...wayTo(pack, part.when, true)],
          within(at, 'components', name),
        ),
      ),
      ...unitAims(id, key, limit, (part, way, shows) =>
        still([...stands, ...countable(process, part), ...wayTo(pack, part.when, true), ...way], shows),
      ),
      ...decidingWays(pack, limit.while).map((way) => still([...way, ...all])),
      ...parts
        .flatMap(({ when }) => (when === undefined ? [] : decidingWays(pack, when)))
        .map((way) => still([...stands, ...all, ...way])),
      ...limit.metBy.flatMap(({ event, when }, index): Aim[] => {
        const taking = accepted(pack, process, event);
        if (taking === undefined) return [];
        const aim = (met: Way, shows?: string, from = countable): Aim => ({
          part: PART,
          steps: [{ event, way: [...met, ...taking] }],
          way: [...stands, ...(all.length === 0 ? [] : counted(parts.map((part) => from(process, part))))],
          ...(shows === undefined ? {} : { shows }),
        });
        const then = (met: Way): Way => onceTaken(pack, process, event, met);
        return [
          aim(wayTo(pack, when, true), within(at, 'metBy', index)),
          aim(then(wayTo(pack, when, true)), within(at, 'metBy', index)),
          // It may have been met by time itself, long since.
          aim(wayTo(pack, when, true), within(at, 'metBy', index), ahead),
          ...(when === undefined ? [] : decidingWays(pack, when)).flatMap((met) => [aim(met), aim(then(met))]),
        ];
      }),
    ];
  });
