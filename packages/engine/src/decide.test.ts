import { describe, expect, it } from '@jest/globals';
import { canonicalEntry } from './audit/canonical-entry.js';
import { replay } from './audit/replay.js';
import type { CaseRecord } from './case-record.js';
import type { Command, RecordEvent } from './command.js';
import { catchUpCommands, timeCommands } from './deadlines/time-commands.js';
import { decide } from './decide.js';
import type { Decision, Refusal } from './decision.js';
import { mayAccess } from './may-access.js';
import { openActions } from './open-actions.js';
import { stateAt } from './rules/world.js';
import { compiledSmallPack, smallCase } from './small-pack.fixture.js';
import { statement } from './statement.js';

const pack = compiledSmallPack();
const as = (...roles: string[]) => ({ id: `${roles[0]}-person`, roles });
const record = (
  event: string,
  on: string,
  answers: RecordEvent['answers'] = {},
  more: Partial<RecordEvent> = {},
): RecordEvent => ({ kind: 'record', event, on, answers, ...more });

const accept = (held: CaseRecord, command: Command, role: string, today = command.on): Decision => {
  const result = decide(pack, held, command, { today, actor: as(role) });
  if (result.kind === 'refusal') throw new Error(`refused: ${result.sentence} ${JSON.stringify(result.unlocks)}`);
  return result;
};
const refuse = (held: CaseRecord, command: Command, role: string, today = command.on): Refusal => {
  const result = decide(pack, held, command, { today, actor: as(role) });
  if (result.kind === 'decision') throw new Error(`accepted, revision ${result.next.revision}`);
  return result;
};
const lookedAfter = (dateOfBirth?: string) =>
  accept(smallCase(pack, dateOfBirth), record('CHILD_BECAME_LOOKED_AFTER', '2026-03-02', { legalStatus: 'C1' }), 'sw');
const changes = (decision: Decision) =>
  decision.deadlines.map((change) => `${change.kind} ${change.deadline.key} ${change.deadline.due}`);
const reviewed = (held: CaseRecord, on: string, answers: RecordEvent['answers']) =>
  accept(held, record('REVIEW_HELD', on, { why: 'Because', ...answers }), 'iro');

describe('recording an event', () => {
  it.each<[string, Partial<RecordEvent>, RegExp]>([
    ['a document that it is not about', { document: 'REPORT' }, /not about that document/],
    ['a document that there is none of', { document: 'toString' }, /not about that document/],
    [
      'a rule that it does not have',
      { overrides: [{ gate: 'constructor', reason: 'Agreed by court' }] },
      /a rule that this action does not have/,
    ],
  ])('is refused with %s', (_, more, sentence) => {
    const refusal = refuse(lookedAfter().next, record('PLACED', '2026-03-10', {}, more), 'sm');
    expect(refusal).toMatchObject({ refusal: 'answers-invalid', sentence: expect.stringMatching(sentence) });
  });

  it('moves the chart, makes facts known, starts limits and cites the clauses', () => {
    const decision = lookedAfter();
    expect(stateAt(decision.next.state, 'care')).toBe('lookedAfter');
    expect(decision.entry).toMatchObject({
      revision: 1,
      left: ['care.edgeOfCare'],
      entered: ['care.lookedAfter'],
      sources: ['R-test-1'],
    });
    expect(decision.next.facts.legalStatus).toEqual([{ value: 'C1', from: '2026-03-02', revision: 1 }]);
    expect(changes(decision)).toEqual(['started review1 2026-03-30']);
    expect(decision.next.entered['care.lookedAfter']).toBe('2026-03-02');
  });

  it('leaves the case it was given untouched', () => {
    const before = smallCase(pack);
    const frozen = JSON.stringify(before);
    accept(before, record('CHILD_BECAME_LOOKED_AFTER', '2026-03-02', { legalStatus: 'C1' }), 'sw');
    expect(JSON.stringify(before)).toBe(frozen);
  });

  it.each([
    ['an event that the pack does not declare', record('NONSENSE', '2026-03-03'), 'sw', 'unknown-event'],
    ["XState's own events", record('xstate.after.1', '2026-03-03'), 'sw', 'unknown-event'],
    ['a prototype key as event', record('__proto__', '2026-03-03'), 'sw', 'unknown-event'],
    ['an event that only time sends', record('BIRTHDAY', '2026-03-03'), 'sw', 'unknown-event'],
    ['a role without a grant', record('REVIEW_HELD', '2026-03-03', { number: 1 }), 'sw', 'not-permitted'],
    [
      'an event that no state accepts now',
      record('CHILD_BECAME_LOOKED_AFTER', '2026-03-03', { legalStatus: 'C1' }),
      'sw',
      'not-open-now',
    ],
    ['a day that does not exist', record('CARE_ENDED', '2026-02-30'), 'sw', 'date-not-possible'],
    ['an older revision', record('CARE_ENDED', '2026-03-03', {}, { revision: 0 }), 'sw', 'out-of-date'],
    ['answers where no question is asked', record('CARE_ENDED', '2026-03-03', { extra: 1 }), 'sw', 'answers-invalid'],
  ])('refuses %s', (_what, command, role, kind) => {
    expect(refuse(lookedAfter().next, command, role, '2026-03-05').refusal).toBe(kind);
  });

  it('refuses a day in the future', () => {
    expect(refuse(lookedAfter().next, record('CARE_ENDED', '2026-03-06'), 'sw', '2026-03-05')).toMatchObject({
      refusal: 'date-not-possible',
    });
  });

  it('judges a grant with a condition in the state of the case', () => {
    expect(
      refuse(smallCase(pack), record('REVIEW_HELD', '2026-03-02', { number: 1, ppm: 'x', why: 'y' }), 'iro').refusal,
    ).toBe('not-permitted');
  });

  it('says who may when somebody else may not', () => {
    expect(refuse(lookedAfter().next, record('REVIEW_HELD', '2026-03-03'), 'sw').unlocks).toEqual([
      { kind: 'role', sentence: 'This is for: Reviewing officer' },
    ]);
  });
});

