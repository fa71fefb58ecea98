/** Applies the steps that a page sends to a draft: one after the other under its lock, each whole or not at all, each once however often it is sent. */
import {
  applyStep,
  type DraftFiles,
  type DraftStep,
  type Edit,
  type EditConflict,
  type Json,
  MOST_BYTES,
} from '@homeward/definition';
import type { Query } from '../with-authority.js';
import { tellDraftMoved } from './draft-moved.js';
import { lockDraft, type PackDraft, type WhoAndWhen } from './pack-drafts.js';

export interface SentSteps {
  /** The latest step that the page knows of. */
  readonly since: number;
  /** The window they were made in. */
  readonly tab: string;
  readonly steps: readonly DraftStep[];
}

export interface RecordedDraftStep extends DraftStep {
  readonly seq: number;
  readonly person: { readonly id: string; readonly name: string };
  readonly tab: string;
  readonly at: Date;
}

/** A step of which nothing was applied. */
export interface RefusedDraftStep {
  readonly id: string;
  readonly conflicts: readonly EditConflict[];
  readonly fault?: string;
}

export interface SavedSteps {
  readonly draft: PackDraft;
  /** Every step since the one that the page knew of, whoever made it. */
  readonly steps: readonly RecordedDraftStep[];
  readonly refused: readonly RefusedDraftStep[];
}

/** `closed`: the draft is in review, published or abandoned. Undefined: there is no such draft. */
export async function saveSteps(
  query: Query,
  who: WhoAndWhen,
  id: string,
  sent: SentSteps,
): Promise<SavedSteps | { readonly closed: PackDraft } | undefined> {
  const draft = await lockDraft(query, who.authority, id);
  if (draft === undefined) return undefined;
  const known = await knownAmong(query, id, sent.steps);
  const fresh = sent.steps.filter((step) => !known.has(step.id));
  if (fresh.length > 0 && draft.status !== 'draft') return { closed: draft };
  const before = await readTouched(query, id, fresh);
  let files = before;
  let seq = draft.seq;
  const refused: RefusedDraftStep[] = [];
  for (const step of fresh) {
    const stepped = applyStep(files, step);
    if ('files' in stepped) {
      const tooLarge = faultOfSize(stepped.files, stepped.applied);
      if (tooLarge !== undefined) {
        refused.push({ id: step.id, conflicts: [], fault: tooLarge });
        continue;
      }
      files = stepped.files;
      seq += 1;
      await record(query, who, { draft: id, seq, tab: sent.tab, step, applied: stepped.applied });
    } else if ('conflicts' in stepped) refused.push({ id: step.id, conflicts: stepped.conflicts });
    else refused.push({ id: step.id, conflicts: [], fault: stepped.fault });
  }
  if (seq > draft.seq) {
    await writeChanged(query, who.authority, id, before, files);
    await query('update pack_draft set seq = $2, changed_at = $3 where id = $1', [id, seq, who.at]);
    await tellDraftMoved(query, { authority: who.authority, draft: id, seq });
  }
  return { draft: { ...draft, seq }, steps: await stepsAfter(query, id, sent.since), refused };
}

/** What was changed after a step, in order. */
export const stepsAfter = (query: Query, id: string, seq: number): Promise<RecordedDraftStep[]> =>
  query<RecordedDraftStep>(
    `select s.id, s.seq, s.label, s.edits, s.takes_back as "takesBack", s.tab, s.at, json_build_object('id', p.id, 'name', p.name) as person
     from pack_draft_step s join person p on p.id = s.person_id where s.draft_id = $1 and s.seq > $2 order by s.seq`,
    [id, seq],
  );

const knownAmong = async (query: Query, id: string, steps: readonly DraftStep[]): Promise<ReadonlySet<string>> => {
  if (steps.length === 0) return new Set();
  const rows = await query<{ id: string }>(
    'select id from pack_draft_step where draft_id = $1 and id = any($2::uuid[])',
    [id, steps.map((step) => step.id)],
  );
  return new Set(rows.map((row) => row.id));
};

const readTouched = async (query: Query, id: string, steps: readonly DraftStep[]): Promise<DraftFiles> => {
  const touched = [...new Set(steps.flatMap(({ edits }) => edits.map(({ file }) => file)))];
  if (touched.length === 0) return {};
  const rows = await query<{ path: string; content: Json }>(
    'select path, content from pack_draft_file where draft_id = $1 and path = any($2)',
    [id, touched],
  );
  return Object.fromEntries(rows.map(({ path, content }) => [path, content]));
};

const record = (
  query: Query,
  { authority, person, at }: WhoAndWhen,
  {
    draft,
    seq,
    tab,
    step,
    applied,
  }: { draft: string; seq: number; tab: string; step: DraftStep; applied: readonly Edit[] },
): Promise<unknown> =>
  query(
    `insert into pack_draft_step (draft_id, seq, authority_id, id, person_id, tab, at, label, edits, takes_back)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [draft, seq, authority, step.id, person, tab, at, step.label, JSON.stringify(applied), step.takesBack ?? null],
  );

const writeChanged = async (
  query: Query,
  authority: string,
  id: string,
  before: DraftFiles,
  after: DraftFiles,
): Promise<void> => {
  const changed = Object.entries(after).filter(([path, content]) => before[path] !== content);
  const gone = Object.keys(before).filter((path) => !Object.hasOwn(after, path));
  for (const [path, content] of changed)
    await query(
      `insert into pack_draft_file (draft_id, path, authority_id, content) values ($1, $2, $3, $4)
       on conflict (draft_id, path) do update set content = excluded.content`,
      [id, path, authority, JSON.stringify(content)],
    );
  if (gone.length > 0) await query('delete from pack_draft_file where draft_id = $1 and path = any($2)', [id, gone]);
};

/** A file that no reader of packs would take must not come to stand in a draft. */
const faultOfSize = (files: DraftFiles, applied: readonly Edit[]): string | undefined => {
  const large = [...new Set(applied.map(({ file }) => file))].find(
    (file) => Object.hasOwn(files, file) && JSON.stringify(files[file]).length > MOST_BYTES,
  );
  return large === undefined ? undefined : `\`${large}\` would be larger than ${MOST_BYTES / 1_000_000} MB.`;
};
