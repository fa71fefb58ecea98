/** Questions that are never asked: they wait for each other, or for ones that are themselves never asked. */
import type { FormDefinition } from '../../form.js';
import type { Pack } from '../../pack.js';
import { formFile, place } from '../../pack-places.js';
import { openedConditions } from '../../pack-rules.js';
import type { Findings } from '../../problem.js';
import { isShown } from '../../reasoning/form-answers.js';
import { otherwise } from '../../reasoning/formula.js';
import type { Steps } from '../../reasoning/possible.js';
import { topicOf } from '../../reasoning/topic.js';
import { layoutOf, layoutPlace, scopeOf, sectionOf, topOf } from './questions.js';

/** Questions whose conditions each can hold, and yet not together with what they depend on: circles, and questions under ones that are never asked. */
export const neverShown = (
  pack: Pack,
  form: FormDefinition,
  steps: Steps,
  { error }: Findings,
): ReadonlySet<string> => {
  const names = Object.keys(form.schema.properties);
  const isConditional = (name: string): boolean =>
    layoutOf(form, name)?.visibleWhen !== undefined ||
    layoutOf(form, name)?.under !== undefined ||
    sectionOf(form, name)?.visibleWhen !== undefined;
  const impossible = names.filter((name) => isImpossibleAlone(pack, form, name, steps));
  // Begin with what is asked of everybody (or told of elsewhere), and add what can be asked then, until nothing more can.
  const asked = new Set([...names.filter((name) => !isConditional(name)), ...impossible]);
  const missing = new Set(names.filter((name) => !asked.has(name)));
  const dependents = dependentsOf(pack, form, missing);
  let waiting: Iterable<string> = missing;
  for (let next = [...waiting]; next.length > 0; next = [...waiting]) {
    const freed = new Set<string>();
    for (const name of next) {
      if (!missing.has(name)) continue;
      const topic = topicOf(pack, scopeOf(form), steps);
      const shown = isShown(topic, form, name);
      const absent = topic
        .fields()
        .filter((field) => field.startsWith('answer.') && missing.has(topOf(field)))
        .map((field) => otherwise(topic.isKnown(field)));
      if (topic.ask(shown, ...absent).kind === 'impossible') continue;
      missing.delete(name);
      for (const dependent of dependents.get(name) ?? []) freed.add(dependent);
    }
    waiting = freed;
  }
  for (const name of missing) {
    const layout = layoutOf(form, name);
    const key = layout?.visibleWhen === undefined ? (layout?.under === undefined ? '' : 'under') : 'visibleWhen';
    error(
      key === '' ? place(formFile(form.key, 'layout'), 'questions', name) : layoutPlace(form, name, key),
      `\`${name}\` can never be asked: what it waits for can never have been answered by then.`,
      'Let it wait for a question that is asked without it.',
    );
  }
  return new Set([...missing, ...impossible]);
};

/** One of its own conditions can never hold: rules-can-hold says so where it stands. */
const isImpossibleAlone = (pack: Pack, form: FormDefinition, name: string, steps: Steps): boolean =>
  [layoutOf(form, name)?.visibleWhen, sectionOf(form, name)?.visibleWhen].some((when) => {
    if (when === undefined) return false;
    const topic = topicOf(pack, scopeOf(form), steps);
    return topic.ask(topic.isTrue(when)).kind === 'impossible';
  });

/** Question -> the questions that look at its answer. */
const dependentsOf = (pack: Pack, form: FormDefinition, names: Iterable<string>): ReadonlyMap<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const name of names) {
    const layout = layoutOf(form, name);
    const whens = [layout?.visibleWhen, sectionOf(form, name)?.visibleWhen].filter((when) => when !== undefined);
    const fields = whens
      .flatMap((when) => openedConditions(pack, when))
      .flatMap(({ field, value, valueSource }) =>
        valueSource === 'field' && typeof value === 'string' ? [field, value] : [field],
      );
    const looked = [
      ...fields.filter((field) => field.startsWith('answer.')).map(topOf),
      ...(layout?.under === undefined ? [] : [layout.under.question]),
    ];
    for (const other of looked) found.set(other, (found.get(other) ?? new Set()).add(name));
  }
  return found;
};
