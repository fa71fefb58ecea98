/** What the editor works on is the very pack that the configs folder says, block by block and place by place. */
import path from 'node:path';
import { applyEdit, draftFilesOf, expandDraft, originAt, readDraft, readPack } from '@homeward/definition';
import { packHash, readFolder } from '@homeward/runtime';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = path.resolve(import.meta.dirname, '../../configs');
const AUTHORITIES = ['herts', 'central-beds', 'dudley', 'scottish-lac', 'progression-panel'];
const common = await readFolder(path.join(CONFIGS, 'common'));

describe.each(AUTHORITIES)('%s as a draft', (authority) => {
  it('reads to the same pack, stories and version as its authored files', async () => {
    const files = await readFolder(path.join(CONFIGS, authority));
    const authored = readPack(files, common);
    const written = expandDraft(files, common);
    expect(written.problems).toEqual([]);
    expect(Object.keys(written.files)).not.toContain('blocks.json');
    // As it is stored and sent: plain values alone.
    const draft = readDraft(JSON.parse(JSON.stringify(written.files)));
    expect(draft.problems).toEqual([]);
    if (authored.pack === undefined || draft.pack === undefined) throw new Error('The pack cannot be read.');
    expect(packHash(draft.pack)).toBe(packHash(authored.pack));
    expect(draft.stories).toEqual(authored.stories);
    const withoutFiles = readDraft(draftFilesOf(authored.pack, authored.stories));
    expect(withoutFiles.problems).toEqual([]);
    if (withoutFiles.pack === undefined) throw new Error('The pack cannot be read.');
    expect(packHash(withoutFiles.pack)).toBe(packHash(authored.pack));
    expect(withoutFiles.stories).toEqual(authored.stories);
  });
});

describe('a draft of herts', () => {
  it('knows what comes from which building block, and who else includes it', async () => {
    const files = await readFolder(path.join(CONFIGS, 'herts'));
    const { origins, blocks } = expandDraft(files, common, [
      { authority: 'Dudley', blocks: ['statutory-reviews-england', 'siblings'] },
      { authority: 'Moray', blocks: ['statutory-reviews-scotland'] },
    ]);
    const deadlines = 'processes/child-permanence/deadlines.json';
    expect(originAt(origins, deadlines, '/review1')).toBe('statutory-reviews-england');
    expect(originAt(origins, deadlines, '/review1/allowance')).toBe('statutory-reviews-england');
    expect(originAt(origins, 'authority.json', '/name')).toBeUndefined();
    expect(originAt(origins, 'nowhere.json', '')).toBeUndefined();
    expect(blocks['statutory-reviews-england']).toMatchObject({ alsoIn: ['Dudley'] });
  });

  it('reads anew only the file that an edit touches', async () => {
    const { files } = expandDraft(await readFolder(path.join(CONFIGS, 'herts')), common);
    const first = readDraft(files);
    const edited = applyEdit(files, {
      file: 'facts.json',
      at: '/plan/label',
      before: 'Ratified plan',
      after: 'Plan',
    });
    if (!('files' in edited)) throw new Error(JSON.stringify(edited));
    const again = readDraft(edited.files);
    expect(again.pack?.facts.plan?.label).toBe('Plan');
    // What was not touched is not read again: it is the same value.
    expect(again.pack?.processes.childPermanence?.chart).toBe(first.pack?.processes.childPermanence?.chart);
    expect(again.pack?.facts).not.toBe(first.pack?.facts);
  });
});
