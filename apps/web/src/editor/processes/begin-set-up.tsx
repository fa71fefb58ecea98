/** The way into the set-up of this authority; or, where it was not made from one, how a new authority is made. */
import type { DraftSummary, PublishedVersion } from '@homeward/contract';
import { useState } from 'react';
import { paths } from '../../paths';
import { newKey } from '../../server/new-key';
import { startDraft } from '../../server/procedure-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { useSignedIn } from '../../shell/session-context';
import { AppLink, useGo } from '../../ui/app-link';
import { Details } from '../../ui/details';

export function BeginSetUp({
  versions,
  drafts,
}: {
  readonly versions: readonly PublishedVersion[];
  readonly drafts: readonly DraftSummary[];
}) {
  const { authority } = useSignedIn();
  const go = useGo();
  const [problem, setProblem] = useState<string>();
  // One key for one draft: pressing again after a lost answer starts no second one.
  const [key] = useState(newKey);
  const current = versions.find((version) => version.current && version.setUp);
  if (current === undefined) return <HowOneIsMade />;
  const title = `Set-up of ${authority.name}`;
  const underWay = drafts.find(
    (draft) => draft.base === current.version && draft.title === title && ['draft', 'inReview'].includes(draft.status),
  );
  const isConfirmed = current.released;
  const begin = async () => {
    try {
      const { id } = await startDraft(key, { version: current.version, title });
      go(paths.draft(id, 'set-up'));
    } catch (error) {
      setProblem(problemInWords(error).sentence);
    }
  };
  return (
    <section className="hw-measure" aria-labelledby="begin-set-up">
      <h2 className="govuk-heading-m" id="begin-set-up">
        Set up {authority.name}
      </h2>
      <p className="govuk-body">
        {isConfirmed
          ? 'Your procedure was made from the answers of a set-up. You can go through them again; what you changed by hand stays.'
          : 'Your procedure was begun from building blocks, with the answers that most councils give. Go through the set-up, put your own answers in their place, and publish it. Until then no child’s record should be opened under it.'}
      </p>
      <p className="govuk-error-message" role="alert">
        {problem}
      </p>
      {underWay === undefined ? (
        <button
          type="button"
          className={`govuk-button${isConfirmed ? ' govuk-button--secondary' : ''}`}
          onClick={() => void begin()}
        >
          {isConfirmed ? 'Go through the set-up again' : 'Begin the set-up'}
        </button>
      ) : (
        <AppLink className="govuk-button" to={paths.draft(underWay.id, 'set-up')}>
          Go on with the set-up
        </AppLink>
      )}
    </section>
  );
}

/** Nobody who is signed in sees another authority, so nobody makes one from here. */
function HowOneIsMade() {
  return (
    <Details summary="Set up a new authority">
      <p className="govuk-body">
        A new authority is kept apart from yours from its first day, so it is not made from your account. Whoever runs
        this installation makes it with <code>homeward new-authority</code> and names its two process owners. They sign
        in with a password that they are told once, choose their own, and find the set-up here, under Processes.
      </p>
    </Details>
  );
}
