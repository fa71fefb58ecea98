/** Where an explored story begins: a child of some age, and how things stood before. */
import { chartGraph, type Pack, type PlainDate, type Process, type Story } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import { type Chance, oneOf } from '../mutation/mistake.js';
import { comparedValues } from './answer-variants.js';

const FIRST_DAY: PlainDate = '2026-03-02';
/** Babies, and both sides of every age that procedures speak of. */
const AGES_IN_DAYS = [30, 400, 1500, 2600, 3000, 3500, 3800, 4200, 4600, 5000, 5400, 6000, 6500];

/**
 * @param aim a state in which the story is to stand at first; absent: where a new case begins
 */
export const beginning = (
  pack: Pack,
  process: Process,
  id: string,
  title: string,
  aim: string | undefined,
  chance: Chance,
): Story => {
  const dob = addDays(FIRST_DAY, -(oneOf(AGES_IN_DAYS, chance) ?? 1500));
  const isOften = (tenths: number): boolean => chance.whole(1, 10) <= tenths;
  const given: Record<string, unknown> = {};
  const state: Record<string, string> = {};
  if (aim !== undefined) {
    given.lookedAfterSince = addDays(FIRST_DAY, -chance.whole(1, 500));
    for (const region of chartGraph(process.chart).states.values()) {
      const names = [...region.children.values()].filter(({ kind }) => kind === 'atomic').map(({ key }) => key);
      const name = region.kind === 'compound' && names.length > 0 && isOften(3) ? oneOf(names, chance) : undefined;
      if (name !== undefined) state[region.path] = name;
    }
    const parts = aim.split('.');
    for (let end = 1; end < parts.length; end += 1) {
      const region = parts.slice(0, end).join('.');
      if (chartGraph(process.chart).states.get(region)?.kind === 'compound') state[region] = parts[end] ?? '';
    }
    given.state = state;
    const compared = comparedValues(pack);
    for (const [fact, { type }] of Object.entries(pack.facts)) {
      if (fact === 'dateOfBirth' || fact === 'sex' || fact === 'becameLookedAfter' || !isOften(2)) continue;
      const value = oneOf(compared.get(`fact.${fact}`) ?? [], chance);
      if (type === 'date') given[fact] = addDays(FIRST_DAY, -chance.whole(1, 400));
      else if (type === 'boolean') given[fact] = isOften(5);
      else if (type === 'codes' && typeof value === 'string') given[fact] = [value];
      else if (value !== undefined && typeof value === (type === 'number' ? 'number' : 'string')) given[fact] = value;
    }
  }
  const siblings = isOften(3)
    ? [
        {
          ref: 'CD',
          dob: addDays(dob, 900),
          relationship: 'existing',
          ...(aim === undefined ? {} : { lookedAfterSince: given.lookedAfterSince }),
        },
      ]
    : [];
  return {
    id,
    authority: pack.authority.id,
    title,
    calendar: pack.calendar.id,
    child: { ref: 'AB', dob, sex: isOften(5) ? 'F' : 'M', siblings },
    actors: {},
    ...(Object.keys(given).length === 0 ? {} : { given }),
    steps: [],
  };
};

export const FIRST_STEP_ON = FIRST_DAY;
