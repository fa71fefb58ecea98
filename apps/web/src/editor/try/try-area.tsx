/** Try it out: the draft as it stands, gone through by the very engine that the server runs. */
import type { AreaProps } from '../areas';
import { BeginTryOut } from './begin-try-out';
import { CopiedFrom } from './copied-from';
import { CopyChild } from './copy-child';
import { SaveWalkthrough } from './save-walkthrough';
import { TryActions } from './try-actions';
import { TryClock } from './try-clock';
import { useTryOut } from './use-try-out';
import { WhatHappened } from './what-happened';
import { WhereNow } from './where-now';

export function TryArea(_props: AreaProps) {
  const { kept, copied, playing, begin, beginCopied, act, takeBackFrom, end } = useTryOut();
  if (kept === undefined)
    return (
      <>
        <BeginTryOut begin={begin} />
        <CopyChild beginCopied={beginCopied} />
      </>
    );
  const startAgain = (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={end}>
      End this try-out and begin another
    </button>
  );
  if (playing === undefined)
    return (
      <>
        <p className="govuk-body">
          The draft cannot be played as it stands. Nothing of the try-out is lost: it goes on when the problems of the
          draft are mended.
          {copied !== undefined &&
            ' It may also be that the draft has no place any more for the step in which the copied child stands.'}
        </p>
        {startAgain}
      </>
    );
  return (
    <div className="hw-tryout">
      {copied !== undefined && playing.tried.start !== undefined && (
        <CopiedFrom playing={playing} copied={copied} start={playing.tried.start} />
      )}
      <TryClock playing={playing} act={act} />
      <WhereNow playing={playing} />
      <TryActions playing={playing} act={act} />
      <section aria-labelledby="try-story-title">
        <h2 className="govuk-heading-m" id="try-story-title">
          What happened
        </h2>
        <WhatHappened playing={playing} takeBackFrom={takeBackFrom} />
      </section>
      {playing.acts.length > 0 && playing.tried.stopped === undefined && <SaveWalkthrough playing={playing} />}
      {startAgain}
    </div>
  );
}
