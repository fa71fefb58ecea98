/** What would stand otherwise today for the children now in the process: which deadlines move for whom, who gains or loses which permission. */
import type { ReplayDifferences } from '@homeward/contract';
import { longDate } from '../../ui/dates';
import { Details } from '../../ui/details';
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
    <>
      <Differences caption="What would stand otherwise today" differences={differences.slice(0, SHOWN)} />
      {differences.length > SHOWN && (
        <Details summary={`${differences.length - SHOWN} more`}>
          <Differences caption="More that would stand otherwise" differences={differences.slice(SHOWN)} />
        </Details>
      )}
    </>
  );
}

const SHOWN = 15;

function Differences({
  caption,
  differences,
}: {
  readonly caption: string;
  readonly differences: readonly ReplayDifferences[];
}) {
  return (
    <StackingTable
      caption={caption}
      columns={['What', 'For whom']}
      rows={differences.map(({ touches, key, title, kind, count, examples }) => ({
        key: `${touches} ${kind} ${key}`,
        cells: [
          `${TOUCHES[touches]}, ${KINDS[kind]}: ${title}`,
          `${count} ${count === 1 ? 'case' : 'cases'}, for example ${examples
            .slice(0, 3)
            .map(({ reference, before, after }) =>
              touches === 'limits'
                ? `${reference}: ${dueIn(before) ?? 'none'}, would be ${dueIn(after) ?? 'none'}`
                : reference,
            )
            .join('; ')}`,
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
