/** The names a story may use in a pack, and the sentence for one that does not exist. */
import { nearestName, type Pack, type Process } from '@homeward/definition';

/** "there is no event PPM_HELDD; did you mean PPM_HELD?" */
export const noSuch = (kind: string, name: string, known: Iterable<string>): string => {
  const nearest = nearestName(name, known);
  return `there is no ${kind} ${name} in this pack${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
};

/** A name with what it is about in brackets: `ppmNotLookedAfter(YZ)`, `auditLog(AB)`, `panelBundle(2026-11-24)`. */
export interface Bracketed {
  readonly name: string;
  readonly about?: string;
}

export const bracketed = (text: string): Bracketed => {
  const found = /^([^()]+)\((.+)\)$/.exec(text);
  const [, name, about] = found ?? [];
  return name === undefined || about === undefined ? { name: text } : { name: name.trim(), about: about.trim() };
};

/** Roles and bodies: whoever a notice may be addressed to. */
export const addressees = (pack: Pack): string[] => [...Object.keys(pack.grants.roles), ...Object.keys(pack.bodies)];

/** Everything that somebody may read, write or attend: documents, and the parts and records that grants name. */
export const resources = (pack: Pack, process: Process): Set<string> => {
  const known = new Set(Object.keys(process.documents));
  for (const grant of pack.grants.grants)
    for (const resource of grant.resources ?? []) if (resource !== '*') known.add(resource);
  return known;
};

/**
 * The process a child's story goes through: of the pack's processes about a child, the one that knows most of the story's events.
 * @returns its id; undefined when the pack has no process about a child
 */
export const processFor = (pack: Pack, events: readonly string[]): string | undefined => {
  let best: { readonly id: string; readonly known: number } | undefined;
  for (const [id, process] of Object.entries(pack.processes)) {
    if (process.definition.subject !== 'child') continue;
    const known = events.filter((event) => Object.hasOwn(process.events, event)).length;
    if (best === undefined || known > best.known) best = { id, known };
  }
  return best?.id;
};
