/** The checks that only a whole pack can fail: those of the engine, and reasons for warnings that there are none of. Each by itself. */
import { fileURLToPath } from 'node:url';
import { checkWholePack, DEEP_CHECKS } from '@homeward/engine';
import { readFolder } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const files = await readFolder(`${CONFIGS}/herts`);
const common = await readFolder(`${CONFIGS}/common`);

/** Lays a value over a file of the pack: `authority.json`, then the way to it. */
const bent = (file: string, way: readonly string[], value: unknown): typeof files => {
  const whole: unknown = JSON.parse(files[file] ?? '{}');
  const parent = way.slice(0, -1).reduce<unknown>((here, step) => {
    if (typeof here !== 'object' || here === null) throw new Error(`There is no ${step} in ${file}.`);
    if (!Object.hasOwn(here, step)) Reflect.set(here, step, {});
    return Reflect.get(here, step);
  }, whole);
  if (typeof parent !== 'object' || parent === null)
    throw new Error(`There is nothing at ${way.join('/')} of ${file}.`);
  Reflect.set(parent, way.at(-1) ?? '', value);
  return { ...files, [file]: JSON.stringify(whole) };
};

const FAILING: Readonly<Record<string, typeof files>> = {
  'examples-are-answers': bent('forms/review/examples.json', ['ratifiesAdoption', 'ppmHappening'], 'sometimes'),
  'limits-can-be-met': bent('authority.json', ['parameters', 'ppmWeeks'], { ...parameter('ppmWeeks'), value: -1 }),
  explained: bent(
    'authority.json',
    ['explained'],
    [{ check: 'sources-cited', path: 'facts.json#/nothing', because: 'There is no such warning.' }],
  ),
};

function parameter(name: string): object {
  const authority: unknown = JSON.parse(files['authority.json'] ?? '{}');
  const parameters: unknown =
    typeof authority === 'object' && authority !== null ? Reflect.get(authority, 'parameters') : undefined;
  const found: unknown =
    typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, name) : undefined;
  if (typeof found !== 'object' || found === null) throw new Error(`There is no parameter ${name}.`);
  return found;
}

describe('every check of a whole pack', () => {
  it('has a pack that fails it', () => {
    expect(Object.keys(FAILING).sort()).toEqual([...Object.keys(DEEP_CHECKS), 'explained'].sort());
  });

  it('finds nothing in the pack as it is', () => {
    expect(checkWholePack(files, common).problems).toEqual([]);
  });

  it.each(Object.entries(FAILING))('%s fails by itself', (check, broken) => {
    const { problems } = checkWholePack(broken, common);
    expect(problems).not.toEqual([]);
    expect(problems.filter((problem) => problem.check !== check)).toEqual([]);
  });
});
