/** What is sent over and over: four real actions in turn, from three answers to a report of a hundred and more questions. */
import type { SubmitCommand } from '@homeward/contract';
import type { CompiledPack } from '@homeward/engine';
import { asCommand, LIVED_UNTIL, MEASURED_PROCESS, type Recorded } from './life-of-a-case.js';

interface WorkloadStep extends Omit<Recorded, 'on'> {
  /** How many questions its form has, whether they apply now or not. */
  readonly questions: number;
}

export const STEPS: readonly WorkloadStep[] = [
  { role: 'sw', event: 'CARE_PLAN_UPDATED', questions: 5 },
  { role: 'sw', event: 'DOCUMENT_SUBMITTED', document: 'CPR', questions: 129 },
  { role: 'iro', event: 'REVIEW_HELD', answers: { number: 3, kind: 'periodic' }, questions: 46 },
  { role: 'sm', event: 'PPM_HELD', answers: { preferred: 'ADOPTION' }, questions: 69 },
];

/**
 * What a browser sends, as text but for the revision: written once, as the texts of the raw rows are.
 * @returns of each step in turn, the text for a revision
 */
export const commandTexts = (compiled: CompiledPack): readonly ((revision: number) => string)[] =>
  STEPS.map((step) => {
    const { event, document, on, answers } = asCommand(compiled, MEASURED_PROCESS, { ...step, on: LIVED_UNTIL });
    const rest = { event, on, answers: { ...answers }, ...(document === undefined ? {} : { document }) };
    const text = JSON.stringify(rest satisfies Omit<SubmitCommand, 'revision'>).slice(0, -1);
    return (revision) => `${text},"revision":${revision}}`;
  });
