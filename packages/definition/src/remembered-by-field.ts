/** Remembers what is found out about a field for as long as the pack or form lives that it was found in: every check asks for the same few hundred fields again and again. */
import type { FormDefinition } from './form.js';
import type { Pack, Process } from './pack.js';
import type { RuleScope } from './pack-rules.js';

type About<T> = (pack: Pack, field: string, scope: RuleScope) => T;

/** Packs, processes and forms never change once they are read. What is asked of several forms at once is not remembered. */
export const rememberedByField = <T>(find: About<T>): About<T> => {
  const ofForm = new WeakMap<FormDefinition, Map<string, T>>();
  const ofPack = new WeakMap<Pack, Map<Process | undefined, Map<string, T>>>();
  const bookFor = (pack: Pack, field: string, scope: RuleScope): Map<string, T> | undefined => {
    if (field.startsWith('answer.')) {
      if (scope.forms === 'any' || scope.forms.length !== 1 || scope.extraAnswers.includes(field.slice(7)))
        return undefined;
      const [form] = scope.forms;
      return form === undefined ? undefined : entry(ofForm, form, () => new Map());
    }
    return entry(
      entry(ofPack, pack, () => new Map<Process | undefined, Map<string, T>>()),
      scope.process,
      () => new Map(),
    );
  };
  return (pack, field, scope) => {
    const book = bookFor(pack, field, scope);
    return book === undefined ? find(pack, field, scope) : entry(book, field, () => find(pack, field, scope));
  };
};

interface Book<Key, Value> {
  has(key: Key): boolean;
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

const entry = <Key, Value>(book: Book<Key, Value>, key: Key, make: () => Value): Value => {
  const known = book.get(key);
  if (known !== undefined) return known;
  const made = make();
  book.set(key, made);
  return made;
};
