/** Everything in a draft that names a state: where, what it says there, and what it would say if the state had another name. */
import { type ChartEdge, type ChartState, chartGraph, isInside } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile, within } from '../pack-places.js';
import { anchorLeaves, leavesOf, rulesOf } from '../pack-rules.js';
import type { Json } from '../parse-json.js';
import type { Condition } from '../rule.js';
import type { DraftFiles } from './edit.js';
import { toJson } from './rule-acts.js';
import { titleAround } from './rule-uses.js';
import { isJsonObject } from './same-json.js';

export interface StateReference {
  readonly place: string;
  /** What people read of the element that names it. */
  readonly title: string;
  readonly kind: 'way' | 'rule' | 'limit' | 'process' | 'story' | 'note';
  /** What would stand there under another name of the state. */
  renamed(key: string): Json;
}

/** The path with the state's own step called otherwise; undefined when the path is neither the state's nor inside it. */
const renamedPath = (path: string, { path: own, key }: ChartState, to: string): string | undefined => {
  if (path !== own && !path.startsWith(`${own}.`)) return undefined;
  return `${own.slice(0, own.length - key.length)}${to}${path.slice(own.length)}`;
};

/** In the order of the files: ways, rules, limits, the process's own words, stories, notes. */
export const stateReferences = (files: DraftFiles, pack: Pack, id: string, path: string): readonly StateReference[] => {
  const process = pack.processes[id];
  const state = process === undefined ? undefined : chartGraph(process.chart).states.get(path);
  if (process === undefined || state === undefined || path === '') return [];
  return [
    ...inWays(pack, id, process, state),
    ...inRules(pack, process, state),
    ...inLimits(id, process, state),
    ...inProcess(id, process, state),
    ...inStories(files, state),
    ...inNotes(pack, id, state),
  ];
};

const inWays = (pack: Pack, id: string, process: Process, state: ChartState): StateReference[] => {
  const graph = chartGraph(process.chart);
  const chart = processFile(id, 'chart');
  const ways = graph.edges.flatMap((edge): StateReference[] => {
    const { target } = edge.transition;
    const names = target === undefined ? [] : Array.isArray(target) ? target : [target];
    return names.flatMap((name, index): StateReference[] => {
      const step = stepNaming(edge, name, state, process);
      if (step === undefined) return [];
      const at = `${chart}#${edge.pointer}/target${Array.isArray(target) ? `/${index}` : ''}`;
      return [{ place: at, title: titleAround(pack, at), kind: 'way', renamed: (to) => withStep(name, step, to) }];
    });
  });
  const { parent } = state;
  const beginning: StateReference[] =
    parent?.node.initial === state.key
      ? [
          {
            place: `${chart}#${parent.pointer}/initial`,
            title: `Where ${parent.node.meta?.title ?? parent.key} begins`,
            kind: 'way',
            renamed: (to) => to,
          },
        ]
      : [];
  return [...ways, ...beginning];
};

/** Which step of a target's text names the state: 1 for `b` in `#a.b`. Undefined when none does. */
const stepNaming = (edge: ChartEdge, name: string, state: ChartState, process: Process): number | undefined => {
  const graph = chartGraph(process.chart);
  const steps = name.split('.');
  for (const index of steps.keys()) {
    const begun = steps.slice(0, index + 1).join('.');
    // "#id" and the empty step before ".child" name a state by what it is not called.
    if (begun === '' || (index === 0 && begun.startsWith('#'))) continue;
    if (graph.resolve(edge.source, begun) === state) return index;
  }
  return undefined;
};

const withStep = (name: string, index: number, to: string): string =>
  name
    .split('.')
    .map((step, at) => (at === index ? to : step))
    .join('.');

const inRules = (pack: Pack, process: Process, state: ChartState): StateReference[] => {
  const parent = state.parent?.path ?? '';
  const elsewhere = Object.values(pack.processes).some(
    (other) => other !== process && chartGraph(other.chart).states.has(state.path),
  );
  return rulesOf(pack)
    .filter(({ scope }) => scope.process === process || (scope.process === undefined && !elsewhere))
    .flatMap(({ path, rule }) =>
      leavesOf(rule, path).conditions.flatMap(({ condition, path: at }): StateReference[] => {
        const renamed = (to: string): Condition => {
          const field = condition.field.startsWith('state.')
            ? renamedPath(condition.field.slice('state.'.length), state, to)
            : undefined;
          const isChild = condition.field === `state.${parent}` && (condition.valueSource ?? 'value') === 'value';
          const { value } = condition;
          const swap = <T>(one: T): T | string => (one === state.key ? to : one);
          const other =
            condition.valueSource === 'field' && typeof value === 'string' && value.startsWith('state.')
              ? renamedPath(value.slice('state.'.length), state, to)
              : undefined;
          return {
            ...condition,
            ...(field === undefined ? {} : { field: `state.${field}` }),
            ...(other === undefined ? {} : { value: `state.${other}` }),
            ...(isChild && value !== undefined ? { value: Array.isArray(value) ? value.map(swap) : swap(value) } : {}),
          };
        };
        const probe = renamed(`${state.key}_`);
        if (JSON.stringify(probe) === JSON.stringify(condition)) return [];
        return [{ place: at, title: titleAround(pack, path), kind: 'rule', renamed: (to) => toJson(renamed(to)) }];
      }),
    );
};

