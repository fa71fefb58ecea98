/** What a story says of other cases: which begin, which are linked and what they hear. */
import { type Expectation, type Pack, Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { explore } from '../exploration/explore.js';
import { linkedPack } from '../linked-pack.fixture.js';
import { playStory } from './play-story.js';
import { retell } from './retell.js';
import { heardOf } from './signal-label.js';
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

/** The household is told twice of a match. */
const toldTwice = (): Pack => {
  const match = linkedPack.processes.match;
  const event = match?.events.MATCH_AGREED;
  if (match === undefined || event === undefined) throw new Error('The pack has no match.');
  const tells = [...(event.tells ?? []), ...(event.tells ?? []).slice(1)];
  const events = { ...match.events, MATCH_AGREED: { ...event, tells } };
  return { ...linkedPack, processes: { ...linkedPack.processes, match: { ...match, events } } };
};

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

  it('is not told twice where it was said without what is handed on', () => {
    const bare = ['match(AB/F1) begins', 'household(F1) is linked'];
    const story = considered({ otherCases: bare, nothingElse: true });
    expect(retell(compiled, story).steps[0]?.expect.otherCases).toEqual(bare);
  });

  it('goes by one name each, whatever is said first', () => {
    const named = ['match(AB/F1) begins', 'match(AB/F1) begins with family F1'];
    expect(heardOf([...named].reverse(), named)).toEqual({ isHeard: [true, true], untold: [] });
    expect(heardOf(named.slice(1), named)).toEqual({ isHeard: [false, true], untold: [] });
  });

  it('is told anew as often as it is heard', () => {
    const links = { household: ['F1'] };
    const twice = ['household(F1) hears CHOSEN', 'household(F1) hears CHOSEN'];
    const once = agreed(links, twice.slice(1));
    expect(retell(compiled, agreed(links, twice)).steps[0]?.expect.otherCases).toEqual(twice.slice(1));
    const double = compilePack(toldTwice());
    expect(playStory(double, retell(double, once)).verdicts.filter(({ holds }) => !holds)).toEqual([]);
    expect(retell(double, once).steps[0]?.expect.otherCases).toEqual(twice);
  });

  it('is told anew with what is handed on now, also where only that is looked at', () => {
    const story = considered({ otherCases: ['match(AB/F1) begins with family F2'] });
    expect(retell(compiled, story).steps[0]?.expect.otherCases).toEqual(['match(AB/F1) begins with family F1']);
  });

  it('may be as long as what is handed on', () => {
    const long = `match(AB/F1) begins with family ${'a'.repeat(2000)}`;
    expect(Story.safeParse(considered({ otherCases: [long] })).success).toBe(true);
  });

  it('of which only what is handed on differs is put in those words', () => {
    const story = considered({ otherCases: ['match(AB/F1) begins with family F2'] });
    const [verdict] = failing(story);
    expect(verdict === undefined ? undefined : verdictInWords(linkedPack, story, verdict)).toEqual({
      about: 'What a case of “match” begins with',
      expected: 'family F2',
      now: 'family F1',
    });
  });

  it.each([
    [
      considered({ otherCases: ['household(F2) is linked'] }),
      'a case of “match” (AB/F1) begins; the case of “household” (F1) is linked',
    ],
    [agreed({ household: ['F1'] }, ['YZ is linked']), 'the case of “household” (F1) hears of “Chosen”'],
    [agreed({}, ['YZ is linked']), 'no other case hears of it'],
  ])('says in words what other cases hear instead', (story, now) => {
    const [verdict] = failing(story);
    expect(verdict === undefined ? undefined : verdictInWords(linkedPack, story, verdict)).toMatchObject({
      expected: 'yes',
      now,
    });
  });

  it('means a case of the process that the step is about where it goes by its reference alone', () => {
    const story = agreed({}, ['AB/F2 is linked']);
    const [verdict] = failing(story);
    expect(verdict === undefined ? undefined : verdictInWords(linkedPack, story, verdict).about).toBe(
      'Whether the case of “match” is linked',
    );
  });

  it.each(['constructor(F1) begins', '__proto__(F1) hears toString', 'match(AB/F1) hears constructor', 'F1', ''])(
    'says of “%s”, which is no case, that nobody hears it',
    (told) => {
      const story = considered({ otherCases: [told] });
      const [verdict] = failing(story);
      expect(verdict === undefined ? undefined : verdictInWords(linkedPack, story, verdict).about).toMatch(/^Whether /);
    },
  );

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

describe('what a story says of the time before', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('may not be called %s', (key) => {
    const given: unknown = JSON.parse(`{ "${key}": "2026-01-01", "links": { "${key}": ["F1"] } }`);
    const story = Story.parse({ ...considered({}), given });
    expect(failing(story).map(({ what }) => what)).toContain('given');
  });
});

describe('a case that is linked when the story opens', () => {
  it.each([
    [{ friend: ['F1'] }, 'there is no kind of link friend'],
    [{ household: ['Mr and Mrs Vane'] }, 'links of the kind household must be a list of references'],
    [{ household: ['F1', 'F2', 'F1'] }, 'F1 is listed twice among the links of the kind household'],
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

  it('links no case twice with one that goes by its own reference', () => {
    const match = linkedPack.processes.match;
    const event = match?.events.MATCH_AGREED;
    if (match === undefined || event === undefined) throw new Error('The pack has no match.');
    const tells = (event.tells ?? []).map((line) => ({ ...line, reference: '{subject}-H' }));
    const events = { ...match.events, MATCH_AGREED: { ...event, tells } };
    const own = compilePack({ ...linkedPack, processes: { ...linkedPack.processes, match: { ...match, events } } });
    const found = explore(own).map(({ story }) => story);
    expect(found.flatMap((story) => playStory(own, story).verdicts.filter(({ holds }) => !holds))).toEqual([]);
    expect(found.some((story) => JSON.stringify(story).includes('-H) hears CHOSEN'))).toBe(true);
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
