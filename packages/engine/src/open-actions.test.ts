/** What is missing for an action that cannot be done yet. */
import { describe, expect, it } from '@jest/globals';
import { type CompiledPack, compilePack } from './compile-pack.js';
import { decide } from './decide.js';
import { meetingPack, planned, to } from './mutation/meeting-pack.fixture.js';
import { newCase } from './new-case.js';
import { openActions } from './open-actions.js';

const aChild = (compiled: CompiledPack) =>
  newCase(compiled, {
    id: 'c',
    process: 'childPermanence',
    subjectRef: 'AB',
    openedOn: '2026-03-02',
    facts: { dateOfBirth: '2020-06-10' },
  });

const missing = (cited: string[]) => {
  const compiled = compilePack(
    meetingPack({ taken: [to('agreed', planned)], gates: [{ requires: planned, sources: cited }] }),
  );
  const child = aChild(compiled);
  const actions = openActions(compiled, child, { today: '2026-03-09', actor: { id: 'p', roles: ['sw'] } });
  return actions.find(({ event }) => event === 'MEETING_HELD')?.unlocks ?? [];
};

describe('what an action lacks', () => {
  it('is said once where a state and a gate both ask for it, with the clause that one of them cites', () => {
    const plan = missing(['R-test-1']).filter(({ sentence }) => sentence.includes('plan'));
    expect(plan).toEqual([expect.objectContaining({ source: 'R-test-1' })]);
    expect(missing([]).filter(({ sentence }) => sentence.includes('plan'))).toHaveLength(1);
  });

  it('is said once to whoever is refused by two gates that ask for the same', () => {
    const gates = [
      { key: 'one', requires: planned, sentence: 'There is no plan.' },
      { key: 'other', requires: planned, sentence: 'Nothing is planned.', sources: ['R-test-1'] },
    ];
    const compiled = compilePack(meetingPack({ taken: [to('agreed')], gates }));
    const refused = decide(
      compiled,
      aChild(compiled),
      { kind: 'record', event: 'MEETING_HELD', on: '2026-03-09', answers: { outcome: 'agreed' } },
      { today: '2026-03-09', actor: { id: 'p', roles: ['sw'] } },
    );
    expect(refused).toMatchObject({
      sentence: 'There is no plan. Nothing is planned.',
      unlocks: [{ sentence: expect.stringContaining('plan'), source: 'R-test-1' }],
    });
  });
});
