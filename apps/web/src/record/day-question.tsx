/** "When did it happen?": asked of every action, because limits count from that day and not from the day of typing. */
import { DateBoxes } from '../forms/theme/date-boxes';
import { errorId, hintId } from '../forms/theme/question-options';
import { useFormVisit } from './form-visit';

export const DAY_ID = 'day-it-happened';

export function DayQuestion({ problem }: { readonly problem: string | undefined }) {
  const { filling, typed, type } = useFormVisit();
  return (
    <div className={`govuk-form-group${problem === undefined ? '' : ' govuk-form-group--error'}`}>
      <fieldset
        className="govuk-fieldset"
        aria-describedby={`${hintId(DAY_ID)}${problem === undefined ? '' : ` ${errorId(DAY_ID)}`}`}
      >
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{filling.dayLabel}</legend>
        <div id={hintId(DAY_ID)} className="govuk-hint">
          The day it happened, today or earlier. For example, 27 3 2026
        </div>
        {problem !== undefined && (
          <p id={errorId(DAY_ID)} className="govuk-error-message">
            <span className="govuk-visually-hidden">Error:</span> {problem}
          </p>
        )}
        <DateBoxes id={DAY_ID} value={typed.day} wrong={problem !== undefined} onChange={(day) => type({ day })} />
      </fieldset>
    </div>
  );
}
