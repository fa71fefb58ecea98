/** Why an act was not accepted, in words, and what would help. */
import { type ComponentProps, useEffect, useRef } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { momentInWords } from '../ui/dates';
import type { ActState } from './use-act';

/** Above a page of questions: what is wrong with the answers, or why the act was refused. */
export const ActProblems = ({
  problems,
  ...refusal
}: { readonly problems: readonly PageProblem[] } & ComponentProps<typeof ActRefusal>) => (
  <>
    <ErrorSummary problems={problems} />
    <ActRefusal {...refusal} />
  </>
);

export function ActRefusal({
  state,
  onReadAgain,
}: {
  readonly state: ActState;
  /** Others changed the case meanwhile: shows it as it is now. */
  readonly onReadAgain: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const shown = state.kind === 'refused' || state.kind === 'lost';
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  const problem = state.kind === 'refused' ? state.problem : undefined;
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{problem?.title ?? 'There is no connection'}</h2>
        <p className="govuk-body">
          {problem?.detail ??
            'It is not certain whether this was recorded. Try again when the connection is back: it cannot be recorded twice.'}
        </p>
        {(problem?.unlocks?.length ?? 0) > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {problem?.unlocks?.map((unlock) => (
              <li key={unlock.sentence}>{unlock.sentence}</li>
            ))}
          </ul>
        )}
        {(problem?.changed?.length ?? 0) > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {problem?.changed?.map((change) => (
              <li key={change.revision}>
                {change.who}: {change.what}, {momentInWords(change.recordedAt)}
              </li>
            ))}
          </ul>
        )}
        {problem?.type === 'out-of-date' && (
          <button type="button" className="govuk-button govuk-!-margin-bottom-0" onClick={onReadAgain}>
            Show the record as it is now
          </button>
        )}
      </div>
    </div>
  );
}
