/** The walkthroughs of a draft: which hold, what is otherwise in the others, and what to do about it. */
import { type CompiledPack, compilePack } from '@homeward/engine';
import { useMemo } from 'react';
import type { AreaProps } from '../areas';
import { useEditing } from '../editing';
import { storiesOf } from './draft-stories';
import { FailingWalkthrough } from './failing-walkthrough';
import { usePlayed } from './play-walkthroughs';

export function WalkthroughsArea(_props: AreaProps) {
  const { files, pack } = useEditing();
  const stories = useMemo(() => storiesOf(files), [files]);
  const compiled = useMemo((): CompiledPack | undefined => {
    try {
      return compilePack(pack);
    } catch {
      // A chart that leads into nothing cannot be run; the problems say where.
      return undefined;
    }
  }, [pack]);
  const played = usePlayed(compiled, stories);
  if (compiled === undefined)
    return (
      <p className="govuk-body">
        The draft cannot be played as it stands. The walkthroughs are kept; see the problems of the draft first.
      </p>
    );
  const failing = played.filter(({ verdicts }) => verdicts.some(({ holds }) => !holds));
  const holding = played.filter((one) => !failing.includes(one));
  return (
    <>
      <p className="govuk-body">
        Each walkthrough tells how a child goes through the procedure, day by day, and what has to follow. All of them
        must hold before the draft is published.
      </p>
      <p className="govuk-body" role="status">
        {played.length < stories.length
          ? `Playing: ${played.length} of ${stories.length} …`
          : `${holding.length} of ${stories.length} walkthroughs hold.`}
      </p>
      {failing.map((one) => (
        <FailingWalkthrough key={`${one.file} ${one.story.id}`} compiled={compiled} played={one} />
      ))}
      {holding.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">Those that hold ({holding.length})</span>
          </summary>
          <div className="govuk-details__text">
            <ul className="govuk-list">
              {holding.map(({ file, story, verdicts }) => (
                <li key={`${file} ${story.id}`}>
                  <strong>{story.id}</strong>: {story.title} ({verdicts.length} expectations)
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </>
  );
}
