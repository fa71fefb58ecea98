/** Every clause that asks for something to be done is the reason for something in the pack, and nothing rests on another authority's or another nation's clause. */
import type { Pack } from '../pack.js';
import { place } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

/** The classes of clauses that a pack carries out; the others say what is meant or why. */
const EXECUTABLE: ReadonlySet<string> = new Set([
  'STATE',
  'STEP',
  'ROUTE',
  'GUARD',
  'DEADLINE',
  'DECISION',
  'NOTIFY',
  'ESCALATION',
  'FORM',
  'MEETING',
  'PANEL',
  'ROLE',
  'TRACKER',
  'REPORT',
]);

export const clausesImplemented = (pack: Pack): Problem[] => {
  const { found, warning } = findingsOf('clauses-implemented');
  const { sources, ...elements } = pack;
  const cited = citedIn(elements);
  const { id: authority, nation, name } = pack.authority;
  for (const [id, clause] of Object.entries(sources.clauses)) {
    const at = place('sources.json', 'clauses', id);
    const isCited = cited.has(id);
    if (!isCited && isOf(id, authority) && clause.cls !== undefined && EXECUTABLE.has(clause.cls))
      warning(at, `Nothing in the pack carries out \`${id}\`: ${clause.rule}`, 'Cite it where it is carried out.');
    if (!isCited) continue;
    if (/^[RE]-[a-z]/.test(id) && !isOf(id, authority))
      warning(
        at,
        `The pack rests on \`${id}\`, which is not a clause of ${name}.`,
        'Cite a clause of its own, or of the law.',
      );
    const document = Object.hasOwn(sources.documents, clause.document) ? sources.documents[clause.document] : undefined;
    if (document?.nation !== undefined && document.nation !== nation)
      warning(
        at,
        `The pack rests on \`${id}\`, which holds in ${document.nation} and not in ${nation}.`,
        'Cite the law of its own nation.',
      );
  }
  return found;
};

/** `R-herts-127` is a clause of herts. */
const isOf = (clause: string, authority: string): boolean =>
  /^[RE]-/.test(clause) && clause.slice(2).startsWith(`${authority}-`);

/** Every text of the elements that could be the id of a clause. */
const citedIn = (elements: unknown): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting: unknown[] = [elements];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') found.add(value);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) waiting.push(inner);
  }
  return found;
};
