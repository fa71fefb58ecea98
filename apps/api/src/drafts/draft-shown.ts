/** Drafts as the contract shows them, and why one cannot be changed. */
import type { DraftSummary, RecordedStep } from '@homeward/contract';
import type { PackDraft, PackDraftStatus, RecordedDraftStep } from '@homeward/runtime';

export const draftShown = ({
  id,
  title,
  status,
  base,
  seq,
  startedBy,
  startedAt,
  changedAt,
}: PackDraft): DraftSummary => ({
  id,
  title,
  status,
  base,
  seq,
  startedBy,
  startedAt: startedAt.toISOString(),
  changedAt: changedAt.toISOString(),
});

export const stepsShown = (steps: readonly RecordedDraftStep[]): RecordedStep[] =>
  steps.map(({ takesBack, edits, at, ...step }) => ({
    ...step,
    edits: edits.map((edit) => ({ ...edit })),
    at: at.toISOString(),
    ...(takesBack ? { takesBack } : {}),
  }));

export const WHY_CLOSED: Readonly<Record<PackDraftStatus, string>> = {
  draft: 'The draft is being edited, and that cannot be done with it now. Nothing was changed.',
  inReview:
    'The draft is in review. Your changes are kept on this page; they can be saved once it has been given back.',
  published: 'The draft has been published, so nothing in it changes any more. Start a new draft from the version.',
  abandoned:
    'The draft was abandoned. Your changes are kept on this page; they can be saved once somebody takes it up again.',
};
