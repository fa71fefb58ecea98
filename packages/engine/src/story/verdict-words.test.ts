/** What a story calls by a name that nothing has is said by that name, also where every object has something of it. */
import { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallPack } from '../small-pack.fixture.js';
import { verdictInWords } from './verdict-words.js';

const story = Story.parse({
  id: 'T',
  authority: 'test',
  title: 'One step',
  calendar: 'england-wales',
  child: { ref: 'AB', dob: '2012-06-10' },
  actors: { sw: 'SW1' },
  steps: [{ n: 1, on: '2026-03-02', actor: 'sw', event: 'PLACED', expect: { allowed: false } }],
});

describe('a name that nothing has', () => {
  it.each(['refused', 'state document.constructor', 'final document.CPR', 'form constructor', 'form __proto__'])(
    'is put in words as a text: %s',
    (what) => {
      for (const name of ['constructor', '__proto__', 'toString']) {
        const said = verdictInWords(smallPack, story, { what, expected: name, got: name, holds: false, step: 1 });
        expect(said).toMatchObject({ expected: name, now: name });
        expect(said.about).not.toContain('undefined');
      }
    },
  );
});
