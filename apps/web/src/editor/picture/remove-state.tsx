/** Takes a step out, after saying what speaks of it and where the ways that lead to it shall lead. */
import { type ChartState, chartGraph, isInside, removeState, stateReferences } from '@homeward/definition';
import { useId, useMemo, useState } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { longTitleOf, titleOfState } from '../state-options';

/** More are not read. */
const LISTED = 12;

export function RemoveState({
  own: { id: processId, process },
  state,
  onRemoved,
}: {
  readonly own: OwnProcess;
  readonly state: ChartState;
  onRemoved(): void;
}) {
  const { files, pack, change } = useEditing();
  const id = useId();
  const [instead, setInstead] = useState('');
  const references = useMemo(
    () => stateReferences(files, pack, processId, state.path),
    [files, pack, processId, state.path],
  );
  const ways = references.filter(({ kind }) => kind === 'way').length;
  const others = references.filter(({ kind }) => kind !== 'way' && kind !== 'story');
  const stories = references.filter(({ kind }) => kind === 'story').length;
  const { parent } = state;
  if (parent === undefined || parent.path === '' || parent.children.size === 1)
    return (
      <p className="govuk-body">
        It cannot be removed:{' '}
        {parent?.path === '' ? 'it is a whole part of the process' : 'it is the only step of its part'}.
      </p>
    );
  const targets = [...chartGraph(process.chart).states.values()].filter(
    (other) => other.path !== '' && other !== state && !isInside(other, state) && other.kind !== 'history',
  );
  return (
    <>
      <h4 className="govuk-heading-s">Remove this step</h4>
      <p className="govuk-body">
        {ways === 0 ? 'No way leads to it.' : ways === 1 ? 'One way leads to it.' : `${ways} ways lead to it.`}
        {stories > 0 && ` ${stories} places in the walkthroughs expect it.`}
      </p>
      {others.length > 0 && (
        <>
          <p className="govuk-body">These speak of it, and would be listed as problems until they are put right:</p>
          <ul className="govuk-list govuk-list--bullet">
            {others.slice(0, LISTED).map(({ place, title }) => (
              <li key={place}>{title}</li>
            ))}
            {others.length > LISTED && <li>and {others.length - LISTED} more</li>}
          </ul>
        </>
      )}
      {ways > 0 && (
        <Choice
          id={`${id}-instead`}
          label="The ways to it lead instead to"
          options={targets.map((other) => ({ value: other.path, title: longTitleOf(process, other) }))}
          value={instead}
          nothing="Nowhere: take these ways out too"
          onChange={setInstead}
        />
      )}
      <button
        type="button"
        className="govuk-button govuk-button--warning"
        onClick={() => {
          change(
            `Step “${titleOfState(process, state)}” removed`,
            removeState(
              files,
              { id: processId, process },
              state,
              instead === '' ? undefined : chartGraph(process.chart).states.get(instead),
            ),
          );
          onRemoved();
        }}
      >
        Remove this step
      </button>
    </>
  );
}
