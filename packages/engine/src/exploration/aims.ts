/** What exploring aims at, one after the other: each transition, gate, limit, task and notice, and each condition deciding each rule. */
import { type ChartEdge, chartGraph, type Pack, type Process, type Rule } from '@homeward/definition';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';

export interface AimedStep {
  readonly event: string;
  readonly document?: string;
  readonly way: Way;
}

/** Steps to take, in order; with none the aim is a limit, and time shows it. */
export interface Aim {
  readonly steps: readonly AimedStep[];
  /** How things must stand besides. */
  readonly way: Way;
  /** One person holds all roles. */
  readonly alone?: true;
  /** A form that is asked with these answers; time stands still. */
  readonly form?: string;
  /** Time stands still: the question is how things are. */
  readonly still?: true;
}

export const aimsOf = (pack: Pack, process: Process): Aim[] => [
  ...chartAims(pack, process),
  ...eventAims(pack, process),
  ...deadlineAims(pack, process),
  ...workAims(pack, process),
  ...timeAims(pack, process),
  ...stillAims(pack, process),
];

const standingAt = (path: string): Way => {
  const parts = path.split('.');
  return parts.slice(1).map((name, index): Way[number] => ({
    condition: { field: `state.${parts.slice(0, index + 1).join('.')}`, operator: '=', value: name },
    truth: true,
  }));
};

/** The transitions that a state tries before this one must not be open. */
const before = (pack: Pack, process: Process, edge: ChartEdge): Way =>
  chartGraph(process.chart)
    .edgesOf(edge.source)
    .filter(({ event }) => event === edge.event)
    .slice(
      0,
      chartGraph(process.chart)
        .edgesOf(edge.source)
        .filter(({ event }) => event === edge.event)
        .indexOf(edge),
    )
    .flatMap(({ transition }) => wayTo(pack, transition.guard?.params.rule, false));

/** Regions that are parallel stand in no state of their own. */
const standing = (process: Process, path: string): Way =>
  standingAt(path).filter(
    ({ condition }) =>
      chartGraph(process.chart).states.get(condition.field.slice('state.'.length))?.kind === 'compound',
  );

const chartAims = (pack: Pack, process: Process): Aim[] =>
  chartGraph(process.chart).edges.flatMap((edge): Aim[] => {
    const rule = edge.transition.guard?.params.rule;
    const at = standing(process, edge.source.path);
    const ways = [wayTo(pack, rule, true), ...(rule === undefined ? [] : decidingWays(pack, rule))];
    const { event } = edge;
    if (event === undefined) return ways.map((way) => ({ steps: [], way: [...at, ...way] }));
    return ways.map((way) => ({ steps: [{ event, way: [...way, ...before(pack, process, edge)] }], way: at }));
  });

/** A way in which some state takes the event. */
const accepted = (
  pack: Pack,
  process: Process,
  event: string,
  gates: 'open' | 'any' = 'open',
): { readonly at: Way; readonly way: Way }[] =>
  chartGraph(process.chart)
    .edges.filter((edge) => edge.event === event)
    .slice(0, MOST_STATES)
    .map((edge) => ({
      at: standing(process, edge.source.path),
      way: [
        ...wayTo(pack, edge.transition.guard?.params.rule, true),
        ...(gates === 'open' ? gatesOpen(pack, process, event) : []),
      ],
    }));

const gatesOpen = (pack: Pack, process: Process, event: string): Way =>
  process.events[event]?.gates.flatMap((gate) => wayTo(pack, gate.requires, true)) ?? [];

const MOST_STATES = 3;

