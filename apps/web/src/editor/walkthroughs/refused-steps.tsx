/** An action that walkthroughs take and that is refused now: what has to be done before it, put into all of them at once. */
import { withStepBefore } from '@homeward/engine';
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { counted } from './counted';
import { type StoryBecomes, storyChanges } from './draft-stories';
import { eventTitle, type RefusedGroup } from './groups';
import { Lines } from './lines';

export function RefusedSteps({
  group: { event, title, sentence, first, stories },
  number,
  onDone,
}: {
  readonly group: RefusedGroup;
  /** Tells several of them apart. */
  readonly number: number;
  onDone(said: string): void;
}) {
  const { files, pack, locked, change } = useEditing();
  const [before, setBefore] = useState(first?.event ?? '');
  const may = pack.grants.grants.flatMap((grant) =>
    grant.may === 'record' && grant.events?.includes(before) === true ? grant.roles : [],
  );
  const [chosenActor, setActor] = useState(first?.actor ?? '');
  const actor = may.includes(chosenActor) ? chosenActor : (may[0] ?? '');
  const id = `refused-${number}`;
  const add = () => {
    if (before === '' || actor === '') {
      document.getElementById(`${id}-event`)?.focus();
      return;
    }
    const becomes = stories.flatMap((of): StoryBecomes[] => {
      const step = of.story.steps.find(({ n }) => n === of.step);
      if (step === undefined) return [];
      const longer = withStepBefore(of.story, step.n, { on: step.on, actor, event: before, expect: { allowed: true } });
      const actors = { ...longer.actors, [actor]: longer.actors[actor] ?? actor };
      return [{ of, next: { ...longer, actors } }];
    });
    const done = `“${eventTitle(pack, before)}” put before “${title}” in ${counted(becomes.length)}`;
    change(done, storyChanges(files, becomes));
    onDone(`${done}.`);
  };
  return (
    <section className="hw-problem" aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        “{title}” is refused in {counted(stories.length)}
      </h2>
      <p className="govuk-body">{sentence}</p>
      <Lines
        lines={stories.map(({ story, step }) => `${story.id}, step ${step}: ${story.title}`)}
        more="The walkthroughs"
      />
      {locked === undefined && (
        <>
          <div className="hw-in-a-row">
            <Choice
              id={`${id}-event`}
              label="What has to be done before it?"
              hint={
                first === undefined
                  ? 'It is recorded on the same day, with the answers of its form’s example.'
                  : 'This makes known what is missing. It is recorded on the same day, with the answers of its form’s example.'
              }
              options={actionsOf(pack.processes)}
              value={before}
              nothing="Choose an action"
              onChange={setBefore}
            />
            {may.length > 1 && (
              <Choice
                id={`${id}-actor`}
                label="By whom?"
                options={may.map((role) => ({ value: role, title: pack.grants.roles[role]?.title ?? role }))}
                value={actor}
                onChange={setActor}
              />
            )}
          </div>
          {before !== '' && actor === '' && <p className="govuk-body">Nobody may record this yet.</p>}
          <button
            type="button"
            className="govuk-button"
            aria-disabled={before === '' || actor === ''}
            aria-describedby={`${id}-event-hint`}
            onClick={add}
          >
            Put it before that step in {counted(stories.length)}
            <span className="govuk-visually-hidden">: {eventTitle(pack, event)}</span>
          </button>
        </>
      )}
    </section>
  );
}

type Processes = ReturnType<typeof useEditing>['pack']['processes'];

/** What a person can record, each title once. */
const actionsOf = (processes: Processes): readonly { readonly value: string; readonly title: string }[] =>
  Object.values(processes)
    .flatMap((process) => Object.entries(process.events))
    .filter(([, one]) => one.sentBy === 'person' && one.document !== 'named')
    .map(([value, { title }]) => ({ value, title }))
    .filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index)
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
