/** The story so far: every act with all that followed from it, and taking acts back. */
import { changesInWords, changesOf, roleTitle, type Tried, type TryOutAct } from '@homeward/engine';
import { longDate } from '../../ui/dates';
import { type Playing, TRIED_CHILD, type TryOutNow } from './use-try-out';

export function WhatHappened({
  playing,
  takeBackFrom,
}: { readonly playing: Playing } & Pick<TryOutNow, 'takeBackFrom'>) {
  const { acts, tried, compiled } = playing;
  if (acts.length === 0) return <p className="govuk-body">Nothing has happened yet.</p>;
  // An act is its place in the story: the same may be done twice.
  const scenes = acts.map((act, index) => ({ act, index, key: `act-${index}` }));
  return (
    <ol className="govuk-list hw-tryout__story">
      {scenes.map(({ act, index, key }) => {
        const followed = tried.happened.filter((one) => one.act === index);
        const stopped = tried.stopped?.act === index ? tried.stopped : undefined;
        const notTried = tried.stopped !== undefined && index > tried.stopped.act;
        return (
          <li key={key} className="hw-tryout__scene">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{titleOf(playing, act)}</h3>
            {notTried && <p className="govuk-body">Not tried: what is before it could not be played.</p>}
            {stopped !== undefined && (
              <div className="govuk-inset-text">
                <p className="govuk-body">{stopped.sentence}</p>
                <ul className="govuk-list govuk-list--bullet">
                  {(stopped.refusal?.unlocks ?? []).map(({ sentence }) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
            {followed.map((one) => (
              <Followed key={`${one.ref} ${one.decision.next.revision}`} playing={playing} one={one} act={act} />
            ))}
            {followed.length === 0 && stopped === undefined && !notTried && (
              <p className="govuk-body">Nothing came by itself until then.</p>
            )}
            <button
              type="button"
              className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
              onClick={() => takeBackFrom(index)}
            >
              Take back from here
              <span className="govuk-visually-hidden"> on: {titleOf(playing, act)}</span>
            </button>
          </li>
        );
      })}
      {tried.unheard.map(({ ref, event, sentence }) => (
        <li key={`${ref} ${event} ${sentence}`} className="govuk-body-s">
          {ref === TRIED_CHILD ? 'The child’s case' : ref} was told “
          {Object.values(compiled.pack.processes).find((process) => Object.hasOwn(process.events, event))?.events[event]
            ?.done ?? event}
          ”: {sentence}
        </li>
      ))}
    </ol>
  );
}

const titleOf = ({ compiled, beginning }: Playing, act: TryOutAct): string => {
  if (act.kind === 'clock') return `Time passes until ${longDate(act.to)}`;
  const process = compiled.pack.processes[beginning.process];
  const document = act.document === undefined ? undefined : process?.documents[act.document]?.title;
  const title = process?.events[act.event]?.title ?? act.event;
  return `${roleTitle(compiled.pack, act.role)}: ${title}${document === undefined ? '' : ` (${document})`}`;
};

/** One entry of a history, with what it changed. */
function Followed({
  playing: { compiled },
  one,
  act,
}: {
  readonly playing: Playing;
  readonly one: Tried;
  readonly act: TryOutAct;
}) {
  const { decision, ref, on, command } = one;
  const { process } = decision.next;
  const said = changesInWords(compiled, process, changesOf(decision), decision.entry.entered);
  const lines = [
    ...said.states.map((line) => `Now: ${line}`),
    ...said.deadlines.map(({ words }) => words),
    ...said.tasks,
    ...said.documents,
    ...said.facts,
    ...(said.told.length === 0 ? [] : [`Told: ${said.told.join(', ')}`]),
  ];
  const limit =
    command.kind === 'time' ? compiled.pack.processes[process]?.deadlines[command.deadline ?? ''] : undefined;
  const event = compiled.pack.processes[process]?.events[one.event];
  const byItself = act.kind === 'clock' || command.kind !== 'record';
  return (
    <div className="hw-tryout__entry">
      {byItself && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          {longDate(on)}: {limit?.title ?? event?.done ?? one.event}
          {ref !== TRIED_CHILD && ` (${compiled.pack.processes[process]?.definition.title ?? ref})`}
        </p>
      )}
      {lines.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-2">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
