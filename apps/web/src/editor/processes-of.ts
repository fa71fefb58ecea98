/** The processes of a draft, and the one that a place is in. */
import { type Pack, type Process, processFile } from '@homeward/definition';
import type { Place } from './use-place';

export interface OwnProcess {
  readonly id: string;
  readonly process: Process;
}

/** The processes about children first, and of those the one that knows most actions: it is what people mean by "the process". */
export const processesOf = (pack: Pack): readonly OwnProcess[] =>
  Object.entries(pack.processes)
    .map(([id, process]) => ({ id, process }))
    .sort(
      (a, b) =>
        Number(b.process.definition.subject === 'child') - Number(a.process.definition.subject === 'child') ||
        Object.keys(b.process.events).length - Object.keys(a.process.events).length,
    );

/** The one whose file the place is in; otherwise the first. Undefined for a pack without processes. */
export const processAt = (pack: Pack, place: Place | undefined, file: string): OwnProcess | undefined => {
  const own = processesOf(pack);
  return own.find(({ id }) => processFile(id, file) === place?.file) ?? own[0];
};

export const processOptions = (pack: Pack): readonly { readonly value: string; readonly title: string }[] =>
  processesOf(pack).map(({ id, process }) => ({ value: id, title: process.definition.title }));

/** Roles and bodies: whoever can be told something or own a limit. */
export const peopleOf = (pack: Pack): readonly { readonly value: string; readonly title: string }[] =>
  [
    ...Object.entries(pack.grants.roles).map(([value, { title }]) => ({ value, title })),
    ...Object.entries(pack.bodies).map(([value, { title }]) => ({ value, title: `${title} (panel or meeting)` })),
  ].sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));

export const eventsOf = (process: Process): readonly { readonly value: string; readonly title: string }[] =>
  Object.entries(process.events)
    .map(([value, { title }]) => ({ value, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
