/** The audit trail of the authority, newest first: what was recorded, and who opened restricted and sealed records. */
import type { AuditedCase } from '@homeward/contract';
import type { ReactNode } from 'react';
import { paths } from '../paths';
import { useAuditLog, useReadings } from '../server/queries';
import { useSignedIn } from '../shell/session-context';
import { AppLink } from '../ui/app-link';
import { longDate, momentInWords } from '../ui/dates';
import { Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';
import { SubNavigation } from '../ui/sub-navigation';
import { AuditFilters } from './audit-filters';
import type { AuditSearch } from './audit-search';
import { EntriesSoFar } from './entries-so-far';

interface AuditPageProps {
  readonly search: AuditSearch;
}

export function AuditPage({ search }: AuditPageProps) {
  return (
    <Framed title="Audit trail" search={search} linkTo={(wanted) => paths.audit({ ...wanted })}>
      <p className="govuk-body">
        Everything that was recorded, by people and by time. Entries are never changed or taken out. Records are named
        by their reference.
      </p>
      <Recorded search={search} />
    </Framed>
  );
}

export function ReadingsPage({ search }: AuditPageProps) {
  return (
    <Framed
      title="Restricted and sealed records opened"
      search={search}
      linkTo={(wanted) => paths.auditReadings({ ...wanted })}
    >
      <p className="govuk-body">
        Who opened a record that was restricted or sealed at the time, when and why. Opening it again within 15 minutes
        is not listed twice.
      </p>
      <Opened search={search} />
    </Framed>
  );
}

function Framed({
  title,
  search,
  linkTo,
  children,
}: {
  readonly title: string;
  readonly search: AuditSearch;
  readonly linkTo: (search: AuditSearch) => string;
  readonly children: ReactNode;
}) {
  const { authority, may } = useSignedIn();
  if (!may.audit)
    return (
      <Page title="Audit trail">
        <p className="govuk-body">
          The audit trail is for those whose role in the whole authority lets them read it. It is not offered to you
          here.
        </p>
      </Page>
    );
  return (
    <Page title={title} caption={authority.name}>
      <SubNavigation
        label="Audit"
        current={linkTo({})}
        items={[
          { to: paths.audit(), text: 'Recorded' },
          { to: paths.auditReadings(), text: 'Restricted records opened' },
        ]}
      />
      <AuditFilters key={JSON.stringify(search)} search={search} linkTo={linkTo} />
      {children}
    </Page>
  );
}

function Recorded({ search }: AuditPageProps) {
  const log = useAuditLog(search);
  return (
    <EntriesSoFar from={log} what="the audit trail">
      {(entries) => (
        <StackingTable
          caption="Entries of the audit trail"
          captionHidden
          columns={['Recorded', 'What', 'By', 'Record', 'Version']}
          rowHeaders={false}
          rows={entries.map((entry) => ({
            key: `${entry.case.id} ${entry.revision}`,
            cells: [
              momentInWords(entry.recordedAt),
              <span key="what">
                {entry.what}
                <span className="hw-under">{longDate(entry.on)}</span>
              </span>,
              [entry.who, entry.roles.map(({ title }) => title).join(', ')].filter((one) => one !== '').join(', '),
              <CaseAudited key="case" about={entry.case} />,
              entry.version,
            ],
          }))}
        />
      )}
    </EntriesSoFar>
  );
}

function Opened({ search }: AuditPageProps) {
  const readings = useReadings(search);
  return (
    <EntriesSoFar from={readings} what="what was opened">
      {(entries) => (
        <StackingTable
          caption="Restricted and sealed records opened"
          captionHidden
          columns={['Opened', 'By', 'Why', 'Record']}
          rowHeaders={false}
          rows={entries.map((entry) => ({
            key: entry.id,
            cells: [
              momentInWords(entry.at),
              entry.who,
              entry.reason ?? '',
              <CaseAudited key="case" about={entry.case} />,
            ],
          }))}
        />
      )}
    </EntriesSoFar>
  );
}

const CaseAudited = ({ about: { id, reference, process, mayOpen } }: { readonly about: AuditedCase }) => (
  <span>
    {mayOpen ? <AppLink to={paths.history(id)}>{reference}</AppLink> : reference}
    <span className="hw-under">{process}</span>
  </span>
);
