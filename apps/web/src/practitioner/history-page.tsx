/** Who did what, when, under which version and clause: newest first, each to open for what it changed. */
import type { HistoryEntry } from '@homeward/contract';
import { paths } from '../paths';
import { ChangesList } from '../record/changes-list';
import { useCase, useHistory } from '../server/queries';
import { Reading } from '../shell/reading';
import { longDate, momentInWords } from '../ui/dates';
import { Details } from '../ui/details';
import { Page } from '../ui/page';
import { Sources } from '../ui/source-quote';
import { Tag } from '../ui/tag';
import { Waiting } from '../ui/waiting';
import { backToList, ChildHeader } from './child-header';

export function HistoryPage({ caseId }: { readonly caseId: string }) {
  const overview = useCase(caseId);
  return (
    <Reading from={overview} what="the history">
      {(record) => (
        <Page
          title={`History of ${record.child.name}`}
          caption={`Reference ${record.child.reference}`}
          back={backToList(record)}
        >
          <ChildHeader overview={record} current={paths.history(caseId)} />
          <Entries caseId={caseId} />
        </Page>
      )}
    </Reading>
  );
}

function Entries({ caseId }: { readonly caseId: string }) {
  const history = useHistory(caseId);
  if (history.data === undefined)
    return history.isError ? (
      <p className="govuk-body">The history could not be shown. Try again in a moment.</p>
    ) : (
      <Waiting what="the history" />
    );
  const entries = history.data.pages.flatMap((page) => page.entries);
  const total = history.data.pages[0]?.total ?? 0;
  if (entries.length === 0) return <p className="govuk-body">Nothing has been recorded yet.</p>;
  return (
    <>
      <p className="govuk-body">
        {total === 1 ? '1 entry' : `${total.toLocaleString('en-GB')} entries`}, newest first. Entries are never changed
        or taken out.
      </p>
      <div className="moj-timeline">
        {entries.map((entry) => (
          <Entry key={entry.revision} entry={entry} />
        ))}
      </div>
      {history.hasNextPage && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => void history.fetchNextPage()}
        >
          Show earlier entries
        </button>
      )}
    </>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const roles = entry.roles.map((role) => role.title).join(', ');
  return (
    <div className="moj-timeline__item">
      <div className="moj-timeline__header">
        <h2 className="moj-timeline__title">{entry.what}</h2>{' '}
        <p className="moj-timeline__byline">
          by {entry.who}
          {roles !== '' && ` (${roles})`}
        </p>
      </div>
      <p className="moj-timeline__date">
        <time dateTime={entry.on}>{longDate(entry.on)}</time>
        {`, recorded ${momentInWords(entry.recordedAt)}`}{' '}
        {entry.origin === 'import' && <Tag colour="grey">Imported</Tag>}
      </p>
      <div className="moj-timeline__description">
        {entry.note !== null && <p className="govuk-body">{entry.note}</p>}
        {entry.overrides.map((override) => (
          <p key={override.gate} className="govuk-body">
            Went ahead with a reason: {override.reason}
          </p>
        ))}
        <Details
          className="govuk-!-margin-bottom-2"
          summary={
            <>
              What changed<span className="govuk-visually-hidden">: {entry.what}</span>
            </>
          }
        >
          <ChangesList changes={entry.changes} />
          <p className="govuk-body-s">
            Entry {entry.revision}, under process version {entry.version}
          </p>
        </Details>
        <Sources sources={entry.sources} about={entry.what} />
      </div>
    </div>
  );
}
