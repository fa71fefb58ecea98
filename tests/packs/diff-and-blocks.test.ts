/** The command line says what changed between packs, and what a changed building block does to each pack that includes it. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../apps/cli/src/commands.js';
import { runCommand } from '../../apps/cli/src/run-command.js';

const FIXTURES = path.join(import.meta.dirname, '..', 'api', 'fixtures', 'configs');
let folder = '';
const at = (...steps: string[]): string => path.join(folder, ...steps);
const write = (file: string, value: unknown): Promise<void> => writeFile(file, JSON.stringify(value));
const read = async (file: string): Promise<Record<string, unknown>> => {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'homeward-diff-'));
  await cp(FIXTURES, at('configs'), { recursive: true });
  await mkdir(at('configs', 'common', 'blocks', 'weight'), { recursive: true });
  await write(at('configs', 'common', 'blocks', 'weight', 'block.json'), {
    title: 'Weight',
    description: 'How heavy the child is.',
    parameters: { unit: { title: 'In which unit?', type: 'text' } },
  });
  await write(at('configs', 'common', 'blocks', 'weight', 'facts.json'), {
    weight: { type: 'number', label: ['Weight in $', '{unit}'].join('') },
  });
  await write(at('configs', 'testshire', 'blocks.json'), { include: [{ block: 'weight', with: { unit: 'kg' } }] });
  await cp(at('configs'), at('before'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (...words: string[]) => {
  const lines: string[] = [];
  const problems: string[] = [];
  const status = await runCommand(COMMANDS, words, {
    folder,
    configs: at('configs'),
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
  });
  return { status, said: lines.join('\n'), problems: problems.join('\n') };
};

describe('homeward blocks', () => {
  it('lists each block with who includes it and how', async () => {
    const { status, said } = await run('blocks');
    expect(status).toBe(0);
    expect(said).toContain('weight: Weight\n  testshire: unit = "kg"');
    expect(said).toContain('1 building blocks, included 1 times');
  });

  it('says what a changed block does to each pack that includes it', async () => {
    const facts = at('configs', 'common', 'blocks', 'weight', 'facts.json');
    const kept = await read(facts);
    await write(facts, { weight: { type: 'text', label: 'Weight' } });
    await write(at('configs', 'common', 'blocks', 'weight', 'block.json'), {
      title: 'Weight',
      description: 'No unit.',
    });
    await write(at('configs', 'testshire', 'blocks.json'), { include: [{ block: 'weight' }] });
    const { status, said } = await run('blocks', 'weight', '--before', 'before');
    await write(facts, kept);
    await cp(at('before'), at('configs'), { recursive: true });
    expect(status).toBe(0);
    expect(said).toContain('testshire (includes weight)');
    expect(said).toContain('The fact "Weight in kg" is now called "Weight".');
    expect(said).toContain('1 packs include weight: 1 changed, 0 could not be compared');
  });

  it('names the nearest block for one that does not exist', async () => {
    expect(await run('blocks', 'wieght')).toMatchObject({
      status: 2,
      problems: expect.stringContaining('did you mean weight?'),
    });
  });
});

describe('homeward diff', () => {
  it('finds nothing between a pack and itself', async () => {
    const { status, said } = await run('diff', 'testshire', 'before/testshire');
    expect(status).toBe(0);
    expect(said).toContain('0 differences');
  });

  it('says in sentences what changed, grouped by what it touches', async () => {
    const file = at('configs', 'testshire', 'authority.json');
    const kept = await read(file);
    await write(file, { ...kept, name: 'Otherham' });
    const { said } = await run('diff', 'before/testshire', 'testshire');
    await write(file, kept);
    expect(said).toMatch(/Words\n {2}- The name of the authority is now Otherham; it was .*\n\n1 difference, 0/);
  });

  it.each([
    ['one word', ['diff', 'testshire'], 'Name two packs to compare'],
    ['an authority that is not there', ['diff', 'testshire', 'tesshire'], 'testshire'],
  ])('refuses %s', async (_what, words, sentence) => {
    expect(await run(...words)).toMatchObject({ status: 2, problems: expect.stringContaining(sentence) });
  });
});
