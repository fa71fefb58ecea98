/** What is sent over and over: four real actions in turn, from three answers to a report of a hundred and more questions. */
import type { SubmitCommand } from '@homeward/contract';
import type { CompiledPack } from '@homeward/engine';
import { asCommand, LIVED_UNTIL, type Recorded } from './life-of-a-case.js';

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

/** @param accepted how many of them the case has taken so far */
export const nextStep = (accepted: number): WorkloadStep => {
  const step = STEPS[accepted % STEPS.length];
  if (step === undefined) throw new Error('There is no step to take.');
  return step;
};

/** As a browser sends it. */
export const asCommandBody = (compiled: CompiledPack, step: WorkloadStep, revision: number): SubmitCommand => {
  const [process = ''] = Object.keys(compiled.processes);
  const { event, document, on, answers } = asCommand(compiled, process, { ...step, on: LIVED_UNTIL });
  return { event, on, answers: { ...answers }, revision, ...(document === undefined ? {} : { document }) };
};
