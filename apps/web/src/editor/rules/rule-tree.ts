/** Our rule as the tree that react-querybuilder draws, and back: each leaf is carried whole, nothing goes through text. */
import { type Condition, isGroup, isNamed, type NamedRule, type Operator, type Rule } from '@homeward/definition';
import type { RuleGroupType, RuleType } from 'react-querybuilder';

/** A condition while somebody writes it: not yet a field, not yet a value. */
export interface Draft {
  readonly field?: string;
  readonly operator?: Operator;
  readonly value?: Condition['value'];
  readonly valueSource?: Condition['valueSource'];
}
export type Leaf = Draft | NamedRule;

/** The one field that react-querybuilder knows of: what a leaf asks is in its value. */
export const LEAF = 'leaf';
export const asLeaf = (leaf: Leaf): RuleType => ({ field: LEAF, operator: '=', value: leaf });
/** Only what `asLeaf` made is ever in the tree. */
export const leafOf = (rule: RuleType): Leaf => {
  const leaf: Leaf = rule.value;
  return leaf;
};
export const isNamedLeaf = (leaf: Leaf): leaf is NamedRule => 'rule' in leaf;

/** No rule at all is an empty group: "always". */
export const toQuery = (rule: Rule | string | undefined): RuleGroupType => {
  if (rule === undefined) return { combinator: 'and', not: false, rules: [] };
  if (typeof rule === 'string') return alone(asLeaf({ rule }));
  return isGroup(rule) ? groupToQuery(rule) : alone(asLeaf(rule));
};

const alone = (leaf: RuleType): RuleGroupType => ({ combinator: 'and', not: false, rules: [leaf] });

const groupToQuery = (group: Extract<Rule, { combinator: string }>): RuleGroupType => ({
  combinator: group.combinator,
  not: group.not === true,
  rules: group.rules.map((part) => (isGroup(part) ? groupToQuery(part) : asLeaf(part))),
});

/** Undefined while a condition in it is not complete: what is half said never reaches the draft. */
export const fromQuery = (query: RuleGroupType): Rule | undefined => {
  const rules: Rule[] = [];
  for (const part of query.rules) {
    if (typeof part === 'string') continue;
    const rule = 'rules' in part ? fromQuery(part) : completed(leafOf(part));
    if (rule === undefined) return undefined;
    rules.push(rule);
  }
  const [only] = rules;
  // A group of one says no more than the one does.
  if (query.not !== true && only !== undefined && rules.length === 1) return only;
  return {
    combinator: query.combinator === 'or' ? 'or' : 'and',
    ...(query.not === true ? { not: true } : {}),
    rules,
  };
};

const isGiven = (value: Draft['value']): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** The leaf as a rule; undefined while its field, its operator or its value is missing. */
const completed = (leaf: Leaf): Rule | undefined => {
  if (isNamedLeaf(leaf)) return leaf.rule === '' ? undefined : { rule: leaf.rule };
  const { field, operator, value, valueSource } = leaf;
  if (field === undefined || field === '' || operator === undefined) return undefined;
  if (operator === 'null' || operator === 'notNull') return { field, operator };
  if (value === undefined || !isGiven(value)) return undefined;
  return {
    field,
    operator,
    value,
    ...(valueSource === undefined || valueSource === 'value' ? {} : { valueSource }),
  };
};

/** The names of the rules that a rule rests on directly. */
export const namesIn = (rule: Rule | string): readonly string[] => {
  if (typeof rule === 'string') return [rule];
  if (isNamed(rule)) return [rule.rule];
  return isGroup(rule) ? rule.rules.flatMap(namesIn) : [];
};
