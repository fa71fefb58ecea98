import { describe, expect, it } from '@jest/globals';
import { canonicalEntry } from './audit/canonical-entry.js';
import { replay } from './audit/replay.js';
import type { CaseRecord } from './case-record.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import type { Decision, Refusal } from './decision.js';
import { compiledSmallPack, smallCase } from './small-pack.fixture.js';

const pack = compiledSmallPack();
const decideAs = (held: CaseRecord, command: Command, role: string, today = command.on) =>
  decide(pack, held, command, { today, actor: { id: `${role}-person`, roles: [role] } });
const accept = (held: CaseRecord, command: Command, role: string): Decision => {
  const result = decideAs(held, command, role);
  if (result.kind === 'refusal') throw new Error(`refused: ${result.sentence}`);
  return result;
};
const refuse = (held: CaseRecord, command: Command, role: string, today?: string): Refusal => {
  const result = decideAs(held, command, role, today);
  if (result.kind === 'decision') throw new Error(`accepted, revision ${result.next.revision}`);
  return result;
};

const opened = smallCase(pack);
const cared = accept(
  opened,
  { kind: 'record', event: 'CHILD_BECAME_LOOKED_AFTER', on: '2026-03-02', answers: { legalStatus: 'C1' } },
  'sw',
);
const reviewed = accept(
  cared.next,
  { kind: 'record', event: 'REVIEW_HELD', on: '2026-03-20', answers: { number: 1, ppm: 'x', why: 'y', plan: 'LTF' } },
  'iro',
);

const allocation: Extract<Command, { kind: 'people' }> = {
  kind: 'people',
  person: '6c9b7f7e-0000-4000-8000-000000000001',
  role: 'iro',
  change: 'allocated',
  on: '2026-03-21',
};
const tick: Extract<Command, { kind: 'task' }> = {
  kind: 'task',
  task: 'findServices',
  instance: 1,
  note: 'Met the adoption service',
  on: '2026-03-22',
};
const correction: Extract<Command, { kind: 'facts' }> = {
  kind: 'facts',
  facts: [{ fact: 'legalStatus', value: 'E1', from: '2026-03-02' }],
  reason: 'The order was read wrongly',
  on: '2026-03-23',
  correct: true,
};

describe('allocating somebody to a child', () => {
  it('is an entry of the history that says who, as what, and leaves the case as it stood', () => {
    const decision = accept(cared.next, allocation, 'tm');
    expect(decision.entry).toMatchObject({
      kind: 'people',
      event: 'PEOPLE_ALLOCATED',
      detail: { person: allocation.person, role: 'iro', change: 'allocated' },
    });
    expect(decision.next).toEqual({ ...cared.next, revision: cared.next.revision + 1 });
  });

  it('is refused to those who are not granted it, with whom to ask', () => {
    expect(refuse(cared.next, allocation, 'sw')).toMatchObject({
      refusal: 'not-permitted',
      unlocks: [{ kind: 'role', sentence: 'This is for: Team manager' }],
    });
  });

  it('is refused for a role that is not given by name, and says which are', () => {
    const { refusal, unlocks } = refuse(cared.next, { ...allocation, role: 'tm' }, 'tm');
    expect(refusal).toBe('answers-invalid');
    expect(unlocks[0]?.sentence).toBe('Choose one of: Social worker, Reviewing officer, Parent');
    expect(refuse(cared.next, { ...allocation, role: 'toString' }, 'tm').refusal).toBe('answers-invalid');
  });

  it('is refused from a page that is out of date, and for a day to come', () => {
    expect(refuse(cared.next, { ...allocation, revision: 0 }, 'tm').refusal).toBe('out-of-date');
    expect(refuse(cared.next, allocation, 'tm', '2026-03-20').refusal).toBe('date-not-possible');
  });
});

describe('ticking a task off', () => {
  it('closes it on the day it was done, with what was done in the history', () => {
    const decision = accept(reviewed.next, tick, 'sw');
    expect(decision.tasks).toEqual([
      { kind: 'done', task: expect.objectContaining({ key: 'findServices', status: 'done', closedOn: '2026-03-22' }) },
    ]);
    expect(decision.next.tasks.findServices?.status).toBe('done');
    expect(decision.entry.detail).toEqual({ task: 'findServices', instance: 1, note: 'Met the adoption service' });
  });

  it('is for the role that owns it', () => {
    expect(refuse(reviewed.next, tick, 'tm')).toMatchObject({
      refusal: 'not-permitted',
      unlocks: [{ sentence: 'This is for: Social worker' }],
    });
  });

  it('is refused twice, for another instance, before it has come up, and without a note', () => {
    expect(refuse(accept(reviewed.next, tick, 'sw').next, tick, 'sw').refusal).toBe('nothing-to-do');
    expect(refuse(reviewed.next, { ...tick, instance: 2 }, 'sw').refusal).toBe('nothing-to-do');
    expect(refuse(cared.next, tick, 'sw').refusal).toBe('unknown-event');
    expect(refuse(reviewed.next, { ...tick, note: ' ' }, 'sw').answers).toMatchObject([{ question: 'note' }]);
  });

  it('is refused for work that an event completes, and says which', () => {
    const planned = accept(
      cared.next,
      {
        kind: 'record',
        event: 'REVIEW_HELD',
        on: '2026-03-20',
        answers: { number: 1, ppm: 'x', why: 'y', plan: 'ADOPTION' },
      },
      'iro',
    ).next;
    const { refusal, unlocks } = refuse(planned, { ...tick, task: 'writeReport' }, 'sw');
    expect(refusal).toBe('not-open-now');
    expect(unlocks[0]?.sentence).toMatch(/^Record this: /);
  });
});

describe('correcting a fact', () => {
  it('keeps values that the fact cannot have out, and days to come', () => {
    const { facts } = correction;
    const given = (more: Partial<(typeof facts)[number]>) =>
      refuse(
        cared.next,
        { ...correction, facts: [{ fact: 'legalStatus', value: 'E1', from: '2026-03-02', ...more }] },
        'sw',
      ).answers?.map(({ question }) => question);
    expect(given({ value: 'NO SUCH CODE' })).toEqual(['value']);
    expect(given({ value: 7 })).toEqual(['value']);
    expect(
      refuse(cared.next, { ...correction, facts: [{ fact: 'legalStatus', value: 'C1', from: '2026-03-02' }] }, 'sw')
        .refusal,
    ).toBe('nothing-to-do');
    expect(given({ from: '2026-02-30' })).toEqual(['from']);
    expect(given({ from: '2026-03-24' })).toEqual(['from']);
    expect(refuse(cared.next, { ...correction, reason: '' }, 'sw').answers?.[0]?.question).toBe('reason');
  });
});

describe('replay of these acts', () => {
  it('rebuilds the very same case', () => {
    const decisions = [cared, reviewed];
    const then = (command: Command, role: string): void => {
      decisions.push(accept(decisions.at(-1)?.next ?? opened, command, role));
    };
    then(allocation, 'tm');
    then(tick, 'sw');
    then(correction, 'sw');
    then({ ...allocation, change: 'released', team: 'east', on: '2026-03-24' }, 'tm');
    const entries = decisions.map(({ entry }) => JSON.parse(canonicalEntry(entry)));
    expect(replay(pack, opened, entries)).toEqual(decisions.at(-1)?.next);
  });
});
