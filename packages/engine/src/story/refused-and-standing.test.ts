/** A step says for which reason it is refused, and a story may open with tasks and documents standing. */
import { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { playStory } from './play-story.js';
import { retell } from './retell.js';
import { verdictInWords } from './verdict-words.js';

const compiled = compilePack(smallPack);

const story = (given: Record<string, unknown>, step: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  Story.parse({
    id: 'T',
    authority: 'test',
    title: 'One step',
    calendar: 'england-wales',
    child: { ref: 'AB', dob: '2012-06-10', sex: 'F' },
    actors: { sw: 'SW1', tm: 'TM1', sm: 'SM1', iro: 'IRO1' },
    given,
    steps: [{ n: 1, on: '2026-03-02', ...step }],
    ...more,
  });

const failing = (given: Record<string, unknown>, step: Record<string, unknown>, more?: Record<string, unknown>) =>
  playStory(compiled, story(given, step, more))
    .verdicts.filter(({ holds }) => !holds)
    .map(({ what, got }) => `${what}: ${got}`);

const inCare = { state: { care: 'lookedAfter' } };
const placed = (refused: string) => ({ actor: 'sw', event: 'PLACED', expect: { allowed: false, refused } });

describe('the reason for which a step is refused', () => {
  it('names every gate that is shut', () => {
    expect(failing(inCare, placed('gate-shut(authorityToPlace, childUnder12)'))).toEqual([]);
    // A gate that is missing or one too many is noticed, though the step is refused all the same.
    expect(failing(inCare, placed('gate-shut(childUnder12)'))).toEqual([
      'refused: gate-shut(authorityToPlace, childUnder12)',
    ]);
  });

  it('tells want of a transition from want of permission', () => {
    const open = { legalStatus: 'E1' };
    const young = { child: { ref: 'AB', dob: '2020-06-10', sex: 'F' } };
    expect(failing(open, placed('not-open-now'), young)).toEqual([]);
    expect(failing({}, { ...placed('not-permitted'), event: 'REVIEW_HELD', data: { number: 1 } })).toEqual([]);
  });

  it('names the author who may not approve, and the question that was left open', () => {
    const submitted = {
      n: 1,
      on: '2026-03-02',
      actor: 'sw',
      event: 'DOCUMENT_SUBMITTED',
      data: { form: 'REPORT' },
      expect: { allowed: true },
    };
    const approved = {
      n: 2,
      on: '2026-03-02',
      actor: 'tm',
      event: 'DOCUMENT_APPROVED',
      data: { form: 'REPORT' },
      expect: { allowed: false, refused: 'not-permitted(author)' },
    };
    expect(failing(inCare, {}, { steps: [submitted, approved], actors: { sw: 'ONE1', tm: 'ONE1' } })).toEqual([]);
    const empty = { actor: 'iro', event: 'REVIEW_HELD', data: { number: null } };
    expect(failing(inCare, { ...empty, expect: { allowed: false, refused: 'answers-invalid(number)' } })).toEqual([]);
  });

  it('is told anew where it is another now, and stays where the step is no longer refused', () => {
    const refusedAs = (refused: string, given: Record<string, unknown>) =>
      retell(compiled, story(given, placed(refused))).steps.map(({ expect: { refused: now } }) => now);
    expect(refusedAs('gate-shut(childUnder12)', inCare)).toEqual(['gate-shut(authorityToPlace, childUnder12)']);
    const young = story({ ...inCare, legalStatus: 'E1' }, placed('gate-shut(childUnder12)'), {
      child: { ref: 'AB', dob: '2020-06-10', sex: 'F' },
    });
    expect(retell(compiled, young).steps).toEqual(young.steps);
  });

  it('does not hold of a step that is allowed', () =>
    expect(
      failing(
        {},
        { actor: 'sw', event: 'CHILD_BECAME_LOOKED_AFTER', expect: { allowed: true, refused: 'not-open-now' } },
      ),
    ).toEqual(['refused: not refused']));
});

describe('a reason that is another now, in words', () => {
  it.each([
    [
      inCare,
      'gate-shut(childUnder12)',
      'The child is 12 or older.',
      /^There is no authority to place: .* The child is 12 or older\.$/,
    ],
    [{}, 'gate-shut(authorityToPlace)', /^There is no authority to place/, /12 or older/],
  ])('names gates by their sentences', (given, refused, expected, now) => {
    const told = story(given, placed(refused));
    const [fault] = playStory(compiled, told).verdicts.filter(({ holds }) => !holds);
    if (fault === undefined) throw new Error('Nothing was otherwise.');
    const words = verdictInWords(smallPack, told, fault);
    expect(words).toEqual({
      about: 'Why “Record the placement for adoption” is refused',
      expected: typeof expected === 'string' ? expected : expect.stringMatching(expected),
      now: expect.stringMatching(now),
    });
  });
});

describe('a story that opens with work standing', () => {
  const submitted = (expectation: Record<string, unknown>) => ({
    actor: 'sw',
    event: 'DOCUMENT_SUBMITTED',
    data: { form: 'REPORT' },
    expect: { allowed: true, ...expectation },
  });

  it('has a task that is done by what does it', () => {
    const given = { ...inCare, tasks: ['writeReport'] };
    expect(failing(given, submitted({ tasksDone: ['writeReport(sw)'] }))).toEqual([]);
    expect(failing(inCare, submitted({ tasksDone: ['writeReport(sw)'] }))).toHaveLength(1);
  });

  it('has a document in its status, written by nobody in the story', () => {
    const approved = { actor: 'tm', event: 'DOCUMENT_APPROVED', data: { form: 'REPORT' } };
    const given = { ...inCare, documents: { REPORT: 'submitted' } };
    expect(
      failing(given, { ...approved, expect: { allowed: true, state: { 'document.REPORT': 'approved' } } }),
    ).toEqual([]);
    expect(failing(inCare, { ...approved, expect: { allowed: false, refused: 'document-not-ready' } })).toEqual([]);
  });

  it.each([
    [{ tasks: ['writeReprt'] }, 'did you mean writeReport?'],
    [{ tasks: 'writeReport' }, 'tasks must be a list'],
    [{ documents: { REPRT: 'draft' } }, 'did you mean REPORT?'],
    [{ documents: { REPORT: 'aproved' } }, 'did you mean approved?'],
    [{ documents: ['REPORT'] }, 'documents must give a status'],
  ])('says what it does not understand in %j', (given, sentence) =>
    expect(failing(given, { actor: 'sw', event: 'CARE_ENDED', expect: { allowed: false } }).join()).toContain(sentence),
  );

  it('has them in a case besides the child’s too', () => {
    const two = compilePack({
      ...smallPack,
      processes: {
        ...smallPack.processes,
        other: { ...smallProcess, definition: { ...smallProcess.definition, id: 'other', subject: 'household' } },
      },
    });
    const others = [
      {
        ref: 'F1',
        process: 'other',
        state: { care: 'lookedAfter' },
        tasks: ['writeReport'],
        documents: { REPORT: 'returned' },
      },
    ];
    const sentences = ['The child is not known and in care since 2 March 2026.'];
    const says = [
      { on: '2026-03-02', about: 'F1', sentences },
      { on: '2026-03-02', about: 'F2', sentences },
    ];
    const told = story({}, { ...submitted({ tasksDone: ['writeReport(sw)'] }), about: 'F1' }, { others, says });
    // What is said of a case besides the child's can be told too; of one that is not there nothing holds.
    expect(playStory(two, told).verdicts.flatMap(({ holds, what, got }) => (holds ? [] : [`${what}: ${got}`]))).toEqual(
      ['says of F2: no case F2 is in this story'],
    );
  });
});
