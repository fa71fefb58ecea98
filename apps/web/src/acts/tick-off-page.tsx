/** Saying that work has been done which nothing else in the process shows to be done. */
import { type CaseOverview, tickOffTask } from '@homeward/contract';
import { useState } from 'react';
import type { PageProblem } from '../forms/error-summary';
import { paths } from '../paths';
import { dayProblem } from '../record/day-problem';
import { ask } from '../server/ask';
import { caseHasChanged, useCase } from '../server/queries';
import { Reading } from '../shell/reading';
import { AppLink } from '../ui/app-link';
import { Page } from '../ui/page';
import { ActDonePage } from './act-done-page';
import { ActProblems } from './act-refusal';
import { QUESTION_PREFIX, ShortQuestions } from './short-questions';
import { useAct } from './use-act';

export function TickOffPage({ caseId, task }: { readonly caseId: string; readonly task: string }) {
  const overview = useCase(caseId);
  return (
    <Reading from={overview} what="the task">
      {(record) => <TickOff record={record} task={task} />}
    </Reading>
  );
}

const QUESTIONS = {
  on: {
    schema: { type: 'string', format: 'date', title: 'When was it done?' },
    errorName: 'the day it was done',
    hint: 'Today or earlier. For example, 27 3 2026',
  },
  note: {
    schema: { type: 'string', title: 'What was done?', minLength: 1, maxLength: 2000 },
    errorName: 'what was done',
    hint: 'One or two sentences. It stays in the history',
    widget: 'textarea',
  },
} as const;

function TickOff({ record, task }: { readonly record: CaseOverview; readonly task: string }) {
  // The task leaves the record once it is done; what was begun here goes on with it.
  const [found] = useState(() => record.tasks.find(({ key }) => key === task));
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({ on: record.today });
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const { state, submit, again } = useAct(record.id);
  const back = (
    <AppLink className="govuk-back-link" to={paths.child(record.id)}>
      Back to {record.child.name}
    </AppLink>
  );
  if (found === undefined)
    return (
      <Page title="This task is not open" back={back}>
        <p className="govuk-body">Somebody has seen to it, or it is no longer needed. The history says which.</p>
      </Page>
    );
  if (state.kind === 'done')
    return <ActDonePage record={record} what={`${found.title}: done`} accepted={state.accepted} />;
  const send = () => {
    const { on, note } = answers;
    if (typeof on !== 'string' || typeof note !== 'string') return;
    const wrong = dayProblem(on, record.today, 'the day it was done');
    if (wrong !== undefined) return setProblems([{ id: `${QUESTION_PREFIX}_on`, message: wrong }]);
    const body = { instance: found.instance, on, note, revision: record.revision };
    void submit(body, (idempotencyKey) => ask(tickOffTask, { params: { id: record.id, task }, body, idempotencyKey }));
  };
  return (
    <Page
      title={found.title}
      caption={`${record.child.name}, ${record.child.reference}`}
      back={back}
      titlePrefix={problems.length > 0 ? 'Error: ' : ''}
      above={
        <ActProblems
          problems={problems}
          state={state}
          onReadAgain={() => {
            again();
            caseHasChanged(record.id);
          }}
        />
      }
    >
      <div className="hw-measure">
        {found.tickable ? (
          <ShortQuestions
            title={found.title}
            questions={QUESTIONS}
            answers={answers}
            button="Tick off this task"
            sending={state.kind === 'sending'}
            onChange={setAnswers}
            onProblems={setProblems}
            onValid={send}
          />
        ) : (
          <p className="govuk-body">
            This is for: {found.owner.title}
            {found.people.length > 0 && ` (${found.people.map((person) => person.name).join(', ')})`}.
          </p>
        )}
      </div>
    </Page>
  );
}
