/** A form made ready: AJV validators per set of questions that apply, built on demand and kept. */
import type { FormDefinition } from '@homeward/definition';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { isPlainDate } from '../calendar/plain-date.js';

export interface CompiledForm {
  readonly form: FormDefinition;
  /** The validator for exactly these questions, of which these are required. */
  validatorFor(questions: readonly string[], required: readonly string[]): ValidateFunction;
}

/** Forms have few conditions that matter at once; this many different sets of questions are kept per form. */
const KEPT_VALIDATORS = 64;

// ajv-formats is CommonJS: its default export arrives wrapped or not, depending on who loads it.
const addFormats = 'default' in addFormatsModule ? addFormatsModule.default : addFormatsModule;

export const compileForm = (form: FormDefinition): CompiledForm => {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
    // The definition language has checked every schema that comes here; checking it again against JSON Schema's own schema takes 40 ms for each form.
    validateSchema: false,
    meta: false,
  });
  addFormats(ajv, ['email']);
  // ajv-formats' own `date` takes 29 February of any year in fast mode; ours is the engine's.
  ajv.addFormat('date', isPlainDate);
  const kept = new Map<string, ValidateFunction>();
  return {
    form,
    validatorFor: (questions, required) => {
      const key = `${questions.join(',')}|${required.join(',')}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const properties = Object.fromEntries(
        questions.flatMap((name) => (name in form.schema.properties ? [[name, form.schema.properties[name]]] : [])),
      );
      const validator = ajv.compile({
        type: 'object',
        properties,
        required: [...required],
        additionalProperties: false,
      });
      if (kept.size >= KEPT_VALIDATORS) kept.clear();
      kept.set(key, validator);
      return validator;
    },
  };
};
