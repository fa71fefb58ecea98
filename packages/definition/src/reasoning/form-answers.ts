/** What is certain of the answers to a form that was accepted: hidden questions have none, required ones have one. */
import type { FormDefinition, Question } from '../form.js';
import { isAnswerable } from './answerable.js';
import { all, any, type Formula, otherwise } from './formula.js';
import type { Topic } from './topic.js';

/** The question is shown: its section, its own condition, and the option that it stands under. */
export const isShown = (topic: Topic, form: FormDefinition, name: string): Formula => {
  const section = form.layout.sections.find(({ questions }) => questions.includes(name));
  const layout = Object.hasOwn(form.layout.questions, name) ? form.layout.questions[name] : undefined;
  const whens = [section?.visibleWhen, layout?.visibleWhen].filter((when) => when !== undefined);
  return all(
    ...whens.map((when) => topic.isTrue(when)),
    ...(layout?.under === undefined ? [] : [isChosen(topic, form, layout.under)]),
  );
};

const isChosen = (
  topic: Topic,
  form: FormDefinition,
  { question, option }: { question: string; option: string | boolean },
): Formula => {
  const several = Object.hasOwn(form.schema.properties, question) && form.schema.properties[question]?.type === 'array';
  return topic.isTrue({ field: `answer.${question}`, operator: several ? 'contains' : '=', value: option });
};

/** The question must be answered if it is shown. With a reason why it is not known it need not be. */
export const isRequired = (topic: Topic, form: FormDefinition, name: string): Formula => {
  const layout = Object.hasOwn(form.layout.questions, name) ? form.layout.questions[name] : undefined;
  if (layout?.notKnown === true) return any();
  if (form.schema.required.includes(name)) return all();
  return layout?.requiredWhen === undefined ? any() : topic.isTrue(layout.requiredWhen);
};

/** No question that must be answered is one that cannot be. */
export const canBeFilledIn = (topic: Topic, form: FormDefinition): Formula =>
  all(
    ...Object.entries(form.schema.properties).flatMap(([name, question]) =>
      isAnswerable(question)
        ? []
        : [
            otherwise(topic.isKnown(`answer.${name}`)),
            otherwise(all(isShown(topic, form, name), isRequired(topic, form, name))),
          ],
    ),
  );

/** Rules read single values and lists of texts; of a group, or of a list of rows, they see nothing although it is answered. */
const isRead = (question: Question): boolean =>
  question.type !== 'object' && (question.type !== 'array' || question.items.type === 'string');

/**
 * What is certain of the answers that the topic has spoken of so far, and of those on which they depend.
 * @param complete false where questions may be left unanswered that a person would have to answer (a history from elsewhere)
 */
export const answersGiven = (topic: Topic, form: FormDefinition, complete = true): Formula[] => {
  const certain: Formula[] = [];
  const told = new Set<string>();
  for (let fresh = untold(); fresh.length > 0; fresh = untold())
    for (const field of fresh) {
      told.add(field);
      const [name = ''] = field.slice('answer.'.length).split('.');
      const question = Object.hasOwn(form.schema.properties, name) ? form.schema.properties[name] : undefined;
      if (question === undefined) continue;
      const shown = isShown(topic, form, name);
      certain.push(any(otherwise(topic.isKnown(field)), shown));
      if (complete && field === `answer.${name}` && isRead(question))
        certain.push(any(topic.isKnown(field), otherwise(all(shown, isRequired(topic, form, name)))));
    }
  return certain;

  function untold(): string[] {
    return topic.fields().filter((field) => field.startsWith('answer.') && !told.has(field));
  }
};
