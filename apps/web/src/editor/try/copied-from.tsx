/** What a copied child brought along: what was made up, what this draft made of the history, and the history itself. */
import type { CopyOfCase } from '@homeward/contract';
import type { CopiedStart } from '@homeward/engine';
import { longDate } from '../../ui/dates';
import { Details } from '../../ui/details';
import type { Playing } from './use-try-out';

export function CopiedFrom({
  playing: { compiled, beginning },
  copied: { life, replaced, asAt },
  start,
}: {
  readonly playing: Playing;
  readonly copied: CopyOfCase;
  readonly start: CopiedStart;
}) {
  const events = compiled.pack.processes[beginning.process]?.events ?? {};
  const documents = compiled.pack.processes[beginning.process]?.documents ?? {};
  const titleOf = (event: string, document: string | undefined): string =>
    `${events[event]?.done ?? events[event]?.title ?? event}${document === undefined ? '' : `: ${documents[document]?.title ?? document}`}`;
  const told = life.entries.filter(({ kind }) => kind !== 'time');
  return (
    <section aria-labelledby="try-copied-title">
      <h2 className="govuk-heading-m" id="try-copied-title">
        A copied child, as on {longDate(asAt)}
      </h2>
      <p className="govuk-body">
        Made up: {counted(replaced.texts, 'name or text', 'names and texts')},{' '}
        {counted(replaced.references, 'reference', 'references')}, {counted(replaced.people, 'person', 'people')} and{' '}
        {counted(replaced.numbers, 'number', 'numbers')}. Dates and choices are the child’s own.
      </p>
      {start.notTaken === undefined ? (
        <p className="govuk-body">
          This draft would have taken the whole history. The child stands where that leads under this draft.
        </p>
      ) : (
        <div className="govuk-inset-text">
          <p className="govuk-body">
            This draft would not have taken “{titleOf(start.notTaken.event, start.notTaken.document)}” on{' '}
            {longDate(start.notTaken.on)}: {start.notTaken.sentence}
          </p>
          <p className="govuk-body">The child therefore begins where the record stands today.</p>
        </div>
      )}
      <Details summary={`What came before (${told.length})`}>
        <ul className="govuk-list">
          {told.map(({ revision, on, event, document }) => (
            <li key={revision}>
              {longDate(on)}: {titleOf(event, document)}
            </li>
          ))}
        </ul>
      </Details>
    </section>
  );
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
