/** Moving open cases to a version: where each step leads, what it would do, the move in batches, and the way back. */
import type { PublishedVersion } from '@homeward/contract';
import { paths } from '../../paths';
import { useVersions } from '../../server/procedure-queries';
import { useMoveProposal } from '../../server/publishing-queries';
import { Reading } from '../../shell/reading';
import { AppLink, useGo } from '../../ui/app-link';
import { Page } from '../../ui/page';
import { Choice } from '../controls/choice';
import { MoveCases } from './move-cases';

export interface MovePageProps {
  /** The version that cases go to. */
  readonly version: string;
  readonly from?: string | undefined;
}

export function MovePage({ version, from }: MovePageProps) {
  const versions = useVersions();
  return (
    <Reading from={versions} what="the versions">
      {({ versions: published }) => {
        const others = published.filter((one) => one.version !== version && one.cases > 0);
        const chosen = others.find((one) => one.version === from) ?? others[0];
        const to = published.find((one) => one.version === version);
        return (
          <Page
            title="Move open cases"
            caption={`To version ${version.slice(0, 12)}`}
            back={
              <AppLink className="govuk-back-link" to={paths.processes()}>
                All versions and drafts
              </AppLink>
            }
          >
            {to !== undefined && <p className="govuk-body hw-measure">{to.note}</p>}
            {chosen === undefined ? (
              <p className="govuk-body">No case stands on another version, so there is nothing to move.</p>
            ) : (
              <>
                <FromVersion version={version} others={others} chosen={chosen.version} />
                <Proposal key={chosen.version} version={version} from={chosen.version} />
              </>
            )}
          </Page>
        );
      }}
    </Reading>
  );
}

function FromVersion({
  version,
  others,
  chosen,
}: {
  readonly version: string;
  readonly others: readonly PublishedVersion[];
  readonly chosen: string;
}) {
  const go = useGo();
  return (
    <Choice
      id="from"
      label="Cases that stand on"
      options={others.map((one) => ({
        value: one.version,
        title: `${one.version.slice(0, 12)}: ${one.note} (${one.cases} ${one.cases === 1 ? 'case' : 'cases'})`,
      }))}
      value={chosen}
      onChange={(next) => go(paths.moveCases(version, next))}
    />
  );
}

function Proposal({ version, from }: { readonly version: string; readonly from: string }) {
  const proposal = useMoveProposal(version, from);
  return (
    <Reading from={proposal} what="where cases would go">
      {(found) => <MoveCases proposal={found} />}
    </Reading>
  );
}
