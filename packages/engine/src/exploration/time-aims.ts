/** Aims at what waits for time: a limit that runs to its end, and everything that then asks which limit it was. */
import { chartGraph, type Pack, type Process, place, processFile, type Rule, within } from '@homeward/definition';
import { type Aim, standing } from './aim.js';
import { ahead, countable } from './deadline-aims.js';
import { decidingWays, plainWays, type Way, wayTo } from './deciding-ways.js';

const PART = 'time';
const MOST_LIMITS = 4;

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
          .flatMap(([, limit]): Aim[] => {
            const [first] = Object.values(limit.components);
            const counted = first === undefined ? [[]] : [ahead(process, first), countable(process, first)];
            return counted.map((from) => ({
              part: PART,
              steps: [],
              way: [...at, ...wayTo(pack, limit.while, true), ...from, ...rest],
            }));
          });
      }),
  );
  return [...runsOut, ...asked];
};
