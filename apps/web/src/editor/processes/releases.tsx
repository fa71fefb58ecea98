/** From which day which version holds, who answers for it, and what came with the installation since. */
import type { ReleaseShown } from '@homeward/contract';
import { useState } from 'react';
import { paths } from '../../paths';
import { useReleases, withdraw } from '../../server/publishing-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { Reading } from '../../shell/reading';
import { AppLink } from '../../ui/app-link';
import { longDate, momentInWords } from '../../ui/dates';
import { StackingTable } from '../../ui/stacking-table';
import { Tag, type TagColour } from '../../ui/tag';

const STANDING: Readonly<Record<ReleaseShown['standing'], readonly [string, TagColour]>> = {
  current: ['Current', 'green'],
  coming: ['Coming', 'blue'],
  superseded: ['Superseded', 'grey'],
  retired: ['Retired', 'grey'],
  withdrawn: ['Withdrawn', 'orange'],
};

export function Releases() {
  const releases = useReleases();
  return (
    <Reading from={releases} what="the releases">
      {({ releases: found, offer }) => (
        <>
          {offer !== null && (
            <div className="hw-banner">
              <p className="govuk-body govuk-!-margin-bottom-0">
                A newer version came with the installation on {momentInWords(offer.arrivedAt)} (
                {offer.version.slice(0, 12)}
                ). Nothing uses it: to take it, start a draft from it below and publish that.
              </p>
            </div>
          )}
          {found.length > 0 && <ReleaseTable releases={found} />}
        </>
      )}
    </Reading>
  );
}

function ReleaseTable({ releases }: { readonly releases: readonly ReleaseShown[] }) {
  const [withdrawing, setWithdrawing] = useState<string>();
  return (
    <>
      <StackingTable
        caption="Releases"
        columns={['Version', 'Holds from', 'Owner', 'What is new', 'Open cases', 'What you can do']}
        rows={releases.map(({ id, version, standing, startsOn, owner, second, note, cases }) => ({
          key: id,
          cells: [
            <span key="version">
              {version.slice(0, 12)} <Tag colour={STANDING[standing][1]}>{STANDING[standing][0]}</Tag>
            </span>,
            longDate(startsOn),
            second === null ? owner : `${owner}, with ${second}`,
            note,
            String(cases),
            standing === 'coming' ? (
              <button
                key="withdraw"
                type="button"
                className="govuk-link hw-link-button"
                aria-expanded={withdrawing === id}
                onClick={() => setWithdrawing(id)}
              >
                Withdraw<span className="govuk-visually-hidden"> version {version.slice(0, 12)}</span>
              </button>
            ) : standing === 'current' ? (
              <AppLink key="move" to={paths.moveCases(version)}>
                Move open cases to it
              </AppLink>
            ) : (
              'Nothing'
            ),
          ],
        }))}
      />
      {withdrawing !== undefined && (
        <WithdrawForm key={withdrawing} release={withdrawing} close={() => setWithdrawing(undefined)} />
      )}
    </>
  );
}

function WithdrawForm({ release, close }: { readonly release: string; close(): void }) {
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState<string>();
  const submit = async () => {
    if (note.trim() === '') return setFailed('Say why it is withdrawn');
    try {
      await withdraw(release, note);
      close();
    } catch (error) {
      setFailed(problemInWords(error).sentence);
    }
  };
  return (
    <form
      noValidate
      className="hw-banner"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={`govuk-form-group${failed === undefined ? '' : ' govuk-form-group--error'}`}>
        <label className="govuk-label" htmlFor="why-withdrawn">
          Why it is withdrawn
        </label>
        {failed !== undefined && (
          <p className="govuk-error-message" id="why-withdrawn-error">
            <span className="govuk-visually-hidden">Error:</span> {failed}
          </p>
        )}
        <input
          id="why-withdrawn"
          type="text"
          className="govuk-input"
          value={note}
          aria-describedby={failed === undefined ? undefined : 'why-withdrawn-error'}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button govuk-button--warning">
          Withdraw it
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={close}>
          Leave it as it is
        </button>
      </div>
    </form>
  );
}
