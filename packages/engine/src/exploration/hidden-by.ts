/** What keeps a question from being asked: only where nothing else does is a rule seen to hide it. */
import { type FormDefinition, notKnownName } from '@homeward/definition';
import type { questionsNow } from '../forms/effective-form.js';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import type { Way } from './deciding-ways.js';

type Section = FormDefinition['layout']['sections'][number];

export const sectionOf = ({ layout }: FormDefinition, name: string): Section | undefined =>
  layout.sections.find(({ questions }) => questions.includes(name));

/** The question that this one accompanies ("why it is not known"), if it does. */
export const ownerOf = ({ layout }: FormDefinition, name: string): string | undefined =>
  Object.keys(layout.questions).find(
    (owner) => owner !== name && layout.questions[owner]?.notKnown === true && notKnownName(owner) === name,
  );

/** Whether it would be asked otherwise but for its own rule, and but for that of its section. */
export const hiddenBy = (form: FormDefinition, now: ReturnType<typeof questionsNow>, view: World) => {
  const asked = new Set(now.questions);
  return (name: string): { readonly own: boolean; readonly around: boolean } => {
    if (asked.has(name)) return { own: true, around: true };
    const layout = form.layout.questions[name];
    const owner = ownerOf(form, name);
    const chosen = isChosen(layout?.under, now.answers);
    return {
      own: chosen && holds(sectionOf(form, name)?.visibleWhen, view) && (owner === undefined || asked.has(owner)),
      around: chosen && holds(layout?.visibleWhen, view) && owner === undefined,
    };
  };
};

type Under = NonNullable<FormDefinition['layout']['questions'][string]>['under'];

const isChosen = (under: Under, answers: Readonly<Record<string, unknown>>): boolean => {
  if (under === undefined) return true;
  const chosen = answers[under.question];
  return Array.isArray(chosen) ? chosen.includes(under.option) : chosen === under.option;
};

/** What must be answered for the option that a question stands under to be chosen. */
export const choosing = ({ layout, schema }: FormDefinition, name: string): Way => {
  const under = layout.questions[name]?.under;
  if (under === undefined) return [];
  const several = schema.properties[under.question]?.type === 'array';
  const field = `answer.${under.question}`;
  return [{ condition: { field, operator: several ? 'contains' : '=', value: under.option }, truth: true }];
};
