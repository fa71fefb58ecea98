/** Procedures that come in, whose signatures are taken, and what went out and came in. */
import type { SigningKeys } from '@homeward/contract';
import { useState } from 'react';
import { paths } from '../../paths';
import { useSigningKeys, withdrawKey } from '../../server/exchange-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { Reading } from '../../shell/reading';
import { useSignedIn } from '../../shell/session-context';
import { AppLink } from '../../ui/app-link';
import { momentInWords } from '../../ui/dates';
import { Page } from '../../ui/page';
import { StackingTable } from '../../ui/stacking-table';
import { BringInForm } from './bring-in-form';

export function ExchangePage() {
  const { authority } = useSignedIn();
  const keys = useSigningKeys();
  return (
    <Reading from={keys} what="the keys">
      {(found) => (
        <Page
          title="Import and export"
          caption={authority.name}
          back={
            <AppLink className="govuk-back-link" to={paths.processes()}>
              All versions and drafts
            </AppLink>
          }
        >
          <p className="govuk-body hw-measure">
            A procedure is exported as one file: forms, permissions, calendar and walkthroughs with it. It is signed, so
            that whoever imports it can tell that nobody has changed it on its way. What is imported becomes a draft and
            goes through the same checks as yours; it is never published by itself. To export, choose Export beside a
            version or a draft.
          </p>
          <h2 className="govuk-heading-m">Import</h2>
          <div className="hw-measure">
            <BringInForm />
          </div>
          <Keys keys={found} />
          <Exchanges exchanges={found.exchanges} />
        </Page>
      )}
    </Reading>
  );
}

function Keys({ keys: { own, known } }: { readonly keys: SigningKeys }) {
  const [failed, setFailed] = useState<string>();
  const withdraw = async (fingerprint: string) => {
    setFailed(undefined);
    try {
      await withdrawKey(fingerprint);
    } catch (error) {
      setFailed(problemInWords(error).sentence);
    }
  };
  return (
    <section>
      <h2 className="govuk-heading-m">Keys</h2>
      <p className="govuk-body hw-measure">
        Read this out to whoever asks for your fingerprint: <code className="hw-hash">{own.fingerprint}</code>
      </p>
      <p className="govuk-body hw-measure">
        Your public key, for an administrator: <code className="hw-hash">{own.publicKey}</code>
      </p>
      <div aria-live="polite">{failed !== undefined && <p className="govuk-error-message">{failed}</p>}</div>
      {known.length === 0 ? (
        <p className="govuk-body">No other key is known here yet.</p>
      ) : (
        <StackingTable
          caption="Keys that are known here"
          columns={['Whose', 'Fingerprint', 'Accepted', 'What you can do']}
          rows={known.map(({ fingerprint, name, acceptedBy, acceptedAt }) => ({
            key: fingerprint,
            cells: [
              name,
              <code key="fingerprint" className="hw-hash">
                {fingerprint}
              </code>,
              `${momentInWords(acceptedAt)} by ${acceptedBy}`,
              <button
                key="withdraw"
                type="button"
                className="govuk-link hw-link-button"
                onClick={() => void withdraw(fingerprint)}
              >
                Withdraw<span className="govuk-visually-hidden"> the key of {name}</span>
              </button>,
            ],
          }))}
        />
      )}
    </section>
  );
}

const ACT = { exported: 'Exported', imported: 'Imported' } as const;

function Exchanges({ exchanges }: Pick<SigningKeys, 'exchanges'>) {
  if (exchanges.length === 0) return <p className="govuk-body">Nothing has been exported or imported yet.</p>;
  return (
    <StackingTable
      caption="What was exported and imported"
      columns={['What', 'Content', 'Signed by', 'Who', 'When']}
      rowHeaders={false}
      rows={exchanges.map(({ act, form, hash, version, draft, signer, person, at }, index) => ({
        // Nothing else tells two exports of one moment apart; the list only grows at its beginning.
        key: `${exchanges.length - index}`,
        cells: [
          <span key="what">
            {ACT[act]}
            {form === 'folder' ? ', a folder' : ''}
            {version === null ? '' : `, version ${version.slice(0, 12)}`}
            {draft !== null && (
              <>
                {', '}
                <AppLink to={paths.draft(draft)}>the draft</AppLink>
              </>
            )}
          </span>,
          <code key="hash" className="hw-hash">
            {hash.slice(0, 12)}
          </code>,
          signer ?? (act === 'exported' && form === 'file' ? 'This installation' : 'Nobody'),
          person ?? 'At the command line',
          momentInWords(at),
        ],
      }))}
    />
  );
}
