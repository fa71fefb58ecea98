/** Central Bedfordshire: a review ratifies a plan that no panel has endorsed only with the reviewing officer's reason, and the chair hears of it. */
import { fileURLToPath } from 'node:url';
import { type CaseRecord, compilePack, decide, newCase, type RecordEvent } from '@homeward/engine';
import { readConfig } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const { pack } = await readConfig(fileURLToPath(new URL('../../configs', import.meta.url)), 'central-beds');
if (pack === undefined) throw new Error('The pack of Central Bedfordshire cannot be read.');
const compiled = compilePack(pack);

const exampleOf = (form: string): Readonly<Record<string, unknown>> => pack.forms[form]?.examples.complete ?? {};

const command = (event: string, on: string, answers: Readonly<Record<string, unknown>>): RecordEvent => ({
  kind: 'record',
  event,
  on,
  answers,
  origin: 'person',
});

const asked = (record: CaseRecord, role: string, told: RecordEvent) =>
  decide(compiled, record, told, { today: told.on, actor: { id: role, roles: [role] } });

/** The case after something that must be accepted. */
const after = (record: CaseRecord, role: string, told: RecordEvent): CaseRecord => {
  const result = asked(record, role, told);
  if (result.kind === 'refusal') throw new Error(`${told.event}: ${result.sentence}`);
  return result.next;
};

const opened = newCase(compiled, {
  id: 'case-1',
  process: 'childPermanence',
  subjectRef: 'JK',
  openedOn: '2026-09-07',
  facts: { dateOfBirth: '2021-03-05', sex: 'F' },
});
const review = (number: number, more: Readonly<Record<string, unknown>> = {}) => ({
  ...exampleOf('review'),
  number,
  ...more,
});

const planned = [
  ['sw', command('CHILD_BECAME_LOOKED_AFTER', '2026-09-07', exampleOf('becameLookedAfter'))],
  ['iro', command('REVIEW_HELD', '2026-10-01', review(1))],
  ['tm', command('PPM_HELD', '2026-10-20', exampleOf('ppm'))],
] as const;
const waiting = planned.reduce((record, [role, told]) => after(record, role, told), opened);
const ratifies = command('REVIEW_HELD', '2026-12-10', review(2, { planRatified: 'LTF' }));
const because = (reason: string): RecordEvent => ({ ...ratifies, overrides: [{ gate: 'endorsedFirst', reason }] });

describe('a second review that comes before the panel', () => {
  it('does not ratify the plan, and says that the reviewing officer may give a reason', () => {
    const result = asked(waiting, 'iro', ratifies);
    expect(result.kind === 'refusal' ? [result.refusal, result.overridable?.map(({ gate }) => gate)] : result).toEqual([
      'gate-shut',
      ['endorsedFirst'],
    ]);
  });

  it('does not take an empty reason for one', () => {
    expect(asked(waiting, 'iro', because(' ')).kind).toBe('refusal');
  });

  it('ratifies the plan with a reason, and tells the chair and the Team Manager', () => {
    const result = asked(waiting, 'iro', because('The court decides next week and the panel was cancelled.'));
    if (result.kind === 'refusal') throw new Error(result.sentence);
    expect(result.next.state).toMatchObject({ planning: 'ratified', reviews: 'periodic' });
    const told = result.notices.find(({ key }) => key === 'passed_endorsedFirst');
    expect(told?.to).toEqual(['chair', 'tm']);
  });
});
