/** The kinds of elements that have lists of their own: what they are called, and where in the files each stands. */
import { type Pack, type Process, processFile } from '@homeward/definition';

export const LISTED_KINDS = ['document', 'task', 'notice', 'body', 'tracker', 'fact'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

export interface ListedElement {
  readonly key: string;
  readonly title: string;
  readonly file: string;
  readonly steps: readonly string[];
}

interface KindWords {
  readonly one: string;
  readonly many: string;
  /** How conditions and other elements name it; absent where nothing in a pack names such a thing. */
  readonly names?: (key: string) => readonly string[];
}

export const KIND_WORDS: Readonly<Record<ListedKind, KindWords>> = {
  document: { one: 'Document', many: 'Documents', names: (key) => [key, `document.${key}`] },
  task: { one: 'Task', many: 'Tasks' },
  notice: { one: 'Notice', many: 'Notices' },
  body: { one: 'Panel or meeting', many: 'Panels and meetings', names: (key) => [key] },
  tracker: { one: 'Tracker', many: 'Trackers' },
  fact: {
    one: 'Fact',
    many: 'Facts',
    names: (key) => [
      key,
      ...['fact', 'times', 'ageAt', 'daysSince', 'weeksSince', 'monthsSince', 'daysUntil'].map(
        (asked) => `${asked}.${key}`,
      ),
    ],
  },
};

/** The process's id, for the files that belong to one. */
export const processIdOf = (pack: Pack, process: Process | undefined): string =>
  Object.entries(pack.processes).find(([, each]) => each === process)?.[0] ?? process?.definition.id ?? '';

const FILE_OF = { document: 'documents', task: 'tasks', notice: 'notices' } as const;

/** The file and the steps of an element, standing or new. */
export const placeOfElement = (
  kind: ListedKind,
  key: string,
  process: string,
): { readonly file: string; readonly steps: readonly string[] } => {
  if (kind === 'body') return { file: `bodies/${key}.json`, steps: [] };
  if (kind === 'tracker') return { file: 'trackers.json', steps: [key] };
  if (kind === 'fact') return { file: 'facts.json', steps: [key] };
  return { file: processFile(process, FILE_OF[kind]), steps: [key] };
};

export const elementsOfKind = (pack: Pack, kind: ListedKind, process: Process | undefined): ListedElement[] => {
  const id = processIdOf(pack, process);
  const at = (key: string, title: string): ListedElement => ({ key, title, ...placeOfElement(kind, key, id) });
  const titled = (things: Readonly<Record<string, { readonly title: string }>>): ListedElement[] =>
    Object.entries(things).map(([key, { title }]) => at(key, title));
  switch (kind) {
    case 'body':
      return titled(pack.bodies);
    case 'tracker':
      return titled(pack.trackers);
    case 'fact':
      return Object.entries(pack.facts).map(([key, { label }]) => at(key, label));
    case 'document':
      return titled(process?.documents ?? {});
    case 'task':
      return titled(process?.tasks ?? {});
    case 'notice':
      return Object.entries(process?.notices ?? {}).map(([key, { text }]) => at(key, text));
  }
};
