/** What stands in the folders of packs and cannot be read as it was meant is said, and not passed over. */
import { cp, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { check } from './check.js';

const CONFIGS = fileURLToPath(new URL('../../../configs', import.meta.url));
const PACK = 'progression-panel';

let configs = '';
beforeEach(async () => {
  configs = await mkdtemp(path.join(tmpdir(), 'homeward-check-'));
  for (const part of ['common', PACK])
    await cp(path.join(CONFIGS, part), path.join(configs, part), {
      recursive: true,
      filter: (source) => !source.endsWith('guards'),
    });
});
afterEach(() => rm(configs, { recursive: true }));

const checked = async (...words: string[]) => {
  const lines: string[] = [];
  const line = (text: string): void => {
    lines.push(text);
  };
  const status = await check.run(words, { folder: configs, configs, line, problem: line });
  return { status, text: lines.join('\n') };
};
const at = (...names: string[]): string => path.join(configs, ...names);

describe('check', () => {
  it('finds nothing in packs that are whole', async () => {
    expect(await checked()).toMatchObject({ status: 0 });
  });

  it('says that a folder has lost its authority.json, by name and among all', async () => {
    await rename(at(PACK, 'authority.json'), at(PACK, 'authority.txt'));
    for (const words of [[], [PACK]]) {
      const { status, text } = await checked(...words);
      expect(status).toBe(1);
      expect(text).toContain(
        `problem: ${PACK}/authority.json: This file is missing, so nothing of this folder is a pack.`,
      );
    }
  });

  it('says of a link that nothing is read through it, in a pack and in what is shared', async () => {
    await symlink(at('common', 'sources.json'), at(PACK, 'extra.json'));
    await symlink('.', at('common', 'round'));
    const { status, text } = await checked();
    expect(status).toBe(1);
    expect(text).toContain(`problem: ${PACK}/extra.json: This is a link or a device`);
    expect(text).toContain('problem: common/round: This is a link or a device');
  });

  it('says of a file that it is not written in UTF-8, or holds what nobody sees', async () => {
    await writeFile(at(PACK, 'facts.json'), Buffer.from([0x7b, 0x22, 0x61, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
    await writeFile(at(PACK, 'rules.json'), '{"a":"\u202e"}');
    const { text } = await checked();
    expect(text).toContain(
      `${PACK}/facts.json#: This file holds a character that could not be read: it is not written in UTF-8. (line 1, column 4) Save it as UTF-8, and write the text there again. [`,
    );
    expect(text).toContain(`${PACK}/rules.json#: This file holds a character that nobody sees (U+202E)`);
  });

  it('says of many files that they are too large without holding them', async () => {
    const much = Buffer.alloc(60_000_000, 0x20);
    for (const file of ['facts', 'rules', 'grants', 'trackers']) await writeFile(at(PACK, `${file}.json`), much);
    const before = process.memoryUsage().rss;
    const { text } = await checked();
    expect(text.match(/larger than 2 MB/g)).toHaveLength(4);
    expect((process.memoryUsage().rss - before) / 1_000_000).toBeLessThan(150);
  });
});
