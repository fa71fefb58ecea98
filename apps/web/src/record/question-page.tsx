/** The questions of one section, or of a whole short form: save and continue. */
import type { EffectiveSection } from '@homeward/engine';
import { toErrorSchema } from '@rjsf/utils';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { fieldId } from '../forms/error-wording';
import { sectionSchema } from '../forms/section-schema';
import { GovukForm } from '../forms/theme/govuk-form';
import { OfferContext } from '../forms/theme/offer-context';
import { Page } from '../ui/page';
import { dayName, dayProblem } from './day-problem';
import { DAY_ID, DayQuestion } from './day-question';
import { DraftConflict } from './draft-conflict';
import { DraftLine } from './draft-line';
import { useFormVisit } from './form-visit';
import { KeptAnswers } from './kept-answers';
import { NotOpenNotice } from './not-open-notice';
import { useOffers } from './use-offers';

const PREFIX = 'q';

export interface QuestionPageProps {
  readonly title: string;
  readonly back: ReactNode;
  readonly section: EffectiveSection | undefined;
  readonly asksDay: boolean;
  readonly intro?: string | undefined;
  readonly aside?: ReactNode;
  /** After the questions, before the buttons. */
  readonly more?: ReactNode;
  readonly moreProblems?: () => readonly PageProblem[];
  readonly continueLabel: string;
  readonly onContinue: () => void;
  readonly onLater: () => void;
}

export function QuestionPage({
  title,
  back,
  section,
  asksDay,
  intro,
  aside,
  more,
  moreProblems,
  continueLabel,
  onContinue,
  onLater,
}: QuestionPageProps) {
  const visit = useFormVisit();
  const { filling, typed, effective, type, serverProblems, setServerProblems } = visit;
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const questions = section === undefined ? [] : section.questions;
  const offers = useOffers(questions);
  const fromServer = serverProblems
    .filter((problem) => questions.includes(problem.question))
    .map((problem) => ({ id: fieldId(problem.path.replaceAll('/', '.'), PREFIX), message: problem.sentence }));
  const shown = problems.length > 0 ? problems : fromServer;
  const underFields = useMemo(
    () =>
      toErrorSchema(
        serverProblems.map((problem) => ({
          property: problem.path.replaceAll('/', '.'),
          message: problem.sentence,
          stack: problem.sentence,
        })),
      ),
    [serverProblems],
  );

  const own = (): readonly PageProblem[] => {
    const wrongDay = asksDay ? dayProblem(typed.day, filling.surroundings.today, dayName(filling.dayLabel)) : undefined;
    return [...(wrongDay === undefined ? [] : [{ id: DAY_ID, message: wrongDay }]), ...(moreProblems?.() ?? [])];
  };
  const go = (found: readonly PageProblem[]) => {
    setServerProblems(serverProblems.filter((problem) => !questions.includes(problem.question)));
    setProblems(found);
    if (found.length === 0) onContinue();
  };
  const answer = (next: Readonly<Record<string, unknown>>) => {
    const kept = Object.fromEntries(Object.entries(typed.answers).filter(([name]) => !questions.includes(name)));
    type({ answers: { ...kept, ...next } });
  };
  const buttons = (
    <>
      {more}
      <DraftLine />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          {continueLabel}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLater}>
          Save and come back later
        </button>
      </div>
    </>
  );
  const drawn =
    filling.form === null || questions.length === 0
      ? undefined
      : sectionSchema(filling.form.schema, filling.form.layout, questions, effective.required);
  return (
    <Page
      title={title}
      caption={`${filling.childName}, ${filling.reference}`}
      back={back}
      titlePrefix={shown.length > 0 ? 'Error: ' : ''}
      above={
        <>
          <ErrorSummary problems={shown} />
          <NotOpenNotice filling={filling} />
          <KeptAnswers filling={filling} />
          <DraftConflict />
        </>
      }
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {intro !== undefined && <p className="govuk-body">{intro}</p>}
          {asksDay && <DayQuestion problem={shown.find((problem) => problem.id === DAY_ID)?.message} />}
          {drawn === undefined ? (
            <form
              noValidate
              onSubmit={(event: FormEvent) => {
                event.preventDefault();
                go(own());
              }}
            >
              {buttons}
            </form>
          ) : (
            <OfferContext value={offers}>
              <GovukForm
                schema={drawn.schema}
                uiSchema={drawn.uiSchema}
                answers={Object.fromEntries(
                  questions.flatMap((name) => (name in effective.answers ? [[name, effective.answers[name]]] : [])),
                )}
                idPrefix={PREFIX}
                extraErrors={underFields}
                onChange={answer}
                onValid={() => go(own())}
                onErrors={(errors) =>
                  go([
                    ...own(),
                    ...errors.map((error) => ({
                      id: fieldId(error.property, PREFIX),
                      message: error.message ?? 'Check this answer',
                    })),
                  ])
                }
              >
                {buttons}
              </GovukForm>
            </OfferContext>
          )}
        </div>
        {aside !== undefined && <div className="govuk-grid-column-one-third">{aside}</div>}
      </div>
    </Page>
  );
}
