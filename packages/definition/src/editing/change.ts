/** What somebody wishes of a draft, before it is known what stands in the place. */
import type { Json } from '../parse-json.js';
import { type DraftFiles, type Edit, pointerSteps, valueAt } from './edit.js';

export interface DraftChange {
  readonly file: string;
  /** A JSON pointer through objects alone; a list is changed whole. */
  readonly at: string;
  /** Absent: take it out. */
  readonly after?: Json;
  /** Of something that is added: the name in the same object that it stands before. Last, when absent. */
  readonly next?: string;
}

/** What stands in a place of the draft; undefined when nothing does. */
export const standingAt = (files: DraftFiles, file: string, at: string): Json | undefined =>
  valueAt(Object.hasOwn(files, file) ? files[file] : undefined, pointerSteps(at));

/** The change with what stands there now, as an edit can be applied. */
export const asEdit = (files: DraftFiles, change: DraftChange): Edit => {
  const before = standingAt(files, change.file, change.at);
  return { ...change, ...(before === undefined ? {} : { before }) };
};
