/** Turns the rules of one place into statements about fields, with what is known of how these fields hang together. */
import type { Pack } from '../pack.js';
import type { RuleScope } from '../pack-rules.js';
import { type Condition, isGroup, isNamed, type Rule } from '../rule.js';
import { conditionSaid } from './condition-said.js';
import { Fields } from './fields.js';
import { all, any, type Formula, otherwise } from './formula.js';
import { type Answer, possible, type Steps, type Witness, witnessOf } from './possible.js';

/** Rules about the same case, day, person and answers. */
export interface Topic {
  /** The rule is known to be true: what a guard, gate or limit asks. */
  isTrue(rule: Rule | string): Formula;
  /** The rule is known to be false; of an unknown one neither is so. */
  isFalse(rule: Rule | string): Formula;
  /** The rule is false or unknown: it does not let anything pass. */
  isNotTrue(rule: Rule | string): Formula;
  isKnown(field: string): Formula;
  /**
   * What `say` says was asked before these facts were recorded: of them it may have found anything.
   * `everything`: before the case moved on; then only answers and the person who gave them are still the same.
   */
  before<T>(recorded: ReadonlySet<string> | 'everything', say: () => T): T;
  /** Every field that was spoken of so far. */
  fields(): readonly string[];
  /** Of each list that was spoken of at most one value is chosen. */
  oneOfEachList(): readonly Formula[];
  /** Whether all of them can be so at once. */
  ask(...formulas: readonly Formula[]): Answer;
  /** An example of how they can; undefined when there is none, or it is not decided. */
  example(...formulas: readonly Formula[]): Witness | undefined;
}

const DEEPEST = 200;
/** Of a rule that comes to more with all that it names (rules-well-typed refuses a tenth of it) the rest may be anything. */
const MOST_OPENED = 20_000;

export const topicOf = (pack: Pack, scope: RuleScope, steps: Steps): Topic => {
  const fields = new Fields(pack, scope);
  let opened = 0;
  /** Facts that were recorded since what is being said was asked. */
  let since: ReadonlySet<string> | 'everything' = new Set();

  const said = (condition: Condition, is: boolean): Formula =>
    (since === 'everything' ? asksAboutCase(condition) : since.size > 0 && asksAbout(condition, since))
      ? fields.anything(`${JSON.stringify(condition)} before`, is)
      : conditionSaid(pack, fields, condition, is);

  const open = (rule: Rule | string, is: boolean, depth: number): Formula => {
    steps.left -= 1;
    opened += 1;
    if (typeof rule === 'string' || isNamed(rule)) {
      const name = typeof rule === 'string' ? rule : rule.rule;
      const named = Object.hasOwn(pack.rules, name) ? pack.rules[name] : undefined;
      // A name that leads nowhere, in a circle or to more than can be looked at may be anything.
      return named === undefined || depth > DEEPEST || opened > MOST_OPENED || steps.left <= 0
        ? fields.anything(`the rule ${name}`, is)
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
    isKnown: (field) => fields.isKnown(field),
    before: (recorded, say) => {
      const outside = since;
      since = recorded;
      const result = say();
      since = outside;
      return result;
    },
    fields: () => fields.names(),
    oneOfEachList: () => fields.oneOfEachList(),
    ask: (...formulas) => possible([...formulas, ...fields.bonds], fields.variables, steps),
    example: (...formulas) => witnessOf([...formulas, ...fields.bonds], fields.variables, steps),
  };
};

const fieldsOf = ({ field, value, valueSource }: Condition): readonly string[] => [
  field,
  ...(valueSource === 'field' ? [String(value)] : []),
];

/** Whether a condition looks at anything besides answers and the person who gave them. */
const asksAboutCase = (condition: Condition): boolean =>
  fieldsOf(condition).some((asked) => asked !== 'actor.role' && !asked.startsWith('answer.'));

/** Whether a condition looks at one of the facts, by itself or by counting from it. */
const asksAbout = (condition: Condition, facts: ReadonlySet<string>): boolean =>
  fieldsOf(condition).some((asked) => {
    const dot = asked.indexOf('.');
    const prefix = asked.slice(0, dot);
    if (prefix === 'answer' || prefix === 'state' || prefix === 'document' || prefix === 'due') return false;
    return facts.has(asked.slice(dot + 1)) || (facts.has('dateOfBirth') && (asked === 'age' || prefix === 'ageAt'));
  });