describe('answers', () => {
  it('names every missing answer in the words of the form, in the order of the page', () => {
    const refusal = refuse(lookedAfter().next, record('REVIEW_HELD', '2026-03-20', { next: '2026-02-30' }), 'iro');
    expect(refusal.answers).toEqual([
      { path: '/number', question: 'number', sentence: 'Enter the number of the review' },
      { path: '/why', question: 'why', sentence: 'Enter the reasons' },
      {
        path: '/next',
        question: 'next',
        sentence: 'The date of the next review must be a real date and include a day, month and year',
      },
    ]);
  });

  it('asks a question only while its condition holds, and drops what hidden questions held', () => {
    const refusal = refuse(lookedAfter().next, record('REVIEW_HELD', '2026-03-20', { number: 1, why: 'y' }), 'iro');
    expect(refusal.answers?.map((problem) => problem.question)).toEqual(['ppm']);
    const first = reviewed(lookedAfter().next, '2026-03-20', { number: 1, ppm: 'other', detail: 'kept' });
    expect(first.entry.answers).toEqual({ number: 1, ppm: 'other', detail: 'kept', why: 'Because' });
    const second = reviewed(first.next, '2026-04-20', { number: 2, ppm: 'other', detail: 'hidden twice over' });
    expect(second.entry.answers).toEqual({ number: 2, why: 'Because' });
  });

  it('takes "not known" with a reason for an answer', () => {
    const decision = accept(
      lookedAfter().next,
      record('REVIEW_HELD', '2026-03-20', { number: 1, ppm: 'x', whyNotKnown: 'Records lost' }),
      'iro',
    );
    expect(decision.entry.answers).toEqual({ number: 1, ppm: 'x', whyNotKnown: 'Records lost' });
  });

  it('refuses a question that the form does not have', () => {
    expect(
      refuse(lookedAfter().next, record('REVIEW_HELD', '2026-03-20', { number: 2, why: 'y', isAdmin: true }), 'iro')
        .answers?.[0]?.sentence,
    ).toContain('no question isAdmin');
  });

  it('lets an imported history leave questions unanswered but not answer them wrongly', () => {
    const command = record('REVIEW_HELD', '2026-03-20', { number: 1 }, { origin: 'import' });
    expect(accept(lookedAfter().next, command, 'nobody').entry.origin).toBe('import');
    expect(refuse(lookedAfter().next, { ...command, answers: { number: 'one' } }, 'nobody').refusal).toBe(
      'answers-invalid',
    );
  });
});

