/** Proves that a changed rule decides every case as before: then nobody can notice the change. */
import {
  anchorLeaves,
  type Component,
  type Formula,
  type Pack,
  place,
  processFile,
  type Rule,
  type RulePlace,
  rulesOf,
  type Topic,
  topicOf,
} from '@homeward/definition';
import { askedUpon, isSameUpon } from './asked-upon.js';
import { ALWAYS, isAlike, NEVER, openedRule } from './opened-rule.js';
import { gateAt, sameGate } from './same-gate.js';
import { guardedBy, sameGuard } from './same-guard.js';
import { whereItMatters } from './same-question.js';

/** Of one question; what takes longer counts as not proven. */
const MOST_STEPS = 200_000;

/** What stands where a condition was left out: what waits for one happens always, what ends or is asked for by one never. */
const leftOut = (path: string): Rule | undefined => {
  if (/\/(when|visibleWhen|guard\/params\/rule)$/.test(path)) return ALWAYS;
  return /\/(cancelledWhen|lockedWhen|requiredWhen)$/.test(path) ? NEVER : undefined;
};

const EVERYWHERE = 'wherever the condition is asked it comes out the same, whatever the case';
const IN_FORM = 'where the question could be shown at all, the condition comes out the same';
const UPON = 'whoever records this, and whatever can be answered then, the condition comes out the same';
const GATE = `${UPON}, and a refusal says the same`;
const GUARD =
  'where it is asked (no transition before it is taken, the gates and the form let it through, somebody may do this) it comes out the same, and a refusal says the same';

/**
 * Compares all rules of the two packs, each with what it names put in its place, where they are asked.
 * @param changed the pack with a mistake in one of its rules, and in nothing else
 * @returns why it makes no difference, in words; undefined where that is not proven
 */
export const sameRules = (pack: Pack, changed: Pack): string | undefined => {
  const now = new Map(rulesOf(changed).map(({ path, rule }) => [path, rule]));
  const reasons = new Set<string>();
  for (const before of rulesOf(pack)) {
    // What has a name is asked where it is named.
    if (before.path.startsWith('rules.json#')) continue;
    const rule = now.get(before.path) ?? leftOut(before.path);
    const [was, is] = [openedRule(pack, before.rule), rule === undefined ? undefined : openedRule(changed, rule)];
    if (was === undefined || is === undefined) return undefined;
    if (isAlike(was, is)) continue;
    const reason = sameBecause(pack, changed, before, was, is);
    if (reason === undefined) return undefined;
    reasons.add(reason);
  }
  return reasons.size === 0 ? EVERYWHERE : [...reasons].join('; ');
};

const sameBecause = (pack: Pack, changed: Pack, before: RulePlace, was: Rule, is: Rule): string | undefined => {
  const { path } = before;
  // What a refusal says in words is more than whether it holds: a guard or a gate names the parts that are lacking.
  const guarded = guardedBy(pack, path);
  if (guarded !== undefined) return sameGuard({ pack, changed, ...guarded, was, is }) ? GUARD : undefined;
  const gate = gateAt(pack, path);
  if (gate !== undefined) return sameGate(pack, changed, gate, was, is) ? GATE : undefined;
  const upon = askedUpon(pack).get(path);
  if (upon !== undefined) return isSameUpon(pack, upon, was, is) ? UPON : undefined;
  const matters = whereItMatters(pack, changed, path);
  const certain = matters === undefined ? whileCounted(pack, path) : (topic: Topic) => [matters(topic)];
  if (!isSame(pack, before, certain, was, is)) return undefined;
  return matters === undefined ? EVERYWHERE : IN_FORM;
};

/** What is so whenever the rule matters, in each of several ways. */
type Certain = (topic: Topic) => readonly (readonly Formula[])[];

const isSame = (pack: Pack, { scope }: RulePlace, certain: Certain, was: Rule, is: Rule): boolean => {
  const differs = (truth: Rule, other: Rule): boolean => {
    const topic = topicOf(pack, scope, { left: MOST_STEPS });
    return certain(topic).some(
      (given) => topic.ask(...given, topic.isTrue(truth), topic.isNotTrue(other)).kind !== 'impossible',
    );
  };
  return !differs(was, is) && !differs(is, was);
};

/** A limit of which no part can be counted does not stand, whatever is said of it. */
const whileCounted =
  (pack: Pack, path: string): Certain =>
  (topic) => {
    for (const [id, { deadlines }] of Object.entries(pack.processes))
      for (const [key, { components }] of Object.entries(deadlines))
        if (path === place(processFile(id, 'deadlines'), key, 'while'))
          return counted(pack, Object.values(components), topic);
    return [[]];
  };

const counted = (pack: Pack, components: readonly Component[], topic: Topic): readonly (readonly Formula[])[] => {
  const leaves = components.flatMap(({ anchor }) => anchorLeaves(anchor, ''));
  return leaves.some(({ fact }) => fact === undefined || mayLieAhead(pack, fact))
    ? [[]]
    : leaves.map(({ fact }) => [topic.isKnown(`fact.${fact ?? ''}`)]);
};

/** Rules ask what holds by now; a limit also counts from what is known to hold from a day to come. */
const mayLieAhead = (pack: Pack, fact: string): boolean =>
  Object.values(pack.processes).some(({ events }) =>
    Object.values(events).some(({ facts }) =>
      facts.some((effect) => effect.fact === fact && effect.from !== undefined),
    ),
  );
