/** A walkthrough that does not hold, by itself: everything that is otherwise, telling it anew, taking it out. */
import { useEditing } from '../editing';
import { storyChanges } from './draft-stories';
import { differenceLines } from './groups';
import { Lines } from './lines';
import type { PlayedStory } from './play-draft';

export function OneWalkthrough({ played, onDone }: { readonly played: PlayedStory; onDone(said: string): void }) {
  const { files, pack, locked, change } = useEditing();
  const { story, meant } = played;
  const lines = differenceLines(pack, played);
  const act = (done: string, next: typeof story | undefined) => {
    change(`Walkthrough ${story.id} ${done}`, storyChanges(files, [{ of: played, next }]));
    onDone(`${story.id} ${done}.`);
  };
  return (
    <li className="hw-walkthrough">
      <h3 className="govuk-heading-s" id={`walk-${story.id}`}>
        {story.id}: {story.title}
      </h3>
      <p className="govuk-body">
        {lines.length} of {meant.verdicts.length} expectations do not hold.
      </p>
      <Lines
        lines={lines.map(({ where, about, expected, now }) => `${where}: ${about}: ${expected}, now ${now}`)}
        more={story.id}
      />
      {meant.refused !== undefined && (
        <p className="govuk-body">A step is refused. What comes after it can be told anew once it is possible.</p>
      )}
      {locked === undefined && (
        <div className="govuk-button-group">
          {meant.refused === undefined && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => act('told anew', meant.again)}
            >
              Tell it anew<span className="govuk-visually-hidden"> ({story.id})</span>
            </button>
          )}
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => act('taken out', undefined)}
          >
            Take it out<span className="govuk-visually-hidden"> ({story.id})</span>
          </button>
        </div>
      )}
    </li>
  );
}
