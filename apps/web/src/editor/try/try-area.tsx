/** Try it out: the draft as it stands, gone through by the very engine that the server runs. */
import type { AreaProps } from '../areas';
import { BeginTryOut } from './begin-try-out';
import { SaveWalkthrough } from './save-walkthrough';
import { TryActions } from './try-actions';
import { TryClock } from './try-clock';
import { useTryOut } from './use-try-out';
import { WhatHappened } from './what-happened';
import { WhereNow } from './where-now';

export function TryArea(_props: AreaProps) {
  const { kept, playing, begin, act, takeBackFrom, end } = useTryOut();
  if (kept === undefined) return <BeginTryOut begin={begin} />;
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
        </p>
        {startAgain}
      </>
    );
  return (
    <div className="hw-tryout">
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
