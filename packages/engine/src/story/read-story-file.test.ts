/** One story that cannot be read does not silence the others, and never passes. */
import { describe, expect, it } from '@jest/globals';
import { readStoryFile } from './read-story-file.js';

const story = {
  id: 'T01',
  authority: 'test',
  title: 'T',
  calendar: 'c',
  child: { ref: 'AB', dob: '2020-06-10' },
  actors: {},
  steps: [],
};

describe('a file of stories', () => {
  it('keeps what can be read and names what cannot', () => {
    const read = readStoryFile({
      calendars: { c: ['2026-01-01'], d: ['soon'] },
      dateVectors: [{ id: 'V1', fn: 'addDay', args: {}, expect: 1 }],
      scenarios: [story, { ...story, id: 'T02', childd: {} }],
      scenario: [],
    });
    expect(read.stories.map(({ id }) => id)).toEqual(['T01']);
    expect(read.calendars).toEqual({ c: ['2026-01-01'] });
    expect(read.unreadable.map(({ id }) => id)).toEqual(['the file', 'V1', 'T02', 'calendar d']);
    expect(read.unreadable[2]).toMatchObject({ authority: 'test', sentence: expect.stringContaining('childd') });
  });

  it.each([null, 7, [], {}, { scenarios: 'x' }])('is told from %j, which is none', (json) => {
    expect(readStoryFile(json)).toMatchObject({
      stories: [],
      sentence: expect.stringContaining('not a file of stories'),
    });
  });
});
