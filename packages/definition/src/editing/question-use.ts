/** One place that refers to a question of a form. */
import { notKnownName } from '../expand-form.js';

export interface QuestionUse {
  readonly kind: 'rule' | 'fact' | 'reveal' | 'linkedCase' | 'example' | 'walkthrough';
  readonly file: string;
  readonly steps: readonly (string | number)[];
  /** `text`: the value there names the question. `key`: it is the last step that does. */
  readonly names: 'text' | 'key';
  /** In words: "The gate “The medical is missing” of “Submit papers to a panel”". */
  readonly says: string;
  /** Another form that has a question of the same name and is read in the same place. */
  readonly sharedWith?: string;
}

/** `outcome` is named by `outcome`, by `outcome.reason` inside it, and by `outcomeNotKnown`. */
export const namesQuestion = (path: string, name: string): boolean => {
  const [first = ''] = path.split('.');
  return first === name || first === notKnownName(name);
};

/** One use of each kind and sentence, for a list that people read. */
export const saidOnce = (uses: readonly QuestionUse[]): QuestionUse[] => [
  ...new Map(uses.map((use) => [`${use.kind} ${use.says}`, use])).values(),
];
