/** A copy of a small life: numbers that nothing looks at, and names that came with an entry and mean nothing to the procedure. */
import type { EventDefinition, FactDefinition, Pack, Question } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { NO_CHANGES } from '../audit/entry-changes.js';
import type { Answers, RecordEvent } from '../command.js';
import { compilePack } from '../compile-pack.js';
import { decide } from '../decide.js';
import type { AuditEntry } from '../decision.js';
import type { LiveCase } from '../replaying/live-case.js';
import { SMALL_CHILD } from '../replaying/small-life.fixture.js';
import { smallCase, smallPack, smallProcess } from '../small-pack.fixture.js';
import { copiedStart } from '../try-out/copied-start.js';
import { MadeUpNumbers } from './made-up-numbers.js';
import { pseudonymise } from './pseudonymise.js';

const number = (more: { minimum?: number; maximum?: number } = {}): Question => ({
  type: 'number',
  title: 'Number',
  ...more,
});
const fact: FactDefinition = { type: 'number', label: 'Number', sensitivity: 'ordinary', sources: [] };

/** A review also asks for money, which nobody decides by, and for a score and a mark that somebody does. */
const packWith = (facts: EventDefinition['facts'], asks: Readonly<Record<string, Question>>): Pack => {
  const { review } = smallPack.forms;
  const held = smallProcess.events.REVIEW_HELD;
  const placed = smallProcess.events.PLACED;
  if (review === undefined || held === undefined || placed === undefined) throw new Error('The small pack changed.');
  const questions = { number: number({ minimum: 1 }), why: review.schema.properties.why ?? number(), ...asks };
  const names = Object.keys(questions);
  return {
    ...smallPack,
    facts: { ...smallPack.facts, cost: fact, fee: fact, score: fact },
    forms: {
      ...smallPack.forms,
      review: {
        ...review,
        schema: { ...review.schema, properties: questions },
        layout: {
          ...review.layout,
          sections: [{ key: 'one', title: 'Review', questions: names }],
          questions: Object.fromEntries(names.map((name) => [name, { errorName: name }])),
        },
      },
    },
    processes: {
      childPermanence: {
        ...smallProcess,
        events: {
          ...smallProcess.events,
          REVIEW_HELD: { ...held, facts },
          PLACED: {
            ...placed,
            gates: [
              ...placed.gates,
              {
                key: 'scored',
                kind: 'hard',
                when: { field: 'fact.cost', operator: 'notNull' },
                requires: { field: 'fact.score', operator: '>', value: 5 },
                sentence: 'The score is too low.',
                sources: [],
              },
            ],
          },
        },
      },
    },
  };
};

/** @param written what an entry holds besides, as one that was written before names of nothing were refused */
const lived = (
  pack: Pack,
  commands: readonly (readonly [RecordEvent, string])[],
  written: Partial<Pick<AuditEntry, 'document' | 'overrides'>> = {},
) => {
  const compiled = compilePack(pack);
  let stands = smallCase(compiled);
  const entries = commands.map(([command, role]) => {
    const result = decide(compiled, stands, command, { today: command.on, actor: { id: `${role}-1`, roles: [role] } });
    if (result.kind === 'refusal') throw new Error(`refused: ${result.sentence}`);
    stands = result.next;
    return { entry: { ...result.entry, ...written }, changes: NO_CHANGES };
  });
  const life: LiveCase = { opening: SMALL_CHILD, entries, stands };
  const { life: copy, replaced } = pseudonymise(compiled, life, 'CHILD-A');
  return { compiled, life, copy, replaced };
};

const recorded = (event: string, on: string, answers: Answers = {}, more: Partial<RecordEvent> = {}): RecordEvent => ({
  kind: 'record',
  event,
  on,
  answers,
  ...more,
});
const LOOKED_AFTER = [recorded('CHILD_BECAME_LOOKED_AFTER', '2026-03-02', { legalStatus: 'E1' }), 'sw'] as const;
const reviewed = (answers: Answers) =>
  [recorded('REVIEW_HELD', '2026-03-20', { number: 1, why: 'Because', ...answers }), 'iro'] as const;

