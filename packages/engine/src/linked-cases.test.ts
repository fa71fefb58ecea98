import { type EventDefinition, type Pack, type Process, runChecks } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { replay } from './audit/replay.js';
import type { CaseRecord } from './case-record.js';
import type { Command } from './command.js';
import { compilePack } from './compile-pack.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import { linkedCaseEffects } from './linked-cases.js';
import { event, linkedPack } from './linked-pack.fixture.js';
import { newCase } from './new-case.js';

import { playStory } from './story/play-story.js';
import { worldOf } from './world-of.js';

const compiled = compilePack(linkedPack);
const TODAY = '2026-03-10';

const child = newCase(compiled, {
  id: 'c',
  process: 'childPermanence',
  subjectRef: 'AB',
  openedOn: '2026-03-02',
  facts: { dateOfBirth: '2020-06-10' },
});
const accept = (record: CaseRecord, command: Command): Decision => {
  const result = decide(compiled, record, command, { today: TODAY, actor: { id: 'p', roles: ['sw'] } });
  if (result.kind === 'refusal') throw new Error(result.sentence);
  return result;
};
const considered = (record: CaseRecord, family: string): Decision =>
  accept(record, { kind: 'record', event: 'FAMILY_CONSIDERED', on: TODAY, answers: { family } });

describe('an event that begins a linked case', () => {
  it('keeps the link, opens the other case with its facts and links, and tells whom else it links', () => {
    const { next, signals } = considered(child, 'F1');
    expect(next.links).toEqual([{ link: 'match', process: 'match', subjectRef: 'AB/F1' }]);
    expect(signals).toEqual([
      {
        subjectRef: 'AB/F1',
        process: 'match',
        signal: {
          kind: 'open',
          on: TODAY,
          facts: { family: 'F1' },
          links: [
            { link: 'child', process: 'childPermanence', subjectRef: 'AB' },
            { link: 'household', process: 'household', subjectRef: 'F1' },
          ],
        },
      },
      {
        subjectRef: 'F1',
        process: 'household',
        signal: { kind: 'link', on: TODAY, link: 'match', process: 'match', subjectRef: 'AB/F1' },
      },
    ]);
  });

  it('begins the same case once, and another for another family', () => {
    const once = considered(child, 'F1').next;
    expect(considered(once, 'F1').signals).toEqual([]);
    expect(considered(once, 'F2').next.links?.map(({ subjectRef }) => subjectRef)).toEqual(['AB/F1', 'AB/F2']);
  });

  it.each(['Mr and Mrs Vane', 'F1 ', '-', `F${'1'.repeat(90)}`])(
    'begins nothing under %j, which is no reference',
    (family) => {
      const { next, signals } = considered(child, family);
      expect([next.links, signals]).toEqual([undefined, []]);
    },
  );

  it('tells the one of several linked cases that it names, and nobody when it cannot be named', () => {
    const two = considered(considered(child, 'F1').next, 'F2').next;
    const told = (answers: Record<string, unknown>) =>
      linkedCaseEffects(
        compiled,
        two,
        event('Chosen', {
          tells: [{ link: 'match', event: 'X', reference: '{subject}/{answer.family}', answers: {}, sources: [] }],
        }),
        { ...worldOf(compiled, two, TODAY, []), answers },
      ).signals.map(({ subjectRef }) => subjectRef);
    expect([told({ family: 'F2' }), told({ family: 'F3' }), told({})]).toEqual([['AB/F2'], [], []]);
  });

  it('is rebuilt from its entries with its links', () => {
    const first = considered(child, 'F1');
    const second = accept(first.next, {
      kind: 'link',
      link: 'match',
      process: 'match',
      subjectRef: 'XY/F9',
      on: TODAY,
      from: { caseId: 'x', revision: 3 },
    });
    expect(replay(compiled, child, [first.entry, second.entry])).toEqual(second.next);
    expect(second.next.links).toHaveLength(2);
  });
});

describe('a case that is to be linked', () => {
  const link = {
    kind: 'link',
    link: 'match',
    process: 'match',
    subjectRef: 'AB/F1',
    on: TODAY,
    from: { caseId: 'x', revision: 1 },
  } as const;
  const asked = (command: Command) =>
    decide(compiled, child, command, { today: TODAY, actor: { id: 'system', roles: ['system'] } });

  it('is linked once', () => {
    const { next } = accept(child, link);
    expect(decide(compiled, next, link, { today: TODAY, actor: { id: 'system', roles: [] } })).toMatchObject({
      refusal: 'nothing-to-do',
    });
  });

  it.each([
    ['a kind of link it does not know', { link: 'friend' }],
    ['a link to another process than it leads to', { process: 'household' }],
  ])('refuses %s', (_what, change) => {
    expect(asked({ ...link, ...change })).toMatchObject({ kind: 'refusal', refusal: 'unknown-event' });
  });
});

