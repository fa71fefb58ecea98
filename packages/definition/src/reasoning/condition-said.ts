/** What a comparison says of the fields it compares, when it is true and when it is false. */
import type { Pack } from '../pack.js';
import type { Condition, Operator, Scalar } from '../rule.js';
import { type Comparison, isComparison, OPPOSITE, ORDERS, TURNED } from './comparison.js';
import type { KnownField } from './field-domain.js';
import type { Fields } from './fields.js';
import { all, any, type Formula, literal, otherwise } from './formula.js';

/** @param is whether the comparison is known to be true, or known to be false; neither is so while a field is not known */
export const conditionSaid = (pack: Pack, fields: Fields, condition: Condition, is: boolean): Formula => {
  const { field: name, operator, valueSource } = condition;
  if (operator === 'null' || operator === 'notNull') {
    const known = fields.isKnown(name);
    return (operator === 'notNull') === is ? known : otherwise(known);
  }
  const field = fields.of(name);
  const opaque = (): Formula =>
    fields.anything(JSON.stringify([name, operator, condition.value, condition.valueSource]), is);
  if (field === undefined) return opaque();
  if (valueSource === 'field') return compared(fields, condition, is) ?? all(fields.isKnown(name), opaque());
  const value = valueSource === 'parameter' ? parameter(pack, condition.value) : condition.value;
  // A list of which a process owner has made nothing is a switch that is off, not a mistake in the rule.
  if (value === undefined || (valueSource === 'parameter' && typeof value === 'object' && value.length === 0))
    return opaque();
  return all(fields.isKnown(name), stated(fields, field, name, operator, value, is) ?? opaque());
};

const parameter = (pack: Pack, name: Condition['value']): Condition['value'] =>
  typeof name === 'string' && Object.hasOwn(pack.authority.parameters, name)
    ? pack.authority.parameters[name]?.value
    : undefined;

/** Two fields: less, equal or greater, whichever way round it is asked. */
const compared = (fields: Fields, { field, operator, value }: Condition, is: boolean): Formula | undefined => {
  if (typeof value !== 'string' || !isComparison(operator)) return undefined;
  const turned = value < field;
  const variable = turned ? fields.order(value, field) : fields.order(field, value);
  const wanted = is ? operator : OPPOSITE[operator];
  const comparison = isComparison(wanted) ? wanted : operator;
  const values = ORDERS[turned ? TURNED[comparison] : comparison];
  return all(fields.isKnown(field), fields.isKnown(value), literal(variable, { kind: 'oneOf', values, is: true }));
};

const stated = (
  fields: Fields,
  field: KnownField,
  name: string,
  asked: Operator,
  value: Scalar | readonly Scalar[],
  is: boolean,
): Formula | undefined => {
  const list = typeof value === 'object' ? value : [value];
  switch (field.kind) {
    case 'choices':
    case 'list': {
      // Not to have all of several is not to have none of them.
      const held = ofSeveral(fields, name, asked, list);
      return held === undefined || is ? held : otherwise(held);
    }
    case 'group':
      return undefined;
    case 'boolean':
    case 'choice':
    case 'text':
    case 'date':
    case 'number':
      return fits(field, list) ? ofOne(fields, name, is ? asked : OPPOSITE[asked], value, list) : undefined;
  }
};

/** A choice among numbers or yes and no is one of values too; anything that does not fit is for rules-well-typed to say. */
const fits = ({ kind, values }: KnownField, list: readonly Scalar[]): boolean => {
  const type = kind === 'number' || kind === 'boolean' ? kind : 'string';
  if (kind !== 'choice' && list.some((item) => typeof item !== type)) return false;
  return values === undefined || list.every((item) => values.includes(item));
};

const ofOne = (
  fields: Fields,
  name: string,
  operator: Operator,
  value: Scalar | readonly Scalar[],
  list: readonly Scalar[],
): Formula | undefined => {
  if (operator === 'in') return any(...list.map((item) => ordered(fields, name, '=', item)));
  if (operator === 'notIn') return all(...list.map((item) => ordered(fields, name, '!=', item)));
  return typeof value === 'object' || !isComparison(operator) ? undefined : ordered(fields, name, operator, value);
};

const ofSeveral = (fields: Fields, name: string, operator: Operator, list: readonly Scalar[]): Formula | undefined => {
  switch (operator) {
    case 'contains':
      return all(...list.map((item) => fields.has(name, item, true)));
    case 'in':
      return any(...list.map((item) => fields.has(name, item, true)));
    case 'notIn':
    case 'doesNotContain':
      return all(...list.map((item) => fields.has(name, item, false)));
    default:
      return undefined;
  }
};

/** Days, weeks and days until count the same thing: all are told in days since. */
const ordered = (fields: Fields, name: string, operator: Comparison, value: Scalar): Formula => {
  const counted = /^(weeksSince|daysUntil)\.(.+)$/.exec(name);
  if (counted === null || typeof value !== 'number') return plain(name, operator, value);
  const days = `daysSince.${counted[2]}`;
  fields.of(days);
  if (counted[1] === 'daysUntil') return plain(days, TURNED[operator], -value);
  const [from, after] = [7 * Math.ceil(value), 7 * (Math.floor(value) + 1)];
  switch (operator) {
    case '>=':
      return plain(days, '>=', from);
    case '>':
      return plain(days, '>=', after);
    case '<':
      return plain(days, '<', from);
    case '<=':
      return plain(days, '<', after);
    case '=':
      return all(plain(days, '>=', from), plain(days, '<', after));
    case '!=':
      return any(plain(days, '<', from), plain(days, '>=', after));
  }
};

const plain = (name: string, operator: Comparison, value: Scalar): Formula =>
  operator === '=' || operator === '!='
    ? literal(name, { kind: 'oneOf', values: [value], is: operator === '=' })
    : literal(name, { kind: 'order', operator, value });