const eventAims = (pack: Pack, process: Process): Aim[] =>
  Object.entries(process.events).flatMap(([event, { gates, facts }]): Aim[] => {
    const rules: (Rule | string | undefined)[] = [...facts.map(({ when }) => when), ...gates.map(({ when }) => when)];
    const open = gatesOpen(pack, process, event);
    const answered = facts.flatMap(({ value, from, when }): Way[] =>
      [...('answer' in value ? [value.answer] : []), ...(from === undefined ? [] : [from.answer])].map((name) => [
        { condition: { field: `answer.${name}`, operator: 'notNull' }, truth: true },
        ...wayTo(pack, when, true),
      ]),
    );
    return accepted(pack, process, event, 'any').flatMap(({ at, way }): Aim[] => [
      { steps: [{ event, way: [...way, ...open] }], way: at },
      ...answered.map((more): Aim => ({ steps: [{ event, way: [...way, ...open, ...more] }], way: at })),
      ...gates.flatMap((gate, index) => {
        const others = gates
          .filter((_, other) => other !== index)
          .flatMap((other) => wayTo(pack, other.requires, true));
        return [wayTo(pack, gate.requires, false), ...decidingWays(pack, gate.requires)].map(
          (shut): Aim => ({
            steps: [{ event, way: [...way, ...wayTo(pack, gate.when, true), ...shut, ...others] }],
            way: at,
          }),
        );
      }),
      ...rules
        .flatMap((rule) => (rule === undefined ? [] : decidingWays(pack, rule)))
        .map((more): Aim => ({ steps: [{ event, way: [...way, ...open, ...more] }], way: at })),
    ]);
  });

const deadlineAims = (pack: Pack, process: Process): Aim[] =>
  Object.values(process.deadlines).flatMap((limit): Aim[] => {
    const stands = wayTo(pack, limit.while, true);
    const known = Object.values(limit.components).flatMap(
      ({ anchor }): Way =>
        'fact' in anchor ? [{ condition: { field: `fact.${anchor.fact}`, operator: 'notNull' }, truth: true }] : [],
    );
    const parts = Object.values(limit.components);
    return [
      ...parts.map((part): Aim => {
        const own: Way =
          'fact' in part.anchor
            ? [{ condition: { field: `fact.${part.anchor.fact}`, operator: 'notNull' }, truth: true }]
            : [];
        return { steps: [], way: [...stands, ...own, ...wayTo(pack, part.when, true)] };
      }),
      ...decidingWays(pack, limit.while).map((way): Aim => ({ steps: [], way: [...way, ...known] })),
      ...parts
        .flatMap(({ when }) => (when === undefined ? [] : decidingWays(pack, when)))
        .map((way): Aim => ({ steps: [], way: [...stands, ...known, ...way] })),
      ...limit.metBy.flatMap(({ event, when }): Aim[] =>
        accepted(pack, process, event).flatMap(({ at, way }) =>
          [wayTo(pack, when, true), ...(when === undefined ? [] : decidingWays(pack, when))].map(
            (met): Aim => ({
              steps: [{ event, way: [...way, ...met] }],
              way: [...stands, ...known, ...at],
            }),
          ),
        ),
      ),
    ];
  });

const workAims = (pack: Pack, process: Process): Aim[] => {
  type On = { readonly event: string; readonly when?: Rule | string | undefined };
  const step = ({ event, when }: On): { readonly at: Way; readonly step: AimedStep }[] =>
    accepted(pack, process, event).map(({ at, way }) => ({
      at,
      step: { event, way: [...way, ...wayTo(pack, when, true)] },
    }));
  const aims: Aim[] = [];
  for (const notice of Object.values(process.notices))
    for (const on of notice.on)
      for (const { at, step: taken } of step(on)) {
        aims.push({ steps: [taken], way: at });
        if (on.when !== undefined)
          aims.push(
            ...decidingWays(pack, on.when).map((way) => ({
              steps: [{ ...taken, way: [...taken.way, ...way] }],
              way: at,
            })),
          );
      }
  for (const task of Object.values(process.tasks))
    for (const created of task.createdBy)
      for (const { at, step: begun } of step(created)) {
        aims.push({ steps: [begun], way: at });
        if (created.when !== undefined)
          aims.push(
            ...decidingWays(pack, created.when).map((way) => ({
              steps: [{ ...begun, way: [...begun.way, ...way] }],
              way: at,
            })),
          );
        for (const done of task.doneBy)
          for (const { at: there, step: ended } of step(done))
            for (const way of [at, [...at, ...there]]) aims.push({ steps: [begun, ended], way });
      }
  for (const [document, { steps }] of Object.entries(process.documents))
    for (const { event, from, when } of steps)
      for (const { at, way } of accepted(pack, process, event).slice(0, 1))
        for (const status of from) {
          const wanted: Way = [
            { condition: { field: `document.${document}`, operator: '=', value: status }, truth: true },
          ];
          const step: AimedStep = { event, document, way: [...way, ...wayTo(pack, when, true), ...wanted] };
          aims.push({ steps: [step], way: at }, { steps: [step], way: at, alone: true });
        }
  return aims;
};

