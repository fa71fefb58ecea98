/** Another name of a step in the files, with everything that speaks of it. */
import { type ChartState, renameState, stateReferences } from '@homeward/definition';
import { useId, useMemo, useState } from 'react';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';

const KEY = /^[A-Za-z][A-Za-z0-9_]{0,79}$/;

export function RenameState({
  own: { id: processId },
  state,
  onRenamed,
}: {
  readonly own: OwnProcess;
  readonly state: ChartState;
  onRenamed(path: string): void;
}) {
  const { files, pack, change } = useEditing();
  const id = useId();
  const [key, setKey] = useState(state.key);
  const references = useMemo(
    () => stateReferences(files, pack, processId, state.path).length,
    [files, pack, processId, state.path],
  );
  const problem =
    key === state.key
      ? undefined
      : !KEY.test(key)
        ? 'A name is a letter followed by letters, digits or underscores.'
        : state.parent?.children.has(key) === true
          ? 'Another step beside it has this name already.'
          : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== undefined || key === state.key) return;
        change(
          `Step “${state.node.meta?.title ?? state.key}” is called ${key} in the files`,
          renameState(files, pack, processId, state.path, key),
        );
        onRenamed([state.parent?.path, key].filter((step) => step !== undefined && step !== '').join('.'));
      }}
    >
      <div className={`govuk-form-group${problem === undefined ? '' : ' govuk-form-group--error'}`}>
        <label className="govuk-label" htmlFor={id}>
          Its name in the files
        </label>
        <div className="govuk-hint" id={`${id}-hint`}>
          Few need to change it. {references} other places speak of it by this name, and follow. Cases that stand here
          now must be moved when the draft is published.
        </div>
        {problem !== undefined && (
          <p className="govuk-error-message" id={`${id}-error`}>
            <span className="govuk-visually-hidden">Error:</span> {problem}
          </p>
        )}
        <input
          id={id}
          className="govuk-input"
          value={key}
          autoComplete="off"
          aria-describedby={problem === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
          onChange={(event) => setKey(event.target.value)}
        />
      </div>
      <button type="submit" className="govuk-button govuk-button--secondary">
        Change the name
      </button>
    </form>
  );
}
