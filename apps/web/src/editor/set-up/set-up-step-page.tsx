/** One step of the set-up: its questions with their answers, saved together. */
import { type Json, type SetUpAnswer, type SetUpQuestion, type SetUpStep, sameJson } from '@homeward/definition';
import { type FormEvent, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../../forms/error-summary';
import { paths } from '../../paths';
import { AppLink, useGo } from '../../ui/app-link';
import { useEditing } from '../editing';
import { CHECK_STEP, useSettingUp } from './set-up-context';
import { SetUpHeading } from './set-up-heading';
import { SetUpQuestionField } from './set-up-question-field';
import { faultOfTyped, questionId, type Typed, typedOf } from './typed-answer';

export function SetUpStepPage({ step }: { readonly step: SetUpStep }) {
  const { draftId, steps, answer } = useSettingUp();
  const { locked } = useEditing();
  const go = useGo();
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [confirmed, setConfirmed] = useState<Readonly<Record<string, boolean>>>({});
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const list = paths.draft(draftId, 'set-up');
  const next = steps[steps.findIndex(({ key }) => key === step.key) + 1]?.key ?? CHECK_STEP;
  const now = (question: SetUpQuestion): Typed => typed[questionId(question)] ?? typedOf(question);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const faults = step.questions.flatMap((question) => {
      const message = faultOfTyped(question, now(question));
      return message === undefined ? [] : [{ id: questionId(question), message }];
    });
    if (faults.length > 0) return setProblems(faults);
    const given = step.questions.flatMap((question) => [
      ...changedAnswer(question, typed[questionId(question)]),
      ...confirmation(question, confirmed[questionId(question)]),
    ]);
    const refused = answer(step, given);
    if (refused.length > 0)
      return setProblems(
        refused.map(({ place, sentence }) => ({
          id: idOfPlace(step, place),
          message: `This cannot be taken: ${sentence}`,
        })),
      );
    go(paths.draft(draftId, 'set-up', next));
  };
  return (
    <div className="hw-measure">
      <ErrorSummary problems={problems} />
      <SetUpHeading caption={step.group} title={step.title} />
      <p className="govuk-body">{step.about}</p>
      <form onSubmit={save} noValidate>
        {step.questions.map((question, index) => {
          const id = questionId(question);
          const error = problems.find((problem) => problem.id === id)?.message;
          return (
            <div key={id}>
              {question.heading !== undefined && question.heading !== step.questions[index - 1]?.heading && (
                <h3 className="govuk-heading-m govuk-!-margin-top-6">{question.heading}</h3>
              )}
              <SetUpQuestionField
                id={id}
                question={question}
                typed={now(question)}
                isConfirmed={confirmed[id] ?? question.isConfirmed}
                error={error}
                isLocked={locked !== undefined}
                onChange={(value) => setTyped((before) => ({ ...before, [id]: value }))}
                onConfirm={(value) => setConfirmed((before) => ({ ...before, [id]: value }))}
              />
            </div>
          );
        })}
        {locked === undefined && (
          <div className="govuk-button-group">
            <button type="submit" className="govuk-button">
              Save and continue
            </button>
            <AppLink to={list}>Back to the steps without saving</AppLink>
          </div>
        )}
      </form>
      {locked !== undefined && <AppLink to={list}>Back to the steps</AppLink>}
    </div>
  );
}

/** What was not touched, and what is as it was, is not answered again. As usual again is no answer at all. */
const changedAnswer = (question: SetUpQuestion, typed: Typed | undefined): SetUpAnswer[] => {
  if (typed === undefined || sameJson(json(typed), json(typedOf(question)))) return [];
  if (question.place[0] === 'procedure' && typed === '') return [{ place: ['procedure'], value: undefined }];
  const value = question.kind === 'number' ? (typed === '' ? null : Number(typed)) : json(typed);
  const isUsual = 'usual' in question && question.usual !== undefined && sameJson(value, json(question.usual));
  return [{ place: question.place, value: isUsual ? undefined : trimmed(value) }];
};

const trimmed = (value: Json): Json => (typeof value === 'string' ? value.trim() : value);

const confirmation = (question: SetUpQuestion, given: boolean | undefined): SetUpAnswer[] =>
  given === undefined || question.isConfirmed === undefined || given === question.isConfirmed
    ? []
    : [{ place: [...question.place.slice(0, -1), 'verified'], value: given ? true : undefined }];

/** As JSON would carry it. */
const json = (value: unknown): Json => {
  const plain: Json = JSON.parse(JSON.stringify(value ?? null));
  return plain;
};

/** The question whose answer was refused, by the place that was named. */
const idOfPlace = (step: SetUpStep, place: readonly string[]): string => {
  const question = step.questions.find((one) => one.place.every((part, index) => place[index] === part));
  return question === undefined ? '' : questionId(question);
};
