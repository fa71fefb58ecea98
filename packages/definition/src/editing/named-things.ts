/** What a name in a pack may stand for, and what exists of it, with titles: an editor offers these, and nobody types a name. */
import { chartGraph } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { BUILT_IN_FACTS } from '../rule-fields.js';

export const NAMED_KINDS = [
  'role',
  'roleOrBody',
  'body',
  'fact',
  'form',
  'rule',
  'parameter',
  'codeList',
  'event',
  'document',
  'task',
  'deadline',
  'state',
  'link',
  /** An event of whichever process: what a linked case can be told. */
  'anyEvent',
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

export interface NamedThing {
  readonly value: string;
  readonly title: string;
}

/** Kinds that a process has of its own; the others belong to the authority. */
const OF_A_PROCESS: readonly NamedKind[] = ['event', 'document', 'task', 'deadline', 'state', 'link'];

/**
 * @param process whose events, documents and so on are meant; those of all processes without it
 * @returns in the order of their titles; two of the same title with their names behind them
 */
export const namedThings = (pack: Pack, kind: NamedKind, process?: Process): NamedThing[] => {
  const things = OF_A_PROCESS.includes(kind)
    ? (process === undefined ? Object.values(pack.processes) : [process]).flatMap((each) => inProcess(each, kind))
    : inPack(pack, kind);
  const once = [...new Map(things.map((thing) => [thing.value, thing])).values()];
  const times = new Map<string, number>();
  for (const { title } of once) times.set(title, (times.get(title) ?? 0) + 1);
  return once
    .map((thing) =>
      (times.get(thing.title) ?? 0) > 1 ? { ...thing, title: `${thing.title} (${thing.value})` } : thing,
    )
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
};

/** The processes by id, those about a child first: they are what people look for. */
export const processIds = (pack: Pack): string[] => {
  const isOfChild = (id: string): boolean => pack.processes[id]?.definition.subject === 'child';
  return Object.keys(pack.processes).sort((a, b) => Number(isOfChild(b)) - Number(isOfChild(a)));
};

/** What people read for a name; the name itself when nothing is called so. */
export const titleOfThing = (pack: Pack, kind: NamedKind, name: string, process?: Process): string =>
  namedThings(pack, kind, process).find(({ value }) => value === name)?.title ?? name;

const titled = (things: Readonly<Record<string, { readonly title: string }>>): NamedThing[] =>
  Object.entries(things).map(([value, { title }]) => ({ value, title }));

const inPack = (pack: Pack, kind: NamedKind): NamedThing[] => {
  switch (kind) {
    case 'role':
      return titled(pack.grants.roles);
    case 'body':
      return titled(pack.bodies);
    case 'roleOrBody':
      return [...titled(pack.grants.roles), ...titled(pack.bodies)];
    case 'rule':
      return titled(pack.rules);
    case 'codeList':
      return titled(pack.codeLists);
    case 'fact':
      return Object.entries({ ...BUILT_IN_FACTS, ...pack.facts }).map(([value, { label }]) => ({
        value,
        title: label,
      }));
    case 'form':
      return Object.entries(pack.forms).map(([value, { layout }]) => ({ value, title: layout.title }));
    case 'anyEvent':
      return Object.values(pack.processes).flatMap(({ events }) => titled(events));
    case 'parameter':
      return Object.entries(pack.authority.parameters).map(([value, { question }]) => ({ value, title: question }));
    default:
      return [];
  }
};

const inProcess = (process: Process, kind: NamedKind): NamedThing[] => {
  switch (kind) {
    case 'event':
      return titled(process.events);
    case 'document':
      return titled(process.documents);
    case 'task':
      return titled(process.tasks);
    case 'deadline':
      return titled(process.deadlines);
    case 'link':
      return titled(process.definition.links ?? {});
    case 'state':
      return [...chartGraph(process.chart).states.values()]
        .filter(({ path }) => path !== '')
        .map(({ path, node }) => ({ value: path, title: node.meta?.title ?? path }));
    default:
      return [];
  }
};
