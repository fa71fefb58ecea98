/** A gate is proven alike only where whoever records the event meets it as before, word for word. */
import type { Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { and, answer, answered, type Meeting, meetingPack, or, planned, role } from './meeting-pack.fixture.js';
import { noDifference } from './no-difference.js';

type Part = 'when' | 'requires';

const alike = (meeting: Meeting, part: Part, before: Rule, after: Rule | undefined, requires = planned): boolean => {
  const gated = (rule: Rule | undefined) =>
    meetingPack({ ...meeting, gates: [{ requires, ...(rule === undefined ? {} : { [part]: rule }) }] });
  const place = `processes/child-permanence/events.json#/${meeting.event ?? 'MEETING_HELD'}/gates/0/${part}`;
  return noDifference(gated(before), gated(after), { kind: 'condition dropped', place }) !== undefined;
};

const agreed = answer('outcome', 'agreed');
const consented = answer('consent', true);
const onlyIfAgreed = { asked: { consent: { visibleWhen: agreed } } };

describe('when a gate stands', () => {
  const both = and(agreed, consented);

  it.each<readonly [string, Meeting, boolean]>([
    ['may ask for what the form makes certain', onlyIfAgreed, true],
    ['may not ask for it where the form asks always', {}, false],
    [
      'may ask for it also of a return, which answers nothing that is hidden',
      { ...onlyIfAgreed, event: 'ADM_DECIDED' },
      true,
    ],
    [
      "may not ask for it where another child's meeting tells of it: its form may have been another's",
      { ...onlyIfAgreed, more: { alsoFor: { answer: 'reasons', perChild: [] } } },
      false,
    ],
  ])('%s', (_, meeting, expected) => expect(alike(meeting, 'when', both, consented)).toBe(expected));

  it('does not matter where what it asks for is not lacking', () => {
    expect(alike({}, 'when', or(agreed, answer('outcome', 'refused')), agreed, answer('outcome', 'agreed'))).toBe(
      false,
    );
    expect(
      alike({}, 'when', or(agreed, answer('outcome', 'refused')), agreed, or(planned, answer('outcome', 'refused'))),
    ).toBe(true);
  });

  it('may ask who records it where nobody else may, but the list is read by everybody', () => {
    const grants = [{ roles: ['sm'] }];
    expect(alike({ grants }, 'when', role('sm'), undefined, agreed)).toBe(true);
    // A gate that lacks more than answers is named in the list of what can be done next.
    expect(alike({ grants }, 'when', role('sm'), undefined, planned)).toBe(false);
    expect(alike({}, 'when', role('sm'), undefined, agreed)).toBe(false);
  });
});

describe('what a gate asks for', () => {
  const reasoned = and(answered('reasons'), agreed);

  it.each<readonly [string, Meeting, boolean]>([
    ['may name what must be answered anyway', { required: ['outcome', 'reasons'] }, true],
    ['may not where it need not be', {}, false],
    [
      'may not where "not known" is an answer',
      { required: ['outcome', 'reasons'], asked: { reasons: { notKnown: true } } },
      false,
    ],
    ['may not where a return may leave it open', { required: ['outcome', 'reasons'], event: 'ADM_DECIDED' }, false],
  ])('%s', (_, meeting, expected) => expect(alike(meeting, 'requires', reasoned, and(agreed))).toBe(expected));

  it('is said in the list before anything is answered, unless it lacks only answers', () => {
    const required = ['outcome', 'reasons'];
    expect(alike({ required }, 'requires', and(answered('reasons'), planned), and(planned))).toBe(false);
  });

  it('is said to whoever is refused, although it opens and shuts alike', () => {
    expect(alike({}, 'requires', and(agreed, or(agreed, consented)), and(agreed))).toBe(false);
  });
});
