/** The command line answers in sentences, and its exit status says whether everything holds. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from './commands.js';
import { runCommand } from './run-command.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'homeward-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = async (...words: string[]) => {
  const lines: string[] = [];
  const problems: string[] = [];
  const status = await runCommand(COMMANDS, words, {
    folder,
    configs: path.join(folder, 'configs'),
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
  });
  return { status, lines, problems };
};

const vector = {
  id: 'V1',
  fn: 'addWorkingDays',
  args: { date: '2026-03-16', n: 20, calendar: 'c' },
  expect: '2026-04-15',
};
const story = {
  id: 'T01',
  authority: 'nowhere',
  title: 'A child of no council',
  calendar: 'c',
  child: { ref: 'AB', dob: '2020-06-10' },
  actors: {},
  steps: [],
};
const write = (name: string, content: unknown) =>
  writeFile(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const file = (more: object) => ({
  calendars: { c: ['2026-01-01', '2026-04-03', '2026-04-06', '2026-12-25'] },
  dateVectors: [vector],
  scenarios: [story],
  ...more,
});

describe('homeward', () => {
  it('lists every command when asked for help, and when called without one', async () => {
    for (const [name, load] of Object.entries(COMMANDS)) {
      expect((await load()).name).toBe(name);
      expect((await run('help')).lines.join('\n')).toContain(`  ${name} `);
    }
    expect((await run('--help')).status).toBe(0);
    expect((await run()).status).toBe(2);
  });

  it('names the nearest command and option for one that does not exist', async () => {
    expect(await run('wlak')).toMatchObject({
      status: 2,
      problems: [expect.stringContaining('did you mean walk?'), expect.anything()],
    });
    expect((await run('walk', 'x.json', '--authorit', 'herts')).problems[0]).toBe(
      'There is no option --authorit; did you mean --authority?',
    );
    expect((await run('dates', 'one.json', 'two.json')).problems[0]).toBe('There is one word too many: two.json');
  });

  it('says which file is missing or is no file of stories', async () => {
    await write('broken.json', '{ "scenarios": [');
    await write('other.json', { hello: 1 });
    expect((await run('walk')).problems[0]).toBe('Name a file of stories, or a folder of such files.');
    expect((await run('walk', 'missing.json')).problems[0]).toBe('The file missing.json is not there.');
    expect((await run('walk', 'broken.json')).problems[0]).toContain('The file broken.json is not JSON');
    expect((await run('dates', 'other.json')).problems[0]).toContain('not a file of stories');
  });
});

describe('homeward dates', () => {
  it('holds when every answer is the expected one', async () => {
    await write('dates.json', file({}));
    expect(await run('dates', 'dates.json')).toEqual({ status: 0, lines: ['1 of 1 expectations hold'], problems: [] });
  });

  it('prints the answer that is not, and one that cannot be read, and does not succeed', async () => {
    await write(
      'dates.json',
      file({ dateVectors: [vector, { ...vector, id: 'V2', expect: '2026-04-14' }, { id: 'V3' }] }),
    );
    const { status, lines } = await run('dates', 'dates.json');
    expect(status).toBe(1);
    expect(lines[0]).toContain('V3: cannot be read');
    expect(lines.slice(1)).toEqual([
      'V2: addWorkingDays(date 2026-03-16, n 20, calendar c): expected 2026-04-14, got 2026-04-15',
      '1 of 3 expectations hold',
    ]);
  });

  it('does not succeed with nothing to judge', async () => {
    await write('dates.json', file({ dateVectors: [] }));
    expect((await run('dates', 'dates.json')).status).toBe(1);
  });
});

describe('homeward walk', () => {
  it('says which stories were left out for want of a pack, and does not succeed', async () => {
    await write('stories.json', file({}));
    expect(await run('walk', 'stories.json')).toEqual({
      status: 1,
      lines: ['1 story was left out for want of a pack: T01 (nowhere)', '0 of 0 expectations hold'],
      problems: [],
    });
  });

  it('counts a story that cannot be read as one that does not hold', async () => {
    await write('stories.json', file({ scenarios: [{ ...story, stepps: [] }] }));
    const { status, lines } = await run('walk', 'stories.json');
    expect(status).toBe(1);
    expect(lines[0]).toContain('T01: cannot be read: Unrecognized key: "stepps"');
    expect(lines.at(-1)).toBe('0 of 1 expectations hold');
  });

  it('refuses the name of a pack or of a story that does not exist', async () => {
    await write('stories.json', file({}));
    expect((await run('walk', 'stories.json', '--authority', 'hrts')).problems[0]).toContain('There is no pack hrts');
    expect((await run('walk', 'stories.json', '--story', 'T1')).problems[0]).toContain('did you mean T01?');
  });
});

describe('homeward check', () => {
  const pack = async (name: string, files: Readonly<Record<string, string>>) => {
    await mkdir(path.join(folder, 'configs', name), { recursive: true });
    for (const [file, text] of Object.entries(files)) await write(path.join('configs', name, file), text);
  };

  it('prints each problem with its place, its sentence and its check, sums up, and does not succeed', async () => {
    await pack('broken', { 'authority.json': '{', 'facts.json': '{}' });
    const { status, lines } = await run('check', 'broken');
    expect(status).toBe(1);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.slice(0, -1).every((line) => /^(problem|warning): broken\/\S+: .+ \[[a-z-]+\]$/.test(line))).toBe(
      true,
    );
    expect(lines.at(-1)).toBe(`1 pack checked: ${lines.length - 1} problems, 0 warnings`);
  });

  it('names the nearest pack for one that does not exist', async () => {
    await pack('broken', { 'authority.json': '{' });
    expect(await run('check', 'brocken')).toMatchObject({
      status: 2,
      problems: [expect.stringContaining('did you mean broken?'), 'Usage: homeward check [pack] [--traces FOLDER]'],
    });
  });

  it('fails the stories of a pack that cannot be read, and says how to learn why', async () => {
    await pack('broken', { 'authority.json': '{' });
    await write('stories.json', file({ scenarios: [{ ...story, authority: 'broken' }] }));
    const { status, lines } = await run('walk', 'stories.json');
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/^T01: the pack broken cannot be read \(\d+ problems\); run: homeward check broken$/);
    expect(lines.at(-1)).toBe('0 of 1 expectations hold');
  });
});
