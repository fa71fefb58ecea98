/** Where a draft names something: what would name nothing any more if it were removed. */
import { elementsOf } from '../elements.js';
import type { Pack } from '../pack.js';
import { pointerStep } from '../parse-json.js';
import type { DraftFiles } from './edit.js';

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
    if (place === except) return;
    if (typeof json === 'string') {
      if (wanted.has(json)) places.push(place);
      return;
    }
    if (typeof json !== 'object' || json === null) return;
    for (const [key, value] of Object.entries(json)) walk(value, place + pointerStep(key));
  };
  for (const [file, json] of Object.entries(files))
    if (!file.startsWith('../') && !file.startsWith('walkthroughs/') && !file.endsWith('/examples.json'))
      walk(json, `${file}#`);
  const elements = [...elementsOf(pack)].sort((a, b) => b.place.length - a.place.length);
  const found = new Map<string, Mention>();
  for (const place of places) {
    const element = elements.find((each) => place === each.place || place.startsWith(`${each.place}/`));
    const key = element?.place ?? place.slice(0, place.indexOf('#'));
    if (!found.has(key)) found.set(key, { place, title: element?.title ?? key });
  }
  return [...found.values()];
};
