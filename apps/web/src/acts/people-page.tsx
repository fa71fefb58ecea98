/** Who works with the child: by name and through the team; allocated and released here by those who may. */
import { type Accepted, allocatePerson, type CaseOverview, type CasePeople, releasePerson } from '@homeward/contract';
import { useMemo, useState } from 'react';
import type { PageProblem } from '../forms/error-summary';
import { paths } from '../paths';
import { backToList, ChildHeader } from '../practitioner/child-header';
import { ask } from '../server/ask';
import { caseHasChanged, useCase, usePeople } from '../server/queries';
import { Reading } from '../shell/reading';
import { Modal } from '../ui/modal';
import { noteNavigation, Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';
import { ActDonePage } from './act-done-page';
import { ActProblems } from './act-refusal';
import { ShortQuestions } from './short-questions';
import { useAct } from './use-act';

type Held = CasePeople['allocated'][number];

export function PeoplePage({ caseId }: { readonly caseId: string }) {
  const overview = useCase(caseId);
  const people = usePeople(caseId);
  const { state, submit, again } = useAct(caseId);
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const act = (what: string, content: unknown, send: (key: string) => Promise<Accepted>) => {
    setSaid(what);
    void submit(content, send);
  };
  return (
    <Reading from={overview} what="the record">
      {(record) =>
        state.kind === 'done' && state.accepted.overview === null ? (
          // Whoever has released themselves sees the child no longer.
          <ActDonePage record={record} what={said} accepted={state.accepted} />
        ) : (
          <Page
            title={`People who work with ${record.child.name}`}
            caption={`Reference ${record.child.reference}`}
            back={backToList(record)}
            titlePrefix={problems.length > 0 ? 'Error: ' : ''}
            above={
              <ActProblems
                problems={problems}
                state={state}
                onReadAgain={() => {
                  again();
                  caseHasChanged(caseId);
                }}
              />
            }
          >
            <ChildHeader overview={record} current={paths.people(caseId)} />
            <div role="status">
              {state.kind === 'done' && (
                <div className="hw-banner hw-banner--calm">
                  <p className="govuk-body">
                    <strong>Recorded:</strong> {said}
                  </p>
                </div>
              )}
            </div>
            <Reading from={people} what="the people">
              {(found) => (
                <Shown
                  record={record}
                  people={found}
                  sending={state.kind === 'sending'}
                  act={act}
                  onProblems={setProblems}
                />
              )}
            </Reading>
          </Page>
        )
      }
    </Reading>
  );
}

interface ShownProps {
  readonly record: CaseOverview;
  readonly people: CasePeople;
  readonly sending: boolean;
  readonly act: (what: string, content: unknown, send: (key: string) => Promise<Accepted>) => void;
  readonly onProblems: (problems: readonly PageProblem[]) => void;
}

function Shown({ record, people, sending, act, onProblems }: ShownProps) {
  const [leaving, setLeaving] = useState<Held>();
  const { revision } = people;
  const release = ({ person, role }: Held) => {
    setLeaving(undefined);
    noteNavigation();
    act(`No longer allocated: ${person.name}, ${role.title}`, [role.key, person.id, revision], (idempotencyKey) =>
      ask(releasePerson, {
        params: { id: record.id, role: role.key, person: person.id },
        query: { revision },
        idempotencyKey,
      }),
    );
  };
  return (
    <>
      {people.allocated.length === 0 ? (
        <p className="govuk-body">Nobody has been allocated to this child by name.</p>
      ) : (
        <StackingTable
          caption="Allocated to this child"
          columns={['Person', 'Role', ...(people.may ? ['Change'] : [])]}
          rows={people.allocated.map((held) => ({
            key: `${held.role.key} ${held.person.id}`,
            cells: [
              held.person.name,
              held.role.title,
              ...(people.may
                ? [
                    <button
                      key="release"
                      type="button"
                      className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
                      onClick={() => setLeaving(held)}
                    >
                      Remove
                      <span className="govuk-visually-hidden">
                        {' '}
                        {held.person.name}, {held.role.title}
                      </span>
                    </button>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      {people.team.length > 0 && (
        <StackingTable
          caption={`Through the team${people.teamName === null ? '' : `: ${people.teamName}`}`}
          columns={['Person', 'Role']}
          rows={people.team.map((held) => ({
            key: `${held.role.key} ${held.person.id}`,
            cells: [held.person.name, held.role.title],
          }))}
        />
      )}
      {people.may ? (
        <Allocate record={record} people={people} sending={sending} act={act} onProblems={onProblems} />
      ) : (
        <p className="govuk-body">
          To change who works with this child, ask: {people.roles.map((role) => role.title).join(', ')}.
        </p>
      )}
      {leaving !== undefined && (
        <Modal title={`Remove ${leaving.person.name}?`} onEscape={() => setLeaving(undefined)}>
          <p className="govuk-body">
            {leaving.person.name} will no longer be {leaving.role.title} for {record.child.name}, and may no longer see
            this record. The history keeps what was done.
          </p>
          <div className="govuk-button-group">
            <button type="button" className="govuk-button" onClick={() => release(leaving)}>
              Remove
            </button>
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => setLeaving(undefined)}
            >
              Cancel
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}

function Allocate({ record, people, sending, act, onProblems }: ShownProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const choices = useMemo(
    () =>
      people.candidates.flatMap(({ role, people: able }) =>
        able.map(({ id, name, team }) => ({
          const: `${role.key} ${id}`,
          title: `${role.title}: ${name}${team === null ? '' : ` (${team})`}`,
          what: `Allocated: ${name}, ${role.title}`,
        })),
      ),
    [people.candidates],
  );
  const questions = useMemo(
    () => ({
      who: {
        schema: {
          type: 'string',
          title: 'Who is to work with this child, and as what?',
          oneOf: choices.map(({ const: value, title }) => ({ const: value, title })),
        },
        errorName: 'who is to work with this child',
        widget: 'select' as const,
      },
    }),
    [choices],
  );
  if (choices.length === 0) return <p className="govuk-body">There is nobody else who could be allocated.</p>;
  const send = () => {
    const chosen = choices.find((choice) => choice.const === answers.who);
    if (chosen === undefined) return;
    const [role = '', person = ''] = chosen.const.split(' ');
    const body = { person, role, revision: people.revision };
    setAnswers({});
    act(chosen.what, body, (idempotencyKey) =>
      ask(allocatePerson, { params: { id: record.id }, body, idempotencyKey }),
    );
  };
  return (
    <div className="hw-measure">
      <h2 className="govuk-heading-m">Allocate somebody</h2>
      <ShortQuestions
        title="Allocate somebody"
        questions={questions}
        answers={answers}
        button="Allocate"
        sending={sending}
        onChange={setAnswers}
        onProblems={onProblems}
        onValid={send}
      />
    </div>
  );
}
