/** Which questions of a form apply now, decided by the very code that the server will use. */
import type { FormSurroundings, FormToFill } from '@homeward/contract';
import { DocumentStatus, type FormDefinition } from '@homeward/definition';
import { type Answers, type EffectiveForm, effectiveForm, type World } from '@homeward/engine';

/** Exported for tests: what the rules of a form may look at. */
export function worldOf(surroundings: FormSurroundings): World {
  const { record, rules, parameters, today, roles } = surroundings;
  return {
    vocabulary: { facts: {}, rules, parameters },
    day: today,
    facts: record.facts,
    answers: {},
    state: record.state,
    documents: Object.fromEntries(
      Object.entries(record.documents).flatMap(([name, { status, version }]) => {
        const known = DocumentStatus.safeParse(status);
        return known.success ? [[name, { status: known.data, version }]] : [];
      }),
    ),
    deadlines: record.deadlines,
    roles,
  };
}

export const definitionOf = (form: NonNullable<FormToFill['form']>): FormDefinition => ({ ...form, examples: {} });

const NOTHING: EffectiveForm = { sections: [], questions: [], required: [], answers: {} };

/**
 * An answer to a question that the form no longer asks is kept by its draft and is no part of what is submitted.
 * @returns nothing at all for an action without questions
 */
export const applicable = (
  { form, surroundings }: Pick<FormToFill, 'form' | 'surroundings'>,
  answers: Answers,
): EffectiveForm => {
  if (form === null) return NOTHING;
  const { properties } = form.schema;
  const asked = Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(properties, name)));
  return effectiveForm(definitionOf(form), asked, worldOf(surroundings));
};