const inLimits = (id: string, process: Process, state: ChartState): StateReference[] =>
  Object.entries(process.deadlines).flatMap(([key, { title, components }]) =>
    Object.entries(components).flatMap(([part, { anchor }]) =>
      anchorLeaves(anchor, within(place(processFile(id, 'deadlines'), key), 'components', part, 'anchor')).flatMap(
        ({ entered, path }): StateReference[] =>
          entered === undefined || renamedPath(entered, state, state.key) === undefined
            ? []
            : [{ place: path, title, kind: 'limit', renamed: (to) => renamedPath(entered, state, to) ?? entered }],
      ),
    ),
  );

const inProcess = (id: string, { definition }: Process, state: ChartState): StateReference[] => {
  const file = processFile(id, 'process');
  const lists = (['regions', 'routes'] as const).flatMap((list) =>
    definition[list].flatMap(({ region, title }, index): StateReference[] =>
      renamedPath(region, state, state.key) === undefined
        ? []
        : [
            {
              place: place(file, list, index, 'region'),
              title,
              kind: 'process',
              renamed: (to) => renamedPath(region, state, to) ?? region,
            },
          ],
    ),
  );
  const sentences = definition.statement.flatMap(({ text }, index): StateReference[] => {
    const renamed = (to: string): string =>
      text.replace(/\{state\.([^}]*)\}/g, (whole, path: string) => {
        const other = renamedPath(path, state, to);
        return other === undefined ? whole : `{state.${other}}`;
      });
    if (renamed(`${state.key}_`) === text) return [];
    return [{ place: place(file, 'statement', index, 'text'), title: text, kind: 'process', renamed }];
  });
  return [...lists, ...sentences];
};

const isStories = (file: string): boolean => file.startsWith('walkthroughs/');

const inStories = (files: DraftFiles, state: ChartState): StateReference[] => {
  const parent = state.parent?.path ?? '';
  const found: StateReference[] = [];
  const note = (at: string, said: Json, title: string): void => {
    if (!isJsonObject(said)) return;
    const renamed = (to: string): Json =>
      Object.fromEntries(
        Object.entries(said).map(([region, value]) => [
          renamedPath(region, state, to) ?? region,
          region === parent && value === state.key ? to : value,
        ]),
      );
    if (JSON.stringify(renamed(`${state.key}_`)) === JSON.stringify(said)) return;
    found.push({ place: at, title, kind: 'story', renamed });
  };
  const visit = (json: Json | undefined, at: string, title: string): void => {
    if (Array.isArray(json)) for (const [index, item] of json.entries()) visit(item, within(at, index), title);
    if (!isJsonObject(json)) return;
    const called = typeof json.title === 'string' ? json.title : title;
    for (const [key, value] of Object.entries(json)) {
      if (key === 'state' || key === 'final') note(within(at, key), value, called);
      else visit(value, within(at, key), called);
    }
  };
  for (const [file, json] of Object.entries(files)) if (isStories(file)) visit(json, `${file}#`, file);
  return found;
};

/** Reasons that stand beside a place: why a warning stays, where a clause is shown. */
const inNotes = (pack: Pack, id: string, state: ChartState): StateReference[] => {
  const chart = processFile(id, 'chart');
  const own = `${chart}#${state.pointer}`;
  const note = (at: string, text: string, title: string): StateReference[] =>
    text === own || text.startsWith(`${own}/`)
      ? [
          {
            place: at,
            title,
            kind: 'note',
            renamed: (to) => `${own.slice(0, own.length - state.key.length)}${to}${text.slice(own.length)}`,
          },
        ]
      : [];
  return [
    ...(pack.authority.explained ?? []).flatMap(({ path, because }, index) =>
      note(place('authority.json', 'explained', index, 'path'), path, because),
    ),
    ...Object.entries(pack.sources.clauses).flatMap(([clause, { coveredAs, rule }]) =>
      coveredAs === undefined
        ? []
        : note(place('sources.json', 'clauses', clause, 'coveredAs', 'where'), coveredAs.where, rule),
    ),
  ];
};

/** The ways that lead to a state, or to one inside it, from outside. */
export const waysTo = (process: Process, state: ChartState): readonly ChartEdge[] =>
  chartGraph(process.chart).edges.filter(
    ({ source, targets }) =>
      source !== state &&
      !isInside(source, state) &&
      targets.some((target) => target === state || isInside(target, state)),
  );