describe('gates', () => {
  it('keeps a statutory gate shut for everybody and says what is missing', () => {
    const refusal = refuse(
      lookedAfter().next,
      record('PLACED', '2026-03-10', {}, { overrides: [{ gate: 'authorityToPlace', reason: 'urgent' }] }),
      'sm',
    );
    expect(refusal).toMatchObject({ refusal: 'gate-shut', overridable: [] });
    expect(refusal.unlocks.map((unlock) => unlock.sentence)).toEqual([
      'Legal status must be Placement order; it is Interim care order',
    ]);
  });

  const withOrder = (dateOfBirth: string) =>
    accept(
      lookedAfter(dateOfBirth).next,
      {
        kind: 'facts',
        facts: [{ fact: 'legalStatus', value: 'E1', from: '2026-03-05' }],
        reason: 'Order seen',
        on: '2026-03-05',
        correct: false,
      },
      'sw',
    ).next;

  it('opens a soft gate for a recorded reason by somebody who may, and tells whom the pack names', () => {
    const teenager = withOrder('2012-06-10');
    expect(refuse(teenager, record('PLACED', '2026-03-10'), 'sm').overridable).toEqual([
      { gate: 'childUnder12', sentence: 'The child is 12 or older.' },
    ]);
    expect(
      refuse(
        teenager,
        record('PLACED', '2026-03-10', {}, { overrides: [{ gate: 'childUnder12', reason: '  ' }] }),
        'sm',
      ).refusal,
    ).toBe('gate-shut');
    expect(
      refuse(
        teenager,
        record('PLACED', '2026-03-10', {}, { overrides: [{ gate: 'childUnder12', reason: 'Agreed' }] }),
        'sw',
      ).overridable,
    ).toEqual([]);
    const passed = accept(
      teenager,
      record('PLACED', '2026-03-10', {}, { overrides: [{ gate: 'childUnder12', reason: 'Agreed by court' }] }),
      'sm',
    );
    expect(passed.entry.overrides).toEqual([{ gate: 'childUnder12', reason: 'Agreed by court' }]);
    expect(passed.notices.find((notice) => notice.key === 'passed_childUnder12')?.to).toEqual(['iro']);
  });

  it('does not pass a gate because a fact is missing', () => {
    const unknownAge = { ...withOrder('2020-06-10') };
    const { dateOfBirth: _unknown, ...facts } = unknownAge.facts;
    expect(refuse({ ...unknownAge, facts }, record('PLACED', '2026-03-10'), 'sw').refusal).toBe('gate-shut');
  });
});