describe('a story with several cases', () => {
  const story = {
    id: 'L1',
    authority: 'test',
    title: 'A match',
    calendar: linkedPack.calendar.id,
    child: { ref: 'AB', dob: '2020-06-10' },
    actors: { sw: 'Worker' },
    others: [{ ref: 'F1', process: 'household', final: { way: 'matched' } }],
    steps: [
      { n: 1, on: TODAY, actor: 'sw', event: 'FAMILY_CONSIDERED', data: { family: 'F1' }, expect: { allowed: true } },
      {
        n: 2,
        on: TODAY,
        actor: 'sw',
        event: 'MATCH_AGREED',
        about: 'AB/F1',
        expect: { allowed: true, state: { way: 'agreed' } },
      },
    ],
  };

  it('lets each hear of what concerns it', () => {
    const { verdicts } = playStory(compiled, story);
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    expect(verdicts.map(({ what }) => what)).toContain('final way of F1');
  });

  it('fails when a case that a step is about is not there', () => {
    const [first] = story.steps;
    if (first === undefined) throw new Error('The story has no steps.');
    const { verdicts } = playStory(compiled, { ...story, steps: [{ ...first, about: 'ZZ' }] });
    expect(verdicts.some(({ holds, got }) => !holds && got.includes('no case ZZ'))).toBe(true);
  });
});

describe('the check of linked cases', () => {
  const problems = (pack: Pack) =>
    runChecks(pack)
      .filter(({ check }) => check === 'linked-cases')
      .map(({ path, sentence }) => `${path}: ${sentence}`);
  const withEvent = (where: string, key: string, change: Partial<EventDefinition>): Pack => {
    const there = linkedPack.processes[where];
    const old = there?.events[key];
    if (there === undefined || old === undefined) throw new Error(`There is no ${where}.${key}.`);
    return {
      ...linkedPack,
      processes: {
        ...linkedPack.processes,
        [where]: { ...there, events: { ...there.events, [key]: { ...old, ...change } } },
      },
    };
  };
  const withLinks = (where: string, links: Process['definition']['links']): Pack => {
    const there = linkedPack.processes[where];
    if (there === undefined) throw new Error(`There is no ${where}.`);
    return {
      ...linkedPack,
      processes: { ...linkedPack.processes, [where]: { ...there, definition: { ...there.definition, links } } },
    };
  };

  it('finds nothing where all is well', () => {
    expect(problems(linkedPack)).toEqual([]);
  });

  it.each([
    [
      'a link to no process',
      withLinks('household', { match: { title: 'Match', process: 'mach', back: 'household' } }),
      'links/match/process: There is no process `mach`.',
    ],
    [
      'a link that does not lead back',
      withLinks('household', { match: { title: 'Match', process: 'match', back: 'child' } }),
      'links/match/back: The link `child` of `match` does not lead back',
    ],
    [
      'telling along no link',
      withEvent('match', 'MATCH_AGREED', { tells: [{ link: 'childd', event: 'MATCHED', answers: {}, sources: [] }] }),
      'tells/0/link: There is no link `childd` here.',
    ],
    [
      'telling what the other does not know',
      withEvent('match', 'MATCH_AGREED', { tells: [{ link: 'child', event: 'MATCHEDD', answers: {}, sources: [] }] }),
      'tells/0/event: The process `childPermanence` has no event `MATCHEDD`',
    ],
    [
      'an answer that the other does not ask',
      withEvent('match', 'MATCH_AGREED', {
        tells: [{ link: 'child', event: 'MATCHED', answers: { familyy: { fact: 'family' } }, sources: [] }],
      }),
      'tells/0/answers/familyy: `MATCHED` of `childPermanence` has no question',
    ],
    [
      'a reference made of no question',
      withEvent('childPermanence', 'FAMILY_CONSIDERED', {
        opens: [{ link: 'match', reference: '{answer.famly}', facts: {}, links: [], sources: [] }],
      }),
      'opens/0/reference: `FAMILY_CONSIDERED` has no question `famly`.',
    ],
    [
      'telling the one of a reference made of no question',
      withEvent('match', 'MATCH_AGREED', {
        tells: [{ link: 'child', event: 'MATCHED', reference: '{fact.famly}', answers: {}, sources: [] }],
      }),
      'tells/0/reference: There is no fact `famly`.',
    ],
    [
      'a fact that nobody knows',
      withEvent('childPermanence', 'FAMILY_CONSIDERED', {
        opens: [{ link: 'match', reference: '{subject}', facts: { famly: { day: true } }, links: [], sources: [] }],
      }),
      'opens/0/facts/famly: There is no fact `famly`.',
    ],
    [
      'telling without end',
      withEvent('household', 'CHOSEN', { tells: [{ link: 'match', event: 'MATCH_AGREED', answers: {}, sources: [] }] }),
      'What is told here comes back',
    ],
  ] satisfies [string, Pack, string][])('finds %s', (_what, pack, sentence) => {
    expect(problems(pack)).toContainEqual(expect.stringContaining(sentence));
  });
});
