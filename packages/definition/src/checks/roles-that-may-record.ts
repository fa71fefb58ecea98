/** The roles that some grant lets record an event, as far as what is known rules none of the grants out. */
import type { Pack } from '../pack.js';
import { type Known, truthGiven } from './truth-given.js';

export const rolesThatMayRecord = (pack: Pack, event: string, known: Known = new Map()): ReadonlySet<string> =>
  new Set(
    pack.grants.grants
      .filter((grant) => grant.events?.includes(event) === true && truthGiven(pack, grant.when, known) !== false)
      .flatMap((grant) => grant.roles),
  );

/** What is known when an event is about a document: its name is the answer. */
export const aboutDocument = (document: string): Known =>
  new Map([
    ['answer.document', [document]],
    ['answer.form', [document]],
  ]);
