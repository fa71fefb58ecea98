/** The guided set-up of a draft that was made from one: its steps as a list, each step on a page, and the answers to check at the end. */
import {
  changesOfSetUp,
  type SetUpAnswers,
  type SetUpKit,
  settleSetUp,
  setUpIn,
  setUpSteps,
  withSetUpAnswers,
} from '@homeward/definition';
import { useMemo, useState } from 'react';
import { Reading } from '../../shell/reading';
import type { AreaProps } from '../areas';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';
import { placeInWords } from '../place-in-words';
import { CheckSetUp } from './check-set-up';
import { CHECK_STEP, type SettingUp, SettingUpProvider } from './set-up-context';
import { SetUpStepPage } from './set-up-step-page';
import { SetUpTaskList } from './set-up-task-list';
import { useSetUpKit } from './use-set-up-kit';

export function SetUpArea({ at }: AreaProps) {
  const { files } = useEditing();
  const answers = useMemo(() => setUpIn(files), [files]);
  if (answers === undefined)
    return (
      <p className="govuk-body hw-measure">
        This draft was not made from a set-up, so there are no answers to change. Everything in it is changed in the
        other areas.
      </p>
    );
  return <OfNation answers={answers} at={at} />;
}

function OfNation({ answers, at }: { readonly answers: SetUpAnswers; readonly at: string | undefined }) {
  const kit = useSetUpKit(answers.nation);
  return (
    <Reading from={kit} what="the building blocks">
      {(found) => <OfDraft kit={found} answers={answers} at={at} />}
    </Reading>
  );
}

function OfDraft({
  kit,
  answers,
  at,
}: {
  readonly kit: SetUpKit;
  readonly answers: SetUpAnswers;
  readonly at: string | undefined;
}) {
  const { id } = useOpenDraft();
  const { files, pack, change } = useEditing();
  const [keptByHand, setKept] = useState<readonly string[]>([]);
  const settled = useMemo(() => settleSetUp(kit, answers), [kit, answers]);
  const steps = useMemo(() => setUpSteps(settled), [settled]);
  const settingUp: SettingUp = {
    draftId: id,
    settled,
    steps,
    keptByHand,
    answer: (step, given) => {
      const done = [...new Set([...answers.done, step.key])];
      const next = withSetUpAnswers(answers, [...given, { place: ['done'], value: done }]);
      if ('faults' in next) return next.faults;
      const { changes, byHand } = changesOfSetUp(kit, files, next.answers);
      if (changes.length > 0) change(`Set-up: ${step.title}`, changes);
      setKept([...new Set(byHand.map(({ file, at: place }) => placeInWords(pack, `${file}#${place}`)))]);
      return [];
    },
  };
  const step = steps.find(({ key }) => key === at);
  return (
    <SettingUpProvider value={settingUp}>
      {at === CHECK_STEP ? (
        <CheckSetUp />
      ) : step === undefined ? (
        <SetUpTaskList />
      ) : (
        <SetUpStepPage key={step.key} step={step} />
      )}
    </SettingUpProvider>
  );
}
