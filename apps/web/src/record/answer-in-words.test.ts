import { describe, expect, it } from '@jest/globals';
import { practiceSchema } from '../forms/practice-form.for-tests';
import { answerInWords } from './answer-in-words';

const of = (name: string, value: unknown) => answerInWords(practiceSchema.properties[name], value);

describe('answers as people read them', () => {
  it('are written in words', () => {
    expect(of('heldOn', '2026-01-12')).toBe('12 January 2026');
    expect(of('outcome', 'notAgreed')).toBe('Not agreed');
    expect(of('interpreter', false)).toBe('No');
    expect(of('attended', ['sw', 'iro'])).toBe('Social worker\nReviewing officer');
    expect(of('birthWeight', 3.2)).toBe('3.2');
    expect(of('people', [{ name: 'Carer', adult: true }, { name: 'Child' }])).toBe(
      '1. Name: Carer; Is this person an adult?: Yes\n2. Name: Child',
    );
  });
  it('are nothing where nothing was answered', () => {
    for (const nothing of [undefined, null, '', [], [{}]]) expect(of('people', nothing)).toBeUndefined();
  });
});
