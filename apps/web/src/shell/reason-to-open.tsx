/** Before a restricted or sealed record is shown to somebody who does not work with the child by name: why they open it. */
import { giveReason } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { errorId, hintId } from '../forms/theme/question-options';
import { ask, ProblemError } from '../server/ask';
import { readAgainWhatFailed } from '../server/queries';
import { useAddress } from '../ui/address';
import { Page } from '../ui/page';
import { problemInWords } from './problem-in-words';

const REASON = 'reason';
const LONGEST = 500;

export const asksForReason = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.type === 'reason-needed';

/** In the place of any page about the record: its address says which record it is. */
export function ReasonToOpen() {
  const [, caseId = ''] = /^\/children\/([^/]+)/.exec(useAddress()) ?? [];
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const [sending, setSending] = useState(false);
  const message = problems[0]?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') {
      setProblems([{ id: REASON, message: 'Enter why you need to open this record' }]);
      return;
    }
    setSending(true);
    try {
      await ask(giveReason, { params: { id: caseId }, body: { reason: reason.trim() } });
      readAgainWhatFailed(caseId);
    } catch (error) {
      setProblems([{ id: REASON, message: problemInWords(error).sentence }]);
      setSending(false);
    }
  };
  return (
    <Page
      title="This record is restricted"
      titlePrefix={problems.length > 0 ? 'Error: ' : ''}
      above={<ErrorSummary problems={problems} />}
    >
      <div className="hw-measure">
        <p className="govuk-body">
          You may open it, and it is written down who does, when and why. You are asked once a day for each record.
          Those who work with the child by name are not asked.
        </p>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <div className={`govuk-form-group${message === undefined ? '' : ' govuk-form-group--error'}`}>
            <label className="govuk-label govuk-label--s" htmlFor={REASON}>
              Why do you need to open it?
            </label>
            <div id={hintId(REASON)} className="govuk-hint">
              For example: I chair the panel on 12 March. Do not write about the child.
            </div>
            {message !== undefined && (
              <p id={errorId(REASON)} className="govuk-error-message">
                <span className="govuk-visually-hidden">Error:</span> {message}
              </p>
            )}
            <textarea
              id={REASON}
              className={`govuk-textarea${message === undefined ? '' : ' govuk-textarea--error'}`}
              rows={3}
              maxLength={LONGEST}
              aria-describedby={message === undefined ? hintId(REASON) : `${hintId(REASON)} ${errorId(REASON)}`}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <button type="submit" className="govuk-button" disabled={sending}>
            Open the record
          </button>
        </form>
      </div>
    </Page>
  );
}
