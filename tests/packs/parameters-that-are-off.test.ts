/** Central Bedfordshire: what the procedure leaves out is off, and does what it says once a process owner turns it on. */
import { fileURLToPath } from 'node:url';
import type { Pack } from '@homeward/definition';
import { type CaseRecord, compilePack, decide, newCase, type RecordEvent, type Result } from '@homeward/engine';
import { readConfig } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const { pack } = await readConfig(fileURLToPath(new URL('../../configs', import.meta.url)), 'central-beds');
if (pack === undefined) throw new Error('The pack of Central Bedfordshire cannot be read.');

type Values = Readonly<Record<string, Pack['authority']['parameters'][string]['value']>>;
const FORMS: Readonly<Record<string, string>> = {
  CHILD_BECAME_LOOKED_AFTER: 'becameLookedAfter',
  PLACEMENT_DISRUPTED: 'placementDisrupted',
  PANEL_ITEM_REQUESTED: 'ptmItem',
  PANEL_HELD: 'ptmDecision',
};

/** Plays events of a child looked after since March 2026 in the pack with some parameters changed. */
const played = (values: Values, events: readonly (readonly [string, string, Readonly<Record<string, unknown>>?])[]) => {
  const parameters = { ...pack.authority.parameters };
  for (const [name, value] of Object.entries(values)) {
    const parameter = parameters[name];
    if (parameter === undefined) throw new Error(`There is no parameter ${name}.`);
    parameters[name] = { ...parameter, value };
  }
  const compiled = compilePack({ ...pack, authority: { ...pack.authority, parameters } });
  let record: CaseRecord = newCase(compiled, {
    id: 'case-1',
    process: 'childPermanence',
    subjectRef: 'JK',
    openedOn: '2026-03-02',
    facts: { dateOfBirth: '2018-03-05', sex: 'F' },
  });
  let last: Result | undefined;
  for (const [role, event, more] of [['sw', 'CHILD_BECAME_LOOKED_AFTER'] as const, ...events]) {
    const answers = { ...pack.forms[FORMS[event] ?? '']?.examples.complete, ...more };
    const on = event === 'CHILD_BECAME_LOOKED_AFTER' ? '2026-03-02' : '2026-06-01';
    const command: RecordEvent = { kind: 'record', event, on, answers, origin: 'person' };
    last = decide(compiled, record, command, { today: on, actor: { id: role, roles: [role] } });
    if (last.kind !== 'refusal') record = last.next;
  }
  return { record, last };
};

describe('a limit for the disruption meeting', () => {
  const disrupted = [['sw', 'PLACEMENT_DISRUPTED']] as const;

  it('does not stand by itself', () => {
    expect(played({}, disrupted).record.deadlines.disruptionMeetingLimit).toBeUndefined();
  });

  it('counts from the breakdown where the authority sets one', () => {
    const { record } = played({ disruptionMeetingStates: ['lookedAfter'], disruptionMeetingDays: 28 }, disrupted);
    expect(record.deadlines.disruptionMeetingLimit).toMatchObject({ status: 'open', due: '2026-06-29' });
  });

  it('comes with a Placement Stability Meeting only where one is asked for', () => {
    expect(played({}, disrupted).record.tasks.placementStabilityMeeting).toBeUndefined();
    const { record } = played({ stabilityMeetingStates: ['lookedAfter'] }, disrupted);
    expect(record.tasks.placementStabilityMeeting).toMatchObject({ status: 'open' });
  });
});

describe('a quorum of the Permanency Tracking Meeting', () => {
  const heard = [
    ['tm', 'PANEL_ITEM_REQUESTED'],
    ['chair', 'PANEL_HELD', { outcome: 'recommended', membersPresent: 2 }],
  ] as const;

  it('is not asked for', () => expect(played({}, heard).last?.kind).not.toBe('refusal'));

  it('is, where the authority sets one', () => {
    const { last } = played({ panelQuorum: 3 }, heard);
    expect(last?.kind === 'refusal' ? last.sentence : last).toBe('Fewer members are there than the panel needs.');
  });
});