describe('limits', () => {
  it('are met in time, met late, and start again from the day actually held', () => {
    const first = reviewed(lookedAfter().next, '2026-03-31', { number: 1, ppm: 'x' });
    expect(changes(first)).toEqual(['metLate review1 2026-03-30', 'started reviewNext 2026-06-22']);
    const second = reviewed(first.next, '2026-05-12', { number: 2 });
    expect(changes(second)).toEqual(['met reviewNext 2026-06-22', 'started reviewNext 2026-06-22']);
    expect(second.next.deadlines.reviewNext).toMatchObject({ instance: 2, decidedBy: 'local' });
    expect(second.next.deadlines.reviewNext?.components.map((part) => [part.name, part.due])).toEqual([
      ['sixMonths', '2026-11-12'],
      ['local', '2026-06-22'],
    ]);
  });

  it('move when a component stops applying, and keep the practical date', () => {
    const first = reviewed(lookedAfter().next, '2026-03-28', { number: 1, ppm: 'x' });
    const agreed = reviewed(first.next, '2026-05-31', { number: 2, plan: 'ADOPTION' });
    expect(changes(agreed)).toEqual(['met reviewNext 2026-06-22', 'started reviewNext 2026-11-30']);
    expect(agreed.tasks.map((change) => `${change.kind} ${change.task.key}`)).toEqual(['created writeReport']);
  });

  it('move when a date they hang from is corrected; closed ones stay', () => {
    const first = reviewed(lookedAfter().next, '2026-03-28', { number: 1, ppm: 'x' }).next;
    const correction: Command = {
      kind: 'facts',
      facts: [{ fact: 'becameLookedAfter', value: '2026-03-09', from: '2026-03-09' }],
      reason: 'Wrong date on the form',
      on: '2026-04-01',
      correct: true,
    };
    const corrected = accept(first, correction, 'sw');
    expect(changes(corrected)).toEqual(['moved reviewNext 2026-06-29']);
    expect(corrected.next.deadlines.review1).toMatchObject({ status: 'met', due: '2026-03-30' });
  });

  it('are not disturbed by something that is recorded late', () => {
    const first = reviewed(lookedAfter().next, '2026-03-28', { number: 1, ppm: 'x' }).next;
    const late = accept(
      first,
      record('DOCUMENT_SUBMITTED', '2026-03-20', { text: 'Written a week before' }, { document: 'REPORT' }),
      'sw',
      '2026-04-02',
    );
    expect(changes(late)).toEqual([]);
    expect(late.entry).toMatchObject({ on: '2026-03-20', recordedOn: '2026-04-02' });
  });

  it('are cancelled when they no longer stand', () => {
    expect(changes(accept(lookedAfter().next, record('CARE_ENDED', '2026-03-10'), 'sw'))).toEqual([
      'cancelled review1 2026-03-30',
    ]);
  });

  it('climb the ladder: reminders, overdue on the day after, the second step five working days later', () => {
    let held = lookedAfter().next;
    const seen: string[] = [];
    for (
      let commands = timeCommands(held, '2026-12-31');
      commands[0] !== undefined;
      commands = timeCommands(held, '2026-12-31')
    ) {
      const decision = accept(held, commands[0], 'system', commands[0].on);
      seen.push(
        `${commands[0].on} ${commands[0].event} ${decision.notices.flatMap((notice) => notice.to).join(',')} ${decision.next.deadlines.review1?.status}`,
      );
      held = decision.next;
    }
    expect(seen).toEqual([
      '2026-03-16 DEADLINE_DUE_SOON iro open',
      '2026-03-25 DEADLINE_DUE_SOON iro open',
      '2026-03-31 DEADLINE_OVERDUE iro,sm overdue',
      '2026-04-08 DEADLINE_OVERDUE hos overdue',
    ]);
  });

  it('take no harm from a double or late wake-up', () => {
    const held = lookedAfter().next;
    const [wake] = timeCommands(held, '2026-03-16');
    if (wake === undefined) throw new Error('no reminder');
    const once = accept(held, wake, 'system').next;
    expect(refuse(once, wake, 'system', '2026-03-17').refusal).toBe('nothing-to-do');
    expect(refuse(held, wake, 'system', '2026-03-15').refusal).toBe('nothing-to-do');
  });

  it('of a history told afterwards say once that they were overdue, and pass over the reminders', () => {
    const held = lookedAfter().next;
    expect(catchUpCommands(pack, held, '2026-12-31', 'reached')).toEqual([]);
    const [last, ...more] = catchUpCommands(pack, held, '2026-12-31', 'all');
    if (last === undefined) throw new Error('nothing to catch up with');
    expect(more).toEqual([]);
    expect(last).toMatchObject({ event: 'DEADLINE_OVERDUE', on: '2026-04-08' });
    const caughtUp = accept(held, last, 'system');
    expect(changes(caughtUp)).toEqual(['overdue review1 2026-03-30']);
    expect(caughtUp.next.deadlines.review1?.next).toBeUndefined();
    expect(refuse(caughtUp.next, { ...last, step: 0 }, 'system').refusal).toBe('nothing-to-do');
    expect(catchUpCommands(pack, held, '2026-03-20', 'all').map(({ on }) => on)).toEqual(['2026-03-16']);
  });
});

describe('documents', () => {
  it('go from submitted to approved by somebody other than their author, and are locked at the end', () => {
    const submitted = accept(
      lookedAfter().next,
      record('DOCUMENT_SUBMITTED', '2026-03-03', { text: 'Long report' }, { document: 'REPORT' }),
      'sw',
    ).next;
    expect(submitted.documents.REPORT).toEqual({
      status: 'submitted',
      version: 1,
      on: '2026-03-03',
      author: 'sw-person',
    });
    expect(refuse(submitted, record('DOCUMENT_APPROVED', '2026-03-04', {}, { document: 'REPORT' }), 'sw').refusal).toBe(
      'not-permitted',
    );
    const approved = accept(
      submitted,
      record('DOCUMENT_APPROVED', '2026-03-04', {}, { document: 'REPORT' }),
      'tm',
    ).next;
    expect(
      refuse(approved, record('DOCUMENT_APPROVED', '2026-03-04', {}, { document: 'REPORT' }), 'tm').sentence,
    ).toContain('Report is approved');
    expect(accept(approved, record('CARE_ENDED', '2026-03-10'), 'sw').next.documents.REPORT?.status).toBe('locked');
  });
});

