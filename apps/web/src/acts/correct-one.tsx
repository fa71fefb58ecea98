/** One wrong value: the right one, from when and why; then what would move, before it is confirmed. */
import {
  type CaseOverview,
  type ChangesInWords,
  Correction,
  correctFact,
  type KnownFact,
  type KnownValue,
  previewCorrection,
} from '@homeward/contract';
import { useMemo, useState } from 'react';
import type { PageProblem } from '../forms/error-summary';
import { paths } from '../paths';
import { ChangesList } from '../record/changes-list';
import { dayProblem } from '../record/day-problem';
import { ask } from '../server/ask';
import { caseHasChanged } from '../server/queries';
import { AppLink } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { noteNavigation, Page } from '../ui/page';
import { SummaryList } from '../ui/summary-list';
import { ActDonePage } from './act-done-page';
import { ActProblems, ActRefusal } from './act-refusal';
import { QUESTION_PREFIX, type ShortQuestion, ShortQuestions } from './short-questions';
import { type ActState, refusedOrLost, useAct } from './use-act';

interface Preview {
  readonly correction: Correction;
  readonly changes: ChangesInWords;
}

export function CorrectOne({
  record,
  revision,
  fact,
  wrong,
}: {
  readonly record: CaseOverview;
  readonly revision: number;
  readonly fact: KnownFact;
  readonly wrong: KnownValue;
}) {
  // What was looked at when the correction was begun: after it is done the record reads otherwise.
  const [before] = useState(wrong);
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({
    value: wrong.value,
    ...(wrong.asksFrom && wrong.from !== null ? { from: wrong.from } : {}),
  });
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const [preview, setPreview] = useState<Preview>();
  const [asked, setAsked] = useState<ActState>({ kind: 'ready' });
  const { state, submit, again } = useAct(record.id);
  const questions = useMemo(() => questionsOf(fact, before), [fact, before]);
  if (state.kind === 'done')
    return <ActDonePage record={record} what={`Corrected: ${fact.label}`} accepted={state.accepted} />;
  const readAgain = () => {
    again();
    setAsked({ kind: 'ready' });
    setPreview(undefined);
    caseHasChanged(record.id);
  };
  const look = async () => {
    const parsed = Correction.safeParse({ ...answers, fact: fact.fact, entry: before.entry, revision });
    if (!parsed.success) return setProblems([{ id: `${QUESTION_PREFIX}_value`, message: 'Check the right value' }]);
    const { data } = parsed;
    const late =
      data.from === undefined ? undefined : dayProblem(data.from, record.today, 'the day since when it has been so');
    if (late !== undefined) return setProblems([{ id: `${QUESTION_PREFIX}_from`, message: late }]);
    setAsked({ kind: 'sending' });
    try {
      const { changes } = await ask(previewCorrection, { params: { id: record.id }, body: data });
      noteNavigation();
      setAsked({ kind: 'ready' });
      setPreview({ correction: data, changes });
    } catch (error) {
      setAsked(refusedOrLost(error));
    }
  };
  const caption = `${record.child.name}, ${record.child.reference}`;
  if (preview !== undefined)
    return (
      <Page
        key="check"
        title="Check the correction"
        caption={caption}
        above={<ActRefusal state={state} onReadAgain={readAgain} />}
      >
        <SummaryList
          rows={[
            ['Fact', fact.label],
            ['Recorded', recordedAs(before)],
            ['Why', preview.correction.reason],
          ]}
        />
        <h2 className="govuk-heading-m">What this would change</h2>
        {preview.changes.deadlines.length === 0 && <p className="govuk-body">No deadline would move.</p>}
        <ChangesList changes={preview.changes} />
        <div className="govuk-button-group">
          <button
            type="button"
            className="govuk-button"
            aria-disabled={state.kind === 'sending'}
            onClick={() =>
              void submit(preview.correction, (idempotencyKey) =>
                ask(correctFact, { params: { id: record.id }, body: preview.correction, idempotencyKey }),
              )
            }
          >
            Confirm the correction
          </button>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => {
              again();
              setPreview(undefined);
            }}
          >
            Change it
          </button>
        </div>
      </Page>
    );
  return (
    <Page
      key="value"
      title={`Correct: ${fact.label}`}
      caption={caption}
      back={
        <AppLink className="govuk-back-link" to={paths.correct(record.id)}>
          Back to what is recorded
        </AppLink>
      }
      titlePrefix={problems.length > 0 ? 'Error: ' : ''}
      above={<ActProblems problems={problems} state={asked} onReadAgain={readAgain} />}
    >
      <div className="hw-measure">
        <SummaryList
          rows={[
            ['Recorded', recordedAs(before)],
            ['By', before.recordedBy],
          ]}
        />
        <ShortQuestions
          title={fact.label}
          questions={questions}
          answers={answers}
          button="See what would change"
          sending={asked.kind === 'sending'}
          onChange={setAnswers}
          onProblems={setProblems}
          onValid={() => void look()}
        />
      </div>
    </Page>
  );
}

/** A date that is its own day, or holds for all time, needs no second one. */
const recordedAs = ({ words, from, asksFrom }: KnownValue): string =>
  asksFrom && from !== null ? `${words}, from ${longDate(from)}` : words;

const questionsOf = (fact: KnownFact, wrong: KnownValue): Readonly<Record<string, ShortQuestion>> => ({
  value: { schema: valueSchema(fact), errorName: 'the right value' },
  ...(wrong.asksFrom
    ? {
        from: {
          schema: { type: 'string', format: 'date', title: 'Since when has this been so?' },
          errorName: 'the day since when it has been so',
          hint: 'Today or earlier. For example, 27 3 2026',
        },
      }
    : {}),
  reason: {
    schema: { type: 'string', title: 'Why is it corrected?', minLength: 1, maxLength: 2000 },
    errorName: 'why it is corrected',
    hint: 'It stays in the history',
    widget: 'textarea' as const,
  },
});

function valueSchema({ type, label, options }: KnownFact): Readonly<Record<string, unknown>> {
  const title = `What is right? ${label}`;
  const oneOf = options.map((option) => ({ const: option.key, title: option.title }));
  switch (type) {
    case 'boolean':
      return { type: 'boolean', title };
    case 'number':
      return { type: 'number', title };
    case 'date':
      return { type: 'string', format: 'date', title };
    case 'text':
      return { type: 'string', title, minLength: 1, maxLength: 2000 };
    case 'code':
      return oneOf.length === 0
        ? { type: 'string', title, minLength: 1, maxLength: 120 }
        : { type: 'string', title, oneOf };
    case 'codes':
      return {
        type: 'array',
        title,
        minItems: 1,
        maxItems: 60,
        uniqueItems: true,
        items:
          oneOf.length === 0
            ? { type: 'string', title, minLength: 1, maxLength: 120 }
            : { type: 'string', title, oneOf },
      };
  }
}
