/** The files in which the walkthroughs that exploring found are kept: one for each part of the pack, several for a large one. */
import type { FoundStory } from '@homeward/engine';
import { printedJson } from './printed-json.js';

/** A file of a pack holds at most 20,000 values. */
const MOST_VALUES = 15_000;

/** @returns file name -> text */
export const guardFiles = (found: readonly FoundStory[]): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const part of new Set(found.map((one) => one.part))) {
    const own = found.filter((one) => one.part === part).map(({ story }) => story);
    const name = part
      .replaceAll(/[^A-Za-z]+/g, '-')
      .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase();
    for (const [index, stories] of chunks(own).entries())
      files.set(`${name}${index === 0 ? '' : `-${index + 1}`}.json`, printedJson({ scenarios: stories }));
  }
  return files;
};

const chunks = <T>(stories: readonly T[]): T[][] => {
  const all: T[][] = [];
  let values = MOST_VALUES;
  for (const story of stories) {
    const more = valuesIn(story);
    if (values + more > MOST_VALUES) {
      all.push([]);
      values = 0;
    }
    all.at(-1)?.push(story);
    values += more;
  }
  return all;
};

const valuesIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + valuesIn(one), 1)
    : 1;
