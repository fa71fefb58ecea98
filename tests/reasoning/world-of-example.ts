/** The case that an example of the reasoning describes, built so that a rule can be evaluated in it. */
import type { Cell, FactValue, Pack, Scalar } from '@homeward/definition';
import type { World } from '@homeward/engine';
import { ROLES } from './random-pack.js';

const DAY = '2026-06-15';

/** @param example variable -> its cell; only of fields that are independent of each other */
export const worldOfExample = (pack: Pack, example: ReadonlyMap<string, Cell>): World => {
  const found = (variable: string): Scalar | undefined => inCell(example.get(variable));
  const has = (list: string, items: readonly string[]): string[] =>
    items.filter((item) => found(`${list} has ${item}`) === true);
  const isUnknown = (variable: string): boolean => {
    const cell = example.get(variable);
    return cell === undefined || cell.kind === 'unknown';
  };
  const facts = Object.entries(pack.facts).flatMap(([name, fact]): [string, World['facts'][string]][] => {
    const variable = `fact.${name}`;
    if (isUnknown(variable)) return [];
    const codes = fact.codes === undefined ? [] : (pack.codeLists[fact.codes]?.codes.map(({ code }) => code) ?? []);
    const value: FactValue | undefined =
      fact.type === 'codes' ? has(variable, codes) : (found(variable) ?? codes[0] ?? 'other');
    const times = found(`times.${name}`);
    return [
      [
        name,
        Array.from({ length: typeof times === 'number' ? times : 1 }, (_, revision) => ({
          value,
          from: DAY,
          revision,
        })),
      ],
    ];
  });
  const answers = Object.entries(pack.forms.form?.schema.properties ?? {}).flatMap(
    ([name, question]): [string, unknown][] => {
      const variable = `answer.${name}`;
      if (isUnknown(variable)) return [];
      const items = question.type === 'array' && question.items.type === 'string' ? (question.items.oneOf ?? []) : [];
      const several = has(
        variable,
        items.map((choice) => String(choice.const)),
      );
      return [[name, question.type === 'array' ? several : found(variable)]];
    },
  );
  const standing = (region: string, states: Readonly<Record<string, boolean>>): World['state'] => {
    const [first = ''] = Object.keys(states);
    const named = Object.keys(states).find((state) => states[state] === true && !isUnknown(`state.${region}.${state}`));
    const at = String(found(`state.${region}`) ?? named ?? first);
    return states[at] === true ? { [at]: String(found(`state.${region}.${at}`) ?? 'first') } : at;
  };
  const status = found('document.PAPER');
  return {
    vocabulary: { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters },
    day: DAY,
    facts: Object.fromEntries(facts),
    answers: Object.fromEntries(answers),
    state: {
      care: standing('care', { out: false, in: true, ceased: false }),
      plan: standing('plan', { none: false, agreed: true }),
    },
    documents: isStatus(status) ? { PAPER: { status, version: 1 } } : {},
    deadlines: {},
    roles: has('actor.role', [...ROLES, 'system']),
  };
};

type Status = World['documents'][string]['status'];
const isStatus = (value: unknown): value is Status =>
  typeof value === 'string' && ['draft', 'submitted', 'approved', 'locked'].includes(value);

/** Some value of the cell; undefined for the unknown. */
const inCell = (cell: Cell | undefined): Scalar | undefined => {
  switch (cell?.kind) {
    case undefined:
    case 'unknown':
      return undefined;
    case 'value':
      return cell.value;
    case 'other':
      return 'something else';
    case 'between': {
      const [after, before] = [cell.after, cell.before];
      if (typeof after === 'number' && typeof before === 'number')
        return Number.isInteger(after) && before - after > 1 ? after + 1 : (after + before) / 2;
      return typeof after === 'number' ? after + 1 : typeof before === 'number' ? before - 1 : 1;
    }
  }
};
