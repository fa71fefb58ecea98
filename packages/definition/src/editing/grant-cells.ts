/** Who may do what, as a table of roles by actions and documents; the list of grants is split and joined behind it. */
import { ACTIONS } from '../grant.js';
import type { Json } from '../parse-json.js';
import type { DraftFiles } from './edit.js';
import { fileObject } from './form-files.js';
import { type JsonObject, listAt, textAt, textsAt, withoutKey } from './json-shapes.js';
import { isJsonObject, sameJson } from './same-json.js';

export type GrantAct = (typeof ACTIONS)[number];

/** One cell of the table. */
export interface GrantPlace {
  readonly role: string;
  readonly may: GrantAct;
  /** An event for `record`, a document or record for the rest. */
  readonly what: string;
}

/** `when`: any of these conditions is enough. */
export type GrantCell =
  | { readonly kind: 'no' }
  | { readonly kind: 'always' }
  | { readonly kind: 'when'; readonly whens: readonly Json[] };

const FILE = 'grants.json';

/** The list of grants of a draft. */
export const grantsOf = (files: DraftFiles): readonly Json[] => listAt(fileObject(files, FILE), 'grants');

export const withGrants = (files: DraftFiles, grants: readonly Json[]): DraftFiles => ({
  ...files,
  [FILE]: { ...fileObject(files, FILE), grants: [...grants] },
});

const NO: GrantCell = { kind: 'no' };

const listName = (may: GrantAct): 'events' | 'resources' => (may === 'record' ? 'events' : 'resources');

const covers = (grant: Json, { role, may, what }: GrantPlace): boolean =>
  textAt(grant, 'may') === may &&
  textsAt(grant, 'roles').includes(role) &&
  textsAt(grant, listName(may)).includes(what);

export const cellOf = (grants: readonly Json[], place: GrantPlace): GrantCell =>
  cellFrom(grants.flatMap((grant) => (covers(grant, place) ? [isJsonObject(grant) ? grant.when : undefined] : [])));

/** Every cell, looked up: for a whole table at once. */
export const grantTable = (grants: readonly Json[]): ((place: GrantPlace) => GrantCell) => {
  const held = new Map<string, (Json | undefined)[]>();
  for (const grant of grants) {
    const may = ACTIONS.find((act) => act === textAt(grant, 'may'));
    if (may === undefined || !isJsonObject(grant)) continue;
    for (const role of textsAt(grant, 'roles'))
      for (const what of textsAt(grant, listName(may))) {
        const name = `${role} ${may} ${what}`;
        held.set(name, [...(held.get(name) ?? []), grant.when]);
      }
  }
  return ({ role, may, what }) => cellFrom(held.get(`${role} ${may} ${what}`) ?? []);
};

const cellFrom = (whens: readonly (Json | undefined)[]): GrantCell => {
  if (whens.length === 0) return NO;
  const conditions = whens.flatMap((when) => (when === undefined ? [] : [when]));
  return conditions.length < whens.length ? { kind: 'always' } : { kind: 'when', whens: conditions };
};

/** Whether somebody may do more afterwards. Another condition counts: whether it is narrower nobody can say for certain. */
export const loosens = (before: GrantCell, after: GrantCell): boolean => {
  if (after.kind === 'no' || before.kind === 'always') return false;
  if (before.kind === 'no' || after.kind === 'always') return true;
  return after.whens.some((when) => !before.whens.some((other) => sameJson(when, other)));
};

/**
 * The list of grants with one cell said otherwise. Nobody else gains or loses anything, and a cell taken out and put back gives a list that says the same
 * in as many grants.
 *
 * @param sources the clauses of a new grant, those of the cell's old one unless given; where one of the same role, act and condition stands already, the
 *   cell joins it with its clauses
 */
export const withGrantCell = (
  grants: readonly Json[],
  place: GrantPlace,
  cell: GrantCell,
  sources: readonly string[] = textsAt(
    grants.find((grant) => covers(grant, place)),
    'sources',
  ),
): Json[] => {
  const without = grants.flatMap((grant) => (covers(grant, place) ? split(grant, place) : [grant]));
  const wanted: (Json | undefined)[] = cell.kind === 'no' ? [] : cell.kind === 'always' ? [undefined] : [...cell.whens];
  return wanted.reduce<Json[]>((list, when) => added(list, place, when, sources), without);
};

/** What is left of a grant without one role doing one thing. */
const split = (grant: Json, { role, may, what }: GrantPlace): Json[] => {
  const whole = isJsonObject(grant) ? grant : {};
  const name = listName(may);
  const roles = textsAt(whole, 'roles').filter((each) => each !== role);
  const whats = textsAt(whole, name).filter((each) => each !== what);
  return [
    ...(roles.length === 0 ? [] : [{ ...whole, roles }]),
    ...(whats.length === 0 ? [] : [{ ...whole, roles: [role], [name]: whats }]),
  ];
};

const added = (
  grants: readonly Json[],
  place: GrantPlace,
  when: Json | undefined,
  sources: readonly string[],
): Json[] => {
  const { role, may, what } = place;
  const name = listName(may);
  const sameTerms = (grant: Json): grant is JsonObject =>
    isJsonObject(grant) && grant.may === may && sameJson(grant.when, when);
  const own = grants.findIndex((grant) => sameTerms(grant) && sameJson(grant.roles, [role]));
  if (own >= 0) {
    const grown = grants.map((grant, index) =>
      index === own && isJsonObject(grant) ? { ...grant, [name]: [...textsAt(grant, name), what] } : grant,
    );
    return joined(grown, own, name);
  }
  const sole = grants.findIndex((grant) => sameTerms(grant) && sameJson(grant[name], [what]));
  if (sole >= 0)
    return grants.map((grant, index) =>
      index === sole && isJsonObject(grant) ? { ...grant, roles: [...textsAt(grant, 'roles'), role] } : grant,
    );
  const grant: JsonObject = {
    roles: [role],
    may,
    [name]: [what],
    ...(when === undefined ? {} : { when }),
    sources: [...sources],
  };
  return [...grants, grant];
};

/** A grant that says for one role what another says for others becomes one with it, where that one stands. */
const joined = (grants: readonly Json[], at: number, name: 'events' | 'resources'): Json[] => {
  const grant = grants[at];
  if (!isJsonObject(grant)) return [...grants];
  const twin = grants.findIndex(
    (other, index) =>
      index !== at &&
      isJsonObject(other) &&
      sameSet(textsAt(other, name), textsAt(grant, name)) &&
      sameJson(terms(other, name), terms(grant, name)),
  );
  const other = grants[twin];
  if (!isJsonObject(other)) return [...grants];
  const roles = [...new Set([...textsAt(other, 'roles'), ...textsAt(grant, 'roles')])];
  return grants.flatMap((each, index) => (index === at ? [] : index === twin ? [{ ...other, roles }] : [each]));
};

const terms = (grant: JsonObject, name: string): JsonObject => {
  const rest = withoutKey(withoutKey(grant, 'roles'), name);
  return Array.isArray(rest.sources) ? { ...rest, sources: [...rest.sources].sort() } : rest;
};

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));
