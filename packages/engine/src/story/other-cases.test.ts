/** What a story says of other cases: which begin, which are linked and what they hear. */
import type { Expectation, Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { explore } from '../exploration/explore.js';
import { linkedPack } from '../linked-pack.fixture.js';
import { playStory } from './play-story.js';
import { retell } from './retell.js';
import { verdictInWords } from './verdict-words.js';

const compiled = compilePack(linkedPack);
const TODAY = '2026-03-10';
const BEGUN = ['match(AB/F1) begins with family F1', 'household(F1) is linked'];

const withSteps = (steps: Story['steps'], others: Story['others'] = []): Story => ({
  id: 'O1',
  authority: 'test',
  title: 'A match',
  calendar: linkedPack.calendar.id,
  child: { ref: 'AB', dob: '2020-06-10' },
  actors: { sw: 'Worker' },
  others,
  steps,
});
const considered = (expectation: Partial<Expectation>): Story =>
  withSteps([
    {
      n: 1,
      on: TODAY,
      actor: 'sw',
      event: 'FAMILY_CONSIDERED',
      data: { family: 'F1' },
      expect: { allowed: true, ...expectation },
    },
  ]);
const agreed = (links: Record<string, string[]>, otherCases: string[]): Story =>
  withSteps(
    [
      {
        n: 1,
        on: TODAY,
        actor: 'sw',
        event: 'MATCH_AGREED',
        about: 'AB/F1',
        expect: { allowed: true, state: { way: 'agreed' }, otherCases, nothingElse: true },
      },
    ],
    [{ ref: 'AB/F1', process: 'match', facts: { family: 'F1' }, links }],
  );
const failing = (story: Story) => playStory(compiled, story).verdicts.filter(({ holds }) => !holds);

describe('what other cases hear of a step', () => {
  it('holds where they hear it, whether or not the story tells of them', () => {
    expect(failing(considered({ otherCases: BEGUN, nothingElse: true }))).toEqual([]);
    expect(
      failing(
        agreed({ child: ['AB'], household: ['F1', 'F2'] }, [
          'childPermanence(AB) hears MATCHED with family F1',
          'household(F1) hears CHOSEN',
          'household(F2) hears CHOSEN',
        ]),
      ),
    ).toEqual([]);
  });

  it('may be said without what is handed on with it, not with something else', () => {
    const bare = ['match(AB/F1) begins', 'household(F1) is linked'];
    expect(failing(considered({ otherCases: bare, nothingElse: true }))).toEqual([]);
    expect(failing(considered({ otherCases: ['match(AB/F1) begins with family F2'] }))).toHaveLength(1);
  });

  it('says what they hear instead, and counts what is listed twice', () => {
    const [first] = failing(considered({ otherCases: ['match(AB/F2) begins'] }));
    expect(first).toMatchObject({ expected: 'told', got: BEGUN.join('; ') });
    expect(failing(considered({ otherCases: [...BEGUN, ...BEGUN] }))).toHaveLength(2);
    expect(failing(agreed({}, ['household(F1) hears CHOSEN']))).toContainEqual(
      expect.objectContaining({ got: 'no other case hears' }),
    );
  });

  it('is not left unsaid where nothing else follows', () => {
    const [only, ...more] = failing(considered({ nothingElse: true }));
    expect(more).toEqual([]);
    expect(only?.got).toBe(BEGUN.map((told) => `otherCases ${told}`).join(', '));
  });

  it('is told anew with the rest', () => {
    const story = considered({ otherCases: ['match(AB/F2) begins'], nothingElse: true });
    expect(retell(compiled, story).steps[0]?.expect.otherCases).toEqual(BEGUN);
    expect(failing(retell(compiled, story))).toEqual([]);
  });

  it.each([
    ['match(AB/F2) begins', 'Whether a case of “match” begins'],
    ['household(F2) is linked', 'Whether the case of “household” is linked'],
    ['household(F2) hears CHOSEN', 'Whether the case of “household” hears of “Chosen”'],
    ['YZ hears MATCHED', 'Whether the case of “Permanence” hears of “Matched”'],
  ])('%s is put in words', (told, about) => {
    const story = considered({ otherCases: [told] });
    const [verdict] = failing(story);
    expect(verdict === undefined ? undefined : verdictInWords(linkedPack, story, verdict).about).toBe(about);
  });
});

describe('a case that is linked when the story opens', () => {
  it.each([
    [{ friend: ['F1'] }, 'there is no kind of link friend'],
    [{ household: ['Mr and Mrs Vane'] }, 'links of the kind household must be a list of references'],
  ])('cannot be linked as %j', (links, problem) => {
    const problems = failing(agreed(links, [])).map(({ got }) => got);
    expect(problems.some((got) => got.includes(problem))).toBe(true);
  });
});

describe('exploring', () => {
  const stories = explore(compiled).map(({ story }) => story);
  const told = stories.flatMap(({ steps }) => steps.flatMap(({ expect: { otherCases = [] } }) => otherCases));

  it('goes for cases that begin, are linked and hear', () => {
    expect(told).toContain('household(F1) is linked');
    expect(told.some((one) => one.startsWith('childPermanence(F1) hears MATCHED'))).toBe(true);
    expect(told).toContain('household(F1) hears CHOSEN');
  });

  it('tells stories of which one fails when a line is gone', () => {
    const match = linkedPack.processes.match;
    const event = match?.events.MATCH_AGREED;
    if (match === undefined || event === undefined) throw new Error('The pack has no match.');
    const [first] = event.tells ?? [];
    const less = compilePack({
      ...linkedPack,
      processes: {
        ...linkedPack.processes,
        match: {
          ...match,
          events: { ...match.events, MATCH_AGREED: { ...event, tells: first === undefined ? [] : [first] } },
        },
      },
    });
    expect(stories.some((story) => playStory(less, story).verdicts.some(({ holds }) => !holds))).toBe(true);
  });
});
