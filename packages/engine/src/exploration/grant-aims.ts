/** Aims at grants: what each lets each role do where it holds, and what not where one of its conditions fails. */
import { type Grant, leavesOf, type Pack, type Process } from '@homeward/definition';
import { type Aim, accepted } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';

const PART = 'people';

/** Those by whom each condition of a grant is tried: another grant may let one of them do it anyhow. */
const MOST_ROLES = 4;

export const grantAims = (pack: Pack, process: Process): Aim[] => [
  { part: PART, steps: [], way: [], asks: ['access'] },
  ...pack.grants.grants.flatMap((grant): Aim[] => {
    const { when } = grant;
    if (when === undefined) return [];
    if (asksForDocument(pack, grant)) return recorded(pack, process, grant, when);
    return [wayTo(pack, when, true), ...decidingWays(pack, when)].map((way) => ({
      part: PART,
      steps: [],
      way,
      asks: ['access'],
    }));
  }),
];

/** Which document it is about is known only when something is recorded. */
const asksForDocument = (pack: Pack, { when }: Grant): boolean => {
  const waiting = when === undefined ? [] : [when];
  const seen = new Set<unknown>();
  for (const rule of waiting) {
    if (seen.has(rule)) continue;
    seen.add(rule);
    const { conditions, names } = leavesOf(rule, '');
    if (conditions.some(({ condition: { field } }) => field === 'answer.form' || field === 'answer.document'))
      return true;
    for (const { name } of names) {
      const inner = Object.hasOwn(pack.rules, name) ? pack.rules[name]?.rule : undefined;
      if (inner !== undefined) waiting.push(inner);
    }
  }
  return false;
};

const recorded = (
  pack: Pack,
  process: Process,
  { roles, events = [] }: Grant,
  when: NonNullable<Grant['when']>,
): Aim[] =>
  events.flatMap((event) => {
    const taking = accepted(pack, process, event);
    if (taking === undefined) return [];
    const aim = (role: string, more: Way): Aim => ({
      part: PART,
      steps: [{ event, role, way: [...more, ...taking] }],
      way: [],
    });
    return [
      ...roles.map((role) => aim(role, wayTo(pack, when, true))),
      ...roles.slice(0, MOST_ROLES).flatMap((role) => decidingWays(pack, when).map((more) => aim(role, more))),
    ];
  });
