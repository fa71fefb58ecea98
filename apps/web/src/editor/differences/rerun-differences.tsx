/** What would stand otherwise today for the children now in the process: which deadlines move for whom, who gains or loses which permission. */
import type { ReplayDifferences } from '@homeward/contract';
import { longDate } from '../../ui/dates';
import { StackingTable } from '../../ui/stacking-table';

const TOUCHES: Readonly<Record<ReplayDifferences['touches'], string>> = {
  steps: 'Step',
  limits: 'Deadline',
  tasks: 'Task',
  notices: 'Notice',
  documents: 'Document',
  facts: 'Fact',
  permissions: 'Permission',
};

const KINDS: Readonly<Record<ReplayDifferences['kind'], string>> = {
  added: 'new',
  removed: 'no longer',
  changed: 'otherwise',
};

export function RerunDifferences({ differences }: { readonly differences: readonly ReplayDifferences[] }) {
  if (differences.length === 0)
    return <p className="govuk-body">For the cases that conform everything would stand as it does.</p>;
  return (
    <StackingTable
      caption="What would stand otherwise today"
      columns={['What', 'How', 'Cases', 'For example']}
      rows={differences.map(({ touches, key, title, kind, count, examples }) => ({
        key: `${touches} ${kind} ${key}`,
        cells: [
          `${TOUCHES[touches]}: ${title}`,
          KINDS[kind],
          String(count),
          <ul key="examples" className="govuk-list govuk-!-margin-bottom-0">
            {examples.slice(0, 3).map(({ reference, before, after }) => (
              <li key={reference}>
                {reference}
                {touches === 'limits' && `: ${dueIn(before) ?? 'none'}, would be ${dueIn(after) ?? 'none'}`}
              </li>
            ))}
          </ul>,
        ],
      }))}
    />
  );
}

/** "open 2, due 2026-08-02 (…)" -> "open, due 2 August 2026" */
const dueIn = (said: string | undefined): string | undefined => {
  const [, status, due] = /^(\w+) \d+, due (\d{4}-\d{2}-\d{2})/.exec(said ?? '') ?? [];
  return status === undefined || due === undefined ? undefined : `${STATUS[status] ?? status}, due ${longDate(due)}`;
};

const STATUS: Readonly<Record<string, string>> = { metLate: 'met late' };
