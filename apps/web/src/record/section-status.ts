/** How far a section is: nothing answered, something answered, everything that must be. */
import type { FormToFill } from '@homeward/contract';
import type { EffectiveForm, EffectiveSection } from '@homeward/engine';
import { errorsOf } from '../forms/interpreted-validator';
import { sectionSchema } from '../forms/section-schema';

export type SectionStatus = 'Not started' | 'In progress' | 'Completed';

const isAnswered = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

export function sectionStatus(
  form: NonNullable<FormToFill['form']>,
  effective: EffectiveForm,
  section: EffectiveSection,
): SectionStatus {
  const { questions } = section;
  if (!questions.some((name) => isAnswered(effective.answers[name]))) return 'Not started';
  const { schema } = sectionSchema(form.schema, form.layout, questions, effective.required);
  const answers = Object.fromEntries(questions.map((name) => [name, effective.answers[name]]));
  return errorsOf(schema, answers).length === 0 ? 'Completed' : 'In progress';
}

/** A section nobody has to answer anything in may stay as it is. */
export const mayStayEmpty = (effective: EffectiveForm, section: EffectiveSection): boolean =>
  !section.questions.some((name) => effective.required.includes(name));
