/** Where a draft names something: what would name nothing any more if it were removed. */
import { elementsOf, type PackElement } from '../elements.js';
import type { Pack } from '../pack.js';
import { processFile } from '../pack-places.js';
import { pointerStep } from '../parse-json.js';
import type { DraftFiles } from './edit.js';
import { titleOfThing } from './named-things.js';

export interface Mention {
  readonly place: string;
  /** What it stands in: "Submit papers to a panel". */
  readonly title: string;
}

/**
 * @param names the name as it is written: `sw`, or `document.CPR` in conditions; a value that is the whole name counts
 * @param except the place of the thing itself, and below
 * @returns one for each element that names it
 */
export const mentionsOf = (
  files: DraftFiles,
  pack: Pack,
  names: readonly string[],
  except: string,
): readonly Mention[] => {
  const wanted = new Set(names);
  const places: string[] = [];
  const walk = (json: unknown, place: string): void => {
    // A word of the authority may read like a name, and is none.
    if (place === except || place === 'authority.json#/words') return;
    if (typeof json === 'string') {
      if (wanted.has(json)) places.push(place);
      return;
    }
    if (typeof json !== 'object' || json === null) return;
    for (const [key, value] of Object.entries(json)) walk(value, place + pointerStep(key));
  };
  for (const [file, json] of Object.entries(files))
    if (
      !file.startsWith('../') &&
      !file.startsWith('walkthroughs/') &&
      !/^forms\/[^/]+\/(schema|examples)\.json$/.test(file)
    )
      walk(json, `${file}#`);
  const elements = [...elementsOf(pack)].sort((a, b) => b.place.length - a.place.length);
  const found = new Map<string, Mention>();
  for (const place of places) {
    const element = elements.find((each) => place === each.place || place.startsWith(`${each.place}/`));
    const key = element?.place ?? place.slice(0, place.indexOf('#'));
    if (!found.has(key)) found.set(key, { place, title: sayElement(pack, element) ?? aroundIn(pack, key) });
  }
  return [...found.values()];
};

/** A grant is called by its names: nobody knows those. */
const sayElement = (pack: Pack, element: PackElement | undefined): string | undefined => {
  if (element?.kind === 'transition') return sayTransition(pack, element);
  if (element?.kind !== 'grant') return element?.title;
  const grant = pack.grants.grants[Number(element.place.slice(element.place.lastIndexOf('/') + 1))];
  if (grant === undefined) return element.title;
  const { roles, may, events, resources } = grant;
  const [first = '', ...others] = (events ?? resources ?? []).map((name) =>
    titleOfThing(pack, may === 'record' ? 'event' : 'document', name),
  );
  const who = roles.map((role) => pack.grants.roles[role]?.title ?? role);
  return `Permission: ${few(who)} may ${may} “${first}”${others.length === 0 ? '' : ` and ${others.length} more`}`;
};

const sayTransition = (pack: Pack, { at, title }: PackElement): string => {
  const process = at === undefined ? undefined : pack.processes[at.process];
  if (process === undefined) return title;
  const { state = '', event } = at ?? {};
  const from = state === '' ? '' : ` from “${titleOfThing(pack, 'state', state, process)}”`;
  return event === undefined
    ? `What follows at once${from}`
    : `Where “${titleOfThing(pack, 'event', event, process)}” leads${from}`;
};

/** The first two of several. */
const few = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;

/** What stands in a file besides its elements. */
const aroundIn = (pack: Pack, file: string): string => {
  for (const [id, { definition }] of Object.entries(pack.processes)) {
    if (file === processFile(id, 'process')) return `How “${definition.title}” is presented`;
    if (file === processFile(id, 'chart')) return `The steps of “${definition.title}”`;
  }
  return file === 'authority.json' ? 'The authority’s reminders and teams' : file;
};
