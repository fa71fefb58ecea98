/** Somebody who follows the guide to a new authority gets a pack without problems, whose story holds, and has written only parameters, words and bodies, whichever way they go. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@homeward/runtime/configs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../apps/cli/src/commands.js';
import { runCommand } from '../../apps/cli/src/run-command.js';
import { guideFiles, readGuide } from './guide-files.js';

const COMMON = fileURLToPath(new URL('../../configs/common', import.meta.url));
const guide = await readGuide('a-new-authority.md');
const [answers, ...others] = guideFiles(guide);
const files = others;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'homeward-guide-'));
  await cp(COMMON, path.join(folder, 'configs/common'), { recursive: true });
  for (const { path: name, text } of files) await write(name, text);
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, text: string): Promise<void> => {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

const homewardIn = async (folder: string, ...words: string[]): Promise<{ status: number; said: string[] }> => {
  const said: string[] = [];
  const line = (text: string): void => void said.push(text);
  const terminal = { folder, configs: path.join(folder, 'configs'), line, problem: line };
  return { status: await runCommand(COMMANDS, words, terminal), said };
};
const homeward = (...words: string[]) => homewardIn(folder, ...words);

/** What the guide promises after a command: the fenced block that follows the one it is typed in. */
const promised = (command: string): string[] => {
  const after = guide.split(`\nnpm run -s homeward -- ${command}\n`)[1];
  const answer = /^```\n\nsays\n\n```\n(.*?)\n```$/ms.exec(after ?? '')?.[1];
  if (answer === undefined) throw new Error(`the guide does not say what ${command} answers`);
  return answer.split('\n');
};

describe('the guide to a new authority', () => {
  it.each(['check dale', 'walk configs/dale/walkthroughs/first-plan.json'])(
    '%s answers as promised',
    async (command) => {
      expect(await homeward(...command.split(' '))).toEqual({ status: 0, said: promised(command) });
    },
  );

  it('has no file written that says more than parameters, words and bodies, besides its clauses and a story', () => {
    const written =
      /^configs\/dale\/(authority|blocks|sources|processes\/[a-z-]+\/process|(bodies|walkthroughs)\/[\w-]+)\.json$/;
    expect(files.map((file) => file.path).filter((name) => !written.test(name))).toEqual([]);
    expect(files.length).toBeGreaterThan(6);
  });

  it('is right that a story tells when a number of the procedure has changed', async () => {
    const blocks = files.find((file) => file.path === 'configs/dale/blocks.json');
    expect(blocks?.text).toContain('"weeks": 8');
    await write('configs/dale/blocks.json', blocks?.text.replace('"weeks": 8', '"weeks": 6') ?? '');
    const { status, said } = await homeward('walk', 'configs/dale/walkthroughs/first-plan.json');
    expect(status).toBe(1);
    expect(said.join('\n')).toContain('DALE1 step 1');
  });
});

describe('the guide to a new authority, from a file of answers', () => {
  it('answers as promised, and leads to the numbers, words and meetings that are written by hand', async () => {
    const other = await mkdtemp(path.join(tmpdir(), 'homeward-guide-answers-'));
    try {
      await cp(COMMON, path.join(other, 'configs/common'), { recursive: true });
      await writeFile(path.join(other, answers?.path ?? ''), answers?.text ?? '');
      const command = 'new-authority --answers dale-answers.json';
      expect(await homewardIn(other, ...command.split(' '))).toEqual({ status: 0, said: promised(command) });
      expect(await homewardIn(other, 'check', 'dale')).toEqual({ status: 0, said: promised('check dale') });
      expect((await homewardIn(other, ...command.split(' '))).said[0]).toContain('Nothing was written');
      const made = (await readConfig(path.join(other, 'configs'), 'dale')).pack;
      const byHand = (await readConfig(path.join(folder, 'configs'), 'dale')).pack;
      expect(made?.authority.words.review).toEqual(byHand?.authority.words.review);
      expect(made?.processes.childPermanence?.definition.title).toBe(
        byHand?.processes.childPermanence?.definition.title,
      );
      const limitOf = (pack: typeof made) => pack?.processes.childPermanence?.deadlines.permanenceMeeting?.components;
      expect(limitOf(made)).toEqual(limitOf(byHand));
      expect(limitOf(made)).toBeDefined();
      expect(made?.bodies.permanenceMeeting?.chair).toEqual(byHand?.bodies.homeForGoodMeeting?.chair);
    } finally {
      await rm(other, { recursive: true });
    }
  });
});
