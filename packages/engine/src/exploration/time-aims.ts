/** Aims at what waits for time: a limit that runs to its end, and everything that then asks which limit it was. */
import {
  anchorLeaves,
  type Component,
  chartGraph,
  type Pack,
  type Process,
  place,
  processFile,
  type Rule,
  within,
} from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import { type Aim, standing } from './aim.js';
import { countable } from './deadline-aims.js';
import { decidingWays, plainWays, type Way, wayTo } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';

const PART = 'time';
const MOST_LIMITS = 4;

/** A limit that has run out long ago has nothing ahead of it: it is counted from now, or from a day ahead where it ends before that; else from any day. */
const ahead = (process: Process, part: Component): Way => [
  {
    anyOf: [
      anchorLeaves(part.anchor, '').flatMap(({ fact, entered }) => [
        ...(fact === undefined ? [] : on(fact, part.allow.direction === 'back' ? DAYS_AHEAD : 0)),
        ...(entered === undefined ? [] : standing(process, entered)),
      ]),
      countable(process, part),
    ],
  },
];

const DAYS_AHEAD = 100;

const on = (fact: string, days: number): Way => [
  { condition: { field: `fact.${fact}`, operator: '=', value: addDays(FIRST_DAY, days) }, truth: true },
];

export const timeAims = (pack: Pack, id: string, process: Process): Aim[] => {
  const runsOut = Object.entries(process.deadlines).flatMap(([key, limit]): Aim[] => {
    const stands = wayTo(pack, limit.while, true);
    const parts = Object.values(limit.components);
    return [
      { part: PART, steps: [], way: [...stands, ...parts.flatMap((part) => countable(process, part))] },
      {
        part: PART,
        steps: [],
        way: [...stands, ...parts.flatMap((part) => ahead(process, part))],
        shows: within(place(processFile(id, 'deadlines'), key), 'onOverdue'),
      },
    ];
  });
  const isTime = (event: string | undefined): boolean =>
    event !== undefined && process.events[event]?.sentBy === 'time';
  const rules: { readonly at: Way; readonly rule: Rule | string | undefined }[] = [
    ...chartGraph(process.chart)
      .edges.filter(({ event }) => isTime(event))
      .map((edge) => ({ at: standing(process, edge.source.path), rule: edge.transition.guard?.params.rule })),
    ...[
      ...Object.values(process.notices).flatMap(({ on }) => on),
      ...Object.values(process.tasks).flatMap(({ createdBy }) => createdBy),
    ]
      .filter(({ event }) => isTime(event))
      .map(({ when }) => ({ at: [], rule: when })),
  ];
  const asked = rules.flatMap(({ at, rule }) =>
    [wayTo(pack, rule, true), ...(rule === undefined ? [] : decidingWays(pack, rule))]
      .flatMap(plainWays)
      .flatMap((way): Aim[] => {
        const keys = way.flatMap(({ condition: { field, value }, truth }) =>
          field === 'answer.key' && truth ? [value].flat() : [],
        );
        const rest = way.filter(({ condition: { field } }) => field !== 'answer.key');
        return Object.entries(process.deadlines)
          .filter(([key]) => keys.length === 0 || keys.includes(key))
          .slice(0, MOST_LIMITS)
          .map(([, limit]): Aim => {
            const [first] = Object.values(limit.components);
            const counted = first === undefined ? [] : ahead(process, first);
            return { part: PART, steps: [], way: [...at, ...wayTo(pack, limit.while, true), ...counted, ...rest] };
          });
      }),
  );
  return [...runsOut, ...asked];
};