/** The events that bring a document from nothing to a status, in order; none when it cannot come there, or stands there from the first. */
export const stepsTo = (process: Process, document: string, status: string): string[] => {
  const ways = new Map<string, readonly string[]>([['none', []]]);
  for (const [here, events] of ways)
    for (const { event, from, to } of process.documents[document]?.steps ?? [])
      if (from.some((one) => one === here) && !ways.has(to)) ways.set(to, [...events, event]);
  return [...(ways.get(status) ?? [])];
};

/** What waits for time: a limit named in the rule must stand and come to its day. */
const timeAims = (pack: Pack, process: Process): Aim[] => {
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
  return rules.flatMap(({ at, rule }) =>
    [wayTo(pack, rule, true), ...(rule === undefined ? [] : decidingWays(pack, rule))].flatMap((way): Aim[] => {
      const keys = way.flatMap(({ condition: { field, value }, truth }) =>
        field === 'answer.key' && truth ? [value].flat() : [],
      );
      const rest = way.filter(({ condition: { field } }) => field !== 'answer.key');
      return Object.entries(process.deadlines)
        .filter(([key]) => keys.length === 0 || keys.includes(key))
        .slice(0, MOST_LIMITS)
        .map(([, limit]): Aim => {
          const known = Object.values(limit.components).flatMap(
            ({ anchor }): Way =>
              'fact' in anchor
                ? [{ condition: { field: `fact.${anchor.fact}`, operator: 'notNull' }, truth: true }]
                : [],
          );
          return { steps: [], way: [...at, ...wayTo(pack, limit.while, true), ...known, ...rest] };
        });
    }),
  );
};

const MOST_LIMITS = 4;

/** Questions about how things are: who is on a list, who may, what is said, what a form asks. */
const stillAims = (pack: Pack, process: Process): Aim[] => [
  ...[
    ...Object.values(pack.trackers).map(({ rule }) => rule),
    ...process.definition.statement.map(({ when }) => when),
    ...pack.grants.grants.filter(({ may }) => may !== 'record').map(({ when }) => when),
  ]
    .flatMap((rule) => (rule === undefined ? [] : decidingWays(pack, rule)))
    .map((way): Aim => ({ steps: [], way, still: true })),
  ...Object.values(pack.forms).flatMap(({ key, layout }) =>
    [
      ...Object.values(layout.questions).flatMap(({ visibleWhen, requiredWhen }) =>
        requiredWhen === undefined
          ? visibleWhen === undefined
            ? []
            : decidingWays(pack, visibleWhen)
          : [
              ...(visibleWhen === undefined ? [] : decidingWays(pack, visibleWhen)),
              ...decidingWays(pack, requiredWhen).map((way) => [...way, ...wayTo(pack, visibleWhen, true)]),
            ],
      ),
      ...layout.sections.flatMap(({ visibleWhen }) =>
        visibleWhen === undefined ? [] : decidingWays(pack, visibleWhen),
      ),
    ].map((way): Aim => ({ steps: [], way, form: key })),
  ),
];
