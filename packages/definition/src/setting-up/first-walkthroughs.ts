/** The walkthroughs that a new authority begins with: those of the building blocks that it includes, with its own answers put in. */
import { Temporal } from 'temporal-polyfill';
import { instantiate } from '../blocks/instantiate.js';
import { isJsonObject } from '../editing/same-json.js';
import type { Json } from '../parse-json.js';
import type { SettledSetUp } from './settled-set-up.js';

const FOLDER = 'set-up/';

/** @returns `walkthroughs/<name>.json` -> the stories */
export const firstWalkthroughs = ({ answers, kit, blocks }: SettledSetUp): ReadonlyMap<string, Json> => {
  const found = new Map<string, Json>();
  for (const { isIncluded, definition, files, values } of blocks)
    for (const [path, template] of isIncluded ? files : []) {
      if (!path.startsWith(FOLDER)) continue;
      const filled = instantiate(template, {
        parameters: definition.parameters,
        values: new Map([
          ...Object.entries(values),
          ...Object.entries(values).flatMap(firstOf),
          ['authority.id', answers.id],
          ['authority.calendar', kit.nation.calendar],
        ]),
        used: new Set(),
        fail: () => undefined,
      });
      if (filled !== undefined) found.set(`walkthroughs/${path.slice(FOLDER.length)}`, withDays(filled));
    }
  return found;
};

/** `${chairs.first}`: one of several, where a story needs somebody. */
const firstOf = ([name, value]: [string, Json]): [string, Json][] => {
  const [first] = Array.isArray(value) ? value : [];
  return typeof first === 'string' ? [[`${name}.first`, first]] : [];
};

const WEEKS_AFTER = /^(\d{1,4}) weeks after (\d{4}-\d\d-\d\d)$/;

/** "8 weeks after 2026-01-05" becomes that day. */
const withDays = (json: Json): Json => {
  if (typeof json === 'string') {
    const [, weeks, day] = WEEKS_AFTER.exec(json) ?? [];
    if (weeks === undefined || day === undefined) return json;
    return Temporal.PlainDate.from(day, { overflow: 'reject' })
      .add({ weeks: Number(weeks) })
      .toString();
  }
  if (Array.isArray(json)) return json.map(withDays);
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withDays(value)]));
};
