/** What an editor asks about an element: the schemas say what may stand there, the words say how it is asked. */
import { type JsonSchema, jsonSchemaOf } from '../json-schema.js';
import type { Json } from '../parse-json.js';
import type { EditedKind, ElementField, FieldOption, FieldShape } from './element-field.js';
import { type FieldWords, WORDS_OF_ELEMENTS } from './words-of-elements.js';

/** The file's schema, and the way from it to that of one element. */
const FOUND_IN: Readonly<Record<EditedKind, readonly [pattern: string, ...inside: ('each' | string)[]]>> = {
  document: ['processes/*/documents.json', 'each'],
  task: ['processes/*/tasks.json', 'each'],
  notice: ['processes/*/notices.json', 'each'],
  body: ['bodies/*.json'],
  tracker: ['trackers.json', 'each'],
  fact: ['facts.json', 'each'],
  role: ['grants.json', 'roles', 'each'],
  authority: ['authority.json'],
  process: ['processes/*/process.json'],
  event: ['processes/*/events.json', 'each'],
};

const known = new Map<EditedKind, readonly ElementField[]>();

/** The parts of an element in the order of its schema; what another panel asks is left out. */
export const elementFields = (kind: EditedKind): readonly ElementField[] => {
  const before = known.get(kind);
  if (before !== undefined) return before;
  const fields = groupFields(schemaOf(kind), '', WORDS_OF_ELEMENTS[kind]);
  known.set(kind, fields);
  return fields;
};

const schemaOf = (kind: EditedKind): JsonSchema => {
  const [pattern, ...inside] = FOUND_IN[kind];
  return inside.reduce<JsonSchema>(
    (schema, step) => asSchema(step === 'each' ? schema.additionalProperties : schema.properties?.[step]),
    jsonSchemaOf(pattern) ?? {},
  );
};

const asSchema = (schema: JsonSchema | boolean | readonly (JsonSchema | boolean)[] | undefined): JsonSchema =>
  typeof schema === 'object' && !isList(schema) ? schema : {};
const isList = (schema: object): schema is readonly unknown[] => Array.isArray(schema);

const groupFields = (
  schema: JsonSchema,
  path: string,
  words: Readonly<Record<string, FieldWords>>,
): readonly ElementField[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, inner]): ElementField[] => {
    const at = path === '' ? key : `${path}.${key}`;
    const said = wordsAt(words, at);
    if (said.isLeft === true) return [];
    return [fieldOf(key, asSchema(inner), at, (schema.required ?? []).includes(key), words)];
  });

const fieldOf = (
  key: string,
  schema: JsonSchema,
  path: string,
  isRequired: boolean,
  words: Readonly<Record<string, FieldWords>>,
): ElementField => {
  const { label, hint } = wordsAt(words, path);
  const preset = asJson(schema.default);
  return {
    key,
    label,
    ...(hint === undefined ? {} : { hint }),
    isRequired,
    ...(preset === undefined ? {} : { preset }),
    shape: isRequired || schema.type !== 'object' ? shapeOf(schema, path, words) : saidOrNot(schema, path, words),
  };
};

/** A group that may be absent is said as a whole, or not at all. */
const saidOrNot = (schema: JsonSchema, path: string, words: Readonly<Record<string, FieldWords>>): FieldShape => ({
  kind: 'oneOf',
  options: [
    { key: '1', label: wordsAt(words, path).said ?? 'Yes', isRequired: true, shape: shapeOf(schema, path, words) },
  ],
});

const shapeOf = (schema: JsonSchema, path: string, words: Readonly<Record<string, FieldWords>>): FieldShape => {
  const said = wordsAt(words, path);
  if (said.rule !== undefined) return { kind: 'rule', in: said.rule };
  if (said.isSources === true) return { kind: 'sources' };
  if (said.names !== undefined)
    return schema.type === 'array'
      ? { kind: 'names', of: said.names, ...bounds(schema) }
      : { kind: 'name', of: said.names };
  if (said.nothing !== undefined) return { kind: 'nothing' };
  const types = Array.isArray(schema.type) ? schema.type.map((type) => ({ type })) : undefined;
  const alternatives = schema.anyOf ?? schema.oneOf ?? types;
  if (alternatives !== undefined)
    return {
      kind: 'oneOf',
      options: alternatives.map((inner, index) =>
        fieldOf(String(index + 1), asSchema(inner), `${path}.${index + 1}`, true, words),
      ),
    };
  if (typeof schema.const === 'string') return { kind: 'mark', value: schema.const };
  if (schema.enum !== undefined) return { kind: 'choice', options: optionsOf(schema, said, path) };
  switch (schema.type) {
    case 'string':
      return { kind: 'text', isLong: said.isLong === true, ...optional('most', schema.maxLength) };
    case 'integer':
    case 'number':
      return { kind: 'number', ...optional('least', schema.minimum), ...optional('most', schema.maximum) };
    case 'boolean':
      return { kind: 'yesNo' };
    case 'object':
      return { kind: 'group', fields: groupFields(schema, path, words) };
    case 'array': {
      const items = asSchema(schema.items);
      if (items.enum !== undefined) return { kind: 'choices', options: optionsOf(items, said, path) };
      return { kind: 'list', item: fieldOf('*', items, `${path}.*`, true, words), ...bounds(schema) };
    }
    default:
      throw new Error(`Nothing says how to ask for ${path}.`);
  }
};

const bounds = ({ minItems = 0, maxItems }: JsonSchema): { readonly least: number; readonly most?: number } => ({
  least: minItems,
  ...optional('most', maxItems),
});

const optional = <K extends string>(key: K, value: number | undefined): { readonly [k in K]?: number } => {
  const none: { [k in K]?: number } = {};
  return value === undefined ? none : { ...none, [key]: value };
};

const optionsOf = (schema: JsonSchema, { values }: FieldWords, path: string): FieldOption[] =>
  (schema.enum ?? []).map((value) => {
    const title = values?.[String(value)];
    if (title === undefined) throw new Error(`Nothing says what ${String(value)} of ${path} is called.`);
    return { value: String(value), title };
  });

const wordsAt = (words: Readonly<Record<string, FieldWords>>, path: string): FieldWords => {
  const said = Object.hasOwn(words, path) ? words[path] : undefined;
  if (said === undefined) throw new Error(`Nothing says how to ask for ${path}.`);
  return said;
};

const asJson = (value: unknown): Json | undefined => {
  if (value === undefined) return undefined;
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
};
