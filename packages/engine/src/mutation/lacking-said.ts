/** What people are told that a rule lacks (`explain-rule`), said as statements: whether it lacks answers alone, and whether two rules lack the very same. */
import { all, any, type Formula, isGroup, type Rule, type Topic } from '@homeward/definition';
import { isAlike } from './opened-rule.js';

/** An answer weighs a hundredth of anything else that is lacking: of fewer than that the lighter alternative is the one with answers alone. */
const MOST_CONDITIONS = 100;

/** Nothing is lacking but answers that are still to be given, as `lacksOnlyAnswers` finds. @param rule with nothing named in it */
export const lacksAnswersAlone = (topic: Topic, rule: Rule): Formula =>
  conditionsIn(rule) < MOST_CONDITIONS ? answersAlone(topic, rule, false) : any();

const answersAlone = (topic: Topic, rule: Rule, negated: boolean): Formula => {
  if (!isGroup(rule)) {
    if ('field' in rule && rule.field.startsWith('answer.')) return all();
    return negated ? topic.isFalse(rule) : topic.isTrue(rule);
  }
  const flip = negated !== (rule.not === true);
  const parts = rule.rules.map((part) => answersAlone(topic, part, flip));
  // Of no alternatives at all none is named as lacking.
  return isTogether(rule.combinator, flip) || parts.length === 0 ? all(...parts) : any(...parts);
};

/** Both rules lack the same conditions in the same order, so that the same is said of both. False says nothing. */
export const lackAlike = (topic: Topic, was: Rule, is: Rule): Formula => alike(topic, was, is, false);

const alike = (topic: Topic, was: Rule, is: Rule, negated: boolean): Formula => {
  if (isAlike(was, is)) return all();
  const holds = (rule: Rule): Formula => (negated ? topic.isFalse(rule) : topic.isTrue(rule));
  // What holds lacks nothing.
  const bothHold = all(holds(was), holds(is));
  if (!isGroup(was) || !isGroup(is) || was.combinator !== is.combinator || (was.not === true) !== (is.not === true))
    return bothHold;
  const flip = negated !== (was.not === true);
  const [more, fewer] = [was.rules, is.rules];
  if (more.length === fewer.length)
    return any(bothHold, all(...more.flatMap((part, at) => pairOf(topic, part, fewer[at], flip))));
  const at = more.findIndex((part, index) => fewer[index] === undefined || !isAlike(part, fewer[index]));
  const dropped = more[at];
  const isOnly = more.filter((_, index) => index !== at).every((part, index) => pairs(part, fewer[index]));
  if (dropped === undefined || more.length !== fewer.length + 1 || !isOnly || !isTogether(was.combinator, flip))
    return bothHold;
  // Of what is asked together, a part that holds adds nothing to what is lacking.
  return any(bothHold, flip ? topic.isFalse(dropped) : topic.isTrue(dropped));
};

const pairOf = (topic: Topic, part: Rule, other: Rule | undefined, flip: boolean): readonly Formula[] =>
  other === undefined ? [any()] : [alike(topic, part, other, flip)];

const pairs = (part: Rule, other: Rule | undefined): boolean => other !== undefined && isAlike(part, other);

/** Whether all parts are asked for, not one of several: a denied "or" asks that all be false. */
const isTogether = (combinator: 'and' | 'or', flip: boolean): boolean => (combinator === 'and') !== flip;

const conditionsIn = (rule: Rule): number =>
  isGroup(rule) ? rule.rules.reduce((sum, part) => sum + conditionsIn(part), 0) : 1;
