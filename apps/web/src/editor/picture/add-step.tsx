/** A new step after this one, and how a case gets to it. */
import { addStepOnWay, type ChartState, chartGraph, keyBeside } from '@homeward/definition';
import { useId, useState } from 'react';
import { Details } from '../../ui/details';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { titleOfState } from '../state-options';
import { eventTitle } from './draft-picture';

export function AddStep({
  own: { id: processId, process },
  state,
  onAdded,
}: {
  readonly own: OwnProcess;
  readonly state: ChartState;
  onAdded(path: string): void;
}) {
  const { files, change } = useEditing();
  const id = useId();
  const [title, setTitle] = useState('');
  const [way, setWay] = useState('');
  const ways = chartGraph(process.chart)
    .edgesOf(state)
    .filter(({ targets }) => targets.length === 1);
  const here = titleOfState(process, state);
  const wanted = title.trim();
  return (
    <Details summary="Add a step after this">
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor={`${id}-title`}>
          What people call the new step
        </label>
        {wanted !== '' && (
          <div className="govuk-hint" id={`${id}-key`}>
            In the files it is called {keyBeside(state, wanted)}.
          </div>
        )}
        <input
          id={`${id}-title`}
          className="govuk-input"
          value={title}
          autoComplete="off"
          {...(wanted === '' ? {} : { 'aria-describedby': `${id}-key` })}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <Choice
        id={`${id}-way`}
        label="How a case gets there"
        hint="A way that is chosen leads to the new step first. Say in the new step what leads on."
        options={ways.map((edge) => ({
          value: edge.pointer,
          title: `By “${eventTitle(process, edge.event)}”, which leads to ${edge.targets.map((target) => titleOfState(process, target)).join()} now`,
        }))}
        value={way}
        nothing="Not said yet"
        onChange={setWay}
      />
      <button
        type="button"
        className="govuk-button"
        onClick={() => {
          if (wanted === '') return;
          const { path, changes } = addStepOnWay(
            files,
            processId,
            state,
            wanted,
            ways.find(({ pointer }) => pointer === way),
          );
          change(`New step “${wanted}” after “${here}”`, changes);
          onAdded(path);
        }}
      >
        Add the step
      </button>
    </Details>
  );
}
