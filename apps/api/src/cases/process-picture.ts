/** A process as a picture and as the table that equals it: with the states of a case lit, or as it is published. */
import type { ProcessPicture } from '@homeward/contract';
import type { PlainDate, StateNode, Transition } from '@homeward/definition';
import {
  activePaths,
  type CaseRecord,
  type CompiledPack,
  newCase,
  processOf,
  regionTitle,
  ruleInWords,
  stateTitle,
  worldOf,
} from '@homeward/engine';
import { shortVersion } from './case-words.js';
import type { LoadedCase } from './load-case.js';

/** Where a case is in the version that it is pinned to. */
export const processPicture = ({ compiled, record, version, today, actor }: LoadedCase): ProcessPicture =>
  draw(compiled, version, { record, today, roles: actor.roles, current: activePaths(record.state) });

/** A version as such: nobody's case, so no state is lit. Conditions read alike, for they speak of facts and not of their values. */
export function publishedPicture(
  { compiled, hash }: { readonly compiled: CompiledPack; readonly hash: string },
  process: string,
  today: PlainDate,
): ProcessPicture {
  const record = newCase(compiled, { id: 'blank', process, subjectRef: 'blank', openedOn: today, facts: {} });
  return draw(compiled, hash, { record, today, roles: [], current: [] });
}

interface Standing {
  readonly record: CaseRecord;
  readonly today: PlainDate;
  readonly roles: readonly string[];
  readonly current: readonly string[];
}

function draw(compiled: CompiledPack, version: string, { record, today, roles, current }: Standing): ProcessPicture {
  const { process } = processOf(compiled, record.process);
  const { chart } = process;
  const active = new Set(current.length === 0 ? [] : ['', ...current]);
  const titles: Record<string, string> = {};
  const rows: ProcessPicture['rows'] = [];
  const world = worldOf(compiled, record, today, roles);
  const words = { pack: compiled.pack, process };
  const title = (path: string): string => (path === '' ? process.definition.title : (titles[path] ?? titleAt(path)));
  const titleAt = (path: string): string =>
    process.definition.regions.some(({ region }) => region === path)
      ? regionTitle(process, path)
      : stateTitle(process, path);
  const byId = new Map<string, string>();
  const visit = (states: Record<string, StateNode> | undefined, prefix: string): void => {
    for (const [name, node] of Object.entries(states ?? {})) {
      const path = prefix + name;
      titles[path] = titleAt(path);
      if (node.id !== undefined) byId.set(node.id, path);
      visit(node.states, `${path}.`);
    }
  };
  visit(chart.states, '');
  const add = (from: string, event: string, transition: Transition): void => {
    const to = targets(transition, from, byId);
    rows.push({
      from,
      fromTitle: title(from),
      event,
      eventTitle: event === '' ? 'At once' : (process.events[event]?.title ?? event),
      to,
      toTitles: to.map(title),
      condition: transition.guard === undefined ? null : ruleInWords(transition.guard.params.rule, world, words),
      current: active.has(from),
    });
  };
  const walk = (node: Pick<StateNode, 'on' | 'always' | 'states'>, path: string): void => {
    for (const [event, transitions] of Object.entries(node.on ?? {}))
      for (const one of list(transitions)) add(path, event, one);
    for (const one of list(node.always)) add(path, '', one);
    for (const [name, child] of Object.entries(node.states ?? {})) walk(child, path === '' ? name : `${path}.${name}`);
  };
  walk(chart, '');
  return {
    process: { key: record.process, title: process.definition.title },
    version: shortVersion(version),
    chart,
    current: [...current],
    titles,
    events: Object.fromEntries(Object.entries(process.events).map(([event, definition]) => [event, definition.title])),
    rows,
  };
}

const list = (entry: Transition | Transition[] | undefined): readonly Transition[] =>
  entry === undefined ? [] : Array.isArray(entry) ? entry : [entry];

/** XState's targets as paths: `#id.child` from a named state, `.child` inside this one, otherwise a sibling. */
function targets({ target }: Transition, from: string, byId: ReadonlyMap<string, string>): string[] {
  if (target === undefined) return [];
  const parent = from.split('.').slice(0, -1).join('.');
  return (Array.isArray(target) ? target : [target]).map((one) => {
    if (one.startsWith('.')) return from === '' ? one.slice(1) : `${from}${one}`;
    if (!one.startsWith('#')) return parent === '' ? one : `${parent}.${one}`;
    const [id = '', ...rest] = one.slice(1).split('.');
    const base = byId.get(id);
    return base === undefined ? rest.join('.') || id : [base, ...rest].join('.');
  });
}
