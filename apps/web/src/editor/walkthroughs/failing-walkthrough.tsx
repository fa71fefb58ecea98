/** A walkthrough that does not hold: what is otherwise, and the three things that can be done: tell it anew, put something before a step that was refused, take it out. */
import { type CompiledPack, playStory, retell, type Verdict } from '@homeward/engine';
import { useState } from 'react';
import { longDate } from '../../ui/dates';
import { useEditing } from '../editing';
import { storyChange } from './draft-stories';
import type { PlayedStory } from './play-walkthroughs';
import { StepBefore } from './step-before';

/** More would be read by nobody. */
const SHOWN = 12;

export function FailingWalkthrough({
  compiled,
  played,
}: {
  readonly compiled: CompiledPack;
  readonly played: PlayedStory;
}) {
  const { files, locked, change } = useEditing();
  const { story, verdicts } = played;
  const [said, setSaid] = useState('');
  const fails = verdicts.filter(({ holds }) => !holds);
  const refused = story.steps.find(
    (step) => step.expect.allowed && fails.some((one) => one.step === step.n && one.what === 'allowed'),
  );
  const tellAnew = () => {
    const again = retell(compiled, story);
    const left = playStory(compiled, again).verdicts.filter(({ holds }) => !holds);
    change(`Walkthrough ${story.id} told anew`, [storyChange(files, played, again)]);
    if (left.length > 0) setSaid(`Told anew. ${left.length} things are for a person to say: see below.`);
  };
  return (
    <section className="hw-problem" aria-labelledby={`walk-${story.id}`}>
      <h2 className="govuk-heading-m" id={`walk-${story.id}`}>
        {story.id}: {story.title}
      </h2>
      <p className="govuk-body">
        {fails.length} of {verdicts.length} expectations do not hold under this draft.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {fails.slice(0, SHOWN).map((one) => (
          <li key={`${one.step ?? ''} ${one.what}`}>{inWords(one)}</li>
        ))}
        {fails.length > SHOWN && <li>and {fails.length - SHOWN} more</li>}
      </ul>
      <p className="govuk-body" role="status">
        {said}
      </p>
      {locked === undefined && (
        <>
          {refused !== undefined && <StepBefore compiled={compiled} played={played} step={refused} />}
          <div className="govuk-button-group">
            <button type="button" className="govuk-button govuk-button--secondary" onClick={tellAnew}>
              This is how it is meant to be: tell it anew
              <span className="govuk-visually-hidden"> ({story.id})</span>
            </button>
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => change(`Walkthrough ${story.id} taken out`, [storyChange(files, played, undefined)])}
            >
              Take it out
              <span className="govuk-visually-hidden"> ({story.id})</span>
            </button>
          </div>
        </>
      )}
    </section>
  );
}

const inWords = ({ what, expected, got, step, on }: Verdict): string =>
  `${step === undefined ? '' : `Step ${step}${on === undefined ? '' : `, ${longDate(on)}`}: `}${what}: expected ${expected}, now ${got}`;
