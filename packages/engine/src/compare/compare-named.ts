/** Compares what stands under names: what came, what went, and field by field what changed. No field is passed over. */
import { within } from '@homeward/definition';
import { type Differences, nowAndThen, type Said, type Touches } from './difference.js';
import { equal } from './equal.js';

type Fields<T> = {
  readonly [K in keyof T]-?: FieldWords<T[K]>;
};

/** How a field that changed is said; `skip` for what another comparison says. */
export type FieldWords<T> =
  | 'skip'
  /** "<title>: <what> is now ...; it was ...", for texts, numbers and lists of names. */
  | { readonly what: string; readonly words?: (value: T) => string }
  | ((before: T, after: T) => readonly Said[]);

export interface NamedComparison<T extends object> {
  readonly touches: Touches;
  /** "limit", "task". */
  readonly thing: string;
  readonly before: Readonly<Record<string, T>>;
  readonly after: Readonly<Record<string, T>>;
  /** The file and place that the names stand in: `facts.json#`. */
  readonly at: string;
  readonly title: (element: T, key: string) => string;
  readonly added?: (element: T, key: string) => Said;
  readonly removed?: (element: T, key: string) => Said;
  readonly fields: (title: string, key: string) => Fields<T>;
}

export const compareNamed = <T extends object>(
  differences: Differences,
  { touches, thing, before, after, at, title, added, removed, fields }: NamedComparison<T>,
): void => {
  for (const [key, element] of Object.entries(after)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    if (old === undefined) {
      const said = added?.(element, key) ?? `New ${thing}: ${quoted(title(element, key))}.`;
      differences.add(touches, 'added', within(at, key), said);
    } else if (!equal(old, element))
      changes(
        differences,
        touches,
        within(at, key),
        old,
        element,
        fields(title(element, key), key),
        title(element, key),
      );
  }
  for (const [key, element] of Object.entries(before))
    if (!Object.hasOwn(after, key)) {
      const said = removed?.(element, key) ?? `The ${thing} ${quoted(title(element, key))} is gone.`;
      differences.add(touches, 'removed', within(at, key), said);
    }
};

const changes = <T extends object>(
  differences: Differences,
  touches: Touches,
  at: string,
  before: T,
  after: T,
  fields: Fields<T>,
  title: string,
): void => {
  for (const key of keysOf(fields)) {
    const [was, is] = [before[key], after[key]];
    if (equal(was, is)) continue;
    for (const said of fieldSaid(fields[key], was, is, title))
      differences.add(touches, 'changed', within(at, String(key)), said);
  }
};

const keysOf = <T extends object>(fields: Fields<T>): (keyof T)[] => {
  const keys: (keyof T)[] = [];
  for (const key in fields) keys.push(key);
  return keys;
};

const fieldSaid = <V>(field: FieldWords<V>, before: V, after: V, title: string): readonly Said[] => {
  if (field === 'skip') return [];
  if (typeof field === 'function') return field(before, after);
  const words = field.words ?? plain;
  return [nowAndThen(`${quoted(title)}: ${field.what}`, words(before), words(after))];
};

export const quoted = (text: string): string => `"${text}"`;

/** Any value as words: what is not there, yes and no, numbers, texts, lists. */
export const plain = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nobody and nothing' : value.map(plain).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Sentences for lists of names that grew or shrank. */
export const listSaid = (
  before: readonly string[],
  after: readonly string[],
  added: (names: string) => Said,
  removed: (names: string) => Said,
): Said[] => {
  const [come, gone] = [after.filter((name) => !before.includes(name)), before.filter((name) => !after.includes(name))];
  return [
    ...(come.length === 0 ? [] : [added(come.join(', '))]),
    ...(gone.length === 0 ? [] : [removed(gone.join(', '))]),
    // The same names in another order, or the same name twice.
    ...(come.length === 0 && gone.length === 0 ? [added(after.join(', '))] : []),
  ];
};
