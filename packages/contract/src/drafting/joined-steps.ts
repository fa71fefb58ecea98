/** Changes of the same places that follow one another at once, as when a list is gone through with the arrow keys, are one step: one undo takes them back. */
import { type Edit, sameJson } from '@homeward/definition';
import type { MadeStep } from './draft-state.js';

/**
 * @param last the step before, which nobody but this window knows yet
 * @returns both as one; `nothing` when they come to what stood there before; undefined when each is a step of its own
 */
export const joinedSteps = (last: MadeStep, next: MadeStep): MadeStep | 'nothing' | undefined => {
  if (last.step.takesBack !== undefined || next.step.takesBack !== undefined) return undefined;
  if (last.applied.length !== next.applied.length) return undefined;
  const edits: Edit[] = [];
  for (const [index, then] of last.applied.entries()) {
    const now = next.applied[index];
    if (now === undefined || now.file !== then.file || now.at !== then.at) return undefined;
    // What is added to a list, or added and taken out as a whole, is an act of its own each time.
    if ([then.before, then.after, now.after].some((value) => value === undefined || Array.isArray(value)))
      return undefined;
    edits.push({ ...now, before: then.before ?? null });
  }
  if (edits.every(({ before, after }) => sameJson(before, after))) return 'nothing';
  return { step: { ...next.step, edits }, applied: edits };
};
