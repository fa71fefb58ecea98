/** Everything that was done in the draft, by whom and when; any of it can be taken back. And what was done with the draft as a whole. */
import type { DraftHistory, RecordedStep } from '@homeward/contract';
import { useState } from 'react';
import { useDraftHistory } from '../../server/procedure-queries';
import { Reading } from '../../shell/reading';
import { momentInWords } from '../../ui/dates';
import { StackingTable } from '../../ui/stacking-table';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';
import { DraftActs } from './draft-acts';

export function ChangesPanel() {
  const { id, state } = useOpenDraft();
  const history = useDraftHistory(id, state.seq);
  return (
    <Reading from={history} what="the changes">
      {({ steps, acts }) => (
        <>
          <DraftActs afterwards={() => void history.refetch()} />
          <Changes steps={steps} />
          <Acts acts={acts} />
        </>
      )}
    </Reading>
  );
}

const EVERYBODY = '';

function Changes({ steps }: { readonly steps: readonly RecordedStep[] }) {
  const { store } = useOpenDraft();
  const { locked } = useEditing();
  const [person, setPerson] = useState(EVERYBODY);
  const people = new Map(steps.map((step) => [step.person.id, step.person.name]));
  const takenBack = new Set(steps.map((step) => step.takesBack));
  const shown = steps.filter((step) => person === EVERYBODY || step.person.id === person).toReversed();
  if (steps.length === 0) return <p className="govuk-body">Nothing has been changed yet.</p>;
  return (
    <>
      {people.size > 1 && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="changed-by">
            Changed by
          </label>
          <select
            id="changed-by"
            className="govuk-select"
            value={person}
            onChange={(event) => setPerson(event.target.value)}
          >
            <option value={EVERYBODY}>Everybody</option>
            {[...people].map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <StackingTable
        caption="Changes, the latest first"
        columns={['What', 'Who', 'When', 'Take back']}
        rows={shown.map((step) => ({
          key: step.id,
          cells: [
            step.label,
            step.person.name,
            momentInWords(step.at),
            takenBack.has(step.id) ? (
              'Taken back'
            ) : step.edits.length === 0 ? (
              'Changed nothing'
            ) : locked !== undefined ? (
              'Not while the draft is closed'
            ) : (
              <button
                key="back"
                type="button"
                className="govuk-link hw-link-button"
                onClick={() => store.takeBack(step)}
              >
                Take back<span className="govuk-visually-hidden">: {step.label}</span>
              </button>
            ),
          ],
        }))}
      />
    </>
  );
}

const ACT: Readonly<Record<DraftHistory['acts'][number]['act'], string>> = {
  started: 'Started',
  renamed: 'Renamed',
  sentToReview: 'Sent to review',
  givenBack: 'Given back',
  abandoned: 'Abandoned',
  reopened: 'Taken up again',
  published: 'Published',
};

function Acts({ acts }: { readonly acts: DraftHistory['acts'] }) {
  return (
    <StackingTable
      caption="History of the draft"
      columns={['What', 'Who', 'When', 'Note']}
      rows={acts.map(({ act, person, at, note }) => ({
        key: `${act} ${at}`,
        cells: [ACT[act], person, momentInWords(at), note ?? ''],
      }))}
    />
  );
}
