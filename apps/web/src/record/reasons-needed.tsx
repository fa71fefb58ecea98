/** Soft gates: it can go ahead, with a recorded reason. The reason is asked where it is submitted. */

import type { PageProblem } from '../forms/error-summary';
import { errorId, hintId } from '../forms/theme/question-options';
import { useFormVisit } from './form-visit';

const SHORTEST_REASON = 10;
const idOf = (gate: string): string => `reason-${gate}`;

export interface NeededReason {
  readonly gate: string;
  readonly sentence: string;
}

export const reasonProblems = (
  needed: readonly NeededReason[],
  reasons: Readonly<Record<string, string>>,
): readonly PageProblem[] =>
  needed.flatMap(({ gate }) =>
    (reasons[gate] ?? '').trim().length < SHORTEST_REASON
      ? [{ id: idOf(gate), message: `Enter the reason for going ahead, in ${SHORTEST_REASON} characters or more` }]
      : [],
  );

export function ReasonsNeeded({
  needed,
  problems,
}: {
  readonly needed: readonly NeededReason[];
  readonly problems: readonly PageProblem[];
}) {
  const { typed, type } = useFormVisit();
  if (needed.length === 0) return null;
  return (
    <section aria-labelledby="reasons-heading">
      <h2 className="govuk-heading-m" id="reasons-heading">
        A reason is needed
      </h2>
      {needed.map(({ gate, sentence }) => {
        const id = idOf(gate);
        const problem = problems.find((each) => each.id === id)?.message;
        return (
          <div key={gate} className={`govuk-form-group${problem === undefined ? '' : ' govuk-form-group--error'}`}>
            <label className="govuk-label govuk-label--s" htmlFor={id}>
              {sentence}
            </label>
            <div id={hintId(id)} className="govuk-hint">
              You can go ahead. Say why; the reason is kept in the child’s history.
            </div>
            {problem !== undefined && (
              <p id={errorId(id)} className="govuk-error-message">
                <span className="govuk-visually-hidden">Error:</span> {problem}
              </p>
            )}
            <textarea
              id={id}
              rows={3}
              maxLength={2000}
              className={`govuk-textarea${problem === undefined ? '' : ' govuk-textarea--error'}`}
              aria-describedby={`${hintId(id)}${problem === undefined ? '' : ` ${errorId(id)}`}`}
              value={typed.reasons[gate] ?? ''}
              onChange={(event) => type({ reasons: { ...typed.reasons, [gate]: event.target.value } })}
            />
          </div>
        );
      })}
    </section>
  );
}
