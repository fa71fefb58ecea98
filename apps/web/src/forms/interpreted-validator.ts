/** JSON Schema validation without generated code: AJV needs `unsafe-eval`, which our content security policy refuses. The server has the last word. */
import { type Schema, Validator } from '@cfworker/json-schema';
import type { RJSFSchema, RJSFValidationError, ValidatorType } from '@rjsf/utils';
import { toErrorSchema } from '@rjsf/utils';

/** Keywords that only pass on what is wrong further in. */
const PASSES_ON = new Set(['properties', 'items', 'additionalProperties', 'allOf', '$ref', 'false']);
const INSIDE_A_CHOICE = /\/(oneOf|anyOf)\/\d+\//;

const kept = new WeakMap<object, Validator>();
const validatorOf = (schema: RJSFSchema): Validator => {
  const known = kept.get(schema);
  if (known !== undefined) return known;
  const built = new Validator(asSchema(schema), '7', false);
  kept.set(schema, built);
  return built;
};

/** The two libraries describe draft-07 in types of their own, of which one knows no boolean schemas; the value is the same. */
const asSchema = ({ ...keywords }: Readonly<Record<string, unknown>>): Schema => keywords;

/** Without the keys whose value is `undefined`: JSON has none, and the validator would see them. */
const asJson = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, asJson(inner)]])),
  );
};

const steps = (pointer: string): string[] =>
  pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .map((step) => decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'));

const at = (root: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (here, step) => (typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined),
    root,
  );

/** What is wrong with the answers, in the shape of AJV's errors that rjsf expects; wording comes later. */
export function errorsOf(schema: RJSFSchema, answers: unknown): RJSFValidationError[] {
  return validatorOf(schema)
    .validate(asJson(answers ?? {}))
    .errors.filter((error) => !PASSES_ON.has(error.keyword) && !INSIDE_A_CHOICE.test(error.keywordLocation))
    .map((error) => {
      const owner = at(schema, steps(error.keywordLocation).slice(0, -1));
      const missing = error.keyword === 'required' ? (/"([^"]*)"/.exec(error.error)?.[1] ?? '') : undefined;
      const path = [...steps(error.instanceLocation), ...(missing === undefined ? [] : [missing])];
      return {
        name: error.keyword,
        property: path.length === 0 ? '' : `.${path.join('.')}`,
        schemaPath: error.keywordLocation,
        params: missing === undefined ? { limit: at(owner, [error.keyword]) } : { missingProperty: missing },
        message: error.error,
        stack: error.error,
      };
    });
}

export const interpretedValidator: ValidatorType = {
  isValid: (schema, answers) => validatorOf(schema).validate(asJson(answers)).valid,
  rawValidation: () => ({ errors: [] }),
  validateFormData(answers, schema, _customValidate, transformErrors, uiSchema) {
    const found = errorsOf(schema, answers);
    const errors = transformErrors?.(found, uiSchema) ?? found;
    return { errors, errorSchema: toErrorSchema(errors) };
  },
};
