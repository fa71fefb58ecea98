/** Two packs side by side: the version that cases stand on and the one they are re-run against. What depends on the packs alone is worked out once. */
import { chartGraph, type Grant, isGroup, isNamed, type Pack, type Rule } from '@homeward/definition';
import { equal } from '../compare/equal.js';
import type { CompiledPack } from '../compile-pack.js';

/** A permission that the two packs give on different terms. */
export interface GrantThatDiffers {
  readonly role: string;
  readonly may: Grant['may'];
  readonly what: string;
}

export interface PacksSideBySide {
  readonly before: CompiledPack;
  readonly after: CompiledPack;
  /** Whether the earlier version's process has the state, document or fact: only what it had can be missed. */
  knew(process: string, kind: 'state' | 'document', key: string): boolean;
  /** Limits of a process that are defined otherwise, or reminded of otherwise: their past cannot be taken from the history. */
  readonly limits: ReadonlyMap<string, ReadonlySet<string>>;
  readonly grants: readonly GrantThatDiffers[];
}

export const sideBySide = (before: CompiledPack, after: CompiledPack): PacksSideBySide => ({
  before,
  after,
  knew: (process, kind, key) => {
    const known = Object.hasOwn(before.pack.processes, process) ? before.pack.processes[process] : undefined;
    if (known === undefined) return false;
    return kind === 'state' ? chartGraph(known.chart).states.has(key) : Object.hasOwn(known.documents, key);
  },
  limits: limitsThatDiffer(before.pack, after.pack),
  grants: grantsThatDiffer(before.pack, after.pack),
});

const limitsThatDiffer = (before: Pack, after: Pack): ReadonlyMap<string, ReadonlySet<string>> => {
  const sameReminders =
    equal(before.authority.reminders, after.authority.reminders) &&
    equal(before.calendar, after.calendar) &&
    equal(before.authority.closures, after.authority.closures);
  return new Map(
    Object.entries(after.processes).map(([id, process]) => {
      const old = before.processes[id]?.deadlines ?? {};
      const keys = [...new Set([...Object.keys(old), ...Object.keys(process.deadlines)])];
      return [id, new Set(keys.filter((key) => !sameReminders || !equal(old[key], process.deadlines[key])))] as const;
    }),
  );
};

/** Role, act and object -> the terms, written out with every rule and parameter they rest on. */
const termsIn = (pack: Pack): ReadonlyMap<string, GrantThatDiffers & { readonly terms: Set<string> }> => {
  const found = new Map<string, GrantThatDiffers & { readonly terms: Set<string> }>();
  for (const { roles, may, events, resources, when } of pack.grants.grants) {
    const term = writtenOut(when, pack);
    for (const role of roles)
      for (const what of events ?? resources ?? []) {
        const name = `${role} ${may} ${what}`;
        const known = found.get(name);
        if (known === undefined) found.set(name, { role, may, what, terms: new Set([term]) });
        else known.terms.add(term);
      }
  }
  return found;
};

const grantsThatDiffer = (before: Pack, after: Pack): readonly GrantThatDiffers[] => {
  const [were, are] = [termsIn(before), termsIn(after)];
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((name) => {
    const [was, is] = [were.get(name), are.get(name)];
    const one = is ?? was;
    if (one === undefined) return [];
    const same = was !== undefined && is !== undefined && equal([...was.terms].sort(), [...is.terms].sort());
    return same ? [] : [{ role: one.role, may: one.may, what: one.what }];
  });
};

/** A rule with the named ones it uses in place, and the parameters and first values it looks at: equal texts decide alike. */
const writtenOut = (rule: Rule | string | undefined, pack: Pack, depth = 0): string => {
  if (rule === undefined) return 'always';
  if (depth > 40) return 'a circle';
  if (typeof rule === 'string') return writtenOut(pack.rules[rule]?.rule, pack, depth + 1);
  if (isNamed(rule)) return writtenOut(rule.rule, pack, depth + 1);
  if (isGroup(rule))
    return `${rule.not === true ? 'not ' : ''}${rule.combinator}(${rule.rules.map((one) => writtenOut(one, pack, depth + 1)).join(', ')})`;
  const { value, valueSource } = rule;
  const parameter =
    valueSource === 'parameter' && typeof value === 'string' ? pack.authority.parameters[value]?.value : undefined;
  const fact = rule.field.startsWith('fact.') ? pack.facts[rule.field.slice(5)]?.initially : undefined;
  return JSON.stringify([rule.field, rule.operator, valueSource ?? '', value ?? '', parameter ?? '', fact ?? '']);
};
