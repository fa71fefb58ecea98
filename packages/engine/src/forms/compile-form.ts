/** A form made ready: the checks of its questions are built on demand and kept. */
import type { FormDefinition } from '@homeward/definition';
import { type QuestionChecks, questionChecks } from './question-faults.js';

export interface CompiledForm {
  readonly form: FormDefinition;
  readonly checks: QuestionChecks;
}

export const compileForm = (form: FormDefinition): CompiledForm => ({ form, checks: questionChecks(form.schema) });
