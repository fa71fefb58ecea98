/** Where cases of one version stand in another: proposed from the two packs, completed by hand. */
import { type ChartGraph, type ChartState, chartGraph, type Pack, type Process } from '@homeward/definition';
import { regionTitle, stateTitle } from '../chart/state-titles.js';

/** Old key -> new key. */
export type Renamed = Readonly<Record<string, string>>;

/** A step that no longer exists and whose part of the process nobody follows any more. */
export const ENDS_HERE = '';

export interface ProcessMapping {
  /** Innermost steps: old path -> new path, or `ENDS_HERE`. A step without a line cannot be moved. */
  readonly steps: Renamed;
  /** Keys that are called otherwise now; what keeps its name needs no line. */
  readonly documents: Renamed;
  readonly limits: Renamed;
  readonly tasks: Renamed;
}

export interface CaseMapping {
  /** By process. */
  readonly processes: Readonly<Record<string, ProcessMapping>>;
}

/** A line of the table of steps: where cases may stand, and where they would. */
export interface StepLine {
  readonly process: string;
  readonly from: string;
  readonly fromTitle: string;
  /** Undefined: nobody knows yet. */
  readonly to: string | undefined;
  readonly toTitle: string | undefined;
  /** `same`: the step is still there; `proposed`: found by its name or place; `open`: to be chosen by hand. */
  readonly how: 'same' | 'proposed' | 'open';
}

export interface ProposedMapping {
  readonly mapping: CaseMapping;
  readonly lines: readonly StepLine[];
}

/** Pure: the same two packs always give the same proposal. */
export const proposeMapping = (before: Pack, after: Pack): ProposedMapping => {
  const processes: Record<string, ProcessMapping> = {};
  const lines: StepLine[] = [];
  for (const [id, was] of Object.entries(before.processes)) {
    const is = Object.hasOwn(after.processes, id) ? after.processes[id] : undefined;
    if (is === undefined) {
      lines.push(...openLines(id, was));
      continue;
    }
    const own = stepLines(id, was, is);
    lines.push(...own);
    processes[id] = {
      steps: Object.fromEntries(own.flatMap(({ from, to }) => (to === undefined ? [] : [[from, to]]))),
      documents: renamedByTitle(was.documents, is.documents),
      limits: renamedByTitle(was.deadlines, is.deadlines),
      tasks: renamedByTitle(was.tasks, is.tasks),
    };
  }
  return { mapping: { processes }, lines };
};

/** Steps in which a case can stand: those without steps inside. */
export const innermostSteps = (graph: ChartGraph): readonly ChartState[] =>
  [...graph.states.values()].filter(({ kind }) => kind === 'atomic' || kind === 'final');

/** The same with what people call them, and the part of the process they are in: for a list to choose from. */
export const chartSteps = (process: Process): readonly { readonly path: string; readonly title: string }[] =>
  innermostSteps(chartGraph(process.chart)).map(({ path }) => ({
    path,
    title: `${regionTitle(process, path.slice(0, path.indexOf('.')))}: ${stateTitle(process, path)}`,
  }));

const openLines = (id: string, was: Process): StepLine[] =>
  innermostSteps(chartGraph(was.chart)).map(({ path }) => ({
    process: id,
    from: path,
    fromTitle: stateTitle(was, path),
    to: undefined,
    toTitle: undefined,
    how: 'open',
  }));

const stepLines = (id: string, was: Process, is: Process): StepLine[] => {
  const now = innermostSteps(chartGraph(is.chart));
  const paths = new Set(now.map(({ path }) => path));
  const taken = new Set(innermostSteps(chartGraph(was.chart)).flatMap(({ path }) => (paths.has(path) ? [path] : [])));
  return innermostSteps(chartGraph(was.chart)).map(({ path, key }): StepLine => {
    const line = { process: id, from: path, fromTitle: stateTitle(was, path) };
    if (paths.has(path)) return { ...line, to: path, toTitle: stateTitle(is, path), how: 'same' };
    const fresh = now.filter((state) => !taken.has(state.path));
    const title = stateTitle(was, path);
    const region = path.slice(0, path.indexOf('.'));
    const found =
      only(fresh.filter((state) => stateTitle(is, state.path) === title && state.path.startsWith(`${region}.`))) ??
      only(fresh.filter((state) => state.key === key && state.path.startsWith(`${region}.`))) ??
      only(fresh.filter((state) => stateTitle(is, state.path) === title && state.key === key));
    return found === undefined
      ? { ...line, to: undefined, toTitle: undefined, how: 'open' }
      : { ...line, to: found.path, toTitle: stateTitle(is, found.path), how: 'proposed' };
  });
};

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/** What is gone and what is new are the same thing when they alone have the same title. */
const renamedByTitle = (
  was: Readonly<Record<string, { readonly title: string }>>,
  is: Readonly<Record<string, { readonly title: string }>>,
): Renamed =>
  Object.fromEntries(
    Object.entries(was).flatMap(([key, { title }]) => {
      if (Object.hasOwn(is, key)) return [];
      const found = only(
        Object.entries(is).filter(([other, one]) => one.title === title && !Object.hasOwn(was, other)),
      );
      return found === undefined ? [] : [[key, found[0]]];
    }),
  );
