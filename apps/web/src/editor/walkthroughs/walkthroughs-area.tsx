/** The walkthroughs of a draft: which hold, what has to be decided about the others, and the decisions, each for all that are alike. */
import { useRef, useState } from 'react';
import { Details } from '../../ui/details';
import type { AreaProps } from '../areas';
import { useEditing } from '../editing';
import { doesNotHold, possibleGroups, refusedGroups, tellable } from './groups';
import { OneWalkthrough } from './one-walkthrough';
import type { PlayedStory } from './play-draft';
import { PossibleSteps } from './possible-steps';
import { RefusedSteps } from './refused-steps';
import { ToldAnew } from './told-anew';
import { useWalkthroughs } from './use-played';

export function WalkthroughsArea(_props: AreaProps) {
  const { files } = useEditing();
  const { played, of, state } = useWalkthroughs(files);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const done = (words: string) => {
    setSaid(words);
    // What was pressed is about to go.
    status.current?.focus();
  };
  if (state === 'cannot')
    return (
      <p className="govuk-body">
        The draft cannot be played as it stands. The walkthroughs are kept; see the problems of the draft first.
      </p>
    );
  const failing = played.filter(doesNotHold);
  const holding = played.filter((one) => !failing.includes(one));
  return (
    <>
      <p className="govuk-body">
        Each walkthrough tells how a child goes through the procedure, day by day, and what has to follow. All of them
        must hold before the draft is published.
      </p>
      <p className="govuk-body" role="status" tabIndex={-1} ref={status}>
        {said !== '' && `${said} `}
        {state === 'playing'
          ? of === 0
            ? 'Playing the walkthroughs …'
            : `Playing: ${played.length} of ${of} …`
          : `${holding.length} of ${played.length} walkthroughs hold.`}
      </p>
      {state === 'done' && failing.length > 0 && <Decisions failing={failing} onDone={done} />}
      {state === 'done' && holding.length > 0 && <Holding holding={holding} />}
    </>
  );
}

function Decisions({ failing, onDone }: { readonly failing: readonly PlayedStory[]; onDone(said: string): void }) {
  const { pack } = useEditing();
  const refused = refusedGroups(pack, failing);
  const toTell = tellable(failing);
  return (
    <>
      {refused.map((group, index) => (
        <RefusedSteps key={`${group.event} ${group.sentence}`} group={group} number={index} onDone={onDone} />
      ))}
      {possibleGroups(pack, failing).map((group, index) => (
        <PossibleSteps key={`${group.title} ${group.role}`} group={group} number={index} onDone={onDone} />
      ))}
      {toTell.length > 0 && <ToldAnew stories={toTell} onDone={onDone} />}
      <Details summary={`One by one (${failing.length})`}>
        <ul className="govuk-list">
          {failing.map((one) => (
            <OneWalkthrough key={`${one.file} ${one.story.id}`} played={one} onDone={onDone} />
          ))}
        </ul>
      </Details>
    </>
  );
}

function Holding({ holding }: { readonly holding: readonly PlayedStory[] }) {
  return (
    <Details summary={`Those that hold (${holding.length})`}>
      <ul className="govuk-list">
        {holding.map(({ file, story, meant }) => (
          <li key={`${file} ${story.id}`}>
            <strong>{story.id}</strong>: {story.title} ({meant.verdicts.length} expectations)
          </li>
        ))}
      </ul>
    </Details>
  );
}
