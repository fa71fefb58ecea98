/** A story holds when every expectation does; each wrong expectation fails alone and says why. */
import { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { lateReviewPack as pack, lateReview as written } from './late-review.fixture.js';
import { playStory } from './play-story.js';
import { verdictLine } from './story-result.js';

const compiled = compilePack(pack);

type Written = typeof written;

/** Plays the story with one thing changed in it. */
const played = (change: (story: Written) => void = () => undefined) => {
  const story = structuredClone(written);
  change(story);
  return playStory(compiled, Story.parse(story));
};

const failures = (change?: (story: Written) => void): string[] =>
  played(change)
    .verdicts.filter(({ holds }) => !holds)
    .map((verdict) => verdictLine('T01', verdict));

/** The expectation of a step, to be spoilt. */
const expectationOf = (story: Written, n: number) => {
  const found = story.steps[n - 1]?.expect;
  if (found === undefined) throw new Error(`the story has no step ${n}`);
  return found;
};
const step = (story: Written, n: number) => {
  const found = story.steps[n - 1];
  if (found === undefined) throw new Error(`the story has no step ${n}`);
  return found;
};

describe('a story played through the engine', () => {
  it('holds in every expectation, each counted once', () => {
    expect(failures()).toEqual([]);
    expect(played().verdicts).toHaveLength(44);
    expect(played().notJudged).toEqual([]);
  });

  const wrongExpectations: readonly [string, (story: Written) => void, string][] = [
    [
      'a due date',
      (story) => Object.assign(expectationOf(story, 1), { deadlinesStarted: [{ key: 'review1', due: '2026-03-31' }] }),
      'T01 step 1 on 2026-03-02: deadlinesStarted review1: expected due 2026-03-31, got due 2026-03-30',
    ],
    [
      'a practical date',
      (story) =>
        Object.assign(expectationOf(story, 5), {
          deadlinesStarted: [{ key: 'reviewNext', due: '2026-10-01', practicalDue: '2026-09-30' }],
        }),
      'T01 step 5 on 2026-05-01: deadlinesStarted reviewNext practicalDue: expected practicalDue 2026-09-30, got practicalDue 2026-10-01',
    ],
    [
      'a component',
      (story) =>
        Object.assign(expectationOf(story, 4), {
          deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22', components: { sixMonths: '2026-09-30' } }],
        }),
      'T01 step 4 on 2026-04-01: deadlinesStarted reviewNext sixMonths: expected sixMonths 2026-09-30, got sixMonths 2026-10-01',
    ],
    [
      'a component that is not there',
      (story) =>
        Object.assign(expectationOf(story, 4), {
          deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22', components: { tenWeeks: '2026-06-22' } }],
        }),
      'T01 step 4 on 2026-04-01: deadlinesStarted reviewNext tenWeeks: expected tenWeeks 2026-06-22, got none',
    ],
    [
      'the rule a date rests on',
      (story) =>
        Object.assign(expectationOf(story, 4), {
          deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22', rule: 'ENG-REV-2' }],
        }),
      'T01 step 4 on 2026-04-01: deadlinesStarted reviewNext rule: expected rule ENG-REV-2, got rule ENG-REV-3 or R-test-2',
    ],
    [
      'whether a timescale is confirmed',
      (story) =>
        Object.assign(expectationOf(story, 4), {
          deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22', verified: true }],
        }),
      'T01 step 4 on 2026-04-01: deadlinesStarted reviewNext verified: expected verified true, got verified false',
    ],
    [
      'a limit that did not start',
      (story) => Object.assign(expectationOf(story, 7), { deadlinesStarted: [{ key: 'review1', due: '2026-10-01' }] }),
      'T01 step 7 on 2026-09-01: deadlinesStarted review1: expected due 2026-10-01, got not started (it is metLate, due 2026-03-30)',
    ],
    [
      "a sibling's limit",
      (story) =>
        Object.assign(expectationOf(story, 1), { deadlinesStarted: [{ key: 'review1(CD)', due: '2026-03-29' }] }),
      'T01 step 1 on 2026-03-02: deadlinesStarted review1(CD): expected due 2026-03-29, got due 2026-03-30',
    ],
    [
      'a state',
      (story) => Object.assign(expectationOf(story, 5), { state: { plan: 'none' } }),
      'T01 step 5 on 2026-05-01: state plan: expected none, got agreed',
    ],
    [
      "a document's status",
      (story) => Object.assign(expectationOf(story, 8), { state: { 'document.REPORT': 'approved' } }),
      'T01 step 8 on 2026-09-10: state document.REPORT: expected approved, got submitted',
    ],
    [
      'being met in time',
      (story) => Object.assign(expectationOf(story, 4), { deadlinesMet: ['review1'] }),
      'T01 step 4 on 2026-04-01: deadlinesMet review1: expected met, got not (it was metLate)',
    ],
    [
      'being cancelled',
      (story) => Object.assign(expectationOf(story, 7), { deadlinesCancelled: ['reviewNext'] }),
      'T01 step 7 on 2026-09-01: deadlinesCancelled reviewNext: expected cancelled, got not (it was met, started)',
    ],
    [
      'being overdue',
      (story) => Object.assign(expectationOf(story, 5), { deadlinesOverdue: ['reviewNext'] }),
      'T01 step 5 on 2026-05-01: deadlinesOverdue reviewNext: expected overdue, got not (it was moved)',
    ],
    [
      'who is told',
      (story) => Object.assign(expectationOf(story, 4), { notify: ['parent|tm'] }),
      'T01 step 4 on 2026-04-01: notify parent|tm: expected told, got told: sw, sm',
    ],
    [
      'a task',
      (story) => Object.assign(expectationOf(story, 4), { tasks: ['writeReport'] }),
      'T01 step 4 on 2026-04-01: tasks writeReport: expected created, got no task was created',
    ],
    [
      'a tracker',
      (story) => Object.assign(story, { trackers: [{ on: '2026-09-02', indicator: 'T-01.adoption', expect: false }] }),
      'T01 on 2026-09-02: trackers T-01.adoption: expected false, got true',
    ],
    [
      'a tracker of another case',
      (story) =>
        Object.assign(story, {
          trackers: [{ on: '2026-09-02', indicator: 'T-01.adoption', about: 'CD', expect: false }],
        }),
      'T01 on 2026-09-02: trackers T-01.adoption of CD: expected false, got true',
    ],
    [
      'a tracker of a case that is not there',
      (story) =>
        Object.assign(story, {
          trackers: [{ on: '2026-09-02', indicator: 'T-01.adoption', about: 'XY', expect: true }],
        }),
      'T01 on 2026-09-02: trackers T-01.adoption of XY: expected true, got no case XY is in this story',
    ],
    [
      'how often a notice is sent',
      (story) => Object.assign(expectationOf(story, 4), { notices: ['reviewTold(sw, sm)', 'reviewTold(sw, sm)'] }),
      'T01 step 4 on 2026-04-01: notices reviewTold(sw, sm): expected sent, got sent: reviewTold(sw, sm)',
    ],
    [
      'access',
      (story) =>
        Object.assign(story, {
          access: [{ on: '2026-05-02', actor: 'parent', action: 'read', resource: 'PPM', expect: 'allow' }],
        }),
      'T01 on 2026-05-02: access parent read PPM: expected allow, got deny',
    ],
    [
      'how it ends',
      (story) => Object.assign(story, { final: { care: 'ceased' } }),
      'T01: final care: expected ceased, got lookedAfter',
    ],
    [
      'a refusal of somebody who holds another role besides',
      (story) => Object.assign(step(story, 2), { alsoAs: ['iro'] }),
      'T01 step 2 on 2026-03-25: allowed: expected refused (only a reviewing officer), got allowed',
    ],
    [
      'which parts a limit has',
      (story) =>
        Object.assign(expectationOf(story, 4), {
          nothingElse: true,
          notices: ['reviewTold(sw, sm)'],
          facts: { review1HeldOn: '2026-04-01', lastReviewHeldOn: '2026-04-01' },
          deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22', components: { local: '2026-06-22' } }],
        }),
      'T01 step 4 on 2026-04-01: nothing else: expected nothing else, got deadlinesStarted reviewNext sixMonths',
    ],
    [
      'a refusal where there is none',
      (story) => Object.assign(expectationOf(story, 8), { allowed: false, why: 'too late', state: {} }),
      'T01 step 8 on 2026-09-10: allowed: expected refused (too late), got allowed',
    ],
  ];
  it.each(wrongExpectations)(
    'fails alone when %s is wrong, and says what was expected and what came',
    (_, change, line) => {
      expect(failures(change)).toEqual([line]);
    },
  );

  it('says the sentence of the refusal when a step that should be allowed is refused', () => {
    const [first, ...rest] = failures((story) => Object.assign(expectationOf(story, 2), { allowed: true }));
    expect(first).toContain('allowed: expected allowed, got refused: You cannot do this: Record a review.');
    expect(rest).toEqual([]);
  });

  const unknownNames: readonly [string, (story: Written) => void, string][] = [
    [
      'event',
      (story) => Object.assign(step(story, 8), { event: 'DOCUMENT_SUBMITED' }),
      'did you mean DOCUMENT_SUBMITTED?',
    ],
    ['role', (story) => Object.assign(step(story, 8), { actor: 'swe' }), 'there is no role swe'],
    ['role held besides', (story) => Object.assign(step(story, 8), { alsoAs: ['iroh'] }), 'there is no role iroh'],
    ['document', (story) => Object.assign(step(story, 8), { data: { form: 'REPRT' } }), 'did you mean REPORT?'],
    [
      'region',
      (story) => Object.assign(expectationOf(story, 5), { state: { plann: 'none' } }),
      'there is no region plann in this pack; did you mean plan?',
    ],
    [
      'state',
      (story) => Object.assign(expectationOf(story, 5), { state: { plan: 'agred' } }),
      'there is no state of plan agred in this pack; did you mean agreed?',
    ],
    [
      'deadline',
      (story) => Object.assign(expectationOf(story, 7), { deadlinesMet: ['reviewNxt'] }),
      'there is no deadline reviewNxt in this pack; did you mean reviewNext?',
    ],
    ['task', (story) => Object.assign(expectationOf(story, 7), { tasks: ['writeRport'] }), 'did you mean writeReport?'],
    [
      'addressee',
      (story) => Object.assign(expectationOf(story, 4), { notify: ['irro'] }),
      'there is no role or body irro in this pack; did you mean iro?',
    ],
    [
      'tracker',
      (story) => Object.assign(story, { trackers: [{ on: '2026-05-02', indicator: 'T-02', expect: false }] }),
      'there is no tracker T_02',
    ],
    [
      'resource',
      (story) =>
        Object.assign(story, {
          access: [{ on: '2026-05-02', actor: 'sw', action: 'read', resource: 'PMP', expect: 'deny' }],
        }),
      'there is no document, record or event PMP',
    ],
    [
      'given fact',
      (story) => Object.assign(story, { given: { panelDate: ['2026-10-07'] } }),
      'did you mean panelDates?',
    ],
    ['actor', (story) => Object.assign(story.actors, { irro: 'IRO2' }), 'there is no role irro'],
    [
      "sibling's field",
      (story) => Object.assign(story.child, { siblings: [{ ref: 'CD', dob: '2018-02-18', adopted: true }] }),
      'CD: there is no fact adopted',
    ],
  ];
  it.each(unknownNames)('never passes an unknown %s', (_, change, sentence) => {
    expect(failures(change).some((line) => line.includes(sentence))).toBe(true);
  });

  it('does not send again what the clock has brought, nor accept what it has not', () => {
    const [line, ...rest] = failures((story) =>
      Object.assign(step(story, 3), { on: '2026-03-30', expect: { allowed: true } }),
    );
    expect(line).toContain('time did not bring this on 2026-03-30 (next for review1: overdue on 2026-03-31)');
    expect(rest).toEqual([]);
  });

  it('refuses a birthday that is none and an age that is wrong', () => {
    expect(failures((story) => Object.assign(step(story, 6), { on: '2026-06-11' }))[0]).toContain(
      "not the child's birthday",
    );
    expect(failures((story) => Object.assign(step(story, 6), { data: { ageYears: 7 } }))[0]).toContain('turns 6');
    expect(failures((story) => Object.assign(step(story, 1), { data: { ageYears: 6 } }))[0]).toContain(
      'says the child is 6',
    );
  });

  it('opens limits and states that stood before the first step', () => {
    const result = played((story) =>
      Object.assign(story, {
        given: {
          becameLookedAfter: '2026-01-19',
          review1HeldOn: '2026-02-12',
          deadlines: [{ key: 'reviewNext', due: '2026-04-30' }],
        },
        steps: [
          {
            n: 1,
            on: '2026-04-02',
            actor: 'iro',
            event: 'REVIEW_HELD',
            data: { number: 2, plan: 'LTF' },
            expect: { allowed: true, deadlinesMet: ['reviewNext'], state: { plan: 'agreed' } },
          },
        ],
        access: [],
        trackers: [],
        final: {},
      }),
    );
    expect(result.verdicts.filter(({ holds }) => !holds).map((verdict) => verdictLine('T01', verdict))).toEqual([]);
  });
});
