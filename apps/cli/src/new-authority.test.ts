/** What the command line says of answers that cannot be taken, before anything is written or made. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from './commands.js';
import { runCommand } from './run-command.js';

const COMMON = path.resolve(import.meta.dirname, '../../../configs/common');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'homeward-new-authority-'));
  cpSync(COMMON, path.join(folder, 'configs/common'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const typed = async (...words: string[]) => {
  const said: string[] = [];
  const line = (text: string): void => void said.push(text);
  const terminal = { folder, configs: path.join(folder, 'configs'), line, problem: line };
  return { status: await runCommand(COMMANDS, words, terminal), said: said.join('\n') };
};
const answering = (text: string): Promise<{ status: number; said: string }> => {
  writeFileSync(path.join(folder, 'answers.json'), text);
  return typed('new-authority', '--answers', 'answers.json', '--to', 'made');
};
const GLEN = { id: 'glen', name: 'Glen Council', nation: 'scotland' };

describe('homeward new-authority', () => {
  it.each([
    ['no JSON', '{', /line 1/],
    ['no object', '[]', /answers are names with values/],
    ['an answer that is none', JSON.stringify({ ...GLEN, name: '' }), /name/],
    ['a question that nobody asks', JSON.stringify({ ...GLEN, colour: 'blue' }), /colour/],
    [
      'a number whose name is mistyped',
      JSON.stringify({ ...GLEN, numbers: { admDecisionDay: { value: 14 } } }),
      /numbers\.admDecisionDay is not asked of a council in scotland; did you mean admDecisionDays\?/,
    ],
    [
      'answers for another nation',
      JSON.stringify({
        ...GLEN,
        parameters: { 'planning-by-meeting': { weeks: 8 } },
        clauses: [{ number: 1, rule: 'A rule', about: ['planning-by-meeting.because'] }],
      }),
      /parameters\.planning-by-meeting is not asked .* Nor is: clauses 1: about\.planning-by-meeting\.because/,
    ],
    ...(['words', 'roles', 'bodies', 'blocks'] as const).map((where): [string, string, RegExp] => [
      `${where} that nobody knows`,
      JSON.stringify({
        ...GLEN,
        [where]: { nobody: { words: { one: 'x' }, roles: 'x', bodies: { title: 'x' }, blocks: true }[where] },
      }),
      new RegExp(`${where}\\.nobody is not asked`),
    ]),
    ['a nation without a set-up', JSON.stringify({ ...GLEN, nation: 'wales' }), /Nations with one: england, scotland/],
  ])('refuses %s, and writes nothing', async (_, text, says) => {
    const { status, said } = await answering(text);
    expect([status, said]).toEqual([2, expect.stringMatching(says)]);
    expect(existsSync(path.join(folder, 'made'))).toBe(false);
  });

  it.each([
    [['new-authority'], /The answers cannot be taken/],
    [['new-authority', 'dale', '--name', 'Dale Council', '--nation', 'england'], /two process owners/],
    [['new-authority', '--name', 'Dale', '--nation', 'england', '--to', 'made'], /id/],
    [['add-person', 'dale', '--name', 'Sam Low'], /their role/],
    [['first-password', 'dale'], /the username/],
  ])('%j is not enough', async (words, says) => {
    const { status, said } = await typed(...words);
    expect([status, said]).toEqual([2, expect.stringMatching(says)]);
  });

  it('writes a Scottish council that holds, once', async () => {
    expect(await answering(JSON.stringify(GLEN))).toEqual({
      status: 0,
      said: expect.stringMatching(/^made: \d files written\nno problems; (\d+) of \1 expectations hold$/),
    });
    expect(JSON.parse(readFileSync(path.join(folder, 'made/set-up.json'), 'utf8'))).toMatchObject(GLEN);
    expect(await answering(JSON.stringify(GLEN))).toMatchObject({
      status: 2,
      said: expect.stringContaining('Nothing was written'),
    });
  });
});
