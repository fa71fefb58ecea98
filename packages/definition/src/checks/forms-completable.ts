/** Every form can be completed: what must be answered can be, is asked when it must be, hangs from nothing that is itself never asked, and stands in the complete example. */
import type { FormDefinition } from '../form.js';
import type { Pack } from '../pack.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { isAnswerable } from '../reasoning/answerable.js';
import { answersGiven, isShown } from '../reasoning/form-answers.js';
import type { Steps } from '../reasoning/possible.js';
import { topicOf } from '../reasoning/topic.js';
import { exampleIsComplete } from './forms-completable/example-is-complete.js';
import { neverShown } from './forms-completable/never-shown.js';
import { layoutOf, layoutPlace, schemaPlace, scopeOf } from './forms-completable/questions.js';

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
