/** What can be granted: the actions of each process, and documents and records; with titles, for the rows of a table. */
import { FACTS_CORRECTED, PEOPLE_ALLOCATED } from '../grant.js';
import type { Pack } from '../pack.js';
import type { GrantAct } from './grant-cells.js';
import { type NamedThing, processIds } from './named-things.js';

const PLATFORM: readonly NamedThing[] = [
  { value: FACTS_CORRECTED, title: 'Correct something that was recorded wrongly' },
  { value: PEOPLE_ALLOCATED, title: 'Give a child to somebody, or take the child from them' },
];

/** Records that every process has and that are no documents. */
const RECORDS: readonly NamedThing[] = [
  { value: '*', title: 'Everything that is not named otherwise' },
  { value: 'case', title: 'The record as a whole' },
  { value: 'timeline', title: 'The timeline' },
  { value: 'tracker', title: 'The trackers' },
  { value: 'auditLog', title: 'The history of who did what' },
];

export interface GrantObjects {
  /** A process, or what belongs to all. */
  readonly title: string;
  readonly things: readonly NamedThing[];
}

/** @returns groups in the order of the pack; for `record` only what a person does */
export const grantObjects = (pack: Pack, may: GrantAct): readonly GrantObjects[] => {
  const processes = processIds(pack).flatMap((id) => pack.processes[id] ?? []);
  const named = new Set(
    pack.grants.grants.flatMap((grant) => (grant.may === may ? (grant.events ?? grant.resources ?? []) : [])),
  );
  if (may === 'record')
    return [
      ...processes.map(({ definition, events }) => ({
        title: definition.title,
        things: Object.entries(events).flatMap(([value, { title, sentBy }]) =>
          sentBy === 'person' ? [{ value, title }] : [],
        ),
      })),
      { title: 'Every process', things: PLATFORM },
    ];
  const documents = processes.map(({ definition, documents: own }) => ({
    title: definition.title,
    things: Object.entries(own).map(([value, { title }]) => ({ value, title })),
  }));
  const known = new Set([...RECORDS, ...documents.flatMap(({ things }) => things)].map(({ value }) => value));
  return [
    {
      title: 'Records',
      things: [
        ...RECORDS.filter(({ value }) => value === '*' || value === 'case' || named.has(value)),
        ...[...named].filter((value) => !known.has(value)).map((value) => ({ value, title: inWords(value) })),
      ],
    },
    ...documents,
  ];
};

/** `panelBundle` -> "Panel bundle"; names in capitals as they are. */
const inWords = (name: string): string => {
  if (/^[A-Z_0-9.]+$/.test(name)) return name;
  const text = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('.', ', ')
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
