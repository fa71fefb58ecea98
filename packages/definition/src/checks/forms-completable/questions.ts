/** Where the questions of a form stand, and what rules there can see. */
import type { FormDefinition } from '../../form.js';
import { formFile, place } from '../../pack-places.js';
import type { RuleScope } from '../../pack-rules.js';

export const scopeOf = (form: FormDefinition): RuleScope => ({
  process: undefined,
  forms: [form],
  extraAnswers: ['form', 'document'],
});

export const schemaPlace = (form: FormDefinition, name: string): string =>
  place(formFile(form.key, 'schema'), 'properties', name);
export const layoutPlace = (form: FormDefinition, name: string, key: string): string =>
  place(formFile(form.key, 'layout'), 'questions', name, key);

/** The question of a field: `children` of `answer.children.name`. */
export const topOf = (field: string): string => field.split('.')[1] ?? '';
export const layoutOf = (
  form: FormDefinition,
  name: string,
): FormDefinition['layout']['questions'][string] | undefined =>
  Object.hasOwn(form.layout.questions, name) ? form.layout.questions[name] : undefined;
export const sectionOf = (
  form: FormDefinition,
  name: string,
): FormDefinition['layout']['sections'][number] | undefined =>
  form.layout.sections.find(({ questions }) => questions.includes(name));
