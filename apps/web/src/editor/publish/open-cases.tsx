/** What the draft would do to the children now in the process: the re-run of their histories, and what becomes of those that do not conform. */
import type { Publication, ReplayBreaks } from '@homeward/contract';
import type { DealtWith } from '@homeward/engine';
import { useState } from 'react';
import { rerunCases } from '../../server/publishing-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { longDate, momentInWords } from '../../ui/dates';
import { Details } from '../../ui/details';
import { RerunDifferences } from '../differences/rerun-differences';

export interface OpenCasesProps {
  readonly draft: string;
  readonly publication: Publication;
  readonly dealtWith: Readonly<Record<string, DealtWith>>;
  deal(group: string, how: DealtWith): void;
}

export function OpenCases({ draft, publication, dealtWith, deal }: OpenCasesProps) {
  const { replay, openCases } = publication;
  const [failed, setFailed] = useState<string>();
  const running = replay?.status === 'running';
  const rerun = async () => {
    setFailed(undefined);
    try {
      await rerunCases(draft);
    } catch (error) {
      setFailed(problemInWords(error).sentence);
    }
  };
  return (
    <section id="open-cases" tabIndex={-1}>
      <h2 className="govuk-heading-m">Open cases</h2>
      <p className="govuk-body hw-measure">
        {openCases === 1 ? '1 case is open' : `${openCases} cases are open`}. Each keeps the version that it stands on.
        Its whole history is re-run against this draft to see whether it would have gone the same way; nothing in a case
        is changed by that.
      </p>
      <div role="status">
        {running && replay !== null && (
          <p className="govuk-body">
            {replay.done} of {replay.total} cases have been re-run.
          </p>
        )}
        {replay?.status === 'failed' && (
          <p className="govuk-body">The re-run stopped before its end. Start it again.</p>
        )}
        {replay?.status === 'finished' && (
          <p className="govuk-body">
            Re-run on {momentInWords(replay.startedAt)}: {replay.conforming} of {replay.total} conform,{' '}
            {replay.differing} of them with something that would stand otherwise today.
            {replay.changedSince > 0 &&
              ` ${replay.changedSince} ${replay.changedSince === 1 ? 'case has' : 'cases have'} changed since; publishing re-runs them all once more.`}
          </p>
        )}
        {failed !== undefined && <p className="govuk-error-message">{failed}</p>}
      </div>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        aria-disabled={running}
        onClick={() => (running ? undefined : void rerun())}
      >
        {replay === null ? 'Re-run the open cases' : 'Re-run them again'}
      </button>
      {replay?.status === 'finished' && (
        <>
          {replay.breaks.map((group, index) => (
            <BreakGroup
              key={group.key}
              id={`group-${index}`}
              group={group}
              how={dealtWith[group.key]}
              deal={(how) => deal(group.key, how)}
            />
          ))}
          <RerunDifferences differences={replay.differences} />
        </>
      )}
    </section>
  );
}

const CHOICES: readonly (readonly [DealtWith, string, string])[] = [
  ['stay', 'They stay on their version', 'Each finishes under the procedure that it began with.'],
  [
    'move',
    'They are moved',
    'Once this version holds you choose the steps they go to, and see what that does to each.',
  ],
];

/** What the first cases lack is said; the rest is like it. */
const LACKS_SHOWN = 3;

function BreakGroup({
  id,
  group: { title, document, sentence, lacks, cases },
  how,
  deal,
}: {
  readonly id: string;
  readonly group: ReplayBreaks;
  readonly how: DealtWith | undefined;
  deal(how: DealtWith): void;
}) {
  return (
    <div className="hw-banner">
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
          {cases.length} {cases.length === 1 ? 'case does' : 'cases do'} not conform: {title}
          {document === undefined ? '' : ` (${document})`}
        </legend>
        <p className="govuk-body">{sentence}</p>
        {lacks.length > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {lacks.slice(0, LACKS_SHOWN).map((lack) => (
              <li key={lack}>{lack}</li>
            ))}
          </ul>
        )}
        <Details summary="Which cases">
          <ul className="govuk-list">
            {cases.map(({ caseId, reference, revision, on }) => (
              <li key={caseId}>
                {reference}, entry {revision} of {longDate(on)}
              </li>
            ))}
          </ul>
        </Details>
        <div className="govuk-radios govuk-radios--small">
          {CHOICES.map(([value, label, hint]) => (
            <div key={value} className="govuk-radios__item">
              <input
                id={`${id}-${value}`}
                name={id}
                type="radio"
                className="govuk-radios__input"
                checked={how === value}
                aria-describedby={`${id}-${value}-hint`}
                onChange={() => deal(value)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${value}`}>
                {label}
              </label>
              <div id={`${id}-${value}-hint`} className="govuk-hint govuk-radios__hint">
                {hint}
              </div>
            </div>
          ))}
        </div>
        <p className="govuk-hint govuk-!-margin-bottom-0">Or go back and correct the draft.</p>
      </fieldset>
    </div>
  );
}
