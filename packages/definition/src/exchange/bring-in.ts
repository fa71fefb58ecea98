/** Makes a draft's files out of a pack that came from elsewhere: held to everything that reading holds a pack to, and set beside what is shared here. */
import type { DraftFiles } from '../editing/edit.js';
import { objectAt } from '../editing/json-shapes.js';
import { readDraft } from '../editing/read-draft.js';
import { type JsonObject, sameJson } from '../editing/same-json.js';
import type { Pack } from '../pack.js';
import type { Json } from '../parse-json.js';
import type { Problem } from '../problem.js';
import { readGuards } from '../read-guards.js';
import { readPack } from '../read-pack.js';
import type { Story } from '../walkthrough.js';
import { authorityIn, type PackContent } from './pack-content.js';

export type BroughtIn =
  | {
      /** The authority's own files, building blocks written out. */
      readonly files: DraftFiles;
      readonly pack: Pack;
      readonly stories: readonly Story[];
      /** What is said differently there than in what is shared here, in sentences. */
      readonly notes: readonly string[];
    }
  | {
      /** One sentence. */
      readonly refused: string;
      readonly problems: readonly Problem[];
    };

const CODE_LISTS = '../common/code-lists.json';
const SOURCES = '../common/sources.json';

/**
 * Reading alone: whoever takes the files runs the checks as well.
 *
 * @param authority who brings it in
 * @param local what is shared here: `../common/code-lists.json`, `../common/sources.json`, `../common/calendars/<id>.json`
 */
export const bringIn = (content: PackContent, authority: string, local: DraftFiles): BroughtIn => {
  const owner = authorityIn(content);
  if (owner !== authority)
    return refuse(
      owner === undefined
        ? 'It does not say whose procedure it is.'
        : `It is a procedure of \`${owner.slice(0, 60)}\`, not of \`${authority}\`.`,
    );
  const read = readPack(content.files, content.common);
  const { guards, problems } = readGuards(content.files);
  const errors = [...read.problems, ...problems].filter(({ severity }) => severity === 'error');
  if (read.pack === undefined || errors.length > 0) return refuse('It cannot be read as a pack.', errors);
  const foreign = [...read.stories, ...guards].find((story) => story.authority !== authority);
  if (foreign !== undefined)
    return refuse(
      `Its walkthrough \`${foreign.id}\` is of \`${foreign.authority.slice(0, 60)}\`, not of \`${authority}\`.`,
    );
  const calendar = `../common/calendars/${read.pack.calendar.id}.json`;
  if (!Object.hasOwn(local, calendar))
    return refuse(`It goes by the calendar \`${read.pack.calendar.id}\`, which is not among those kept here.`);
  const { files, notes } = besideShared(read.written, local);
  if (!sameJson(read.written[calendar], local[calendar]))
    notes.push(`The calendar “${read.pack.calendar.title}” is kept here with other days; those kept here count.`);
  const taken = readDraft({ ...files, ...local });
  const wrong = taken.problems.filter(({ severity }) => severity === 'error');
  if (taken.pack === undefined || wrong.length > 0)
    return refuse('Beside what all authorities share here it cannot be read.', wrong);
  return { files, pack: taken.pack, stories: taken.stories, notes };
};

const refuse = (refused: string, problems: readonly Problem[] = []): BroughtIn => ({ refused, problems });

/** A draft changes nothing that is shared. What the pack shares elsewhere and is not the same here becomes its own. */
const besideShared = (
  written: DraftFiles,
  local: DraftFiles,
): { readonly files: DraftFiles; readonly notes: string[] } => {
  const notes: string[] = [];
  const own: Record<string, Json> = Object.fromEntries(
    Object.entries(written).filter(([path]) => !path.startsWith('../')),
  );
  const lists = differing(objectAt(written[CODE_LISTS]), objectAt(local[CODE_LISTS]));
  const ownLists = objectAt(own['code-lists.json']);
  const brought = Object.entries(lists).filter(([key]) => !Object.hasOwn(ownLists, key));
  if (brought.length > 0) {
    own['code-lists.json'] = { ...Object.fromEntries(brought), ...ownLists };
    notes.push(
      `It brings ${counted(brought.length, 'code list')} that ${brought.length === 1 ? 'is' : 'are'} otherwise here.`,
    );
  }
  const sources = objectAt(own['sources.json']);
  const documents = differing(objectAt(written[SOURCES], 'documents'), objectAt(local[SOURCES], 'documents'));
  const clauses = differing(objectAt(written[SOURCES], 'clauses'), objectAt(local[SOURCES], 'clauses'));
  const known = objectAt(local[SOURCES], 'clauses');
  const missing = Object.fromEntries(Object.entries(clauses).filter(([id]) => !Object.hasOwn(known, id)));
  const reworded = Object.keys(clauses).length - Object.keys(missing).length;
  if (Object.keys(missing).length > 0 || Object.keys(documents).length > 0) {
    own['sources.json'] = {
      ...sources,
      documents: { ...documents, ...objectAt(sources, 'documents') },
      clauses: { ...missing, ...objectAt(sources, 'clauses') },
    };
    notes.push(
      `It brings ${counted(Object.keys(missing).length, 'clause')} that ${Object.keys(missing).length === 1 ? 'is' : 'are'} not kept here.`,
    );
  }
  if (reworded > 0)
    notes.push(
      `${counted(reworded, 'shared clause')} ${reworded === 1 ? 'has' : 'have'} other words there; those kept here count.`,
    );
  return { files: own, notes };
};

/** Of the first what the second has not, or has otherwise. */
const differing = (one: JsonObject, other: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(one).filter(([key, value]) => !sameJson(value, Object.hasOwn(other, key) ? other[key] : undefined)),
  );

const counted = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;
