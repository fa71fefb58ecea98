/** Asks what a draft will be about, and starts it. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { paths } from '../../paths';
import { newKey } from '../../server/new-key';
import { startDraft } from '../../server/procedure-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { useGo } from '../../ui/app-link';

export function StartDraftForm({
  version,
  shown,
  cancel,
}: {
  readonly version: string;
  /** The version as people read it. */
  readonly shown: string;
  readonly cancel: () => void;
}) {
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string>();
  // One key for one draft: pressing again after a lost answer starts no second one.
  const [key] = useState(newKey);
  useEffect(() => input.current?.focus(), []);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') {
      setProblem('Enter what the draft will be about');
      input.current?.focus();
      return;
    }
    try {
      const { id } = await startDraft(key, { version, title: title.trim() });
      go(paths.draft(id));
    } catch (error) {
      setProblem(problemInWords(error).sentence);
    }
  };
  return (
    <form onSubmit={(event) => void start(event)} noValidate>
      <h2 className="govuk-heading-m">Start a draft from version {shown}</h2>
      <div className={`govuk-form-group${problem === undefined ? '' : ' govuk-form-group--error'}`}>
        <label className="govuk-label" htmlFor="new-draft-title">
          What will it change?
        </label>
        <div id="new-draft-hint" className="govuk-hint">
          For example: reviews of children under five every four months
        </div>
        {problem !== undefined && (
          <p id="new-draft-error" className="govuk-error-message" role="alert">
            <span className="govuk-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <input
          ref={input}
          id="new-draft-title"
          className={`govuk-input govuk-!-width-two-thirds${problem === undefined ? '' : ' govuk-input--error'}`}
          aria-describedby={`new-draft-hint${problem === undefined ? '' : ' new-draft-error'}`}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          Start the draft
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={cancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
