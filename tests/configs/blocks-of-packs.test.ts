/** The shipped building blocks: each is readable, included by a pack, asks only what it uses, and rests on no authority's own procedure. */
import { fileURLToPath } from 'node:url';
import { BlockDefinition, checkPack } from '@homeward/definition';
import { authoritiesIn, readFolder } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';
import { guideFiles, readGuide } from '../guides/guide-files.js';

const CONFIGS = fileURLToPath(new URL('../../configs', import.meta.url));
const common = await readFolder(`${CONFIGS}/common`);
const packs = await Promise.all(
  (await authoritiesIn(CONFIGS)).map(async (authority) => ({
    authority,
    ...checkPack(await readFolder(`${CONFIGS}/${authority}`), common),
  })),
);

/** A guide's pack is checked and played by the guide's own test. */
const includedInGuide = guideFiles(await readGuide('a-new-authority.md'))
  .filter(({ path }) => path.endsWith('/blocks.json'))
  .flatMap(({ text }) => [...text.matchAll(/"block": "([^"]+)"/g)].map(([, block]) => block));

/** What a set-up makes is checked and played by a test of its own. */
const includedInSetUps = Object.entries(common)
  .filter(([path]) => path.startsWith('set-up/'))
  .flatMap(([, text]) => [...text.matchAll(/"block": "([^"]+)"/g)].map(([, block]) => block));

const inBlocks = Object.entries(common).flatMap(([path, text]) => {
  const [, block, file] = /^blocks\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return block === undefined || file === undefined ? [] : [{ block, file, text }];
});
const blocks = [...new Set(inBlocks.map(({ block }) => block))].map((block) => {
  const files = inBlocks.filter((one) => one.block === block);
  const definition = files.find(({ file }) => file === 'block.json');
  return { block, definition, said: files.filter((one) => one !== definition) };
});
const definitionOf = (name: string): BlockDefinition => {
  const text = blocks.find(({ block }) => block === name)?.definition?.text;
  if (text === undefined) throw new Error(`${name} has no block.json`);
  return BlockDefinition.parse(JSON.parse(text));
};

/** A block of one nation says so in its name, or needs one that does. */
const nationOf = (block: string): string | undefined =>
  /-(england|scotland)$/.exec(block)?.[1] ??
  definitionOf(block)
    .needs.map(nationOf)
    .find((nation) => nation !== undefined);

it('there are building blocks', () => expect(blocks.length).toBeGreaterThan(20));

describe.each(blocks)('the building block $block', ({ block, said }) => {
  const everything = said.map(({ text }) => text).join('\n');

  it('says of itself what it is for, and something of a pack', () => {
    expect(definitionOf(block).description.length).toBeGreaterThan(20);
    expect(said.length).toBeGreaterThan(0);
  });

  it('is JSON in every file', () => {
    for (const { file, text } of said) expect([file, typeof JSON.parse(text)]).toEqual([file, 'object']);
  });

  it('is included by a pack, by the one that the guide makes, or by one that is set up', () =>
    expect([
      ...includedInGuide,
      ...includedInSetUps,
      ...packs.flatMap((pack) => pack.blocks.included.map((one) => one.block)),
    ]).toContain(block));

  it('asks only what it uses', () => {
    const asked = Object.keys(definitionOf(block).parameters);
    const used = asked.filter((name) =>
      new RegExp(`\\$\\{${name}\\}|"\\$(parameter|each|if)": "!?${name}"`).test(everything),
    );
    expect(asked).toEqual(used);
  });

  it('rests on the law, common practice or common choices, never on one authority’s procedure', () =>
    expect(everything.match(/"[RE]-[a-z-]+-\d+"/g)).toBeNull());

  it('cites the law of one nation only where it is a block of that nation', () => {
    const law = { england: /"ENG-/, scotland: /"SCO-/ };
    for (const [nation, clause] of Object.entries(law))
      if (nationOf(block) !== nation) expect([nation, clause.test(everything)]).toEqual([nation, false]);
  });
});

describe.each(packs)('the pack of $authority', ({ problems }) => {
  it('puts its blocks together without a problem', () =>
    expect(problems.filter(({ severity, path }) => severity === 'error' && /blocks/.test(path))).toEqual([]));
});
