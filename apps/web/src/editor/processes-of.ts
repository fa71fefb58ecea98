/** The processes of a draft, and the one that a place is in. */
import { type Pack, type Process, processFile } from '@homeward/definition';
import type { Place } from './use-place';

export interface OwnProcess {
  readonly id: string;
  readonly process: Process;
}

/** The one whose file the place is in; otherwise the first. Undefined for a pack without processes. */
export const processAt = (pack: Pack, place: Place | undefined, file: string): OwnProcess | undefined => {
  const entries = Object.entries(pack.processes);
  const [id, process] = entries.find(([key]) => processFile(key, file) === place?.file) ?? entries[0] ?? [];
  return id === undefined || process === undefined ? undefined : { id, process };
};

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
