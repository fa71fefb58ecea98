/** The audit chain: what a change, a gap, a lost end and a forged row look like. */
import { describe, expect, it } from '@jest/globals';
import { chainHash, checkpointHash, type Link, NO_HASH } from './chain.js';
import { type CheckpointRow, type TrailRow, verifyAudit } from './verify-audit.js';

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
    expect(await verifyAudit(key, a, [heads])).toMatchObject({ ok: false, caseId: 'b', revision: 1 });
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
});
