/** What can be done with the draft as a whole: rename it, send it to review, give it back, abandon it, take it up again. */
import { type DraftActDone, doDraftAct } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { ask } from '../../server/ask';
import { draftsHaveChanged } from '../../server/procedure-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { useOpenDraft } from '../draft-context';

type Act = DraftActDone['act'];

const OFFERED: Readonly<Record<string, readonly { readonly act: Act; readonly text: string }[]>> = {
  draft: [
    { act: 'sentToReview', text: 'Send to review' },
    { act: 'abandoned', text: 'Abandon this draft' },
  ],
  inReview: [
    { act: 'givenBack', text: 'Give back for changes' },
    { act: 'abandoned', text: 'Abandon this draft' },
  ],
  abandoned: [{ act: 'reopened', text: 'Take it up again' }],
  published: [],
};

export function DraftActs({ afterwards }: { readonly afterwards: () => void }) {
  const { id, store, state } = useOpenDraft();
  const [note, setNote] = useState('');
  const [title, setTitle] = useState(state.title);
  const [problem, setProblem] = useState<string>();
  const offered = OFFERED[state.status] ?? [];
  const act = async (body: DraftActDone) => {
    setProblem(undefined);
    try {
      await store.flush();
      await ask(doDraftAct, { params: { id }, body });
      setNote('');
      store.askAgain();
      draftsHaveChanged();
      afterwards();
    } catch (error) {
      setProblem(problemInWords(error).sentence);
    }
  };
  const rename = (event: FormEvent) => {
    event.preventDefault();
    void act({ act: 'renamed', title });
  };
  return (
    <section className="govuk-!-margin-bottom-6">
      <div aria-live="polite">
        {problem !== undefined && (
          <p className="govuk-error-message">
            <span className="govuk-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
      </div>
      {(state.status === 'draft' || state.status === 'inReview') && (
        <form onSubmit={rename} className="govuk-form-group">
          <label className="govuk-label" htmlFor="draft-title">
            What the draft is about
          </label>
          <input
            id="draft-title"
            className="govuk-input govuk-!-width-two-thirds"
            value={title}
            maxLength={120}
            onChange={(event) => setTitle(event.target.value)}
          />{' '}
          <button type="submit" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
            Rename
          </button>
        </form>
      )}
      {(state.status === 'draft' || state.status === 'inReview') && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="draft-note">
            {state.status === 'draft'
              ? 'Note to whoever reviews it, or why it is abandoned (optional)'
              : 'What should be changed, or why it is abandoned (optional)'}
          </label>
          <textarea
            id="draft-note"
            className="govuk-textarea"
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      )}
      <div className="govuk-button-group">
        {offered.map((one) => (
          <button
            key={one.act}
            type="button"
            className={`govuk-button${one.act === 'abandoned' ? ' govuk-button--warning' : ''}`}
            onClick={() => void act({ act: one.act, ...(note.trim() === '' ? {} : { note: note.trim() }) })}
          >
            {one.text}
          </button>
        ))}
      </div>
    </section>
  );
}
