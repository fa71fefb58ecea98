/** What only a story's return rows say is answered in the forms that ask for it. */
import { type Pack, type Process, Step, Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { returnFact } from '../statutory-return/return-fact.fixture.js';
import { toldByReturn } from './told-by-return.js';

const { REVIEW_HELD } = smallProcess.events;
const [form] = Object.values(smallPack.forms);
if (REVIEW_HELD === undefined || form === undefined) throw new Error('The small pack has no review with a form.');

const pack: Pack = {
  ...smallPack,
  facts: {
    ...smallPack.facts,
    part: returnFact('code', 'Reviews.REVIEW_CODE'),
    why: returnFact('code', 'Episodes.REASON_PLACE_CHANGE'),
  },
  forms: {
    asks: {
      ...form,
      schema: {
        ...form.schema,
        properties: {
          part: { type: 'string', title: 'How did the child take part?', oneOf: [{ const: 'PN1', title: 'Spoke' }] },
          why: { type: 'string', title: 'Why?', oneOf: [{ const: 'CREQB', title: 'The carer asked' }] },
          inWords: { type: 'string', title: 'What led to it?' },
        },
      },
    },
  },
};
const asks = (...asked: readonly (readonly [string, string])[]): Process => ({
  ...smallProcess,
  events: {
    REVIEW_HELD: {
      ...REVIEW_HELD,
      form: 'asks',
      facts: asked.map(([name, answer]) => ({ fact: name, value: { answer } })),
    },
  },
});
const story = (ssda903: unknown): Story =>
  Story.parse({
    id: 'T01',
    authority: 'small',
    title: 'Rows of the return',
    calendar: 'england-wales',
    child: { ref: 'AB', dob: '2012-01-01', sex: 'F' },
    actors: {},
    steps: [],
    ssda903,
  });
const step = Step.parse({ n: 1, on: '2026-05-04', actor: 'iro', event: 'REVIEW_HELD', expect: { allowed: true } });

describe('what only the rows of the return say', () => {
  it('is answered on the day that a row is about', () => {
    const rows = {
      Reviews: [{ REVIEW: '2026-04-01', REVIEW_CODE: 'PN2' }, { REVIEW: '2026-05-04', REVIEW_CODE: 'PN1' }, 'no row'],
      Episodes: { DECOM: '2026-03-02', DEC: '2026-05-04', REASON_PLACE_CHANGE: 'CREQB' },
    };
    expect(toldByReturn(pack, asks(['part', 'part'], ['why', 'why']), story(rows), step)).toEqual({
      part: 'PN1',
      why: 'CREQB',
    });
    expect(toldByReturn(pack, asks(['part', 'part']), story(null), step)).toEqual({});
  });

  it('is no answer to a question for words', () => {
    const rows = { Episodes: [{ DECOM: '2026-03-02', DEC: '2026-05-04', REASON_PLACE_CHANGE: 'CREQB' }] };
    expect(toldByReturn(pack, asks(['why', 'inWords']), story(rows), step)).toEqual({});
  });
});
