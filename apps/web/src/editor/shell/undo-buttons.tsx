/** Undo and redo of one's own steps, by button and by Ctrl+Z and Ctrl+Y. */
import { useEffect, useState } from 'react';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';

const withoutPrefix = (label: string): string => label.replace(/^(Took back|Did again): /, '');

export function UndoButtons() {
  const { store } = useOpenDraft();
  const { locked } = useEditing();
  const { undo, redo } = store.undoable();
  const [said, setSaid] = useState('');
  const [lastDone, lastUndone] = [undo.at(-1), redo.at(-1)];
  const take = (back: boolean) => {
    if (locked !== undefined) return;
    const step = back ? store.undo() : store.redo();
    setSaid(
      step === undefined
        ? `There is nothing to ${back ? 'undo' : 'redo'}.`
        : `${back ? 'Undone' : 'Redone'}: ${withoutPrefix(step.label)}`,
    );
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const back = key === 'z' && !event.shiftKey;
      if (!back && key !== 'y' && !(key === 'z' && event.shiftKey)) return;
      event.preventDefault();
      take(back);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
  return (
    <div className="hw-editor__undo">
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={lastDone === undefined || locked !== undefined}
        onClick={() => take(true)}
      >
        {lastDone === undefined ? 'Nothing to undo' : `Undo: ${withoutPrefix(lastDone.label)}`}
      </button>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={lastUndone === undefined || locked !== undefined}
        onClick={() => take(false)}
      >
        {lastUndone === undefined ? 'Nothing to redo' : `Redo: ${withoutPrefix(lastUndone.label)}`}
      </button>
      <span className="govuk-visually-hidden" role="status">
        {said}
      </span>
    </div>
  );
}

/** In a text field these keys are the browser's own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)));
