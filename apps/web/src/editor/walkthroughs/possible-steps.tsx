/** An action that walkthroughs say is refused and that can be done now: where that is meant, the steps that say otherwise are taken out. */
import { withoutStep } from '@homeward/engine';
import { longDate } from '../../ui/dates';
import { useEditing } from '../editing';
import { counted } from './counted';
import { storyChanges } from './draft-stories';
import type { PossibleGroup } from './groups';
import { Lines } from './lines';
import type { PlayedStory } from './play-draft';

export function PossibleSteps({
  group: { title, role, steps },
  number,
  onDone,
}: {
  readonly group: PossibleGroup;
  readonly number: number;
  onDone(said: string): void;
}) {
  const { files, locked, change } = useEditing();
  const id = `possible-${number}`;
  const stories = new Map<PlayedStory, number[]>();
  for (const { of, step } of steps) stories.set(of, [...(stories.get(of) ?? []), step.n]);
  const takeOut = () => {
    const becomes = [...stories].map(([of, numbers]) => ({
      of,
      // From the last, so that the numbers of those before stay what they are.
      next: [...numbers].sort((a, b) => b - a).reduce(withoutStep, of.story),
    }));
    const done = `${role} may do “${title}”: what said otherwise taken out of ${counted(stories.size)}`;
    change(done, storyChanges(files, becomes));
    onDone(`${done}.`);
  };
  return (
    <section className="hw-problem" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {role} can do “{title}” now
      </h2>
      <p className="govuk-body">It had to be refused:</p>
      <Lines
        lines={steps.map(
          ({ of: { story }, step: { n, on, expect } }) =>
            `${story.id}, step ${n} on ${longDate(on)}${expect.why === undefined ? '' : `: ${expect.why}`}`,
        )}
        more={title}
      />
      {locked === undefined && (
        <button type="button" className="govuk-button" onClick={takeOut}>
          It is meant to be possible: take {steps.length === 1 ? 'this step' : `these ${steps.length} steps`} out
          <span className="govuk-visually-hidden">
            : {role}, {title}
          </span>
        </button>
      )}
    </section>
  );
}
