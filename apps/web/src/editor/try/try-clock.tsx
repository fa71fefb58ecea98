/** The clock of a try-out: the day it is, what comes next by itself, and moving on. */
import { addDays, addMonths, addWeeks, comingUp } from '@homeward/engine';
import { useState } from 'react';
import { longDate } from '../../ui/dates';
import { DayField } from '../controls/day-field';
import type { Playing, TryOutNow } from './use-try-out';

/** More would be a list to read, not a clock. */
const SHOWN = 4;

const LATER = [
  { title: 'A day later', after: (day: string) => addDays(day, 1) },
  { title: 'A week later', after: (day: string) => addWeeks(day, 1) },
  { title: 'A month later', after: (day: string) => addMonths(day, 1) },
] as const;

export function TryClock({
  playing: { compiled, tried },
  act,
}: { readonly playing: Playing } & Pick<TryOutNow, 'act'>) {
  const [to, setTo] = useState<string>();
  const coming = comingUp(compiled, tried).slice(0, SHOWN);
  const [next] = coming;
  const stopped = tried.stopped !== undefined;
  const move = (day: string): void => {
    act({ kind: 'clock', to: day });
    setTo(undefined);
  };
  return (
    <section aria-labelledby="try-clock-title" className="hw-tryout__clock">
      <h2 className="govuk-heading-m" id="try-clock-title">
        It is <time dateTime={tried.day}>{longDate(tried.day)}</time>
      </h2>
      {coming.length === 0 ? (
        <p className="govuk-body">Nothing comes by itself: no limit is running.</p>
      ) : (
        <>
          <p className="govuk-body govuk-!-margin-bottom-1">What comes next if nobody does anything:</p>
          <ul className="govuk-list govuk-list--bullet">
            {coming.map(({ on, ref, sentence }) => (
              <li key={`${ref} ${on} ${sentence}`}>
                {longDate(on)}: {sentence}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="govuk-button-group">
        {next !== undefined && (
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={stopped}
            onClick={() => move(next.on)}
          >
            Go to the next thing that happens
          </button>
        )}
        {LATER.map(({ title, after }) => (
          <button
            key={title}
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={stopped}
            onClick={() => move(after(tried.day))}
          >
            {title}
          </button>
        ))}
      </div>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Go to a day</span>
        </summary>
        <div className="govuk-details__text">
          <DayField id="try-to" legend="Which day?" value={to} onChange={setTo} />
          {to !== undefined && to < tried.day && (
            <p className="govuk-body">The clock cannot be put back. Take acts back under “What happened” instead.</p>
          )}
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            disabled={stopped || to === undefined || to < tried.day}
            onClick={() => to !== undefined && move(to)}
          >
            Go there
          </button>
        </div>
      </details>
    </section>
  );
}
