/** Which parts of a limit come to another day when days are taken for working days, or weeks for months: only such a day shows in which unit it is counted. */
import { type Component, type DeadlineDefinition, type Pack, place, processFile, within } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import type { DeadlineRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { countAllowance } from '../deadlines/count-allowance.js';
import { OTHER_UNIT } from '../mutation/deadline-mistakes.js';
import type { Aim } from './aim.js';
import type { Way } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';

/** @returns of each such part an item that says so */
export const unitsToldApart = (
  { pack, calendar }: CompiledPack,
  processId: string,
  { key, components }: DeadlineRecord,
): string[] =>
  components.flatMap(({ name, anchorOn }) => {
    const part = pack.processes[processId]?.deadlines[key]?.components[name];
    if (part === undefined) return [];
    const n = daysOf(pack, part);
    const { unit } = part.allow;
    const isApart =
      countAllowance(calendar, anchorOn, unit, n) !== countAllowance(calendar, anchorOn, OTHER_UNIT[unit], n);
    return isApart ? [`${partPlace(processId, key, name)} in ${unit}`] : [];
  });

/** Days on either side of a weekend, behind us and ahead: from one of them the two countings differ. */
const ANCHORS = [28, 27, 33, -3, -4, -10];

/** Each part of a limit counted from days on which its unit shows. */
export const unitAims = (
  processId: string,
  key: string,
  { components }: DeadlineDefinition,
  still: (part: Component, way: Way, shows: string) => Aim,
): Aim[] =>
  Object.entries(components).flatMap(([name, part]) => {
    const { anchor, allow } = part;
    if (!('fact' in anchor)) return [];
    const shows = `${partPlace(processId, key, name)} in ${allow.unit}`;
    return ANCHORS.map((days) => still(part, from(anchor.fact, days), shows));
  });

const from = (fact: string, days: number): Way => [
  { condition: { field: `fact.${fact}`, operator: '=', value: addDays(FIRST_DAY, days) }, truth: true },
];

const partPlace = (processId: string, key: string, name: string): string =>
  within(place(processFile(processId, 'deadlines'), key), 'components', name);

const daysOf = ({ authority }: Pack, { allow: { n, direction } }: Component): number => {
  const said = typeof n === 'number' ? n : Number(authority.parameters[n.parameter]?.value);
  return direction === 'back' ? -said : said;
};
