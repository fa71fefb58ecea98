/** What can be done to the clauses that a procedure rests on: a new clause, a new document, and who rests on which. */
import { elementsOf, type PackElement } from '../elements.js';
import type { Pack } from '../pack.js';
import type { Json } from '../parse-json.js';

import type { DraftFiles } from './edit.js';
import { pointerOf } from './json-shapes.js';
import { isJsonObject } from './same-json.js';
import type { PlaceChange } from './set-places.js';

export const SOURCES_FILE = 'sources.json';

export interface NewClause {
  readonly document: string;
  /** What the clause asks for, in a sentence. */
  readonly rule: string;
  /** The document's own words. */
  readonly quote?: string;
  /** As DOMAIN 2.2 classes it: STEP, DEADLINE, ... */
  readonly cls: string;
}

/** Adds a clause of the authority's own, under the next number: `R-herts-own-1`. Nobody has confirmed it yet. */
export const addClause = (
  files: DraftFiles,
  authority: string,
  { document, rule, quote, cls }: NewClause,
): { readonly id: string; readonly changes: readonly PlaceChange[] } => {
  const standing = partOf(files, 'clauses');
  let number = 1;
  while (Object.hasOwn(standing, `R-${authority}-own-${number}`)) number += 1;
  const id = `R-${authority}-own-${number}`;
  const clause = { document, cls, ...(quote === undefined ? {} : { quote }), rule, verified: false };
  return { id, changes: [into(files, 'clauses', id, clause)] };
};

/** Adds a document that clauses can be in; named after its title: `adoption-panel-guidance`. */
export const addSourceDocument = (
  files: DraftFiles,
  pack: Pack,
  title: string,
): { readonly key: string; readonly changes: readonly PlaceChange[] } => {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .join('-')
    .slice(0, 50)
    .replace(/-$/, '');
  const wanted = /^[a-z]/.test(words) ? words : `document${words === '' ? '' : `-${words}`}`;
  let key = wanted;
  for (let number = 2; Object.hasOwn(pack.sources.documents, key); number += 1) key = `${wanted}-${number}`;
  return { key, changes: [into(files, 'documents', key, { title })] };
};

/** Whether the authority says a clause or document itself. What all share (the law) is not the authority's to change. */
export const isOwnSource = (files: DraftFiles, part: 'clauses' | 'documents', key: string): boolean =>
  Object.hasOwn(partOf(files, part), key);

/** Clause -> everything in the pack that rests on it, in the pack's order. */
export const citedBy = (pack: Pack): ReadonlyMap<string, readonly PackElement[]> => {
  const citing = new Map<string, PackElement[]>();
  for (const element of elementsOf(pack))
    for (const clause of new Set(element.sources)) {
      const known = citing.get(clause);
      if (known === undefined) citing.set(clause, [element]);
      else known.push(element);
    }
  return citing;
};

const partOf = (files: DraftFiles, part: string): Readonly<Record<string, Json>> => {
  const file = files[SOURCES_FILE];
  const found = isJsonObject(file) ? file[part] : undefined;
  return isJsonObject(found) ? found : {};
};

/** A pack need not have clauses of its own: the first makes the file. */
const into = (files: DraftFiles, part: 'clauses' | 'documents', key: string, value: Json): PlaceChange =>
  isJsonObject(files[SOURCES_FILE])
    ? { file: SOURCES_FILE, at: pointerOf([part, key]), after: value }
    : { file: SOURCES_FILE, at: '', after: { documents: {}, clauses: {}, [part]: { [key]: value } } };
