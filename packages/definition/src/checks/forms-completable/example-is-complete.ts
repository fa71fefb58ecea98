/** The complete example answers everything that must be. */
import type { FormDefinition } from '../../form.js';
import type { Pack } from '../../pack.js';
import { formFile, place } from '../../pack-places.js';
import type { Findings } from '../../problem.js';
import { exampleGiven } from '../../reasoning/example-given.js';
import { isRequired, isShown } from '../../reasoning/form-answers.js';
import { type Formula, otherwise } from '../../reasoning/formula.js';
import type { Steps } from '../../reasoning/possible.js';
import { topicOf } from '../../reasoning/topic.js';
import { scopeOf, topOf } from './questions.js';

export const exampleIsComplete = (pack: Pack, form: FormDefinition, steps: Steps, { error }: Findings): void => {
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
