/** A clause that says where it is shown or reported points to something that shows or reports it. */
import type { Pack } from '../pack.js';
import { placeSteps, valueAtPlace } from '../pack-parts.js';
import { place } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

export const coveredAs = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('covered-as');
  for (const [id, clause] of Object.entries(pack.sources.clauses)) {
    if (clause.coveredAs === undefined) continue;
    const { how, where } = clause.coveredAs;
    const at = place('sources.json', 'clauses', id, 'coveredAs', 'where');
    const value = valueAtPlace(pack, where);
    if (value === undefined)
      error(at, `\`${id}\` says that it is ${how} at \`${where}\`, and nothing stands there.`, EXAMPLE[how]);
    else if (how === 'shown' && typeof value !== 'string')
      error(at, `\`${id}\` says that it is shown at \`${where}\`, which is no text that people read.`, EXAMPLE.shown);
    else if (how === 'reported' && !isReport(where))
      error(at, `\`${id}\` says that it is reported by \`${where}\`, which reports nothing.`, EXAMPLE.reported);
  }
  return found;
};

const EXAMPLE = {
  shown: 'Name the text itself: forms/review/layout.json#/questions/views/hint.',
  reported: 'Name a tracker, a notice, a document, an event or a body: trackers.json#/HT_04.',
} as const;

/** What puts something before others of itself: a list of children, a notice, a paper, the agenda of a body. */
const isReport = (where: string): boolean => {
  const { file, steps } = placeSteps(where);
  if (file.startsWith('bodies/')) return true;
  return steps.length === 1 && (file === 'trackers.json' || /\/(notices|documents|events)\.json$/.test(file));
};
