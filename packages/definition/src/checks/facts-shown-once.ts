/** What a child's page, the list of children and its filters show as the plan and as the legal status is one fact each, chosen from a list. */
import { SHOWN_AS } from '../fact.js';
import type { Pack } from '../pack.js';
import { place } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

const WORDS = { plan: 'the plan', legalStatus: 'the legal status' } as const;

export const factsShownOnce = (pack: Pack): Problem[] => {
  const { found, error, warning } = findingsOf('facts-shown-once');
  const aboutChildren = Object.values(pack.processes).some(({ definition }) => definition.subject === 'child');
  for (const as of SHOWN_AS) {
    const shown = Object.entries(pack.facts).filter(([, fact]) => fact.shownAs === as);
    for (const [key, { type }] of shown)
      if (type !== 'code')
        error(
          place('facts.json', key, 'shownAs'),
          `A ${type} fact cannot be shown as ${WORDS[as]}: people filter by it.`,
          'Make it a code fact with a code list.',
        );
    const [first, ...others] = shown;
    for (const [key] of others)
      error(
        place('facts.json', key, 'shownAs'),
        `Two facts are shown as ${WORDS[as]}: \`${first?.[0]}\` is the other.`,
        'Mark one of them alone.',
      );
    if (first === undefined && aboutChildren)
      warning(
        'facts.json',
        `No fact is shown as ${WORDS[as]} of a child, so the child's page and the list of children leave it out.`,
        `Mark the fact that says it with \`"shownAs": "${as}"\`.`,
      );
  }
  return found;
};
