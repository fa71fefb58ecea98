/** The one condition language: a typed tree shaped like react-querybuilder's, used by guards, deadlines, forms, trackers and grants. */
import { z } from 'zod';
import { Key } from './names.js';

/**
 * What a condition may ask about. One prefix, then a name:
 * - `fact.legalStatus`: the value in force on the day; `times.placementMove`: how often it has been recorded;
 * - `answer.number`: what the form being submitted says (dots reach into groups of questions);
 * - `state.routes.adoption`: where the case stands in a region; `document.CPR`: a document's status;
 * - `age`: the child's completed years on the day; `ageAt.becameLookedAfter`: on the day a date fact names;
 * - `daysSince.x`, `weeksSince.x`: completed units from a date fact to the day; `daysUntil.x`: from the day to it;
 * - `monthsSince.x`: completed months, and half a month more on the days between: so `>= 6` is "6 months or more" and `> 4` is "more than 4 months";
 * - `due.review2`: the day on which a standing limit is due; unknown while it does not stand;
 * - `actor.role`: the roles the acting person holds for this case; `day`, `weekday`: the day itself (weekday 1 is Monday).
 */
export const FIELD_PREFIXES = [
  'fact',
  'times',
  'answer',
  'state',
  'document',
  'ageAt',
  'daysSince',
  'weeksSince',
  'monthsSince',
  'daysUntil',
  'due',
] as const;
export const PLAIN_FIELDS = ['age', 'day', 'weekday', 'actor.role'] as const;

export const Field = z
  .string()
  .max(200)
  .regex(
    /^(age|day|weekday|actor\.role|(fact|times|answer|state|document|ageAt|daysSince|weeksSince|monthsSince|daysUntil|due)(\.[A-Za-z][A-Za-z0-9_]*)+)$/,
    'must be a field such as fact.legalStatus, answer.number, state.care or age',
  );

export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'null',
  'notNull',
] as const;
export type Operator = (typeof OPERATORS)[number];

const Scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof Scalar>;

/**
 * One comparison. `valueSource` says what `value` is: a constant (the default), another field, or a parameter's name.
 * `null` and `notNull` ask whether anything is recorded at all and take no value.
 */
export const Condition = z.strictObject({
  field: Field,
  operator: z.enum(OPERATORS),
  value: z.union([Scalar, z.array(Scalar).max(100)]).optional(),
  valueSource: z.enum(['value', 'field', 'parameter']).optional(),
});
export type Condition = z.infer<typeof Condition>;

/** A rule by its name in rules.json. */
export const NamedRule = z.strictObject({ rule: Key });
export type NamedRule = z.infer<typeof NamedRule>;

export interface RuleGroup {
  combinator: 'and' | 'or';
  not?: boolean | undefined;
  rules: Rule[];
}
export type Rule = Condition | NamedRule | RuleGroup;

export const RuleGroup: z.ZodType<RuleGroup> = z.lazy(() =>
  z.strictObject({ combinator: z.enum(['and', 'or']), not: z.boolean().optional(), rules: z.array(Rule).max(60) }),
);
/** Any condition. An empty `and` is true, an empty `or` is false, as in logic and in react-querybuilder. */
export const Rule: z.ZodType<Rule> = z.union([Condition, NamedRule, RuleGroup]);

/** rules.json: conditions with a name, a title in plain words and the clause they implement. */
export const RuleDefinition = z.strictObject({
  title: z.string().min(1).max(300),
  rule: Rule,
  sources: z.array(z.string()).max(40).optional(),
});
export type RuleDefinition = z.infer<typeof RuleDefinition>;

export const isGroup = (rule: Rule): rule is RuleGroup => 'rules' in rule;
export const isNamed = (rule: Rule): rule is NamedRule => 'rule' in rule;
