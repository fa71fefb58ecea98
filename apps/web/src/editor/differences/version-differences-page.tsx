/** How a published version differs from an earlier one. */
import { paths } from '../../paths';
import { useVersions } from '../../server/procedure-queries';
import { useVersionDifferences } from '../../server/publishing-queries';
import { Reading } from '../../shell/reading';
import { AppLink, useGo } from '../../ui/app-link';
import { Page } from '../../ui/page';
import { Choice } from '../controls/choice';
import { DifferenceList } from './difference-list';

export interface VersionDifferencesPageProps {
  readonly version: string;
  readonly from?: string | undefined;
}

export function VersionDifferencesPage({ version, from }: VersionDifferencesPageProps) {
  const versions = useVersions();
  const go = useGo();
  return (
    <Reading from={versions} what="the versions">
      {({ versions: published }) => {
        const others = published.filter((one) => one.version !== version);
        const chosen = others.find((one) => one.version === from) ?? others[0];
        return (
          <Page
            title="What differs"
            caption={`Version ${version.slice(0, 12)}`}
            back={
              <AppLink className="govuk-back-link" to={paths.processes()}>
                All versions and drafts
              </AppLink>
            }
          >
            {chosen === undefined ? (
              <p className="govuk-body">There is no other version to compare it with.</p>
            ) : (
              <>
                <Choice
                  id="from"
                  label="Compared with"
                  options={others.map((one) => ({
                    value: one.version,
                    title: `${one.version.slice(0, 12)}: ${one.note}`,
                  }))}
                  value={chosen.version}
                  onChange={(next) => go(paths.versionDifferences(version, next))}
                />
                <Compared key={chosen.version} version={version} from={chosen.version} />
              </>
            )}
          </Page>
        );
      }}
    </Reading>
  );
}

function Compared({ version, from }: { readonly version: string; readonly from: string }) {
  const differences = useVersionDifferences(version, from);
  return (
    <Reading from={differences} what="the differences">
      {(found) => <DifferenceList differences={found.differences} />}
    </Reading>
  );
}
