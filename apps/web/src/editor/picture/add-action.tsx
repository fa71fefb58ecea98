/** Another way out of a step: by an action that exists, or by a new one. */
import { addEvent, addTransition, type ChartState, chartGraph, type PlaceChange } from '@homeward/definition';
import { useId, useState } from 'react';
import { Details } from '../../ui/details';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { eventsOf, type OwnProcess } from '../processes-of';
import { stateOptions } from '../state-options';
import { NewActionFields, NO_ACTION } from './new-action';

const NEW = ' new';
const AT_ONCE = ' at once';

export function AddAction({
  own: { id: processId, process },
  state,
}: {
  readonly own: OwnProcess;
  readonly state: ChartState;
}) {
  const { files, pack, change } = useEditing();
  const id = useId();
  const [event, setEvent] = useState('');
  const [target, setTarget] = useState('');
  const [given, setGiven] = useState(NO_ACTION);
  const [problem, setProblem] = useState<string>();
  const [said, setSaid] = useState<string>();
  const here = state.node.meta?.title ?? state.key;
  const add = () => {
    if (event === '') return setProblem('Choose what happens.');
    if (event === NEW && given.title.trim() === '') return setProblem('Enter what the new action is called.');
    if (event === NEW && given.done.trim() === '') return setProblem('Enter what the history says.');
    const to = target === '' ? undefined : chartGraph(process.chart).states.get(target);
    let changes: readonly PlaceChange[] = [];
    let name: string | undefined = event === AT_ONCE ? undefined : event;
    if (event === NEW) {
      const { form, ...words } = given;
      const added = addEvent(files, pack, processId, {
        ...words,
        title: given.title.trim(),
        done: given.done.trim(),
        ...(form === '' ? {} : { form }),
        sources: state.node.meta?.sources ?? [],
      });
      changes = added.changes;
      name = added.event;
    }
    const called =
      event === NEW ? given.title.trim() : name === undefined ? 'At once' : (process.events[name]?.title ?? name);
    change(`Step “${here}”: “${called}” can happen`, [
      ...changes,
      ...addTransition(files, processId, process.chart, state, name, to),
    ]);
    setEvent('');
    setTarget('');
    setGiven(NO_ACTION);
    setProblem(undefined);
    setSaid(`“${called}” was added.`);
  };
  return (
    <Details summary="Add something that can happen here">
      <Choice
        id={`${id}-event`}
        label="What happens"
        options={[
          { value: NEW, title: 'A new action' },
          { value: AT_ONCE, title: 'Nothing: as soon as a condition holds' },
          ...eventsOf(process),
        ]}
        value={event}
        nothing="Choose an action"
        onChange={(next) => {
          setEvent(next);
          setSaid(undefined);
        }}
      />
      {event === NEW && <NewActionFields id={id} pack={pack} given={given} onChange={setGiven} />}
      <Choice
        id={`${id}-target`}
        label="Leads to"
        options={stateOptions(process)}
        value={target}
        nothing="The case stays where it is"
        onChange={setTarget}
      />
      {problem !== undefined && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      <button type="button" className="govuk-button" onClick={add}>
        Add it
      </button>
      <p className="govuk-body" role="status">
        {said}
      </p>
    </Details>
  );
}
