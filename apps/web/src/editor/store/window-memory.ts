/** What a window keeps of a draft over a reload: its name, and what is not saved yet. A procedure names no child, so it may stand here. */

import type { UnsavedSteps } from '@homeward/contract';
import type { DraftStep } from '@homeward/definition';
import { newKey } from '../../server/new-key';

const TAB = 'homeward.window';
const unsavedIn = (draft: string): string => `homeward.draft.${draft}`;

/** A window keeps its name as long as it is open. */
export function windowName(): string {
  const known = read(TAB);
  if (known !== undefined) return known;
  const name = newKey();
  write(TAB, name);
  return name;
}

export function unsavedOf(draft: string): UnsavedSteps {
  const none: UnsavedSteps = { pending: [], refused: [] };
  const text = read(unsavedIn(draft));
  if (text === undefined) return none;
  try {
    const kept: unknown = JSON.parse(text);
    return isUnsaved(kept) ? kept : none;
  } catch {
    return none;
  }
}

export function keepUnsaved(draft: string, unsaved: UnsavedSteps): void {
  if (unsaved.pending.length + unsaved.refused.length === 0) remove(unsavedIn(draft));
  else write(unsavedIn(draft), JSON.stringify(unsaved));
}

const isUnsaved = (kept: unknown): kept is UnsavedSteps =>
  isRecord(kept) && isSteps(kept.pending) && isSteps(kept.refused);
const isSteps = (kept: unknown): kept is DraftStep[] =>
  Array.isArray(kept) &&
  kept.every((step: unknown) => isRecord(step) && typeof step.id === 'string' && Array.isArray(step.edits));
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

// A browser may refuse to keep anything, or be full: then a reload loses what is not saved, which the page asks about before.
function read(key: string): string | undefined {
  try {
    return window.sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
function write(key: string, text: string): void {
  try {
    window.sessionStorage.setItem(key, text);
  } catch {
    remove(key);
  }
}
function remove(key: string): void {
  try {
    window.sessionStorage.removeItem(key);
  } catch {
    // Nothing is kept there in the first place.
  }
}
