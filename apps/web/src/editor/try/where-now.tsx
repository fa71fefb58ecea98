/** Where the made-up child is now, in the process's own sentences, with the limits that run. */
import { statement } from '@homeward/engine';
import { longDate } from '../../ui/dates';
import { StackingTable } from '../../ui/stacking-table';
import type { Playing } from './use-try-out';

export function WhereNow({ playing: { compiled, beginning, tried } }: { readonly playing: Playing }) {
  const deadlines = compiled.pack.processes[beginning.process]?.deadlines ?? {};
  const running = Object.values(tried.record.deadlines)
    .filter(({ status }) => status === 'open' || status === 'overdue')
    .sort((a, b) => (a.due < b.due ? -1 : 1));
  const sentences = statement(compiled, tried.record, tried.day);
  return (
    <section aria-labelledby="try-now-title">
      <h2 className="govuk-heading-m" id="try-now-title">
        Where things are now
      </h2>
      {sentences.length === 0 && <p className="govuk-body">The process has no sentence for this.</p>}
      {sentences.map((sentence) => (
        <p className="govuk-body" key={sentence}>
          {sentence}
        </p>
      ))}
      {running.length > 0 && (
        <StackingTable
          caption="Limits that run"
          columns={['Limit', 'Due', 'Counted from']}
          rows={running.map(({ key, due, status, components }) => ({
            key,
            cells: [
              deadlines[key]?.title ?? key,
              `${longDate(due)}${status === 'overdue' ? ' (overdue)' : ''}`,
              components.map(({ title, anchorOn }) => `${title}, from ${longDate(anchorOn)}`).join('; '),
            ],
          }))}
        />
      )}
    </section>
  );
}
