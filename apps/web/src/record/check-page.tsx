/** Check your answers: everything that will be submitted, in words, each with a way to change it; then submit. */
import { type ReactNode, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { isCompanion, lowerFirst } from '../forms/section-schema';
import { paths } from '../paths';
import { AppLink, useGo } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { Page } from '../ui/page';
import { answerInWords } from './answer-in-words';
import { dayName, dayProblem } from './day-problem';
import { DraftConflict } from './draft-conflict';
import { type FormVisit, useFormVisit } from './form-visit';
import { NotOpenNotice } from './not-open-notice';
import { ReasonsNeeded, reasonProblems } from './reasons-needed';
import { RefusalNotice } from './refusal-notice';
import { mayStayEmpty, sectionStatus } from './section-status';
import { DAY_SECTION } from './task-list-page';
import { useSubmit } from './use-submit';

/** Where the questions of a section are asked: its own page, or the one page of a short form. */
const pageOf = ({ filling, key, effective }: FormVisit, section: string): string =>
  effective.sections.length > 1 ? paths.section(filling.caseId, key, section) : paths.form(filling.caseId, key);

/** What is missing or wrong before anything is sent; each line leads to the page with the question. */
function findProblems(visit: FormVisit): readonly { readonly section: string; readonly message: string }[] {
  const { filling, typed, effective, serverProblems } = visit;
  const wrongDay = dayProblem(typed.day, filling.surroundings.today, dayName(filling.dayLabel));
  const { form } = filling;
  return [
    ...(wrongDay === undefined ? [] : [{ section: DAY_SECTION, message: wrongDay }]),
    ...effective.sections.flatMap((section) => {
      const questions = section.questions;
      const told = serverProblems
        .filter((problem) => questions.includes(problem.question))
        .map((problem) => ({ section: section.key, message: problem.sentence }));
      if (told.length > 0 || form === null) return told;
      const status = sectionStatus(form, effective, section);
      const complete = status === 'Completed' || (status === 'Not started' && mayStayEmpty(effective, section));
      return complete ? [] : [{ section: section.key, message: `Complete “${section.title}”` }];
    }),
  ];
}

export function CheckPage() {
  const visit = useFormVisit();
  const { filling, key, typed, effective } = visit;
  const { caseId, form } = filling;
  const go = useGo();
  const { state, submit, again } = useSubmit(() => go(paths.done(caseId, key)));
  const [reasonFaults, setReasonFaults] = useState<readonly PageProblem[]>([]);
  const problems = findProblems(visit);
  const overridable = state.kind === 'refused' ? (state.problem.overridable ?? []) : [];
  const needed = [
    ...filling.reasonsNeeded,
    ...overridable.filter((gate) => !filling.reasonsNeeded.some((each) => each.gate === gate.gate)),
  ];
  const change = (section: string, what: string) => (
    <AppLink to={pageOf(visit, section)}>
      Change<span className="govuk-visually-hidden"> {what}</span>
    </AppLink>
  );
  const send = () => {
    const faults = reasonProblems(needed, typed.reasons);
    setReasonFaults(faults);
    if (faults.length === 0 && problems.length === 0) void submit();
  };
  return (
    <Page
      title="Check your answers"
      caption={`${filling.title}: ${filling.childName}, ${filling.reference}`}
      back={
        <AppLink className="govuk-back-link" to={paths.form(caseId, key)}>
          {effective.sections.length > 1 ? 'Back to all sections' : 'Back to the questions'}
        </AppLink>
      }
      above={
        <>
          <ErrorSummary problems={reasonFaults} />
          <RefusalNotice state={state} onAgain={again} />
          <NotOpenNotice filling={filling} />
          <DraftConflict />
        </>
      }
    >
      {problems.length > 0 && (
        <div className="hw-banner">
          <p className="govuk-body">
            <strong>Before this can be submitted:</strong>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {problems.map((problem) => (
              <li key={`${problem.section} ${problem.message}`}>
                <AppLink to={pageOf(visit, problem.section)}>{problem.message}</AppLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Card title="When it happened" change={change(DAY_SECTION, lowerFirst(filling.dayLabel))}>
        <Row question={filling.dayLabel} answer={typed.day === undefined ? undefined : longDate(typed.day)} />
      </Card>
      {form !== null &&
        effective.sections.map((section) => (
          <Card key={section.key} title={section.title} change={change(section.key, section.title)}>
            {section.questions.map((name) => {
              const question = form.schema.properties[name];
              const answer = answerInWords(question, effective.answers[name]);
              // A companion with nothing in it says nothing.
              if (answer === undefined && isCompanion(form.layout.questions, name)) return null;
              return <Row key={name} question={question?.title ?? name} answer={answer} />;
            })}
          </Card>
        ))}
      <ReasonsNeeded needed={needed} problems={reasonFaults} />
      <p className="govuk-body hw-measure">
        By submitting you say that, to the best of your knowledge, this is what happened. It becomes part of the child’s
        record under your name.
      </p>
      <button
        type="button"
        className="govuk-button"
        aria-disabled={state.kind === 'sending' || problems.length > 0}
        aria-describedby="submit-state"
        onClick={send}
      >
        Submit
      </button>
      <p className="hw-saved" id="submit-state" role="status">
        {state.kind === 'sending'
          ? 'Submitting…'
          : problems.length > 0
            ? 'You can submit once the list at the top of this page is empty'
            : ''}
      </p>
    </Page>
  );
}

function Card({
  title,
  change,
  children,
}: {
  readonly title: string;
  readonly change: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <h2 className="govuk-summary-card__title">{title}</h2>
        <div className="govuk-summary-card__actions">{change}</div>
      </div>
      <div className="govuk-summary-card__content">
        <dl className="govuk-summary-list">{children}</dl>
      </div>
    </div>
  );
}

function Row({ question, answer }: { readonly question: string; readonly answer: string | undefined }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{question}</dt>
      <dd className="govuk-summary-list__value">
        {answer ?? <span className="govuk-hint govuk-!-margin-bottom-0">Not provided</span>}
      </dd>
    </div>
  );
}
