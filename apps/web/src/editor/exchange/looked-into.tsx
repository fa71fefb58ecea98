/** What a file says: who signed it, whether that key is known here, what it holds, and what would come of it. */
import type { LookedInto as Looked } from '@homeward/contract';
import type { ReactNode } from 'react';
import { longDate } from '../../ui/dates';
import { SummaryList } from '../../ui/summary-list';

export function LookedInto({ looked }: { readonly looked: Looked }) {
  const { signed, hash, refused, problems, filesChanged, warnings, notes } = looked;
  return (
    <section aria-labelledby="what-the-file-says">
      <h2 className="govuk-heading-m" id="what-the-file-says">
        What the file says
      </h2>
      {signed !== null && hash !== null && (
        <SummaryList
          rows={[
            ['Signed by', `${signed.name}, on ${longDate(signed.on)}`],
            ['Its key', STANDING[signed.standing](signed.knownAs ?? signed.name)],
            // Of a key that is not known it has to come from its owner: shown here, it would only be copied.
            ...(signed.standing === 'unknown' ? [] : [fingerprintRow(signed.fingerprint)]),
            [
              'Its content (SHA-256)',
              <code key="hash" className="hw-hash">
                {hash}
              </code>,
            ],
            ...(refused === null ? outcome(filesChanged, warnings) : []),
          ]}
        />
      )}
      {notes.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {refused !== null && (
        <div className="hw-banner" role="alert">
          <p className="govuk-body govuk-!-font-weight-bold">It cannot be brought in.</p>
          <p className="govuk-body">{refused}</p>
          {problems.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {problems.map(({ path, sentence, suggestion }) => (
                <li key={`${path} ${sentence}`}>
                  {sentence} {suggestion} <span className="govuk-hint hw-hash">{path}</span>
                </li>
              ))}
            </ul>
          )}
          <p className="govuk-body">Nothing was changed. Ask whoever sent it to put it right and send it again.</p>
        </div>
      )}
    </section>
  );
}

const fingerprintRow = (fingerprint: string): readonly [string, ReactNode] => [
  'Fingerprint of the key',
  <code key="key" className="hw-hash">
    {fingerprint}
  </code>,
];

const outcome = (filesChanged: number, warnings: number): readonly (readonly [string, string])[] => [
  [
    'What differs',
    filesChanged === 0
      ? 'Nothing: it is what your current version says'
      : `${filesChanged} ${filesChanged === 1 ? 'file differs' : 'files differ'} from your current version`,
  ],
  ['Checks', warnings === 0 ? 'No problems' : `No problems, ${warnings} warnings`],
];

const STANDING: Readonly<Record<'own' | 'known' | 'unknown', (name: string) => string>> = {
  own: () => 'The key of this installation',
  known: (name) => `Known here, as that of ${name}`,
  unknown: () => 'Not known here: whoever made the file could call themselves anything',
};
