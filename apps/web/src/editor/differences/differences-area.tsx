/** How the draft differs from the version that new cases open under, as it stands on this page. */
import { comparePacks } from '@homeward/engine';
import { useMemo } from 'react';
import { paths } from '../../paths';
import { usePublication } from '../../server/publishing-queries';
import { Reading } from '../../shell/reading';
import { AppLink } from '../../ui/app-link';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';
import { DifferenceList } from './difference-list';
import { RerunDifferences } from './rerun-differences';
import { usePackBefore } from './use-pack-before';

export function DifferencesArea() {
  const { pack } = useEditing();
  const base = usePackBefore();
  const compared = useMemo(() => (base === undefined ? undefined : comparePacks(base, pack)), [base, pack]);
  return (
    <>
      <p className="govuk-body hw-measure">
        What is different in this draft from the version that it started from, sentence by sentence. Nothing here is
        used for any child until the draft is published.
      </p>
      {compared === undefined ? (
        <p className="govuk-body">The version that this draft started from cannot be read.</p>
      ) : (
        <>
          <DifferenceList differences={compared.differences} />
          {compared.homeless.length > 0 && (
            <section>
              <h2 className="govuk-heading-m">Steps that are gone</h2>
              <p className="govuk-body">A case that stands there stays on its version, or is moved to another step.</p>
              <ul className="govuk-list govuk-list--bullet">
                {compared.homeless.map(({ process, path, title }) => (
                  <li key={`${process} ${path}`}>{title}</li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      <ForChildren />
    </>
  );
}

function ForChildren() {
  const { id, state } = useOpenDraft();
  const publication = usePublication(id, state.seq);
  return (
    <section>
      <h2 className="govuk-heading-m">For the children now in the process</h2>
      <Reading from={publication} what="the open cases">
        {({ replay }) =>
          replay === null ? (
            <p className="govuk-body">
              The history of the open cases has not been re-run against this draft as it stands.{' '}
              <AppLink to={paths.draft(id, 'publish')}>Re-run it under Publish</AppLink>
            </p>
          ) : (
            <RerunDifferences differences={replay.differences} />
          )
        }
      </Reading>
    </section>
  );
}
