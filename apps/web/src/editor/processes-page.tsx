/** The versions of the authority's procedure and the drafts of the next one. */
import type { DraftSummary, PublishedVersion } from '@homeward/contract';
import { useState } from 'react';
import { paths } from '../paths';
import { usePackDrafts, useVersions } from '../server/procedure-queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { AppLink } from '../ui/app-link';
import { momentInWords } from '../ui/dates';
import { Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';
import { Tag, type TagColour } from '../ui/tag';
import { TakeOutButton } from './exchange/take-out-button';
import { BeginSetUp } from './processes/begin-set-up';
import { Releases } from './processes/releases';
import { StartDraftForm } from './processes/start-draft-form';

export function ProcessesPage() {
  const { authority } = useSignedIn();
  const versions = useVersions();
  const drafts = usePackDrafts();
  return (
    <Reading from={versions} what="the versions">
      {(published) => (
        <Reading from={drafts} what="the drafts">
          {(found) => (
            <Page title="Processes" caption={authority.name}>
              <p className="govuk-body hw-measure">
                Your authority’s procedure stands in versions. A published version never changes; a case keeps the
                version that it began under. To change the procedure, start a draft, check it and try it out, and
                publish it when it is ready.
              </p>
              <BeginSetUp versions={published.versions} drafts={found.drafts} />
              <p className="govuk-body">
                <AppLink to={paths.exchange()}>Import a procedure, and see what was exported</AppLink>
              </p>
              <Drafts drafts={found.drafts} />
              <Releases />
              <Versions versions={published.versions} />
            </Page>
          )}
        </Reading>
      )}
    </Reading>
  );
}

const STATUS: Readonly<Record<DraftSummary['status'], readonly [string, TagColour]>> = {
  draft: ['Draft', 'blue'],
  inReview: ['In review', 'yellow'],
  published: ['Published', 'green'],
  abandoned: ['Abandoned', 'grey'],
};

function Drafts({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  if (drafts.length === 0) return <p className="govuk-body">There is no draft. Start one from a version below.</p>;
  return (
    <StackingTable
      caption="Drafts"
      columns={['What it is about', 'State', 'Started by', 'Last changed', 'From version', 'As a file']}
      rows={drafts.map(({ id, title, status, startedBy, changedAt, base }) => ({
        key: id,
        cells: [
          <AppLink key="open" to={paths.draft(id)}>
            {title}
          </AppLink>,
          <Tag key="status" colour={STATUS[status][1]}>
            {STATUS[status][0]}
          </Tag>,
          startedBy,
          momentInWords(changedAt),
          shortly(base),
          <TakeOutButton key="out" what={{ draft: id }} named={`the draft “${title}”`} />,
        ],
      }))}
    />
  );
}

function Versions({ versions }: { readonly versions: readonly PublishedVersion[] }) {
  const [starting, setStarting] = useState<string>();
  return (
    <>
      <StackingTable
        caption="Published versions"
        columns={['Version', 'What is new', 'Published', 'Cases', 'As a file', 'Change it']}
        rows={versions.map(({ version, note, publishedAt, publishedBy, current, cases }) => ({
          key: version,
          cells: [
            <span key="version">
              {shortly(version)} {current && <Tag colour="green">Current</Tag>}
            </span>,
            <span key="note">
              {note}
              {versions.length > 1 && (
                <>
                  {' '}
                  <AppLink to={paths.versionDifferences(version)}>
                    What differs<span className="govuk-visually-hidden"> in version {shortly(version)}</span>
                  </AppLink>
                </>
              )}
            </span>,
            `${momentInWords(publishedAt)}${publishedBy === null ? '' : ` by ${publishedBy}`}`,
            String(cases),
            <TakeOutButton key="out" what={{ version }} named={`version ${shortly(version)}`} />,
            <button
              key="start"
              type="button"
              className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
              aria-expanded={starting === version}
              onClick={() => setStarting(version)}
            >
              Start a draft<span className="govuk-visually-hidden"> from version {shortly(version)}</span>
            </button>,
          ],
        }))}
      />
      {starting !== undefined && (
        <StartDraftForm
          key={starting}
          version={starting}
          shown={shortly(starting)}
          cancel={() => setStarting(undefined)}
        />
      )}
    </>
  );
}

/** As versions are named on every page. */
const shortly = (version: string): string => version.slice(0, 12);
