/** What can be done to the states of a chart: another name, another one after it, gone. */
import { type ChartEdge, type ChartState, chartGraph } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { processFile } from '../pack-places.js';
import { pointerStep } from '../parse-json.js';
import { deriveKey } from './derive-key.js';
import { applyEdit, type DraftFiles, pointerSteps, valueAt } from './edit.js';
import { type PlaceChange, setPlaces, standsAt } from './set-places.js';
import { stateReferences, waysTo } from './state-references.js';
import { targetText } from './transition-acts.js';

/** The name that a new state beside this one would get. */
export const keyBeside = (state: ChartState, title: string): string =>
  deriveKey(title, state.parent?.children.keys() ?? []);

const nextSibling = ({ parent, key }: ChartState): string | undefined => {
  const keys = [...(parent?.children.keys() ?? [])];
  return keys[keys.indexOf(key) + 1];
};

const besidePointer = ({ pointer, key }: ChartState, other: string): string =>
  `${pointer.slice(0, pointer.length - pointerStep(key).length)}${pointerStep(other)}`;

/** A step written after this one. Nothing leads to it yet. */
export const addStateAfter = (
  id: string,
  state: ChartState,
  title: string,
): { readonly key: string; readonly path: string; readonly changes: readonly PlaceChange[] } => {
  const key = keyBeside(state, title);
  const next = nextSibling(state);
  const around = state.parent?.path ?? '';
  return {
    key,
    path: around === '' ? key : `${around}.${key}`,
    changes: [
      {
        file: processFile(id, 'chart'),
        at: besidePointer(state, key),
        after: { meta: { title } },
        ...(next === undefined ? {} : { next }),
      },
    ],
  };
};

/** A step after this one; a way that leads out of this one leads there first. Nothing leads on from it yet. */
export const addStepOnWay = (
  files: DraftFiles,
  id: string,
  state: ChartState,
  title: string,
  way: ChartEdge | undefined,
): { readonly path: string; readonly changes: readonly PlaceChange[] } => {
  const { key, path, changes } = addStateAfter(id, state, title);
  // Beside the state that the way leaves: its name alone says where.
  const target = { place: `${processFile(id, 'chart')}#${way?.pointer ?? ''}/target`, value: key };
  return { path, changes: way === undefined ? changes : [...changes, ...setPlaces(files, [target])] };
};

/** A step to pass through, a part with steps inside, an end. */
export type StateForm = 'step' | 'part' | 'end';

/** Only a step without ways becomes an end, and only one without steps inside becomes anything: who offers the choice sees to that. */
export const setStateKind = (
  files: DraftFiles,
  file: string,
  state: ChartState,
  form: StateForm,
): readonly PlaceChange[] =>
  setPlaces(files, [
    { place: `${file}#${state.pointer}/type`, value: form === 'end' ? 'final' : undefined },
    ...(form === 'part'
      ? [
          { place: `${file}#${state.pointer}/initial`, value: 'first' },
          { place: `${file}#${state.pointer}/states`, value: { first: { meta: { title: 'First step' } } } },
        ]
      : []),
  ]);

/** Whether a state belongs to a route, whose position the table of routes shows. */
export const isInRoute = ({ definition }: Process, { path }: ChartState): boolean =>
  definition.routes.some(({ region }) => path.startsWith(`${region}.`));

/** Gives a state another name, and names it so wherever it is spoken of: ways, rules, limits, words, stories, notes. */
export const renameState = (
  files: DraftFiles,
  pack: Pack,
  id: string,
  path: string,
  key: string,
): readonly PlaceChange[] => {
  const process = pack.processes[id];
  const state = process === undefined ? undefined : chartGraph(process.chart).states.get(path);
  if (state === undefined || path === '' || state.key === key) return [];
  const chart = processFile(id, 'chart');
  const wishes = stateReferences(files, pack, id, path).map((reference) => ({
    place: reference.place,
    value: reference.renamed(key),
  }));
  const changes = setPlaces(files, wishes);
  const inside = ({ file, at }: PlaceChange): boolean => file === chart && at.startsWith(`${state.pointer}/`);
  // What the state itself says moves to its new name as it is after the changes inside it.
  const after = standsAt(applied(files, changes.filter(inside)), `${chart}#${state.pointer}`);
  const next = nextSibling(state);
  return [
    ...changes.filter((change) => !inside(change)),
    { file: chart, at: state.pointer },
    {
      file: chart,
      at: besidePointer(state, key),
      ...(after === undefined ? {} : { after }),
      ...(next === undefined ? {} : { next }),
    },
  ];
};

const applied = (files: DraftFiles, changes: readonly PlaceChange[]): DraftFiles =>
  changes.reduce((now, change) => {
    const before = valueAt(Object.hasOwn(now, change.file) ? now[change.file] : undefined, pointerSteps(change.at));
    const edited = applyEdit(now, { ...change, ...(before === undefined ? {} : { before }) });
    return 'files' in edited ? edited.files : now;
  }, files);

/**
 * Takes a state out, with its own ways. Ways that led to it lead to another state, or are taken out where none is given.
 * What else speaks of it stays, and is listed as a problem until it is put right.
 * @param instead the path of the state that the ways shall lead to
 */
export const removeState = (
  files: DraftFiles,
  process: { readonly id: string; readonly process: Process },
  state: ChartState,
  instead: ChartState | undefined,
): readonly PlaceChange[] => {
  const chart = processFile(process.id, 'chart');
  const wishes = waysTo(process.process, state).map((edge) => ({
    place: `${chart}#${edge.pointer}${instead === undefined ? '' : '/target'}`,
    value: instead === undefined ? undefined : targetText(process.process.chart, edge.source, instead),
  }));
  const { parent } = state;
  const other = [...(parent?.children.keys() ?? [])].find((key) => key !== state.key);
  const beginning =
    parent !== undefined && parent.node.initial === state.key && other !== undefined
      ? [{ place: `${chart}#${parent.pointer}/initial`, value: instead?.parent === parent ? instead.key : other }]
      : [];
  return [...withoutEmptyLists(setPlaces(files, [...wishes, ...beginning])), { file: chart, at: state.pointer }];
};

/** An action without any way left is no action of the state. */
const withoutEmptyLists = (changes: readonly PlaceChange[]): readonly PlaceChange[] =>
  changes.map(({ after, ...change }) =>
    Array.isArray(after) && after.length === 0 ? change : { ...change, ...(after === undefined ? {} : { after }) },
  );
