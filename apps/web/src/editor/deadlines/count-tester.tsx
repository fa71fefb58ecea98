/** "20 working days from 14 August 2026 is …": counts in the authority's own calendar and says which days were passed over. */
import { ALLOWANCE_UNITS, type Allowance } from '@homeward/definition';
import { CalendarExhausted, countAllowance } from '@homeward/engine';
import { useState } from 'react';
import { useSignedIn } from '../../shell/session-context';
import { Choice } from '../controls/choice';
import { DayField } from '../controls/day-field';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { calendarOf, dayInWords, skippedInWords } from './skipped';

const UNITS: Readonly<Record<Allowance['unit'], string>> = {
  workingDays: 'working days',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
  weeksBeginningWith: 'weeks, the first beginning with that day',
};

export function CountTester() {
  const { today } = useSignedIn();
  const { pack } = useEditing();
  const [n, setN] = useState('20');
  const [unit, setUnit] = useState<Allowance['unit']>('workingDays');
  const [direction, setDirection] = useState('after');
  const [from, setFrom] = useState<string | undefined>(today);
  const result = (): { readonly sentence: string; readonly skipped: readonly string[] } => {
    if (from === undefined || !/^\d{1,4}$/.test(n)) return { sentence: 'Enter a number and a whole day.', skipped: [] };
    try {
      const to = countAllowance(calendarOf(pack), from, unit, direction === 'before' ? -Number(n) : Number(n));
      return {
        sentence: `${n} ${UNITS[unit]} ${direction} ${dayInWords(from)} is ${dayInWords(to)}.`,
        skipped: unit === 'workingDays' ? skippedInWords(pack, from, to) : [],
      };
    } catch (error) {
      if (error instanceof CalendarExhausted) return { sentence: error.message, skipped: [] };
      throw error;
    }
  };
  const { sentence, skipped } = result();
  return (
    <section className="hw-try" aria-labelledby="count-tester">
      <h3 className="govuk-heading-s" id="count-tester">
        Count from a day
      </h3>
      <div className="hw-in-a-row">
        <TextLine id="count-n" label="Number" value={n} width="govuk-input--width-4" numeric onChange={setN} />
        <Choice
          id="count-unit"
          label="Of"
          options={ALLOWANCE_UNITS.map((value) => ({ value, title: UNITS[value] }))}
          value={unit}
          onChange={(wanted) => setUnit(ALLOWANCE_UNITS.find((one) => one === wanted) ?? 'workingDays')}
        />
        <Choice
          id="count-direction"
          label="Counted"
          options={[
            { value: 'after', title: 'after' },
            { value: 'before', title: 'before' },
          ]}
          value={direction}
          onChange={setDirection}
        />
        <DayField id="count-from" legend="The day it is counted from" value={from} onChange={setFrom} />
      </div>
      <div role="status" className="govuk-inset-text">
        <p className="govuk-body">{sentence}</p>
        {skipped.length > 0 && (
          <>
            <p className="govuk-body">These days were skipped:</p>
            <ul className="govuk-list govuk-list--bullet">
              {skipped.map((day) => (
                <li key={day}>{day}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
