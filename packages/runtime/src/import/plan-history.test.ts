/** What a child's history in the return becomes: cases and steps in the words of a process. */
import path from 'node:path';
import { type CompiledPack, compilePack, newCase } from '@homeward/engine';
import { childHistories, parseReturn } from '@homeward/ssda903';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../read-configs.js';
import { newSteps } from './cases-before.js';
import { planHistory } from './plan-history.js';
import { playHistory } from './play-history.js';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'configs');
const AS_AT = '2026-03-31';

let compiled: CompiledPack;
beforeAll(async () => {
  const { pack } = await readConfig(CONFIGS, 'herts');
  if (pack === undefined) throw new Error('The pack herts cannot be read.');
  compiled = compilePack(pack);
});

const table = (name: string, ...lines: string[]) => ({ name: `${name}.csv`, text: lines.join('\n') });
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const plan = (episodes: readonly string[], ...more: { name: string; text: string }[]) => {
  const files = [
    table('header', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', '1,2,04/05/2022,WBRI,,,'),
    table('episodes', EPISODES, ...episodes),
    ...more,
  ];
  const [history] = childHistories(parseReturn(files), { asAt: AS_AT });
  if (history === undefined) throw new Error('No history was read.');
  return planHistory(compiled, 'childPermanence', history, AS_AT);
};
const without = (pack: CompiledPack, event: string): CompiledPack => {
  const held = pack.processes.childPermanence;
  if (held === undefined) throw new Error('There is no such process.');
  const { [event]: _gone, ...events } = held.process.events;
  return { ...pack, processes: { childPermanence: { ...held, process: { ...held.process, events } } } };
};

describe('planning a history', () => {
  it('makes one step of what the return tells twice: a placement order, a placement for adoption', () => {
    const [planned] = plan([
      '1,06/01/2025,S,C1,N1,U6,PR1,01/07/2025,X1,,,,',
      '1,01/07/2025,L,E1,N1,U6,PR1,03/11/2025,X1,CARPL,,,',
      '1,03/11/2025,P,E1,N1,A6,PR1,,,,,,',
    ]);
    expect(planned?.steps.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      '2025-01-06 becameLookedAfter',
      '2025-07-01 placementOrderMade',
      '2025-11-03 placedForAdoption',
    ]);
    expect(planned?.steps[1]?.attempts).toEqual([
      { event: 'ORDER_MADE', answers: { orders: ['PLACEMENT_ORDER'], legalStatus: 'E1' } },
    ]);
    // The reason for the move is told by the row that the placement for adoption swallowed.
    expect(planned?.steps[2]?.facts).toContainEqual({ fact: 'placementReason', value: 'CARPL', from: '2025-11-03' });
  });

  it('tries the order first and the end of care after it', () => {
    const [planned] = plan(['1,06/01/2025,S,C2,N1,U3,PR1,03/11/2025,E45,,,,']);
    expect(
      planned?.steps.at(-1)?.attempts.map(({ event, answers }) => [event, answers.orders ?? answers.reason]),
    ).toEqual([
      ['ORDER_MADE', ['SGO']],
      ['CARE_ENDED', 'livesWithFamily'],
    ]);
  });

  it('gives each period of care a case, and what happened before the first to the first', () => {
    const planned = plan(
      ['1,06/01/2025,S,V2,N1,U6,PR1,03/03/2025,E4A,,,,', '1,01/12/2025,S,C1,N1,U6,PR1,,,,,,'],
      table('reviews', 'CHILD,DOB,REVIEW,REVIEW_CODE', '1,04/05/2022,02/12/2024,PN0', '1,04/05/2022,22/12/2025,PN0'),
    );
    expect(planned.map(({ lookedAfterFrom, openedOn }) => [lookedAfterFrom, openedOn])).toEqual([
      ['2025-01-06', '2024-12-02'],
      ['2025-12-01', '2025-12-01'],
    ]);
    expect(planned[0]?.steps.map(({ kind }) => kind)).toEqual(['reviewHeld', 'becameLookedAfter', 'careEnded']);
    expect(planned[0]?.steps[0]).toMatchObject({ outsideCare: 1, attempts: [] });
    expect(planned[1]?.steps.at(-1)?.attempts[0]?.answers).toMatchObject({ number: 1, kind: 'initial' });
  });

  it('opens a child who is not looked after yet with what the header says', () => {
    expect(plan(['1,01/12/2026,S,C1,N1,U6,PR1,,,,,,'])).toEqual([
      { openedOn: AS_AT, facts: { dateOfBirth: '2022-05-04', sex: '2', ethnicity: 'WBRI' }, steps: [] },
    ]);
  });

  it('names the same happening alike in every return, however it is numbered there', () => {
    const reviews = (...days: string[]) =>
      table('reviews', 'CHILD,DOB,REVIEW,REVIEW_CODE', ...days.map((day) => `1,04/05/2022,${day},PN0`));
    const episode = ['1,06/01/2025,S,V2,N1,U6,PR1,,,,,,'];
    const [one] = plan(episode, reviews('27/01/2025', '14/04/2025'));
    const [other] = plan(episode, reviews('14/04/2025'));
    const [last, only] = [one?.steps.at(-1), other?.steps.at(-1)];
    expect(last?.attempts[0]?.answers.number).not.toBe(only?.attempts[0]?.answers.number);
    expect([last?.name, last?.content]).toEqual([only?.name, only?.content]);
  });
});

describe('playing a history', () => {
  it('in a process without the event keeps what is known as facts and says so', () => {
    const [planned] = plan(['1,06/01/2025,S,V2,N1,U6,PR1,03/03/2025,X1,CARPL,,,', '1,03/03/2025,P,V2,N1,U4,PR1,,,,,,']);
    const poorer = without(compiled, 'PLACEMENT_CHANGED');
    const replanned = planned?.steps.map((step) =>
      step.kind === 'placementChanged' ? { ...step, attempts: [], unknownEvents: ['PLACEMENT_CHANGED'] } : step,
    );
    if (planned === undefined || replanned === undefined) throw new Error('Nothing was planned.');
    const first = newCase(poorer, {
      id: 'c',
      process: 'childPermanence',
      subjectRef: '1',
      openedOn: planned.openedOn,
      facts: planned.facts,
    });
    const { steps, earlierReviews } = newSteps({ ...planned, steps: replanned }, undefined);
    const played = playHistory(poorer, first, { steps, asAt: AS_AT, today: AS_AT, standing: {}, earlierReviews });
    expect(played.findings.map(({ kind }) => kind)).toContain('noEvent.PLACEMENT_CHANGED');
    expect(played.record.facts.placement?.map(({ value }) => value)).toEqual(['U6', 'U4']);
    expect(played.entries.every(({ decision }) => decision.notices.length === 0)).toBe(true);
  });
});
