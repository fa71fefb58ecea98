/** The engine reads the questions' part of JSON Schema itself. Here every form of every pack says whether AJV would say the same. */
import path from 'node:path';
import type { FormDefinition, ListQuestion } from '@homeward/definition';
import { type Answers, isPlainDate, questionChecks } from '@homeward/engine';
import { authoritiesIn, readConfig } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');
const addFormats = 'default' in addFormatsModule ? addFormatsModule.default : addFormatsModule;
const ROUNDS = 30;

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false, meta: false });
addFormats(ajv, ['email']);
ajv.addFormat('date', isPlainDate);

/** A small generator with a seed of its own: the same answers in every run. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};
type Draw = ReturnType<typeof chance>;

const ODD: readonly unknown[] = [
  '',
  'x',
  'a@b',
  'a@b.uk',
  '2026-02-29',
  '2028-02-29',
  'long '.repeat(60),
  '🙂🙂🙂',
  0,
  -1,
  1.5,
  1e6,
  true,
  false,
  null,
  [],
  {},
  ['x', 'x'],
  { extra: 1 },
];

const answerTo = (question: ListQuestion['items'], draw: Draw): unknown => {
  if (draw(8) === 0) return ODD[draw(ODD.length)];
  switch (question.type) {
    case 'string':
      if (question.oneOf !== undefined && draw(6) > 0) return question.oneOf[draw(question.oneOf.length)]?.const;
      return question.format === 'date' ? `2026-0${1 + draw(9)}-${10 + draw(25)}` : 'Some words'.slice(0, draw(11));
    case 'boolean':
      return draw(2) === 0;
    case 'number':
    case 'integer':
      return draw(40) - 5;
    case 'array':
      return Array.from({ length: draw(4) }, () => answerTo(question.items, draw));
    case 'object': {
      const { properties = {}, additionalProperties } = question;
      return Object.fromEntries([
        ...Object.entries(properties).flatMap(([name, inner]) =>
          draw(5) === 0 ? [] : [[name, answerTo(inner, draw)]],
        ),
        ...(typeof additionalProperties === 'object' ? [['a/b~c', answerTo(additionalProperties, draw)]] : []),
        ...(draw(10) === 0 ? [['notAsked', 1]] : []),
      ]);
    }
  }
};

const validatorOf = (form: FormDefinition, questions: readonly string[], required: readonly string[]) => {
  const validate = ajv.compile({
    type: 'object',
    properties: Object.fromEntries(questions.map((name) => [name, form.schema.properties[name]])),
    required: [...required],
    additionalProperties: false,
  });
  return (answers: Answers) => {
    validate(answers);
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'const')
      .map(({ keyword, instancePath, params }) => ({
        keyword,
        path: keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath,
        ...(keyword === 'additionalProperties' ? { extra: params.additionalProperty } : {}),
        ...(typeof params.limit === 'number' ? { limit: params.limit } : {}),
      }));
  };
};

interface Said {
  readonly keyword: string;
  readonly path: string;
}

/**
 * What people are told of: the first fault of each place. Whether a list repeats itself is not compared where one of its items is of the wrong kind: AJV
 * leaves such items out and we do not.
 */
const told = <T extends Said>(faults: readonly T[]): T[] => {
  const wrongKind = faults.filter(({ keyword }) => keyword === 'type').map(({ path }) => path);
  const compared = faults.filter(
    ({ keyword, path }) => keyword !== 'uniqueItems' || !wrongKind.some((at) => at.startsWith(`${path}/`)),
  );
  const first = compared.filter(({ path }, index) => compared.findIndex((other) => other.path === path) === index);
  return first.sort((a, b) => (a.path < b.path ? -1 : 1));
};

const authorities = await authoritiesIn(CONFIGS);

describe('answers to the forms of every pack', () => {
  it.each(authorities)('%s: have the faults that AJV finds', async (authority) => {
    const { pack } = await readConfig(CONFIGS, authority);
    if (pack === undefined) throw new Error('the pack cannot be read');
    let faulty = 0;
    for (const [index, form] of Object.values(pack.forms).entries()) {
      const draw = chance(index + 1);
      const checks = questionChecks(form.schema);
      const names = Object.keys(form.schema.properties);
      const examples = Object.values(form.examples);
      const asked = names.filter(() => draw(8) > 0);
      const required = asked.filter(() => draw(2) === 0);
      const asAjvSays = validatorOf(form, asked, required);
      for (let round = 0; round < ROUNDS; round += 1) {
        const example = examples[draw(examples.length)] ?? {};
        const answers = Object.fromEntries([
          ...Object.entries(example).filter(() => draw(3) > 0),
          ...Object.entries(form.schema.properties).flatMap(([name, question]) =>
            draw(3) === 0 ? [[name, answerTo(question, draw)]] : [],
          ),
        ]);
        const faults = told(checks.faults(answers, asked, required).map(({ value: _value, ...fault }) => fault));
        const expected = told(asAjvSays(answers));
        if (expected.length > 0) faulty += 1;
        expect({ form: form.key, answers, faults }).toEqual({ form: form.key, answers, faults: expected });
      }
    }
    expect(faulty).toBeGreaterThan(ROUNDS);
  });
});
