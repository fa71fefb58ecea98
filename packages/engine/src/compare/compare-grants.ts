/** Who gained or lost which permission, and under which condition. */
import { type Grant, type Pack, place, type Rule } from '@homeward/definition';
import { roleTitle } from '../rules/words.js';
import { compareNamed, plain, quoted } from './compare-named.js';
import { type Differences, loosening, type Side } from './difference.js';
import { equal } from './equal.js';
import { ruleSaid } from './rule-said.js';

/** Role, act and object -> the conditions under which it is granted; one that is undefined stands for always. */
interface Held {
  readonly role: string;
  readonly may: Grant['may'];
  readonly what: string;
  readonly whens: (Rule | string | undefined)[];
  readonly index: number;
}

export const compareGrants = (differences: Differences, before: Side, after: Side): void => {
  compareNamed(differences, {
    touches: 'permissions',
    thing: 'role',
    before: before.pack.grants.roles,
    after: after.pack.grants.roles,
    at: place('grants.json', 'roles'),
    title: ({ title }) => title,
    fields: (title) => ({
      title: (one, other) => [`The role ${quoted(one)} is now called ${quoted(other)}.`],
      scope: (one, other) => [
        loosening(`How people come to hold the role ${quoted(title)} is now ${quoted(other)}; it was ${quoted(one)}.`),
      ],
      sources: { what: 'the clauses' },
    }),
  });
  const [were, are] = [heldIn(before.pack), heldIn(after.pack)];
  let said = 0;
  for (const [name, held] of are) {
    const old = were.get(name);
    const at = place('grants.json', 'grants', held.index);
    if (old === undefined) {
      differences.add(
        'permissions',
        'added',
        at,
        loosening(`${who(held, after)} may now ${act(held, after)}${conditions(held, after)}.`),
      );
      said += 1;
    } else if (!sameWhens(old.whens, held.whens)) {
      differences.add(
        'permissions',
        'changed',
        at,
        loosening(
          `${who(held, after)} may now ${act(held, after)}${conditions(held, after) || ' always'}; before,${conditions(old, before) || ' always'}.`,
        ),
      );
      said += 1;
    }
  }
  for (const [name, held] of were)
    if (!are.has(name)) {
      differences.add(
        'permissions',
        'removed',
        place('grants.json', 'grants', held.index),
        `${who(held, before)} may no longer ${act(held, before)}.`,
      );
      said += 1;
    }
  const sources = (pack: Pack) => [...new Set(pack.grants.grants.flatMap((grant) => grant.sources))].sort();
  if (!equal(sources(before.pack), sources(after.pack)))
    differences.add(
      'permissions',
      'changed',
      place('grants.json', 'grants'),
      `The clauses that permissions rest on are now ${plain(sources(after.pack))}.`,
    );
  else if (said === 0 && !equal(before.pack.grants.grants, after.pack.grants.grants))
    differences.add(
      'permissions',
      'changed',
      place('grants.json', 'grants'),
      'Permissions are written in another way; nobody gains or loses any.',
    );
};

const heldIn = (pack: Pack): ReadonlyMap<string, Held> => {
  const held = new Map<string, Held>();
  pack.grants.grants.forEach(({ roles, may, events, resources, when }, index) => {
    for (const role of roles)
      for (const what of events ?? resources ?? []) {
        const name = `${role} ${may} ${what}`;
        const known = held.get(name);
        if (known === undefined) held.set(name, { role, may, what, whens: [when], index });
        else known.whens.push(when);
      }
  });
  return held;
};

/** Granted always, any condition beside it means nothing; the order of conditions means nothing either. */
const sameWhens = (one: Held['whens'], other: Held['whens']): boolean => {
  const [always, alwaysToo] = [one.includes(undefined), other.includes(undefined)];
  if (always || alwaysToo) return always === alwaysToo;
  return (
    one.every((when) => other.some((two) => equal(when, two))) &&
    other.every((when) => one.some((two) => equal(when, two)))
  );
};

const who = ({ role }: Held, { pack }: Side): string => roleTitle(pack, role);

const act = ({ may, what }: Held, { pack, words }: Side): string => {
  if (may === 'record') {
    const event = Object.values(pack.processes).flatMap(({ events }) =>
      Object.hasOwn(events, what) ? [events[what]?.title] : [],
    )[0];
    return quoted(event ?? what);
  }
  const title = what === '*' ? 'everything not named otherwise' : (words.process.documents[what]?.title ?? what);
  return `${may} ${quoted(title)}`;
};

const conditions = ({ whens }: Held, side: Side): string =>
  whens.includes(undefined)
    ? ''
    : ` when ${whens.flatMap((when) => (when === undefined ? [] : [ruleSaid(when, side)])).join(', or when ')}`;
