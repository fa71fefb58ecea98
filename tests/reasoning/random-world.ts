/** A random case on a random day, as rules see it: nothing in it that could not be so. */
import type { FactValue, Pack } from '@homeward/definition';
import { addDays, type World } from '@homeward/engine';
import type { Draw } from './drawing.js';
import { DAYS, NUMBERS, ROLES, STATUSES } from './random-pack.js';

type Dated = World['facts'][string][number];

export const randomWorld = (draw: Draw, pack: Pack): World => {
  const day = addDays(draw.one(DAYS), draw.below(3) - 1);
  const near = (): string => addDays(draw.one([day, ...DAYS]), draw.below(40) - 20);
  const codes = (list: string | undefined): string[] =>
    list === undefined ? ['x', 'y', 'z'] : (pack.codeLists[list]?.codes.map(({ code }) => code) ?? []);
  const some = (list: readonly string[]): string[] => list.filter(() => draw.oneIn(2));
  const value = (name: string): FactValue => {
    const fact = pack.facts[name];
    switch (fact?.type) {
      case 'boolean':
        return draw.oneIn(2);
      case 'number':
        return draw.one(NUMBERS) + draw.one([0, 0, 0.25, -1]);
      case 'code':
        return draw.one(codes(fact.codes));
      case 'codes':
        return some(codes(fact.codes));
      case 'text':
        return draw.one(['x', 'y', 'other']);
      default:
        return near();
    }
  };
  const history = (name: string): Dated[] =>
    Array.from({ length: draw.oneIn(3) ? 0 : 1 + draw.below(3) }, (_, revision) => ({
      value: value(name),
      from: draw.oneIn(6) ? addDays(day, 1) : addDays(day, -3),
      revision,
    })).sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  const born = addDays(day, -365 * draw.one([3, 4, 5, 12]) - draw.below(4));
  const facts = Object.fromEntries(Object.keys(pack.facts).map((name) => [name, history(name)]));
  return {
    vocabulary: { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters },
    day,
    facts: { ...facts, ...(draw.oneIn(4) ? {} : { dateOfBirth: [{ value: born, from: born, revision: 0 }] }) },
    answers: randomAnswers(draw, pack, near),
    state: {
      care: draw.one(['out', 'ceased', { in: draw.one(['first', 'second']) }]),
      plan: draw.one(['none', { agreed: draw.one(['first', 'second']) }]),
    },
    documents: draw.oneIn(3) ? {} : { PAPER: { status: draw.one(STATUSES), version: 1 } },
    deadlines: {},
    roles: some(ROLES),
  };
};

const randomAnswers = (draw: Draw, pack: Pack, near: () => string): Record<string, unknown> => {
  const answers: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(pack.forms.form?.schema.properties ?? {})) {
    if (draw.oneIn(3)) continue;
    if (question.type === 'boolean') answers[name] = draw.oneIn(2);
    else if (question.type === 'integer')
      answers[name] = (question.minimum ?? 0) + draw.below(1 + (question.maximum ?? 0) - (question.minimum ?? 0));
    else if (question.type === 'array' && question.items.type === 'string')
      answers[name] = (question.items.oneOf ?? []).map((choice) => choice.const).filter(() => draw.oneIn(2));
    else if (question.type === 'string')
      answers[name] =
        question.oneOf !== undefined
          ? draw.one(question.oneOf).const
          : question.format === 'date'
            ? near()
            : draw.one(['x', 'y', 'other']);
  }
  return answers;
};