describe('several children in one meeting', () => {
  it("keeps this child's answer and tells the others' cases", () => {
    const decision = accept(
      lookedAfter().next,
      record('GROUP_MEETING_HELD', '2026-03-10', { children: ['AB', 'CD'], preferred: { AB: 'ADOPTION', CD: 'LTF' } }),
      'sw',
    );
    expect(decision.entry.answers).toEqual({ children: ['AB', 'CD'], preferred: 'ADOPTION' });
    expect(decision.signals.map((signal) => signal.subjectRef)).toEqual(['CD']);
    const sibling = { ...lookedAfter().next, id: 'case-2', subjectRef: 'CD' };
    const signal = decision.signals[0]?.signal;
    if (signal?.kind !== 'signal') throw new Error('The sibling was not told.');
    const told = accept(sibling, { ...signal, from: { caseId: 'case-1', revision: 2 } }, 'system', '2026-03-10');
    expect(told.next.facts.primaryPlan?.[0]?.value).toBe('LTF');
    expect(told.signals).toEqual([]);
  });
});

describe('what people see', () => {
  it('says where things are now in the words of the process', () => {
    expect(statement(pack, lookedAfter().next, '2026-03-09')).toEqual([
      'The child is 5 and in care since 2 March 2026.',
    ]);
  });

  it('lists what is open, what is open for others, and what is missing for the rest', () => {
    const actions = openActions(pack, lookedAfter().next, { today: '2026-03-09', actor: as('sw') });
    const standing = Object.fromEntries(actions.map((action) => [action.event, action.standing]));
    expect(standing).toMatchObject({
      CARE_ENDED: 'open',
      REVIEW_HELD: 'others',
      PLACED: 'notYet',
      CHILD_BECAME_LOOKED_AFTER: 'notYet',
    });
    expect(actions.find((action) => action.event === 'REVIEW_HELD')?.meets).toEqual(['review1']);
    const sentences = (event: string) =>
      actions.find((action) => action.event === event)?.unlocks.map((unlock) => unlock.sentence);
    expect(sentences('PLACED')).toEqual([
      'There is no authority to place: no placement order has been made.',
      'Legal status must be Placement order; it is Interim care order',
    ]);
    expect(sentences('CHILD_BECAME_LOOKED_AFTER')).toEqual(['Care must be at "At the edge of care"']);
  });

  it('lets a part of a record be granted without the whole', () => {
    const may = (role: string, resource: string) =>
      mayAccess(pack, lookedAfter().next, { today: '2026-03-09', actor: as(role) }, 'read', resource);
    expect([
      may('parent', 'PPM.summarySheet'),
      may('parent', 'PPM.minutes'),
      may('parent', 'PPM'),
      may('sw', 'PPM.minutes'),
      may('nobody', 'PPM'),
    ]).toEqual([true, false, false, true, false]);
  });
});

describe('replay', () => {
  it('rebuilds the very same case from its entries, time included', () => {
    const first = smallCase(pack);
    const decisions = [accept(first, record('CHILD_BECAME_LOOKED_AFTER', '2026-03-02', { legalStatus: 'C1' }), 'sw')];
    const then = (command: Command, role: string) => decisions.push(accept(decisions.at(-1)!.next, command, role));
    then(timeCommands(decisions[0]!.next, '2026-03-16')[0]!, 'system');
    then(record('REVIEW_HELD', '2026-03-28', { number: 1, ppm: 'x', why: 'y', plan: 'ADOPTION' }), 'iro');
    then(record('DOCUMENT_SUBMITTED', '2026-03-29', { text: 'Long report' }, { document: 'REPORT' }), 'sw');
    then(
      {
        kind: 'facts',
        facts: [{ fact: 'settled', value: true, from: '2026-04-01' }],
        reason: 'Seen',
        on: '2026-04-01',
        correct: true,
      },
      'sw',
    );
    then(record('CARE_ENDED', '2026-05-01'), 'sw');
    const entries = decisions.map((decision) => JSON.parse(canonicalEntry(decision.entry)));
    expect(replay(pack, first, entries)).toEqual(decisions.at(-1)!.next);
  });

  it('names the first entry that the pack would now refuse', () => {
    const { entry } = lookedAfter();
    expect(() => replay(pack, smallCase(pack), [{ ...entry, actor: { id: 'x', roles: ['parent'] } }])).toThrow(
      'Entry 1 (CHILD_BECAME_LOOKED_AFTER) is refused on replay',
    );
  });
});
