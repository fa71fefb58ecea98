/** The keyed hash chain of the audit trail: one chain per case, and checkpoints of an authority that chain their heads. */
import { createHmac } from 'node:crypto';
import { canonical } from '@homeward/engine';

/** What the first link hangs from. */
export const NO_HASH = '0'.repeat(64);

/** Everything of an event that must not change unseen. */
export interface Link {
  readonly authority: string;
  readonly caseId: string;
  readonly revision: number;
  readonly key: string;
  readonly person: string | null;
  /** ISO, to the millisecond. */
  readonly recordedAt: string;
  readonly version: string;
  readonly entry: unknown;
  readonly changes: unknown;
}

/** A link with the two long parts of it as canonical texts, which are also what the database is sent. */
export interface WrittenLink {
  readonly link: Link;
  readonly entry: string;
  readonly changes: string;
}

export const writtenLink = (link: Link): WrittenLink => ({
  link,
  entry: canonical(link.entry),
  changes: canonical(link.changes),
});

/** The canonical text of a link: its keys in order, its parts as they were written. */
const linkText = ({ link, entry, changes }: WrittenLink): string => {
  const { authority, caseId, key, person, recordedAt, revision, version } = link;
  const rest = canonical({ key, person, recordedAt, revision, version });
  return `${canonical({ authority, caseId }).slice(0, -1)},"changes":${changes},"entry":${entry},${rest.slice(1)}`;
};

/**
 * HMAC-SHA256 over the previous hash and the canonical text of the link. The key is held outside the database, so whoever can write to the database alone
 * cannot make a chain that verifies.
 * @param previous the hash before, 64 hexadecimal digits
 * @returns 64 hexadecimal digits
 */
export const chainHash = (key: Buffer, previous: string, link: Link): string =>
  writtenHash(key, previous, writtenLink(link));

/** The same of a link that has been written out. */
export const writtenHash = (key: Buffer, previous: string, written: WrittenLink): string =>
  createHmac('sha256', key).update(previous).update(linkText(written)).digest('hex');

/** Where a case's chain stood. */
export interface Head {
  readonly case: string;
  readonly revision: number;
  readonly hash: string;
}

export interface Checkpoint {
  readonly authority: string;
  readonly number: number;
  readonly madeAt: string;
  readonly heads: readonly Head[];
}

export const checkpointHash = (key: Buffer, previous: string, checkpoint: Checkpoint): string =>
  createHmac('sha256', key).update(previous).update(canonical(checkpoint)).digest('hex');
