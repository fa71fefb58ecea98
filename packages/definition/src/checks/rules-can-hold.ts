/** Every rule can be true where it stands, and can be not so: one that is never true shuts its door for good, one that always is says nothing. */
import type { Pack } from '../pack.js';
import { openedConditions, type RuleScope, type SayRule } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { otherwise } from '../reasoning/formula.js';
import type { Steps } from '../reasoning/possible.js';
import { type RuleInPlace, rulesInPlace } from '../reasoning/rule-in-place.js';
import { topicOf } from '../reasoning/topic.js';
import { whatClashes } from '../reasoning/what-clashes.js';
import { isNamed, type Rule } from '../rule.js';

/** More than five times what the largest pack takes; a pack that takes more is not looked at to its end. */
const MOST_STEPS = 1_500_000;

export const rulesCanHold = (pack: Pack, say?: SayRule): Problem[] => {
  const { found, error, warning } = findingsOf('rules-can-hold');
  const steps: Steps = { left: MOST_STEPS };
  const told = new Set<string>();
  const settled = new Settled();
  for (const inPlace of rulesInPlace(pack)) {
    if (steps.left <= 0) break;
    const { path, rule } = inPlace;
    // `and` or `or` of nothing is how a pack says "always" and "never" in so many words.
    if (settled.has(inPlace) || openedConditions(pack, rule).length === 0) continue;
    const verdict = judge(pack, inPlace, steps, say);
    if (verdict === undefined) {
      settled.add(inPlace);
      continue;
    }
    const name = /^rules\.json#\/([^/]+)\/rule$/.exec(path)?.[1];
    if (name !== undefined) told.add(name);
    // Said once, of the rule itself, and not wherever it is used by its name.
    else if (!verdict.onlyHere && told.has(nameOf(rule) ?? '')) continue;
    // A gate that the chart keeps open today is there for the day the chart changes, and in building blocks for other charts.
    if (verdict.kind === 'always' && verdict.onlyHere && /\/gates\/\d+\/(requires|when)$/.test(path)) continue;
    const where = verdict.onlyHere && inPlace.where !== undefined ? ` ${inPlace.where}` : '';
    if (verdict.kind === 'never')
      error(
        path,
        `This condition can never be true${where}${because(verdict.clash)}.`,
        'Change what it asks, or remove it.',
      );
    else warning(path, `This condition is always true${where}.`, 'Remove it, or ask what was meant.');
  }
  return found;
};

/** Rules in which nothing was found: the same rule is asked of the same form in many places. */
class Settled {
  private readonly rules = new Map<RuleScope, Set<string>>();

  has({ scope, rule, where }: RuleInPlace): boolean {
    return where === undefined && this.rules.get(scope)?.has(JSON.stringify(rule)) === true;
  }

  /** Where something more is certain of the place, nothing follows for other places. */
  add({ scope, rule, where }: RuleInPlace): void {
    if (where !== undefined) return;
    this.rules.set(scope, (this.rules.get(scope) ?? new Set()).add(JSON.stringify(rule)));
  }
}

interface Verdict {
  readonly kind: 'never' | 'always';
  /** It is so in this place only. */
  readonly onlyHere: boolean;
  readonly clash: readonly string[];
}

const judge = (
  pack: Pack,
  { rule, scope, given }: RuleInPlace,
  steps: Steps,
  say: SayRule | undefined,
): Verdict | undefined => {
  const topic = topicOf(pack, scope, steps);
  const isTrue = topic.isTrue(rule);
  const isNotTrue = otherwise(isTrue);
  const certain = given(topic);
  const never = topic.ask(...certain, isTrue).kind === 'impossible';
  const always = !never && topic.ask(...certain, isNotTrue).kind === 'impossible';
  if (!never && !always) return undefined;
  // What is itself impossible (a state inside one that is never entered) says nothing about the rule.
  if (topic.ask(...certain).kind !== 'possible') return undefined;
  const onlyHere = topic.ask(never ? isTrue : isNotTrue).kind !== 'impossible';
  return never
    ? {
        kind: 'never',
        onlyHere,
        clash: whatClashes(pack, topic, rule, certain, say && ((part) => `“${say(pack, scope, part)}”`)),
      }
    : { kind: 'always', onlyHere, clash: [] };
};

const because = (clash: readonly string[]): string => {
  if (clash.length === 0) return '';
  const last = clash[clash.length - 1] ?? '';
  return clash.length === 1
    ? `: ${last} is not possible there`
    : `: ${clash.slice(0, -1).join(', ')} and ${last} cannot be so at once`;
};

const nameOf = (rule: Rule | string): string | undefined =>
  typeof rule === 'string' ? rule : isNamed(rule) ? rule.rule : undefined;
