/** Turns the rules of one place into statements about fields, with what is known of how these fields hang together. */
import type { Pack } from '../pack.js';
import type { RuleScope } from '../pack-rules.js';
import { type Condition, isGroup, isNamed, type Operator, type Rule, type Scalar } from '../rule.js';
import type { Domain } from './domain.js';
import { fieldDomain, type KnownField, standsIn } from './field-domain.js';
import { all, any, type Formula, literal, otherwise } from './formula.js';
import { type Answer, possible, type Steps } from './possible.js';

/** Rules about the same case, day, person and answers. */
export interface Topic {
  /** The rule is known to be true: what a guard, gate or limit asks. */
  isTrue(rule: Rule | string): Formula;
  /** The rule is known to be false; of an unknown one neither is so. */
  isFalse(rule: Rule | string): Formula;
  /** The rule is false or unknown: it does not let anything pass. */
  isNotTrue(rule: Rule | string): Formula;
  isKnown(field: string): Formula;
  /** What `say` says was asked before these facts were recorded: of them it may have found anything. */
  before<T>(recorded: ReadonlySet<string>, say: () => T): T;
  /** Every field that was spoken of so far. */
  fields(): readonly string[];
  /** Of each list that was spoken of at most one value is chosen. */
  oneOfEachList(): readonly Formula[];
  /** Whether all of them can be so at once. */
  ask(...formulas: readonly Formula[]): Answer;
}

const DEEPEST = 200;
/** Of a rule that comes to more with all that it names (rules-well-typed refuses a tenth of it) the rest may be anything. */
const MOST_OPENED = 20_000;
const GUESS = '? ';

/** Whether a variable of a witness stands for something about which nothing is known, so that the witness may be none. */
export const isGuess = (variable: string): boolean => variable.startsWith(GUESS);

