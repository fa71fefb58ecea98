/** A condition upon an event is proven alike by what can have been answered, where the form saw the answers. */
import type { EventDefinition, Pack, Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallProcess } from '../small-pack.fixture.js';
import { and, answer, answered, type Meeting, meetingPack, planned } from './meeting-pack.fixture.js';
import { noDifference } from './no-difference.js';

const agreed = answer('outcome', 'agreed');
const consented = answer('consent', true);
const onlyIfAgreed = { asked: { consent: { visibleWhen: agreed } } };

const meetingOn: Meeting = { ...onlyIfAgreed, more: { facts: [{ fact: 'lastReviewHeldOn', value: { day: true } }] } };

const firstReview = smallProcess.deadlines.review1;
if (firstReview === undefined) throw new Error('The small pack has a limit for the first review.');

const alike = (packs: readonly Pack[], place: string): boolean => {
  const [pack, changed] = packs;
  if (pack === undefined || changed === undefined) throw new Error('There are two packs.');
  return noDifference(pack, changed, { kind: 'condition dropped', place }) !== undefined;
};

const task = (meeting: Meeting, before: Rule, after: Rule): boolean =>
  alike(
    [before, after].map((when) => {
      const told = {
        title: 'Tell',
        owner: 'sw',
        createdBy: [{ event: 'MEETING_HELD', when }],
        doneBy: [],
        sources: [],
      };
      return meetingPack({ ...meeting, process: { tasks: { told } } });
    }),
    'processes/child-permanence/tasks.json#/told/createdBy/0/when',
  );

describe('a fact that an event makes known', () => {
  type Effect = EventDefinition['facts'][number];
  const made = (meeting: Meeting, effect: Effect, when: Rule): boolean =>
    alike(
      [{ ...effect, when }, effect].map((fact) => meetingPack({ ...meeting, more: { facts: [fact] } })),
      'processes/child-permanence/events.json#/MEETING_HELD/facts/0/when',
    );
  const settled: Effect = { fact: 'settled', value: { answer: 'consent' } };

  it.each<readonly [string, Meeting, Effect, boolean]>([
    ['is not without its answer, which is asked only then', onlyIfAgreed, settled, true],
    ['is with an answer that is always asked', {}, settled, false],
    ['is where no answer is needed', onlyIfAgreed, { fact: 'settled', value: { constant: true } }, false],
    [
      'is where only the day from which it holds is answered',
      onlyIfAgreed,
      { fact: 'settled', value: { constant: true }, from: { answer: 'consent' } },
      true,
    ],
  ])('%s', (_, meeting, effect, expected) => expect(made(meeting, effect, agreed)).toBe(expected));
});

describe('work upon an event', () => {
  it('goes by what the form makes certain of the answers', () => {
    expect(task(onlyIfAgreed, and(agreed, consented), consented)).toBe(true);
    expect(task({}, and(agreed, consented), consented)).toBe(false);
  });

  it('does not go by what was so of the case before', () => {
    const onlyIfPlanned = { asked: { consent: { visibleWhen: planned } } };
    const unplanned: Rule = { field: 'fact.primaryPlan', operator: 'null' };
    // A fact may have been corrected, or made known by the meeting itself.
    expect(task(onlyIfPlanned, and(planned, consented), consented)).toBe(false);
    expect(task({ gates: [{ requires: unplanned }] }, and(unplanned, consented), consented)).toBe(false);
  });

  it('goes by gates that ask for answers', () => {
    expect(task({ gates: [{ requires: agreed }] }, and(agreed, consented), consented)).toBe(true);
  });
});

describe('what meets a limit', () => {
  it('is listed by what an answer could still do', () => {
    const limited = (meeting: Meeting, when: Rule): Pack => {
      const limit = { ...firstReview, while: planned, metBy: [{ event: 'MEETING_HELD', when }] };
      return meetingPack({ ...meeting, process: { deadlines: { limit } } });
    };
    const place = 'processes/child-permanence/deadlines.json#/limit/metBy/0/when';
    const met = (before: Rule, after: Rule): boolean =>
      alike([limited(meetingOn, before), limited(meetingOn, after)], place);
    expect(met(and(agreed, consented), consented)).toBe(true);
    // The meeting makes its day known, but in the list before it an answer is not enough.
    const held: Rule = { field: 'fact.lastReviewHeldOn', operator: 'notNull' };
    expect(met(and(held, consented), consented)).toBe(false);
    expect(task(meetingOn, and(held, consented), consented)).toBe(true);
  });
});

describe('a document that is named', () => {
  const about: Rule = answer('document', 'MINUTES');
  const submitted = (documents: readonly string[], rule: Rule | undefined): Pack => {
    const minutes = {
      title: 'Minutes',
      form: 'meeting',
      steps: [{ event: 'MEETING_HELD', from: ['none' as const], to: 'submitted' as const }],
      sources: [],
    };
    const pack = meetingPack({
      process: { documents: Object.fromEntries(documents.map((name) => [name, minutes])) },
    });
    const { childPermanence } = pack.processes;
    const { MEETING_HELD } = childPermanence?.events ?? {};
    if (childPermanence === undefined || MEETING_HELD === undefined) throw new Error('There is no meeting.');
    const { form: _form, ...rest } = MEETING_HELD;
    const facts = [{ fact: 'settled', value: { constant: true }, ...(rule && { when: rule }) }];
    const events = { MEETING_HELD: { ...rest, document: 'named' as const, facts } };
    return { ...pack, processes: { childPermanence: { ...childPermanence, events } } };
  };
  const place = 'processes/child-permanence/events.json#/MEETING_HELD/facts/0/when';

  it('is the one whose form asks the question that is answered', () => {
    const both = and(about, answered('reasons'));
    expect(alike([submitted(['MINUTES'], both), submitted(['MINUTES'], answered('reasons'))], place)).toBe(true);
    expect(
      alike([submitted(['MINUTES', 'NOTES'], both), submitted(['MINUTES', 'NOTES'], answered('reasons'))], place),
    ).toBe(false);
  });
});

describe('the moment of a limit', () => {
  const isLast = { field: 'answer.key', operator: '=', value: 'longStop' } as const;
  const due: Rule = { field: 'fact.primaryPlan', operator: 'notNull' };
  const on = (event: string, kinds: Readonly<Record<string, 'at' | 'latest'>>): boolean =>
    alike(
      [and(isLast, due), due].map((when) =>
        meetingPack({
          process: {
            deadlines: Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, { ...firstReview, kind }])),
            events: {
              ...smallProcess.events,
              [event]: {
                title: 'A day',
                done: 'A day',
                group: 'time',
                sentBy: 'time',
                gates: [],
                facts: [{ fact: 'settled', value: { constant: true }, when }],
                sources: [],
              },
            },
          },
        }),
      ),
      `processes/childPermanence/events.json#/${event}/facts/0/when`,
    );

  it.each<readonly [string, string, Readonly<Record<string, 'at' | 'latest'>>, boolean]>([
    ['is that of the only limit that is a day', 'DEADLINE_REACHED', { longStop: 'at', review: 'latest' }, true],
    ['may be that of another day', 'DEADLINE_REACHED', { longStop: 'at', sixMonths: 'at' }, false],
    ['may be that of any limit that is overdue', 'DEADLINE_OVERDUE', { longStop: 'at', review: 'latest' }, false],
    ['is that of the only limit there is', 'DEADLINE_OVERDUE', { longStop: 'latest' }, true],
  ])('%s', (_, event, kinds, expected) => expect(on(event, kinds)).toBe(expected));
});
