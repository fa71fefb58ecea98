/** A condition of a form is proven alike where it cannot matter: what hides the question, or asks for it, does so anyway. */
import type { QuestionLayout, Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { and, answer, type Meeting, meetingPack, or, planned } from './meeting-pack.fixture.js';
import { noDifference } from './no-difference.js';

type Key = 'visibleWhen' | 'requiredWhen';

const alike = (meeting: Meeting, name: string, key: Key, before: Rule, after: Rule | undefined): boolean => {
  const asking = (rule: Rule | undefined) => {
    const { [key]: _was, ...rest }: Partial<QuestionLayout> = meeting.asked?.[name] ?? {};
    return meetingPack({
      ...meeting,
      asked: { ...meeting.asked, [name]: { ...rest, ...(rule === undefined ? {} : { [key]: rule }) } },
    });
  };
  const place = `forms/meeting/layout.json#/questions/${name}/${key}`;
  return noDifference(asking(before), asking(after), { kind: 'condition dropped', place }) !== undefined;
};

const agreed = answer('outcome', 'agreed');

describe('whether a question is shown', () => {
  it('goes by its section first', () => {
    expect(alike({ sectionWhen: agreed }, 'consent', 'visibleWhen', agreed, undefined)).toBe(true);
    expect(alike({ sectionWhen: planned }, 'consent', 'visibleWhen', agreed, undefined)).toBe(false);
    // The outcome is asked in another section.
    expect(alike({ sectionWhen: agreed }, 'outcome', 'visibleWhen', agreed, undefined)).toBe(false);
  });

  it('goes by the option that it stands under', () => {
    const under = { question: 'outcome', option: 'agreed' };
    expect(alike({ asked: { consent: { under } } }, 'consent', 'visibleWhen', agreed, undefined)).toBe(true);
    const other = { question: 'outcome', option: 'refused' };
    expect(alike({ asked: { consent: { under: other } } }, 'consent', 'visibleWhen', agreed, undefined)).toBe(false);
  });

  it('goes by the question whose gap it explains', () => {
    const reasons = { notKnown: true, visibleWhen: agreed };
    expect(alike({ asked: { reasons } }, 'reasonsNotKnown', 'visibleWhen', agreed, undefined)).toBe(true);
    expect(alike({ asked: { reasons } }, 'reasonsNotKnown', 'visibleWhen', and(agreed, planned), undefined)).toBe(
      false,
    );
    // Of a question whose gap nobody explains the other is one of its own.
    expect(
      alike({ asked: { reasons: { visibleWhen: agreed } } }, 'reasonsNotKnown', 'visibleWhen', agreed, undefined),
    ).toBe(false);
  });
});

describe('whether a section is shown', () => {
  const section = (asked: Meeting['asked'] = {}, named = false): boolean => {
    const rule: Rule = named ? { rule: 'agrees' } : agreed;
    const [pack, changed] = [agreed, or(agreed, planned)].map((meaning, at) => ({
      ...meetingPack({ asked, ...(at === 1 && !named ? {} : { sectionWhen: rule }) }),
      rules: { agrees: { title: 'Agreed', rule: named ? meaning : agreed } },
    }));
    if (pack === undefined || changed === undefined) throw new Error('There are two packs.');
    const place = 'forms/meeting/layout.json#/sections/1/visibleWhen';
    return noDifference(pack, changed, { kind: 'condition dropped', place }) !== undefined;
  };
  const names = ['consent', 'reasons', 'reasonsNotKnown'];

  it('does not matter where none of its questions would be', () => {
    expect(section(Object.fromEntries(names.map((name) => [name, { visibleWhen: agreed }])))).toBe(true);
    expect(section({ consent: { visibleWhen: agreed }, reasons: { visibleWhen: agreed } })).toBe(false);
  });

  it('matters where the same mistake would show both', () => {
    expect(section(Object.fromEntries(names.map((name) => [name, { visibleWhen: { rule: 'agrees' } }])), true)).toBe(
      false,
    );
  });
});

describe('whether a question must be answered', () => {
  it.each<readonly [string, Meeting, boolean]>([
    ['does not matter while it is hidden', { asked: { consent: { visibleWhen: planned } } }, true],
    ['matters while it is shown', {}, false],
    ['does not matter where it must be answered whatever is so', { required: ['outcome', 'consent'] }, true],
  ])('%s', (_, meeting, expected) =>
    expect(alike(meeting, 'consent', 'requiredWhen', and(agreed, planned), agreed)).toBe(expected),
  );

  it('matters where it must not be answered any more', () => {
    expect(alike({}, 'consent', 'requiredWhen', agreed, undefined)).toBe(false);
    expect(alike({ required: ['outcome', 'consent'] }, 'consent', 'requiredWhen', agreed, undefined)).toBe(true);
  });
});
