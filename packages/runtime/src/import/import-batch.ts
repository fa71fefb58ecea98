/** Brings children in batch by batch: while one batch is being written, the next is played. */
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { ChildHistory } from '@homeward/ssda903';
import { withAuthority } from '../with-authority.js';
import { isUniqueViolation } from '../write-saves.js';
import { type CaseBefore, casesBefore } from './cases-before.js';
import {
  ChangedMeanwhile,
  type ImportedChild,
  type ImportTo,
  importChild,
  type PlayedChild,
  playNewChild,
} from './import-child.js';
import { writeOpenings } from './write-openings.js';

/** What one batch is written from. */
export interface PlayedBatch {
  /** Children without a case: their histories are written together. */
  readonly fresh: readonly { readonly child: ChildHistory; readonly played: PlayedChild }[];
  /** Children with cases: each goes on by itself. */
  readonly known: readonly { readonly child: ChildHistory; readonly before: readonly CaseBefore[] }[];
}

/** Looks the children up and plays those who are new; whoever else uses this thread has a turn after each of them. */
export async function playBatch(to: ImportTo, batch: readonly ChildHistory[]): Promise<PlayedBatch> {
  const held = await lookUp(to, batch);
  const fresh: PlayedBatch['fresh'][number][] = [];
  const known: PlayedBatch['known'][number][] = [];
  for (const child of batch) {
    const before = held.get(child.child.ref);
    if (before !== undefined) known.push({ child, before });
    else {
      fresh.push({ child, played: playNewChild(to, child) });
      await othersFirst();
    }
  }
  return { fresh, known };
}

export async function writeBatch(to: ImportTo, { fresh, known }: PlayedBatch): Promise<ImportedChild[]> {
  const written = await writeTogether(to, fresh);
  const apart = written ? known : [...fresh.map(({ child }) => ({ child, before: [] })), ...known];
  return [...(written ? fresh.map(({ played }) => played) : []), ...(await oneByOne(to, apart))];
}

/** @returns false when one of the children has been opened meanwhile: then none is written, and each has to look for itself */
async function writeTogether({ runtime, authority }: ImportTo, fresh: PlayedBatch['fresh']): Promise<boolean> {
  try {
    await writeOpenings(
      runtime,
      authority,
      fresh.flatMap(({ played }) => played.openings),
    );
    return true;
  } catch (thrown) {
    if (isUniqueViolation(thrown)) return false;
    throw thrown;
  }
}

/** Transactions under way at once. The database works while the next child is played. */
const AT_ONCE = 4;

async function oneByOne(to: ImportTo, children: PlayedBatch['known']): Promise<ImportedChild[]> {
  const done: ImportedChild[] = [];
  const waiting = [...children];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      done.push(await importOnceMore(to, next.child, next.before));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

/** How often a child is started over when people work on the case meanwhile. */
const MOST_ATTEMPTS = 5;

async function importOnceMore(
  to: ImportTo,
  child: ChildHistory,
  before: readonly CaseBefore[],
): Promise<ImportedChild> {
  let held = before;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importChild(to, child, held);
    } catch (thrown) {
      if (!(thrown instanceof ChangedMeanwhile) || attempt >= MOST_ATTEMPTS) throw thrown;
      held = (await lookUp(to, [child])).get(child.child.ref) ?? [];
    }
  }
}

async function lookUp(
  { runtime, authority, process }: ImportTo,
  children: readonly ChildHistory[],
): Promise<Map<string, CaseBefore[]>> {
  const references = children.map(({ child }) => child.ref);
  const found = await withAuthority(runtime.pool, authority, (query) =>
    casesBefore(query, authority, process, references),
  );
  const byReference = new Map<string, CaseBefore[]>();
  for (const one of found) byReference.set(one.reference, [...(byReference.get(one.reference) ?? []), one]);
  return byReference;
}
