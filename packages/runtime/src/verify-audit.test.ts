/** The audit chain: what a change, a gap, a lost end and a forged row look like. */
import { describe, expect, it } from '@jest/globals';
import { auditFaults, type CheckpointRow, type TrailRow } from './audit-faults.js';
import { chainHash, checkpointHash, type Link, NO_HASH } from './chain.js';
import { verifyAudit } from './verify-audit.js';

const key = Buffer.alloc(32, 7);
const link = (caseId: string, revision: number): Link => ({
  authority: 'herts',
  caseId,
  revision,
  key: `k${revision}`,
  person: null,
  recordedAt: '2026-03-02T09:30:00.000Z',
  version: 'v',
  entry: { event: 'REVIEW_HELD', answers: { number: revision } },
  changes: {},
});

const chain = (caseId: string, length: number): TrailRow[] => {
  const rows: TrailRow[] = [];
  for (let revision = 0; revision < length; revision += 1) {
    const previous = rows.at(-1)?.hash ?? NO_HASH;
    rows.push({ ...link(caseId, revision), previous, hash: chainHash(key, previous, link(caseId, revision)) });
  }
  return rows;
};

const checkpoint = (rows: readonly TrailRow[]): CheckpointRow => {
  const made = {
    authority: 'herts',
    number: 1,
    madeAt: '2026-03-02T10:00:00.000Z',
    heads: rows.map((row) => ({ case: row.caseId, revision: row.revision, hash: row.hash })),
  };
  return { ...made, previous: NO_HASH, hash: checkpointHash(key, NO_HASH, made) };
};

describe('verify-audit', () => {
  const a = chain('a', 3);
  const b = chain('b', 2);
  const heads = checkpoint([...a.slice(-1), ...b.slice(-1)]);

  it('finds nothing in a trail that nobody touched', async () => {
    expect(await verifyAudit(key, [...a, ...b], [heads])).toEqual({ ok: true, entries: 5, cases: 2, checkpoints: 1 });
  });

  it('names the entry whose answers were changed', async () => {
    const touched = [
      ...a.slice(0, 1),
      { ...a[1]!, entry: { event: 'REVIEW_HELD', answers: { number: 9 } } },
      ...a.slice(2),
    ];
    expect(await verifyAudit(key, [...touched, ...b], [])).toMatchObject({ ok: false, caseId: 'a', revision: 1 });
  });

  it('names the entry that is missing in the middle', async () => {
    expect(await verifyAudit(key, [a[0]!, a[2]!, ...b], [])).toMatchObject({ ok: false, caseId: 'a', revision: 1 });
  });

  it('sees by a checkpoint that the end of a case, or a whole case, is gone', async () => {
    expect(await verifyAudit(key, [...a.slice(0, 2), ...b], [heads])).toMatchObject({
      ok: false,
      caseId: 'a',
      revision: 2,
    });
    expect(await verifyAudit(key, a, [heads])).toMatchObject({ ok: false, caseId: 'b', revision: 0 });
  });

  it('is not taken in by somebody who wrote the chain anew without the key', async () => {
    const other = Buffer.alloc(32, 8);
    const forged = { ...a[0]!, hash: chainHash(other, NO_HASH, link('a', 0)) };
    expect(await verifyAudit(key, [forged], [])).toMatchObject({ ok: false, caseId: 'a', revision: 0 });
  });

  it('sees a checkpoint that was altered or taken out', async () => {
    expect(await verifyAudit(key, [...a, ...b], [{ ...heads, heads: [] }])).toMatchObject({ ok: false, checkpoint: 1 });
    expect(await verifyAudit(key, [...a, ...b], [{ ...heads, number: 2 }])).toMatchObject({ ok: false, checkpoint: 2 });
  });

  it('names the first bad entry of each broken chain, and none of a sound one', async () => {
    const swapped = [a[0]!, { ...a[2]!, revision: 1 }, { ...a[1]!, revision: 2 }];
    const c = chain('c', 4);
    const { faults, ...counts } = await auditFaults(key, {
      entries: [...swapped, ...b, ...c.slice(0, 2), c[3]!],
      checkpoints: [],
      heads: [...b, ...c].map(({ caseId, revision, hash }) => ({ case: caseId, revision, hash })),
    });
    expect(counts).toEqual({ entries: 8, cases: 3, checkpoints: 0 });
    expect(faults.map(({ caseId, revision }) => [caseId, revision])).toEqual([
      ['a', 1],
      ['c', 2],
    ]);
  });

  it('sees that a case stands further on than its entries go, also before any checkpoint', async () => {
    const heads = [a.at(-1)!, b.at(-1)!].map(({ caseId, revision, hash }) => ({ case: caseId, revision, hash }));
    const { faults } = await auditFaults(key, { entries: a.slice(0, 2), checkpoints: [], heads });
    expect(faults).toMatchObject([
      { caseId: 'a', revision: 2, sentence: 'The entries from 2 on are gone: the case vouches for entry 2.' },
      { caseId: 'b', revision: 0 },
    ]);
  });

  it('sees that the event beside an entry was changed', async () => {
    const beside = { event: 'REVIEW_HELD', happenedOn: '2026-03-02' };
    const [made] = chain('d', 1);
    const dated = { ...made!, entry: { event: 'REVIEW_HELD', on: '2026-03-02' } };
    const { previous: _previous, hash: _hash, ...unhashed } = dated;
    const row = { ...dated, hash: chainHash(key, NO_HASH, unhashed), columns: beside };
    expect((await auditFaults(key, { entries: [row], checkpoints: [] })).faults).toEqual([]);
    const altered = { ...row, columns: { ...beside, event: 'NOTE' } };
    expect((await auditFaults(key, { entries: [altered], checkpoints: [] })).faults).toMatchObject([{ revision: 0 }]);
  });
});
