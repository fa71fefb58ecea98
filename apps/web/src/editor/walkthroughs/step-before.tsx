/** Puts a step before one that was refused: what the procedure now asks for first, with the answers of its form's example. */
import type { Step } from '@homeward/definition';
import { type CompiledPack, withStepBefore } from '@homeward/engine';
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { storyChange } from './draft-stories';
import type { PlayedStory } from './play-walkthroughs';

export function StepBefore({
  compiled: { pack },
  played,
  step,
}: {
  readonly compiled: CompiledPack;
  readonly played: PlayedStory;
  readonly step: Step;
}) {
  const { files, change } = useEditing();
  const [event, setEvent] = useState('');
  const { story } = played;
  const events = Object.values(pack.processes)
    .flatMap((process) => Object.entries(process.events))
    .filter(([, one]) => one.sentBy === 'person' && one.document !== 'named')
    .map(([value, { title }]) => ({ value, title }))
    .filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index)
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const actor = pack.grants.grants.find((grant) => grant.may === 'record' && grant.events?.includes(event))?.roles[0];
  const id = `before-${story.id}`;
  const add = () => {
    if (actor === undefined) return;
    const longer = withStepBefore(story, step.n, { on: step.on, actor, event, expect: { allowed: true } });
    const actors = { ...longer.actors, [actor]: longer.actors[actor] ?? actor };
    change(`Walkthrough ${story.id}: a step before step ${step.n}`, [
      storyChange(files, played, { ...longer, actors }),
    ]);
    setEvent('');
  };
  return (
    <>
      <Choice
        id={id}
        label={`Step ${step.n} is refused. What has to be done before it?`}
        options={events}
        value={event}
        nothing="Choose an action"
        onChange={setEvent}
      />
      {event !== '' && actor === undefined && <p className="govuk-body">Nobody may record this yet.</p>}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        disabled={actor === undefined}
        onClick={add}
      >
        Put it before step {step.n}
        <span className="govuk-visually-hidden"> of {story.id}</span>
      </button>
    </>
  );
}
