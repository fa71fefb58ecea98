/** What every page of the set-up works with. */
import type { SettledSetUp, SetUpAnswer, SetUpStep } from '@homeward/definition';
import { createContext, useContext } from 'react';

/** The last page, as it stands in the address. */
export const CHECK_STEP = 'check';

export interface SettingUp {
  readonly draftId: string;
  readonly settled: SettledSetUp;
  readonly steps: readonly SetUpStep[];
  /**
   * Answers questions of a step, and marks it as gone through: one step of the draft.
   * @returns a sentence for each answer that cannot be taken, by its place; nothing was changed then
   */
  answer(
    step: SetUpStep,
    answers: readonly SetUpAnswer[],
  ): readonly { readonly place: readonly string[]; readonly sentence: string }[];
  /** Places that an answer would have changed, had nobody changed them by hand, as people know them. */
  readonly keptByHand: readonly string[];
}

const SettingUpContext = createContext<SettingUp | undefined>(undefined);
export const SettingUpProvider = SettingUpContext.Provider;

export const useSettingUp = (): SettingUp => {
  const settingUp = useContext(SettingUpContext);
  if (settingUp === undefined) throw new Error('This page stands outside a set-up.');
  return settingUp;
};