export const topicOf = (pack: Pack, scope: RuleScope, steps: Steps): Topic => {
  const domains = new Map<string, Domain>();
  const bonds: Formula[] = [];
  const fields = new Map<string, KnownField | undefined>();
  let opened = 0;
  /** List -> the variables that say what it has. */
  const inLists = new Map<string, Set<string>>();
  /** Facts that were recorded since what is being said was asked. */
  let since: ReadonlySet<string> = new Set();

  const nothingKnown = (name: string, is: boolean): Formula => {
    const variable = `${GUESS}${name}`;
    domains.set(variable, { kind: 'names', values: [true, false], mayBeUnknown: true });
    return literal(variable, { kind: 'oneOf', values: [is], is: true });
  };

  const fieldOf = (name: string): KnownField | undefined => {
    if (fields.has(name)) return fields.get(name);
    const field = fieldDomain(pack, name, scope);
    fields.set(name, field);
    if (field !== undefined) {
      domains.set(name, field.domain);
      bind(name);
    }
    return field;
  };

  /** A fact that was recorded is known and one that is known was recorded; a region inside a state stands while that state does. */
  const bind = (name: string): void => {
    const both = (one: Formula, other: Formula): void => {
      bonds.push(any(all(one, other), all(otherwise(one), otherwise(other))));
    };
    if (name.startsWith('times.')) {
      const fact = `fact.${name.slice('times.'.length)}`;
      if (fieldOf(fact)?.domain.mayBeUnknown === true)
        both(literal(name, { kind: 'order', operator: '>', value: 0 }), literal(fact, { kind: 'known', is: true }));
    } else if (name.startsWith('state.') && scope.process !== undefined) {
      const outer = standsIn(scope.process, name.slice('state.'.length));
      if (outer !== undefined && fieldOf(`state.${outer.path}`) !== undefined)
        both(
          literal(name, { kind: 'known', is: true }),
          literal(`state.${outer.path}`, { kind: 'oneOf', values: [outer.key], is: true }),
        );
    }
  };

  const isKnown = (name: string): Formula => {
    const counted = /^(daysSince|weeksSince|monthsSince|daysUntil|ageAt)\.(.+)$/.exec(name);
    if (name === 'age') return isKnown('fact.dateOfBirth');
    if (counted?.[1] === 'ageAt') return all(isKnown(`fact.${counted[2]}`), isKnown('fact.dateOfBirth'));
    if (counted !== null) return isKnown(`fact.${counted[2]}`);
    return fieldOf(name) === undefined
      ? nothingKnown(`${name} is known`, true)
      : literal(name, { kind: 'known', is: true });
  };

  const said = (condition: Condition, is: boolean): Formula => {
    const { field: name, operator } = condition;
    if (since.size > 0 && asksAbout(condition, since)) return nothingKnown(`${JSON.stringify(condition)} before`, is);
    if (operator === 'null' || operator === 'notNull') {
      const known = isKnown(name);
      return (operator === 'notNull') === is ? known : otherwise(known);
    }
    const field = fieldOf(name);
    const opaque = nothingKnown(JSON.stringify([name, operator, condition.value, condition.valueSource]), is);
    if (field === undefined) return opaque;
    if (condition.valueSource === 'field') return compared(condition, is) ?? all(isKnown(name), opaque);
    const value = condition.valueSource === 'parameter' ? parameter(condition.value) : condition.value;
    // A list of which a process owner has made nothing is a switch that is off, not a mistake in the rule.
    if (
      value === undefined ||
      (condition.valueSource === 'parameter' && typeof value === 'object' && value.length === 0)
    )
      return opaque;
    const stated = stateOf(field, name, operator, value, is);
    return all(isKnown(name), stated ?? opaque);
  };

  const parameter = (name: Condition['value']): Condition['value'] =>
    typeof name === 'string' && Object.hasOwn(pack.authority.parameters, name)
      ? pack.authority.parameters[name]?.value
      : undefined;

  /** Two fields: less, equal or greater, whichever way round it is asked. */
  const compared = ({ field, operator, value }: Condition, is: boolean): Formula | undefined => {
    if (typeof value !== 'string' || !isComparison(operator)) return undefined;
    const turned = value < field;
    const [one, other] = turned ? [value, field] : [field, value];
    const variable = `${one} against ${other}`;
    domains.set(variable, { kind: 'names', values: one === other ? ['='] : ['<', '=', '>'], mayBeUnknown: false });
    const wanted = is ? operator : OPPOSITE[operator];
    const orders = ORDERS[isComparison(wanted) ? wanted : operator];
    const values = turned ? orders.map((order) => (order === '<' ? '>' : order === '>' ? '<' : order)) : orders;
    return all(isKnown(field), isKnown(value), literal(variable, { kind: 'oneOf', values, is: true }));
  };

  const stateOf = (
    field: KnownField,
    name: string,
    asked: Operator,
    value: Scalar | readonly Scalar[],
    is: boolean,
  ): Formula | undefined => {
    const list = typeof value === 'object' ? value : [value];
    const operator = is ? asked : OPPOSITE[asked];
    switch (field.kind) {
      case 'choices':
      case 'list': {
        // Not to have all of several is not to have none of them.
        const held = stateOfSeveral(name, asked, list);
        return held === undefined || is ? held : otherwise(held);
      }
      case 'group':
        return undefined;
      case 'boolean':
      case 'choice':
      case 'text':
      case 'date':
      case 'number': {
        const kind = field.kind === 'number' || field.kind === 'boolean' ? field.kind : 'string';
        // A choice among numbers or yes and no is one of values too; anything that does not fit is for rules-well-typed to say.
        if (field.kind !== 'choice' && list.some((item) => typeof item !== kind)) return undefined;
        if (field.values !== undefined && list.some((item) => field.values?.includes(item) === false)) return undefined;
        if (operator === 'in' || operator === 'notIn')
          return (operator === 'in' ? any : all)(
            ...list.map((item) => ordered(name, operator === 'in' ? '=' : '!=', item)),
          );
        return typeof value === 'object' || !isComparison(operator) ? undefined : ordered(name, operator, value);
      }
    }
  };

  const stateOfSeveral = (name: string, operator: Operator, list: readonly Scalar[]): Formula | undefined => {
    const holds = (item: Scalar, is: boolean): Formula => {
      const variable = `${name} has ${String(item)}`;
      inLists.set(name, (inLists.get(name) ?? new Set()).add(variable));
      domains.set(variable, { kind: 'names', values: [true, false], mayBeUnknown: false });
      return literal(variable, { kind: 'oneOf', values: [is], is: true });
    };
    switch (operator) {
      case 'contains':
        return all(...list.map((item) => holds(item, true)));
      case 'in':
        return any(...list.map((item) => holds(item, true)));
      case 'notIn':
      case 'doesNotContain':
        return all(...list.map((item) => holds(item, false)));
      default:
        return undefined;
    }
  };

  /** Days, weeks and days until count the same thing: all are told in days since. */
  const ordered = (name: string, operator: Comparison, value: Scalar): Formula => {
    const counted = /^(weeksSince|daysUntil)\.(.+)$/.exec(name);
    if (counted === null || typeof value !== 'number') return plain(name, operator, value);
    const days = `daysSince.${counted[2]}`;
    fieldOf(days);
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

  const open = (rule: Rule | string, is: boolean, depth: number): Formula => {
    steps.left -= 1;
    opened += 1;
    if (typeof rule === 'string' || isNamed(rule)) {
      const name = typeof rule === 'string' ? rule : rule.rule;
      const named = Object.hasOwn(pack.rules, name) ? pack.rules[name] : undefined;
      // A name that leads nowhere, in a circle or to more than can be looked at may be anything.
      return named === undefined || depth > DEEPEST || opened > MOST_OPENED || steps.left <= 0
        ? nothingKnown(`the rule ${name}`, is)
        : open(named.rule, is, depth + 1);
    }
    if (!isGroup(rule)) return said(rule, is);
    const inner = rule.not === true ? !is : is;
    const parts = rule.rules.map((part) => open(part, inner, depth + 1));
    return (rule.combinator === 'and') === inner ? all(...parts) : any(...parts);
  };

  return {
    isTrue: (rule) => open(rule, true, 0),
    isFalse: (rule) => open(rule, false, 0),
    isNotTrue: (rule) => otherwise(open(rule, true, 0)),
    isKnown,
    before: (recorded, say) => {
      const outside = since;
      since = recorded;
      const result = say();
      since = outside;
      return result;
    },
    fields: () => [...fields.keys()],
    oneOfEachList: () =>
      [...inLists.values()].flatMap((variables) =>
        [...variables].flatMap((one, index) =>
          [...variables].slice(index + 1).map((other) => any(lacks(one), lacks(other))),
        ),
      ),
    ask: (...formulas) => possible([...formulas, ...bonds], domains, steps),
  };
};

const lacks = (variable: string): Formula => literal(variable, { kind: 'oneOf', values: [false], is: true });

/** Whether a condition looks at one of the facts, by itself or by counting from it. */
const asksAbout = ({ field, value, valueSource }: Condition, facts: ReadonlySet<string>): boolean =>
  [field, ...(valueSource === 'field' ? [String(value)] : [])].some((asked) => {
    const dot = asked.indexOf('.');
    const prefix = asked.slice(0, dot);
    if (prefix === 'answer' || prefix === 'state' || prefix === 'document' || prefix === 'due') return false;
    return facts.has(asked.slice(dot + 1)) || (facts.has('dateOfBirth') && (asked === 'age' || prefix === 'ageAt'));
  });

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
const isComparison = (operator: Operator): operator is Comparison => Object.hasOwn(ORDERS, operator);

const ORDERS: Readonly<Record<Comparison, readonly string[]>> = {
  '=': ['='],
  '!=': ['<', '>'],
  '<': ['<'],
  '<=': ['<', '='],
  '>': ['>'],
  '>=': ['>', '='],
};
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  null: 'notNull',
  notNull: 'null',
};
