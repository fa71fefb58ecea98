/** Two people filled in one draft: what only one of them changed is taken, what both changed is shown to be chosen. */
import type { Answers } from '@homeward/contract';

export interface Merged {
  /** Mine, with what only they changed. */
  readonly answers: Answers;
  /** Questions that both changed, differently. */
  readonly conflicts: readonly { readonly question: string; readonly mine: unknown; readonly theirs: unknown }[];
  /** Questions that only they changed. */
  readonly taken: readonly string[];
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const without = (answers: Answers, question: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name !== question));

export const withAnswer = (answers: Answers, question: string, value: unknown): Answers =>
  value === undefined ? without(answers, question) : { ...answers, [question]: value };

/** @param base the draft both began from */
export function mergeDrafts(base: Answers, mine: Answers, theirs: Answers): Merged {
  let answers = mine;
  const conflicts: { question: string; mine: unknown; theirs: unknown }[] = [];
  const taken: string[] = [];
  for (const question of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, here, there] = [base[question], mine[question], theirs[question]];
    if (same(here, there) || same(before, there)) continue;
    if (same(before, here)) {
      answers = withAnswer(answers, question, there);
      taken.push(question);
    } else conflicts.push({ question, mine: here, theirs: there });
  }
  return { answers, conflicts, taken };
}
