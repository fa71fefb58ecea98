/** What follows otherwise now, gathered by what it is about, and the one act by which all of it is accepted. */
import { useEditing } from '../editing';
import { counted } from './counted';
import { storyChanges } from './draft-stories';
import { differenceGroups } from './groups';
import { Lines } from './lines';
import type { PlayedStory } from './play-draft';

export function ToldAnew({
  stories,
  onDone,
}: {
  readonly stories: readonly PlayedStory[];
  onDone(said: string): void;
}) {
  const { files, pack, locked, change } = useEditing();
  const tell = () => {
    const becomes = stories.map((of) => ({ of, next: of.meant.again }));
    change(`${counted(stories.length)} told anew`, storyChanges(files, becomes));
    onDone(`${counted(stories.length)} told anew.`);
  };
  return (
    <section className="hw-problem" aria-labelledby="told-anew">
      <h2 className="govuk-heading-m" id="told-anew">
        Something else follows in {counted(stories.length)}
      </h2>
      <p className="govuk-body">
        Read what you accept: from then on it is what has to follow, at every check and before every publication.
      </p>
      {differenceGroups(pack, stories).map(({ about, lines }) => (
        <div key={about}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{about}</h3>
          <Lines lines={lines.map(({ where, expected, now }) => `${where}: ${expected}, now ${now}`)} more={about} />
        </div>
      ))}
      {locked === undefined && (
        <button type="button" className="govuk-button" onClick={tell}>
          This is how it is meant to be: tell {counted(stories.length)} anew
        </button>
      )}
    </section>
  );
}
