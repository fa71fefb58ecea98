/** What can be done to the events of a process: a new action with its words and who may, and everything that names one. */
import { chartGraph } from '../chart-graph.js';
import type { EventDefinition } from '../event.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { deriveEventName } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { toJson } from './rule-acts.js';
import type { RuleUse } from './rule-uses.js';
import { titleAround } from './rule-uses.js';
import { type PlaceChange, setPlaces, standsAt } from './set-places.js';

export interface NewAction {
  readonly title: string;
  /** The line of the history. */
  readonly done: string;
  readonly group: EventDefinition['group'];
  readonly form?: string;
  /** Roles that may record it. */
  readonly roles: readonly string[];
  readonly sources: readonly string[];
}

/** An action that the roles may record. It leads nowhere until a way out of some state is given to it. */
export const addEvent = (
  files: DraftFiles,
  pack: Pack,
  id: string,
  { title, done, group, form, roles, sources }: NewAction,
): { readonly event: string; readonly changes: readonly PlaceChange[] } => {
  const taken = Object.values(pack.processes).flatMap((process) => Object.keys(process.events));
  const event = deriveEventName(title, taken);
  const after = toJson({ title, done, group, form, sources });
  return {
    event,
    changes: [
      { file: processFile(id, 'events'), at: `/${event}`, after },
      ...(roles.length === 0 ? [] : letRecord(files, pack, event, roles, sources)),
    ],
  };
};

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));

/** Joins a grant of exactly these roles without a condition where there is one, so that the list stays readable. */
export const letRecord = (
  files: DraftFiles,
  pack: Pack,
  event: string,
  roles: readonly string[],
  sources: readonly string[],
): readonly PlaceChange[] => {
  const index = pack.grants.grants.findIndex(
    (grant) =>
      grant.may === 'record' &&
      grant.when === undefined &&
      (grant.events?.length ?? 100) < 100 &&
      sameSet(grant.roles, roles) &&
      sameSet(grant.sources, sources),
  );
  const joined = pack.grants.grants[index];
  if (joined !== undefined)
    return setPlaces(files, [
      { place: place('grants.json', 'grants', index, 'events'), value: toJson([...(joined.events ?? []), event]) },
    ]);
  const standing = standsAt(files, 'grants.json#/grants');
  return [
    {
      file: 'grants.json',
      at: '/grants',
      after: [...(Array.isArray(standing) ? standing : []), toJson({ roles, may: 'record', events: [event], sources })],
    },
  ];
};

/** Roles that may record an event, under whatever condition. */
export const rolesRecording = (pack: Pack, event: string): readonly string[] => [
  ...new Set(
    pack.grants.grants.flatMap(({ may, events = [], roles }) =>
      may === 'record' && events.includes(event) ? roles : [],
    ),
  ),
];

/** Everything besides its own definition that names an event: ways, limits, documents, tasks, notices, grants, bodies, linked cases. */
export const eventUses = (pack: Pack, id: string, event: string): readonly RuleUse[] => {
  const process = pack.processes[id];
  if (process === undefined) return [];
  const file = (name: string, ...steps: (string | number)[]): string => place(processFile(id, name), ...steps);
  const listed = (name: string, elements: Readonly<Record<string, object>>, lists: readonly string[]): RuleUse[] =>
    Object.entries(elements).flatMap(([key, element]) =>
      lists.flatMap((list) => {
        const entries: unknown = Reflect.get(element, list);
        const names = Array.isArray(entries) && entries.some((entry) => isAbout(entry, event));
        const at = file(name, key, list);
        return names ? [{ place: at, title: titleAround(pack, at) }] : [];
      }),
    );
  return [
    ...chartGraph(process.chart)
      .edges.filter((edge) => edge.event === event)
      .map((edge) => {
        const at = `${processFile(id, 'chart')}#${edge.pointer}`;
        return { place: at, title: titleAround(pack, at) };
      }),
    ...listed('deadlines', process.deadlines, ['metBy']),
    ...listed('documents', process.documents, ['steps']),
    ...listed('tasks', process.tasks, ['createdBy', 'doneBy']),
    ...listed('notices', process.notices, ['on']),
    ...Object.entries(process.tasks).flatMap(([key, { opens, title }]) =>
      opens !== undefined && 'event' in opens && opens.event === event
        ? [{ place: file('tasks', key, 'opens'), title }]
        : [],
    ),
    ...pack.grants.grants.flatMap(({ events = [] }, index) => {
      const at = place('grants.json', 'grants', index);
      return events.includes(event) ? [{ place: at, title: titleAround(pack, at) }] : [];
    }),
    ...Object.entries(pack.bodies).flatMap(([key, { events, title }]) =>
      events.includes(event) ? [{ place: `bodies/${key}.json#/events`, title }] : [],
    ),
    ...process.definition.milestones.flatMap((milestone, index) =>
      milestone === event ? [{ place: file('process', 'milestones', index), title: 'The timeline' }] : [],
    ),
  ];
};

const isAbout = (entry: unknown, event: string): boolean =>
  typeof entry === 'object' && entry !== null && Reflect.get(entry, 'event') === event;
