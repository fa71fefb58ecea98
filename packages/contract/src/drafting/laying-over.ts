/** Lays what one window did over what the server has. Pure. */
import { applyStep, type DraftFiles } from '@homeward/definition';
import type { RefusedStep, StepsSaved } from '../pack-drafts.js';
import type { DraftState, MadeStep, SetAside } from './draft-state.js';
import { keepIdentity } from './keep-identity.js';

/** This window's steps over what the server has; those that others' changes stand in the way of are set aside with both texts. */
export const laidOver = (state: DraftState, mine: readonly MadeStep[]): DraftState => {
  let files: DraftFiles = state.confirmed;
  const pending: MadeStep[] = [];
  const refused: SetAside[] = [...state.refused];
  for (const { step } of mine) {
    const stepped = applyStep(files, step);
    if ('files' in stepped) {
      files = stepped.files;
      pending.push({ step, applied: stepped.applied });
    } else if ('conflicts' in stepped) refused.push({ step, conflicts: stepped.conflicts });
    else refused.push({ step, conflicts: [], fault: stepped.fault });
  }
  return { ...state, files: keepIdentity(state.files, files), pending, refused };
};

/** The state after the server's answer: what was recorded is confirmed, what was refused is set aside, the rest stands on top. */
export const received = (state: DraftState, { steps, status, title, refused }: StepsSaved): DraftState => {
  let { confirmed, seq } = state;
  const news = steps.filter((step) => step.seq > seq);
  for (const step of news) {
    const stepped = applyStep(confirmed, step);
    // Recorded steps are exact: from what stood there to what stands there. One that does not fit means that this window has lost the thread.
    if (!('files' in stepped) || step.seq !== seq + 1) return { ...state, lost: true, saving: LOST };
    confirmed = stepped.files;
    seq = step.seq;
  }
  const recorded = new Set(news.map(({ id }) => id));
  const reasons = new Map(refused.map((one) => [one.id, one]));
  const left = state.pending.filter(({ step }) => !recorded.has(step.id));
  const turnedDown = left.flatMap(({ step }) => {
    const reason = reasons.get(step.id);
    return reason === undefined ? [] : [setAside(step, reason)];
  });
  const laid = laidOver(
    {
      ...state,
      confirmed,
      seq,
      status,
      title,
      steps: [...state.steps, ...news],
      refused: [...state.refused, ...turnedDown],
    },
    left.filter(({ step }) => !reasons.has(step.id)),
  );
  const savedAt = news.at(-1)?.at ?? (state.saving.kind === 'saved' ? state.saving.at : undefined);
  return { ...laid, saving: laid.pending.length > 0 ? { kind: 'unsaved' } : { kind: 'saved', at: savedAt } };
};

const LOST: DraftState['saving'] = {
  kind: 'failed',
  sentence: 'This page has lost track of the draft. Load it again; what you did is kept.',
};

const setAside = (step: SetAside['step'], { conflicts, fault }: RefusedStep): SetAside => ({
  step,
  conflicts,
  ...(fault === undefined ? {} : { fault }),
});
