/** What the move would do: who cannot be moved and why, which deadlines move, which tasks end, who gains or loses a permission. */
import type { DryRunShown } from '@homeward/contract';
import { longDate } from '../../ui/dates';
import { Details } from '../../ui/details';
import { StackingTable } from '../../ui/stacking-table';

const KINDS: Readonly<Record<DryRunShown['limits'][number]['kind'], string>> = {
  started: 'Begins',
  moved: 'Moves',
  met: 'Is met',
  metLate: 'Is met, late',
  overdue: 'Is overdue',
  cancelled: 'Ends',
  reminded: 'Is said again',
};

export function DryRunFound({ found }: { readonly found: DryRunShown }) {
  const { cases, movable, cannot, limits, tasksEnded, permissions } = found;
  return (
    <section aria-label="What the move would do">
      <p className="govuk-body" role="status">
        {movable} of {cases} cases can be moved.
        {cannot.length > 0 && ` ${cases - movable} cannot, and stay where they are.`}
      </p>
      {cannot.length > 0 && (
        <StackingTable
          caption="Cases that cannot be moved"
          columns={['Case', 'Why']}
          rows={cannot.map(({ reference, sentence }) => ({ key: reference, cells: [reference, sentence] }))}
        />
      )}
      {limits.length > 0 && (
        <StackingTable
          caption="Deadlines"
          columns={['Deadline', 'What happens', 'Cases', 'For example']}
          rows={limits.map(({ title, kind, count, examples }) => ({
            key: `${kind} ${title}`,
            cells: [
              title,
              KINDS[kind],
              String(count),
              <ul key="examples" className="govuk-list govuk-!-margin-bottom-0">
                {examples.slice(0, 3).map(({ reference, was, due }) => (
                  <li key={reference}>
                    {reference}: {was === undefined ? '' : `${longDate(was)}, then `}
                    {kind === 'cancelled' ? 'none' : longDate(due)}
                  </li>
                ))}
              </ul>,
            ],
          }))}
        />
      )}
      <Counted summary="Tasks that end" lines={tasksEnded.map(({ title, count }) => [title, count])} />
      <Counted summary="Permissions" lines={permissions.map(({ sentence, count }) => [sentence, count])} />
      {limits.length + tasksEnded.length + permissions.length === 0 && (
        <p className="govuk-body">No deadline, task or permission changes.</p>
      )}
    </section>
  );
}

function Counted({
  summary,
  lines,
}: {
  readonly summary: string;
  readonly lines: readonly (readonly [string, number])[];
}) {
  if (lines.length === 0) return null;
  return (
    <Details summary={`${summary} (${lines.length})`}>
      <ul className="govuk-list">
        {lines.map(([text, count]) => (
          <li key={text}>
            {text}: in {count} {count === 1 ? 'case' : 'cases'}
          </li>
        ))}
      </ul>
    </Details>
  );
}
