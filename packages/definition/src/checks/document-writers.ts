/** Who may write a document and who may put their name to it, step by step. */
import type { DocumentStep } from '../document.js';
import type { Pack, Process } from '../pack.js';
import { aboutDocument, rolesThatMayRecord } from './roles-that-may-record.js';
import { truthGiven } from './truth-given.js';

export interface StepRoles {
  readonly step: DocumentStep;
  /** Its place in `steps`. */
  readonly index: number;
  readonly roles: ReadonlySet<string>;
}

/** What makes a document good: somebody's approval or signature. */
const SIGNED: readonly DocumentStep['to'][] = ['approved', 'countersigned', 'signed'];

/**
 * Steps that a person takes. A step that begins a document at once with an approval is a record that was made elsewhere, so it is neither.
 * @returns `writing`: steps after which the engine holds whoever took them for the author; `signing`: steps that approve or sign what was written
 */
export const documentWriters = (
  pack: Pack,
  process: Process,
  key: string,
): { readonly writing: readonly StepRoles[]; readonly signing: readonly StepRoles[] } => {
  const about = aboutDocument(key);
  const steps = (process.documents[key]?.steps ?? []).flatMap((step, index): StepRoles[] => {
    const event = Object.hasOwn(process.events, step.event) ? process.events[step.event] : undefined;
    if (event?.sentBy !== 'person' || truthGiven(pack, step.when, about) === false) return [];
    return [{ step, index, roles: rolesThatMayRecord(pack, step.event, about) }];
  });
  return {
    writing: steps.filter(({ step }) => step.to === 'submitted' || step.from.includes('none')),
    signing: steps.filter(({ step }) => SIGNED.includes(step.to) && !step.from.includes('none')),
  };
};
