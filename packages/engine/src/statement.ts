/** "Where things are now": the process's own sentences, filled in from the case. */
import type { PlainDate } from '@homeward/definition';
import { ageYears, inWords } from './calendar/plain-date.js';
import type { CaseRecord } from './case-record.js';
import { stateTitle } from './chart/state-titles.js';
import { type CompiledPack, processOf } from './compile-pack.js';
import { holds } from './rules/evaluate-rule.js';
import { factInWords, lowerFirst, type Words } from './rules/words.js';
import { factOn, stateAt, type World } from './rules/world.js';
import { worldOf } from './world-of.js';

const PLACEHOLDER = /\{(fact|state|since|age)(?:\.([A-Za-z0-9_.]+))?\}/g;

/** The sentences whose rule holds, in the pack's order. `{fact.x}`, `{state.region}`, `{since.region}` and `{age}` are replaced by what people read. */
export const statement = (compiled: CompiledPack, record: CaseRecord, today: PlainDate): string[] => {
  const { process } = processOf(compiled, record.process);
  const world = worldOf(compiled, record, today);
  const words: Words = { pack: compiled.pack, process };
  return process.definition.statement
    .filter((line) => holds(line.when, world))
    .map((line) => fill(line.text, record, world, words));
};

const fill = (text: string, record: CaseRecord, world: World, words: Words): string =>
  text.replace(PLACEHOLDER, (_whole, kind: string, name = '') => {
    if (kind === 'age') {
      const born = factOn(world, 'dateOfBirth', world.day);
      return typeof born === 'string' ? String(ageYears(born, world.day)) : 'not known';
    }
    if (kind === 'fact') return lowerFirst(factInWords(words, name, factOn(world, name, world.day)));
    const state = stateAt(record.state, name);
    if (kind === 'since') {
      const on = state === undefined ? undefined : record.entered[`${name}.${state}`];
      return on === undefined ? 'not known' : inWords(on);
    }
    return state === undefined ? 'not known' : lowerFirst(stateTitle(words.process, `${name}.${state}`));
  });
