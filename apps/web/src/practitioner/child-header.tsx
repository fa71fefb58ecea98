/** Who the child is, above every page of the record, with the tabs to the others. */
import type { CaseOverview } from '@homeward/contract';
import { paths } from '../paths';
import { useNewerRevision } from '../server/live';
import { caseHasChanged } from '../server/queries';
import { AppLink } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { SubNavigation } from '../ui/sub-navigation';
import { RestrictedRecord } from './restricted-record';

export const backToChildren = (
  <AppLink className="govuk-back-link" to={paths.children()}>
    Back to children
  </AppLink>
);

/** Back to the list that the record belongs to. */
export const backToList = ({ subject }: Pick<CaseOverview, 'subject'>) =>
  subject === 'household' || subject === 'match' ? (
    <AppLink className="govuk-back-link" to={subject === 'household' ? paths.families() : paths.matches()}>
      Back to {subject === 'household' ? 'families' : 'matches'}
    </AppLink>
  ) : (
    backToChildren
  );

export function ChildHeader({ overview, current }: { readonly overview: CaseOverview; readonly current: string }) {
  const { child, id } = overview;
  const { legalStatus, reviewingOfficer } = child;
  const rows: readonly (readonly [string, string])[] =
    child.dateOfBirth === null
      ? [['Process', overview.process.title]]
      : [
          ['Born', `${longDate(child.dateOfBirth)} (${child.ageInWords ?? ''})`],
          [
            'In care since',
            child.inCareSince === null
              ? 'Not in care'
              : `${longDate(child.inCareSince)}${weeksInWords(child.weeksInCare)}`,
          ],
          ...(legalStatus === null ? [] : [[legalStatus.title, legalStatus.label ?? 'None recorded'] as const]),
          ['Social worker', child.socialWorker ?? 'Not allocated'],
          ...(reviewingOfficer === null
            ? []
            : [[reviewingOfficer.title, reviewingOfficer.name ?? 'Not allocated'] as const]),
        ];
  return (
    <>
      <dl className="hw-identity">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RestrictedRecord restricted={overview.restricted} />
      <SubNavigation
        label={overview.subject === 'child' ? 'Child’s record' : 'Record'}
        current={current}
        items={[
          { to: paths.child(id), text: 'Overview' },
          { to: paths.timeline(id), text: 'Timeline' },
          { to: paths.childProcess(id), text: 'Process' },
          { to: paths.history(id), text: 'History' },
          { to: paths.people(id), text: 'People' },
        ]}
      />
      <RecordChanged overview={overview} />
    </>
  );
}

const weeksInWords = (weeks: number | null): string =>
  weeks === null ? '' : weeks === 0 ? ' (less than a week)' : ` (${weeks} ${weeks === 1 ? 'week' : 'weeks'})`;

/** Offers what others have just recorded; the page does not move by itself under somebody's eyes. */
function RecordChanged({ overview }: { readonly overview: CaseOverview }) {
  const newer = useNewerRevision(overview.id, overview.revision);
  return (
    <div role="status">
      {newer !== undefined && (
        <div className="hw-banner hw-banner--calm">
          <p className="govuk-body">This record has just been changed.</p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => caseHasChanged(overview.id)}
          >
            Show it as it is now
          </button>
        </div>
      )}
    </div>
  );
}
