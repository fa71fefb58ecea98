/** Random rules that make sense: every operator fits its field, every value is one that the field can have. */
import {
  type Condition,
  fieldsNamed,
  OPERATORS_OF,
  type Pack,
  type Rule,
  type RuleField,
  type RuleScope,
  type Scalar,
} from '@homeward/definition';
import type { Draw } from './drawing.js';
import { DAYS, NUMBERS } from './random-pack.js';

/** Of these each says something of its own: any values of them can be had at once. */
export const INDEPENDENT = [
  'fact.yes',
  'fact.assumed',
  'fact.count',
  'fact.name',
  'fact.code',
  'fact.codes',
  'times.code',
  'state.care',
  'state.plan',
  'state.care.in',
  'state.plan.agreed',
  'document.PAPER',
  'answer.agreed',
  'answer.number',
  'answer.choice',
  'answer.several',
  'actor.role',
] as const;
const TANGLED = [
  ...INDEPENDENT,
  'fact.began',
  'fact.ended',
  'fact.texts',
  'fact.dateOfBirth',
  'times.began',
  'times.assumed',
  'daysSince.began',
  'weeksSince.began',
  'monthsSince.began',
  'daysUntil.began',
  'daysSince.ended',
  'ageAt.began',
  'age',
  'day',
  'weekday',
  'answer.on',
  'answer.why',
  'due.limit',
] as const;
/** Fields of one kind, to be compared with each other. */
const ALIKE = [
  ['fact.began', 'fact.ended', 'day', 'answer.on', 'fact.dateOfBirth'],
  ['fact.count', 'answer.number', 'age', 'times.code', 'daysSince.began'],
  ['fact.name', 'answer.why', 'fact.code', 'answer.choice'],
] as const;

/** Fields that hang together. */
const FAMILIES: readonly (readonly string[])[] = [
  ['fact.began', 'times.began', 'daysSince.began', 'weeksSince.began', 'daysUntil.began'],
  ['daysSince.began', 'weeksSince.began', 'daysUntil.began'],
  ['weeksSince.began', 'daysSince.began'],
  ['state.care', 'state.care.in'],
  ['age', 'fact.dateOfBirth', 'ageAt.began'],
];

export interface Wanted {
  readonly independent: boolean;
}

/** A rule of few fields, each asked several times: so that what it asks contradicts or repeats itself. */
export const randomRule = (draw: Draw, pack: Pack, scope: RuleScope, { independent }: Wanted, depth = 3): Rule => {
  const all: readonly string[] = independent ? INDEPENDENT : TANGLED;
  const fields =
    !independent && draw.oneIn(2) ? draw.one(FAMILIES) : Array.from({ length: 1 + draw.below(4) }, () => draw.one(all));
  return ruleAbout(draw, pack, scope, { independent, fields }, depth);
};

interface About extends Wanted {
  readonly fields: readonly string[];
}

const ruleAbout = (draw: Draw, pack: Pack, scope: RuleScope, about: About, depth: number): Rule => {
  if (depth === 0 || draw.oneIn(3)) {
    const names = Object.keys(pack.rules);
    return names.length > 0 && draw.oneIn(8) ? { rule: draw.one(names) } : randomCondition(draw, pack, scope, about);
  }
  const rules = Array.from({ length: draw.oneIn(12) ? 0 : 1 + draw.below(3) }, () =>
    ruleAbout(draw, pack, scope, about, depth - 1),
  );
  return { combinator: draw.one(['and', 'or']), ...(draw.oneIn(3) ? { not: true } : {}), rules };
};

const randomCondition = (draw: Draw, pack: Pack, scope: RuleScope, { independent, fields }: About): Condition => {
  if (!independent && draw.oneIn(12)) {
    const alike = draw.one(ALIKE);
    const [field, value] = [draw.one(alike), draw.one(alike)];
    const operators = alike === ALIKE[2] ? (['=', '!='] as const) : (['=', '!=', '<', '<=', '>', '>='] as const);
    return { field, operator: draw.one<Condition['operator']>(operators), value, valueSource: 'field' };
  }
  const name = draw.one(fields);
  const [field] = fieldsNamed(pack, name, scope);
  // Of a limit only whether it stands, and of what is no field here nothing.
  if (field === undefined) return { field: name, operator: draw.one(['null', 'notNull']) };
  const operator = draw.one(OPERATORS_OF[field.kind]);
  if (operator === 'null' || operator === 'notNull') return { field: name, operator };
  if (field.kind === 'number' && !independent && draw.oneIn(6) && operator !== 'in' && operator !== 'notIn')
    return { field: name, operator, value: 'limit', valueSource: 'parameter' };
  if (field.kind === 'choices' && !independent && draw.oneIn(6))
    return { field: name, operator: draw.one(['in', 'contains']), value: 'off', valueSource: 'parameter' };
  const takesList =
    operator === 'in' || operator === 'notIn' || operator === 'contains' || operator === 'doesNotContain';
  const value =
    takesList && !draw.oneIn(4)
      ? Array.from({ length: draw.below(4) }, () => someValue(draw, field))
      : someValue(draw, field);
  return { field: name, operator, value: operator === 'in' || operator === 'notIn' ? [value].flat() : value };
};

const someValue = (draw: Draw, { field, kind, values }: RuleField): Scalar => {
  if (values !== undefined) return draw.one(values).value;
  switch (kind) {
    case 'boolean':
      return draw.oneIn(2);
    case 'number':
      return field === 'age' || field.startsWith('ageAt.') ? draw.one([3, 4, 5, 12]) : numberNear(draw, field);
    case 'date':
      return draw.one(DAYS);
    default:
      return draw.one(['x', 'y', 'z']);
  }
};

const numberNear = (draw: Draw, field: string): number => {
  const number = draw.one(NUMBERS) * (/^(days|weeks|months)/.test(field) && draw.oneIn(3) ? -1 : 1);
  return /^(weeks|months)/.test(field) && draw.oneIn(4) ? number + 0.5 : number;
};
