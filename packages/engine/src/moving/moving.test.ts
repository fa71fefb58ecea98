import type { Pack, Process } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { canonicalEntry } from '../audit/canonical-entry.js';
import { commandOf, replayVersions } from '../audit/replay.js';
import { compilePack } from '../compile-pack.js';
import { decide } from '../decide.js';
import type { AuditEntry, Decision, Result } from '../decision.js';
import { newCase } from '../new-case.js';
import { sideBySide } from '../replaying/packs-side-by-side.js';
import { SMALL_CHILD, smallLife } from '../replaying/small-life.fixture.js';
import { compiledSmallPack, smallPack, smallProcess } from '../small-pack.fixture.js';
import { historySince } from './history-since.js';
import { proposeMapping } from './mapping.js';
import { moveCommand, previewMove } from './move-command.js';

const owner = { id: 'owner', roles: ['processOwner'] };
const circumstances = { today: '2026-10-01', actor: owner };
const before = compiledSmallPack();
const life = smallLife(before);
const taken = (result: Result): Decision => {
  if (result.kind === 'refusal') throw new Error(`refused: ${result.sentence}`);
  return result;
};

/** “Looked after” is called otherwise, the plan has a step more, reviews are every four months, and the report is called otherwise. */
const laterProcess: Process = (() => {
  const { care, plan } = smallProcess.chart.states;
  const { lookedAfter, ...otherCare } = care?.states ?? {};
  const { REPORT } = smallProcess.documents;
  const { reviewNext, review1 } = smallProcess.deadlines;
  if (lookedAfter === undefined || REPORT === undefined || reviewNext === undefined || review1 === undefined)
    throw new Error('The small pack has lost something.');
  return {
    ...smallProcess,
    chart: {
      ...smallProcess.chart,
      states: {
        care: {
          ...care,
          states: {
            ...otherCare,
            edgeOfCare: { on: { CHILD_BECAME_LOOKED_AFTER: { target: 'inCare' } } },
            inCare: lookedAfter,
          },
        },
        plan: { ...plan, states: { ...plan?.states, reviewed: { meta: { title: 'Reviewed' } } } },
        wellbeing: {
          initial: 'unknown',
          meta: { title: 'Wellbeing' },
          states: { unknown: { meta: { title: 'Not known' } } },
        },
      },
    },
    documents: { WELLBEING: REPORT },
    deadlines: {
      nextReview: {
        ...reviewNext,
        components: {
          fourMonths: {
            title: '4 months after the last review',
            anchor: { fact: 'lastReviewHeldOn' },
            allow: { n: 4, unit: 'months', direction: 'forward' },
            source: 'ENG-REV-3',
            verified: true,
          },
        },
        while: { field: 'state.care', operator: '=', value: 'inCare' },
        owner: 'sm',
      },
    },
  };
})();
const laterPack: Pack = { ...smallPack, processes: { childPermanence: laterProcess } };
const after = compilePack(laterPack);
const { mapping, lines } = proposeMapping(smallPack, laterPack);
const versions = { from: 'old', to: 'new', on: '2026-10-01' };

describe('a mapping', () => {
  it('is proposed from what is called the same, and leaves open what is not', () => {
    expect(lines.filter(({ how }) => how !== 'same')).toEqual([
      expect.objectContaining({ from: 'care.lookedAfter', to: 'care.inCare', how: 'proposed' }),
    ]);
    expect(mapping.processes.childPermanence).toMatchObject({
      documents: { REPORT: 'WELLBEING' },
      limits: { reviewNext: 'nextReview' },
    });
  });
});

describe('a case that is moved', () => {
  const command = moveCommand(life.stands, mapping, versions);
  const moved = taken(decide(after, life.stands, command, circumstances));

  it('stands where the mapping says, since when it stood there; new parts begin', () => {
    expect(moved.next.state).toEqual({ care: 'inCare', plan: 'agreed', wellbeing: 'unknown' });
    expect(moved.next.entered).toMatchObject({
      'care.inCare': life.stands.entered['care.lookedAfter'],
      'wellbeing.unknown': '2026-10-01',
    });
    expect(moved.entry).toMatchObject({ kind: 'move', event: 'CASE_MOVED', actor: { id: 'owner' } });
    expect(moved.next.facts).toBe(life.stands.facts);
  });

  it('keeps its documents and has its limits counted anew, for their new owner', () => {
    expect(moved.next.documents.WELLBEING).toEqual(life.stands.documents.REPORT);
    expect(moved.next.deadlines.nextReview).toMatchObject({
      status: 'open',
      due: '2027-01-10',
      owner: 'sm',
      instance: 2,
    });
    expect(moved.notices).toEqual([]);
  });

  it('cannot be moved while nobody has said where its step leads', () => {
    const open = {
      ...mapping,
      processes: {
        childPermanence: { ...mapping.processes.childPermanence, steps: {}, documents: {}, limits: {}, tasks: {} },
      },
    };
    const preview = previewMove(
      sideBySide(before, after),
      life.stands,
      moveCommand(life.stands, open, versions),
      circumstances,
    );
    expect(preview).toMatchObject({ kind: 'cannot', sentence: expect.stringContaining('“In care”') });
    expect(previewMove(sideBySide(before, after), life.stands, command, circumstances).kind).toBe('moves');
  });

  it('is refused when the case has gone on since it was worked out', () => {
    expect(decide(after, { ...life.stands, revision: 99 }, command, circumstances)).toMatchObject({
      refusal: 'out-of-date',
    });
  });

  const back = taken(
    decide(
      before,
      moved.next,
      {
        kind: 'moveBack',
        undoes: moved.entry.revision,
        to: 'old',
        documents: command.documents,
        limits: command.limits,
        tasks: command.tasks,
        before: life.stands,
        on: '2026-10-02',
      },
      { ...circumstances, today: '2026-10-02' },
    ),
  );

  it('goes back to where it stood, one entry on; not once something has happened', () => {
    expect(back.next).toEqual({ ...life.stands, revision: life.stands.revision + 2 });
    const went = {
      kind: 'moveBack',
      undoes: moved.entry.revision - 1,
      to: 'old',
      documents: {},
      limits: {},
      tasks: {},
      before: life.stands,
      on: '2026-10-02',
    } as const;
    expect(decide(before, moved.next, went, circumstances)).toMatchObject({ refusal: 'out-of-date' });
  });

  it('is rebuilt from its entries, each decided by its own version', () => {
    const written = (entry: AuditEntry): AuditEntry => JSON.parse(canonicalEntry(entry));
    const entries = [
      ...life.entries.map(({ entry }) => ({ version: 'old', entry: written(entry) })),
      { version: 'new', entry: written(moved.entry) },
      { version: 'old', entry: written(back.entry) },
      { version: 'new', entry: written({ ...moved.entry, revision: back.entry.revision + 1 }) },
    ];
    const packOf = (version: string) => (version === 'old' ? before : after);
    const first = newCase(before, SMALL_CHILD);
    expect(replayVersions(packOf, first, entries.slice(0, -2))).toEqual(moved.next);
    expect(replayVersions(packOf, first, entries.slice(0, -1))).toEqual(back.next);
    expect(replayVersions(packOf, first, entries)).toEqual({ ...moved.next, revision: back.next.revision + 1 });
    expect(historySince(entries)).toEqual({ movedAt: back.entry.revision + 1, entries: [] });
    expect(historySince(entries.slice(0, -1)).entries).toHaveLength(life.entries.length);
    expect(() => commandOf(back.entry)).toThrow('takes back a move');
  });
});
