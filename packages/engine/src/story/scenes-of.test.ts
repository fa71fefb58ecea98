import type { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { smallPack } from '../small-pack.fixture.js';
import { scenesOf } from './scenes-of.js';

const compiled = compilePack(smallPack);
const story = (steps: Story['steps']): Story => ({
  id: 'S1',
  authority: smallPack.authority.id,
  title: 'A child',
  calendar: smallPack.calendar.id,
  child: { ref: 'C1', dob: '2020-03-09' },
  actors: { sw: 'SW1' },
  steps,
});

describe('the scenes of a story', () => {
  it('say who did what, and where the case then stood', () => {
    const [scene] = scenesOf(
      compiled,
      story([
        {
          n: 1,
          on: '2026-03-02',
          actor: 'sw',
          event: 'CHILD_BECAME_LOOKED_AFTER',
          expect: { allowed: true },
        },
      ]),
    );
    expect(scene).toMatchObject({ on: '2026-03-02', refused: undefined, failing: [], process: 'childPermanence' });
    expect(scene?.what).toBe(smallPack.processes.childPermanence?.events.CHILD_BECAME_LOOKED_AFTER?.title);
    expect(scene?.current).toContain('care.lookedAfter');
  });

  it('say why something could not be done, and what the story expected instead', () => {
    const [scene] = scenesOf(
      compiled,
      story([{ n: 1, on: '2026-03-02', actor: 'sw', event: 'CARE_ENDED', expect: { allowed: true } }]),
    );
    expect(scene?.refused).toEqual(expect.any(String));
    expect(scene?.failing).toMatchObject([{ what: 'allowed', expected: 'allowed' }]);
  });
});
