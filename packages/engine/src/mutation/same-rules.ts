/** Proves that a changed rule decides every case as before: then nobody can notice the change. */
import {
  anchorLeaves,
  type Component,
  type EventDefinition,
  formFile,
  isGroup,
  isNamed,
  type Pack,
  place,
  processFile,
  type Rule,
  type RulePlace,
  rulesOf,
  type Topic,
  topicOf,
} from '@homeward/definition';

/** Of one question; what takes longer counts as not proven. */
const MOST_STEPS = 200_000;

/** What stands where a condition was left out: what waits for one happens always, what ends by one never. */
const leftOut = (path: string): Rule | undefined => {
  if (/\/(when|visibleWhen)$/.test(path)) return { combinator: 'and', rules: [] };
  return /\/(cancelledWhen|lockedWhen)$/.test(path) ? { combinator: 'or', rules: [] } : undefined;
};

/**
 * Compares all rules of the two packs, each with what it names put in its place, where they are asked.
 * @param changed the pack with a mistake in one of its rules, and in nothing else
 * @returns whether it is proven; false says nothing
 */
export const sameRules = (pack: Pack, changed: Pack): boolean => {
  const now = new Map(rulesOf(changed).map(({ path, rule }) => [path, rule]));
  for (const before of rulesOf(pack)) {
    // What has a name is asked where it is named.
    if (before.path.startsWith('rules.json#')) continue;
    const rule = now.get(before.path) ?? leftOut(before.path);
    const [was, is] = [opened(pack, before.rule), rule === undefined ? undefined : opened(changed, rule)];
    if (was === undefined || is === undefined) return false;
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    if (isExplained(before.path) || !isSame(pack, before, was, is)) return false;
  }
  return true;
};

/** What a refusal says in words is more than whether it holds: a guard or a gate names the parts that are lacking. */
const isExplained = (path: string): boolean =>
  path.endsWith('/guard/params/rule') || /\/gates\/\d+\/requires$/.test(path);

const isSame = (pack: Pack, { path, scope }: RulePlace, was: Rule, is: Rule): boolean => {
  const differs = (truth: Rule, other: Rule): boolean => {
    const topic = topicOf(pack, scope, { left: MOST_STEPS });
    return certainAt(pack, path, topic).some(
      (certain) => topic.ask(...certain, topic.isTrue(truth), topic.isNotTrue(other)).kind !== 'impossible',
    );
  };
  return !differs(was, is) && !differs(is, was);
};

type Certain = readonly ReturnType<Topic['isTrue']>[];

/** What is so whenever the rule matters, in each of several ways. */
const certainAt = (pack: Pack, path: string, topic: Topic): readonly Certain[] => {
  for (const { key, layout } of Object.values(pack.forms))
    for (const [name, { visibleWhen }] of Object.entries(layout.questions)) {
      if (path !== place(formFile(key, 'layout'), 'questions', name, 'requiredWhen')) continue;
      // A question that is not asked need not be answered, whatever is said of it.
      const section = layout.sections.find(({ questions }) => questions.includes(name));
      return [[visibleWhen, section?.visibleWhen].flatMap((rule) => (rule === undefined ? [] : [topic.isTrue(rule)]))];
    }
  for (const [id, { deadlines }] of Object.entries(pack.processes))
    for (const [key, { components }] of Object.entries(deadlines))
      if (path === place(processFile(id, 'deadlines'), key, 'while'))
        return counted(pack, Object.values(components), topic);
  for (const [id, { tasks, events }] of Object.entries(pack.processes))
    for (const [key, { createdBy }] of Object.entries(tasks))
      for (const [index, { event }] of createdBy.entries())
        if (path === place(processFile(id, 'tasks'), key, 'createdBy', String(index), 'when'))
          return [dayFactsOf(events[event]).map((fact) => topic.isKnown(`fact.${fact}`))];
  return [[]];
};

/** Facts that an event makes known whatever is answered: the day on which it happened. Work that follows from it is asked for after that. */
const dayFactsOf = (event: EventDefinition | undefined): readonly string[] => {
  const effects = event?.facts ?? [];
  return effects
    .filter(
      ({ fact, value, when, from }, index) =>
        typeof value === 'object' &&
        'day' in value &&
        when === undefined &&
        from === undefined &&
        !effects.slice(index + 1).some((later) => later.fact === fact),
    )
    .map(({ fact }) => fact);
};

/** A limit of which no part can be counted does not stand, whatever is said of it. */
const counted = (pack: Pack, components: readonly Component[], topic: Topic): readonly Certain[] => {
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

/** The rule with everything that it names in its place; undefined where a name leads nowhere. */
const opened = (pack: Pack, rule: Rule | string, depth = 0): Rule | undefined => {
  const name = typeof rule === 'string' ? rule : isNamed(rule) ? rule.rule : undefined;
  if (name !== undefined) {
    const named = Object.hasOwn(pack.rules, name) ? pack.rules[name]?.rule : undefined;
    return named === undefined || depth > DEEPEST ? undefined : opened(pack, named, depth + 1);
  }
  if (typeof rule === 'string' || isNamed(rule)) return undefined;
  if (!isGroup(rule)) return rule;
  const rules = rule.rules.map((part) => opened(pack, part, depth + 1));
  return rules.every((part) => part !== undefined) ? { ...rule, rules } : undefined;
};

const DEEPEST = 40;
