/** Drafts: what people are typing, shared by those who fill a form together, never lost to one another. */
import type { Draft, DraftSaved, SaveDraft } from '@homeward/contract';
import type { Query } from '@homeward/runtime';
import { problem } from '../http/problem-error.js';

interface DraftRow {
  key: string;
  revision: number;
  answers: Record<string, unknown>;
  saved_at: Date;
  name: string;
}

export async function readDraft(query: Query, caseId: string, key: string): Promise<Draft | null> {
  const [row] = await query<DraftRow>(
    'select d.revision, d.answers, d.saved_at, p.name from draft d join person p on p.id = d.saved_by where d.case_id = $1 and d.key = $2',
    [caseId, key],
  );
  return row === undefined ? null : shown(row);
}

/**
 * Keeps the answers if nobody else saved since the revision they were typed on.
 * @throws ProblemError draft-changed with the other answers: whoever typed decides
 */
export async function keepDraft(
  query: Query,
  { caseId, key, authority, person, at }: { caseId: string; key: string; authority: string; person: string; at: Date },
  { revision, answers }: SaveDraft,
): Promise<DraftSaved> {
  const [row] = await query<{ revision: number; saved_at: Date }>(
    revision === 0
      ? `insert into draft (case_id, key, authority_id, revision, answers, saved_at, saved_by) values ($1, $2, $3, $4 + 1, $5, $6, $7)
         on conflict do nothing returning revision, saved_at`
      : `update draft set revision = revision + 1, answers = $5, saved_at = $6, saved_by = $7
         where case_id = $1 and key = $2 and authority_id = $3 and revision = $4 returning revision, saved_at`,
    [caseId, key, authority, revision, JSON.stringify(answers), at, person],
  );
  if (row !== undefined) return { revision: row.revision, savedAt: row.saved_at.toISOString() };
  const theirs = await readDraft(query, caseId, key);
  throw problem(
    'draft-changed',
    theirs === null
      ? 'This form was submitted or thrown away meanwhile. Your answers are still on this page.'
      : 'Somebody else saved this form meanwhile. Look at both and choose what to keep.',
    theirs === null ? {} : { theirs },
  );
}

const shown = ({ revision, answers, saved_at: at, name }: DraftRow): Draft => ({
  revision,
  answers,
  savedAt: at.toISOString(),
  savedBy: name,
});