describe('a number in a copy', () => {
  const asks = { cost: number({ minimum: 0 }), budget: number({ minimum: 100 }), score: number(), spare: number() };
  const pack = packWith(
    [
      { fact: 'cost', value: { answer: 'cost' } },
      { fact: 'fee', value: { fact: 'cost' } },
      { fact: 'score', value: { answer: 'score' } },
    ],
    asks,
  );
  const answers = { cost: 41_735, budget: 41_735, score: 7, spare: 7 };
  const { compiled, copy, replaced } = lived(pack, [LOOKED_AFTER, reviewed(answers)]);

  it('is made up where nothing compares it, in the answer and in the fact that it makes known alike', () => {
    const { cost, budget, spare } = copy.entries[1]?.answers ?? {};
    expect(JSON.stringify(copy)).not.toContain('41735');
    expect(cost).toBe(budget);
    expect(cost).toBeGreaterThanOrEqual(100);
    expect(copy.stands.facts.cost?.map(({ value }) => value)).toEqual([cost]);
    expect([7, cost]).not.toContain(spare);
    expect(replaced.numbers).toBe(2);
  });

  it('stays where a rule compares it, or the fact that it makes known', () => {
    expect(copy.entries[1]?.answers).toMatchObject({ number: 1, score: 7 });
    expect(copy.stands.facts.score?.map(({ value }) => value)).toEqual([7]);
  });

  it('leaves the history such that it can be told again', () =>
    expect(copiedStart(compiled, copy)).toEqual({ record: copy.stands, told: 2 }));

  it('stays where the pack itself says it', () => {
    const { copy: said } = lived(packWith([{ fact: 'cost', value: { constant: 900 } }], {}), [
      LOOKED_AFTER,
      reviewed({}),
    ]);
    expect(said.stands.facts.cost?.map(({ value }) => value)).toEqual([900]);
  });
});

describe('a made-up number', () => {
  it.each([
    { limits: {}, of: [1, 5, 5, 9], become: [2, 1, 1, 3] },
    { limits: { minimum: 1, maximum: 2 }, of: [1, 2], become: [2, 1] },
    { limits: { maximum: -10 }, of: [-40], become: [-10] },
    { limits: { minimum: 0.2, maximum: 0.8 }, of: [0.5], become: [0.2] },
    { limits: { minimum: 3, maximum: 3 }, of: [3], become: [3] },
  ])('of $of within $limits is $become', ({ limits, of, become }) => {
    const numbers = new MadeUpNumbers();
    for (const one of of) numbers.mustFit(one, limits);
    expect(of.map((one) => numbers.number(one))).toEqual(become);
  });
});

describe('what came with an entry', () => {
  const PASSED: readonly (readonly [RecordEvent, string])[] = [
    LOOKED_AFTER,
    [
      recorded('PLACED', '2033-03-02', {}, { overrides: [{ gate: 'childUnder12', reason: 'Siblings stay together' }] }),
      'sm',
    ],
  ];

  it('and names no document and no gate of the procedure is left out; a gate that was passed stays', () => {
    const { compiled, life, copy } = lived(smallPack, PASSED, {
      document: 'Letter of Jamie Smith',
      overrides: [
        { gate: 'childUnder12', reason: 'Siblings stay together' },
        { gate: 'Jamie Smith asked for it', reason: 'Jamie said so' },
      ],
    });
    expect(JSON.stringify(life.entries)).toContain('Letter of Jamie Smith');
    const entry: AuditEntry | undefined = copy.entries[1];
    expect(entry).not.toHaveProperty('document');
    expect(entry?.overrides.map(({ gate }) => gate)).toEqual(['childUnder12']);
    expect(JSON.stringify(copy)).not.toMatch(/Jamie|Siblings/);
    expect(copiedStart(compiled, copy)).toEqual({ record: copy.stands, told: 2 });
  });

  it('and names a document of the procedure stays', () => {
    const { copy } = lived(smallPack, [
      LOOKED_AFTER,
      [recorded('DOCUMENT_SUBMITTED', '2026-03-03', { text: 'All is well' }, { document: 'REPORT' }), 'sw'],
    ]);
    expect(copy.entries[1]?.document).toBe('REPORT');
  });
});
