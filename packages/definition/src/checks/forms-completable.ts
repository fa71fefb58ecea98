/** Every form can be completed: what must be answered can be, is asked when it must be, hangs from nothing that is itself never asked, and stands in the complete example. */
import type { FormDefinition } from '../form.js';
import type { Pack } from '../pack.js';
import { formFile, place } from '../pack-places.js';
import type { RuleScope } from '../pack-rules.js';
import { openedConditions } from '../pack-rules.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { isAnswerable } from '../reasoning/answerable.js';
import { exampleGiven } from '../reasoning/example-given.js';
import { answersGiven, isRequired, isShown } from '../reasoning/form-answers.js';
import { type Formula, otherwise } from '../reasoning/formula.js';
import type { Steps } from '../reasoning/possible.js';
import { topicOf } from '../reasoning/topic.js';

const MOST_STEPS = 1_000_000;

export const formsCompletable = (pack: Pack): Problem[] => {
  const findings = findingsOf('forms-completable');
  const steps: Steps = { left: MOST_STEPS };
  for (const form of Object.values(pack.forms)) {
    if (steps.left <= 0) break;
    answerable(form, findings);
    const never = neverShown(pack, form, steps, findings);
    requiredWhileShown(pack, form, never, steps, findings);
    exampleIsComplete(pack, form, steps, findings);
  }
  return findings.found;
};

const scopeOf = (form: FormDefinition): RuleScope => ({
  process: undefined,
  forms: [form],
  extraAnswers: ['form', 'document'],
});

const schemaPlace = (form: FormDefinition, name: string): string =>
  place(formFile(form.key, 'schema'), 'properties', name);
const layoutPlace = (form: FormDefinition, name: string, key: string): string =>
  place(formFile(form.key, 'layout'), 'questions', name, key);

const answerable = (form: FormDefinition, { error }: Findings): void => {
  for (const [name, question] of Object.entries(form.schema.properties)) {
    const layout = layoutOf(form, name);
    const asked = form.schema.required.includes(name) || layout?.requiredWhen !== undefined;
    if (!asked || layout?.notKnown === true || isAnswerable(question)) continue;
    error(
      schemaPlace(form, name),
      `\`${name}\` must be answered, and no answer to it is valid.`,
      'Look at its choices and at the least and most that it allows.',
    );
  }
};

/** Questions whose conditions each can hold, and yet not together with what they depend on: circles, and questions under ones that are never asked. */
const neverShown = (pack: Pack, form: FormDefinition, steps: Steps, { error }: Findings): ReadonlySet<string> => {
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

const requiredWhileShown = (
  pack: Pack,
  form: FormDefinition,
  never: ReadonlySet<string>,
  steps: Steps,
  { error }: Findings,
): void => {
  for (const [name, { requiredWhen }] of Object.entries(form.layout.questions)) {
    if (requiredWhen === undefined || never.has(name) || !Object.hasOwn(form.schema.properties, name)) continue;
    const topic = topicOf(pack, scopeOf(form), steps);
    const required = topic.isTrue(requiredWhen);
    const shown = isShown(topic, form, name);
    const given = answersGiven(topic, form);
    if (topic.ask(required).kind !== 'possible') continue;
    if (topic.ask(required, shown).kind === 'impossible')
      error(
        layoutPlace(form, name, 'requiredWhen'),
        `\`${name}\` must be answered only while it is hidden, so it never is.`,
        'Show it while it must be answered.',
      );
    else if (topic.ask(required, shown, ...given).kind === 'impossible')
      error(
        layoutPlace(form, name, 'requiredWhen'),
        `\`${name}\` must be answered only after an answer that is never asked for while it is shown.`,
        'Let it wait for a question that is asked with it.',
      );
  }
};

const exampleIsComplete = (pack: Pack, form: FormDefinition, steps: Steps, { error }: Findings): void => {
  const example = Object.hasOwn(form.examples, 'complete') ? form.examples.complete : undefined;
  if (example === undefined) return;
  for (const name of Object.keys(form.schema.properties)) {
    if (isGiven(example, name)) continue;
    const topic = topicOf(pack, scopeOf(form), steps);
    const asked: Formula[] = [isShown(topic, form, name), isRequired(topic, form, name)];
    // An answer to a question that is hidden counts for nothing, so what it hangs from must be certain to be asked too.
    for (const field of topic.fields())
      if (field.startsWith('answer.') && isGiven(example, topOf(field))) asked.push(isShown(topic, form, topOf(field)));
    const given = exampleGiven(topic, form, example);
    // Certain to be asked whatever the case is: where that hangs from facts the example may be complete.
    if (
      topic.ask(...given).kind === 'possible' &&
      asked.every((part) => topic.ask(...given, otherwise(part)).kind === 'impossible')
    )
      error(
        place(formFile(form.key, 'examples'), 'complete'),
        `The complete example leaves out \`${name}\`, which must be answered.`,
        'Add an answer: stories and the try-out start from this example.',
      );
  }
};

const isGiven = (answers: Readonly<Record<string, unknown>>, name: string): boolean =>
  Object.hasOwn(answers, name) && answers[name] !== undefined && answers[name] !== null && answers[name] !== '';

const topOf = (field: string): string => field.split('.')[1] ?? '';
const layoutOf = (form: FormDefinition, name: string): FormDefinition['layout']['questions'][string] | undefined =>
  Object.hasOwn(form.layout.questions, name) ? form.layout.questions[name] : undefined;
const sectionOf = (form: FormDefinition, name: string): FormDefinition['layout']['sections'][number] | undefined =>
  form.layout.sections.find(({ questions }) => questions.includes(name));
