/** Why a form was not accepted, in words, and what would help. Everything typed is still there. */
import type { Problem } from '@homeward/contract';
import { useEffect, useRef, useState } from 'react';
import { readOneForm } from '../server/queries';
import { momentInWords } from '../ui/dates';
import { useFormVisit } from './form-visit';
import type { SubmitState } from './use-submit';

export function RefusalNotice({ state, onAgain }: { readonly state: SubmitState; readonly onAgain: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const shown = state.kind === 'refused' || state.kind === 'lost';
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (!shown) return null;
  return (
    <div className="govuk-error-summary" tabIndex={-1} ref={box}>
      <div role="alert">
        {state.kind === 'lost' ? (
          <>
            <h2 className="govuk-error-summary__title">There is no connection</h2>
            <p className="govuk-body">
              It is not certain whether this was recorded. Everything you typed is still here. Submit again when the
              connection is back: it cannot be recorded twice.
            </p>
          </>
        ) : (
          <Refused problem={state.problem} onAgain={onAgain} />
        )}
      </div>
    </div>
  );
}

function Refused({ problem, onAgain }: { readonly problem: Problem; readonly onAgain: () => void }) {
  return (
    <>
      <h2 className="govuk-error-summary__title">{problem.title}</h2>
      <p className="govuk-body">{problem.detail}</p>
      {(problem.unlocks?.length ?? 0) > 0 && (
        <>
          <p className="govuk-body">What would help:</p>
          <ul className="govuk-list govuk-list--bullet">
            {problem.unlocks?.map((unlock) => (
              <li key={unlock.sentence}>{unlock.sentence}</li>
            ))}
          </ul>
        </>
      )}
      {problem.type === 'out-of-date' && <OutOfDate problem={problem} onAgain={onAgain} />}
    </>
  );
}

/** Others changed the case meanwhile: says what, then takes the form to where the case stands now, with everything typed. */
function OutOfDate({ problem, onAgain }: { readonly problem: Problem; readonly onAgain: () => void }) {
  const { filling, setFilling, key } = useFormVisit();
  const [failed, setFailed] = useState(false);
  const goOn = async () => {
    try {
      setFilling(await readOneForm(filling.caseId, key));
      onAgain();
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {(problem.changed?.length ?? 0) > 0 && (
        <>
          <p className="govuk-body">Since you opened this form:</p>
          <ul className="govuk-list govuk-list--bullet">
            {problem.changed?.map((change) => (
              <li key={change.revision}>
                {change.who}: {change.what}, {momentInWords(change.recordedAt)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="govuk-body">
        Nothing you typed is lost. Check that your answers are still right, then submit again.
      </p>
      {failed && <p className="govuk-error-message">There is no connection. Try again.</p>}
      <button type="button" className="govuk-button govuk-!-margin-bottom-0" onClick={() => void goOn()}>
        Go on with my answers
      </button>
    </>
  );
}
