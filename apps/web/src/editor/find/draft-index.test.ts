import { readDraft } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { areaOfPlace } from '../area-of-place';
import { smallDraft } from '../small-draft.for-tests';
import { draftIndex, findIn } from './draft-index';

const { pack } = readDraft(smallDraft);
if (pack === undefined) throw new Error('The draft cannot be read.');
const index = draftIndex(pack);

describe('what can be found in a draft', () => {
  it('leads to an area of the editor, each thing once', () => {
    expect(index.filter(({ place }) => areaOfPlace(place) === undefined)).toEqual([]);
    expect(new Set(index.map(({ place }) => place)).size).toBe(index.length);
    expect([...new Set(index.map(({ kind }) => kind.split(' ')[0]))]).toEqual(
      expect.arrayContaining(['Deadline', 'Action', 'Step', 'Form', 'Question', 'Role']),
    );
  });

  it('is found by any of its words, the very title first, whatever the letters', () => {
    const [deadline] = Object.values(Object.values(pack.processes)[0]?.deadlines ?? {});
    if (deadline === undefined) throw new Error('There is no deadline.');
    const [first] = findIn(index, ` ${deadline.title.toUpperCase()} `);
    expect(first?.title).toBe(deadline.title);
    const last = deadline.title.split(' ').at(-1) ?? '';
    expect(findIn(index, `${last} deadline`).map(({ title }) => title)).toContain(deadline.title);
    expect(findIn(index, 'no such thing anywhere')).toEqual([]);
    expect(findIn(index, '  ')).toEqual([]);
  });
});
