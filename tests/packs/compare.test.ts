import path from 'node:path';
import { ALLOWANCE_UNITS, type Pack } from '@homeward/definition';
import { comparePacks } from '@homeward/engine';
import { readConfig } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Every value at the end of a pack, with the way to it. */
const leaves = (value: unknown, at: readonly string[] = []): (readonly string[])[] =>
  isObject(value) ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...at, key])) : [at];

const other = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  // The one closed list of words that sentences are made of.
  const units: readonly unknown[] = ALLOWANCE_UNITS;
  const unit = units.indexOf(value);
  if (unit >= 0) return ALLOWANCE_UNITS[(unit + 1) % ALLOWANCE_UNITS.length];
  return typeof value === 'string' ? `${value}X` : 'X';
};

const withLeaf = (pack: Pack, at: readonly string[]): Pack => {
  const changed = (value: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return other(value);
    if (Array.isArray(value)) return value.map((item, index) => (String(index) === step ? changed(item, rest) : item));
    return isObject(value) ? { ...value, [step]: changed(value[step], rest) } : value;
  };
  const made = changed(pack, at);
  if (!isPack(made)) throw new Error('No longer a pack.');
  return made;
};
const isPack = (value: unknown): value is Pack => isObject(value) && 'processes' in value;

describe('comparing versions of a whole pack', () => {
  it('sees whatever is changed, wherever it stands', async () => {
    const { pack } = await readConfig(CONFIGS, 'herts');
    if (pack === undefined) throw new Error('herts cannot be read.');
    const all = leaves(pack);
    const step = Math.floor(all.length / 300);
    const unseen = all
      .filter((_, index) => index % step === 0)
      // A chart is always parallel: no other can be read.
      .filter((at) => !/^processes\.\w+\.chart\.type$/.test(at.join('.')))
      .filter((at) => comparePacks(pack, withLeaf(pack, at)).differences.length === 0)
      .map((at) => at.join('.'));
    expect(all.length).toBeGreaterThan(10_000);
    expect(unseen).toEqual([]);
  });
});
