/** The ways out of a step: by which action, under which condition, to where, and in which order they are asked. */
import {
  type ChartEdge,
  type ChartState,
  chartGraph,
  extraAnswersOf,
  formsOf,
  moveTransition,
  removeTransition,
  retarget,
  rolesRecording,
  setGuard,
  setTransitionSources,
} from '@homeward/definition';
import { roleTitle } from '@homeward/engine';
import { useId } from 'react';
import { Choice } from '../controls/choice';
import { CitedClauses } from '../controls/cited-clauses';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { RuleEditor } from '../rules/rule-editor';
import { stateOptions } from '../state-options';
import { eventTitle } from './draft-picture';
import type { PictureChoice } from './picture-choice';

export function WaysOut({
  own,
  state,
  onChoose,
}: {
  readonly own: OwnProcess;
  readonly state: ChartState;
  onChoose(choice: PictureChoice): void;
}) {
  const edges = chartGraph(own.process.chart).edgesOf(state);
  return (
    <>
      <h4 className="govuk-heading-s">What can happen here</h4>
      {edges.length === 0 && <p className="govuk-body">Nothing leads on from here.</p>}
      {edges.map((edge) => (
        <OneWay
          key={edge.pointer}
          own={own}
          edge={edge}
          siblings={edges.filter(({ event }) => event === edge.event)}
          onChoose={onChoose}
        />
      ))}
    </>
  );
}

function OneWay({
  own: { id: processId, process },
  edge,
  siblings,
  onChoose,
}: {
  readonly own: OwnProcess;
  readonly edge: ChartEdge;
  /** The ways of the same action, in the order in which they are asked. */
  readonly siblings: readonly ChartEdge[];
  onChoose(choice: PictureChoice): void;
}) {
  const { files, pack, locked, change } = useEditing();
  const id = useId();
  const graph = chartGraph(process.chart);
  const { event, transition } = edge;
  const called = eventTitle(process, event);
  const place = siblings.indexOf(edge);
  const several = siblings.length > 1;
  const said = `“${called}”${several ? ` (${place + 1} of ${siblings.length})` : ''}`;
  const label = `Step “${edge.source.node.meta?.title ?? edge.source.key}”: ${said}`;
  const roles = event === undefined ? [] : rolesRecording(pack, event).map((role) => roleTitle(pack, role));
  const disabled = locked !== undefined;
  return (
    <section className="hw-part" aria-label={said}>
      <p className="govuk-body govuk-!-font-weight-bold">
        {event === undefined ? (
          'At once, without anybody doing anything'
        ) : (
          <button type="button" className="hw-link-button" onClick={() => onChoose({ kind: 'event', event })}>
            {called}
          </button>
        )}
      </p>
      {event !== undefined && (
        <p className="govuk-body-s">
          {process.events[event]?.sentBy === 'time'
            ? 'Time brings it.'
            : process.events[event]?.sentBy === 'signal'
              ? 'A linked case brings it.'
              : `Who may: ${roles.join(', ') || 'nobody yet'}.`}
        </p>
      )}
      <Choice
        id={`${id}-target`}
        label={
          <>
            Leads to<span className="govuk-visually-hidden"> ({said})</span>
          </>
        }
        options={stateOptions(process)}
        value={edge.targets.length === 1 ? (edge.targets[0]?.path ?? '') : (edge.unknown[0] ?? '')}
        nothing={
          edge.targets.length > 1 ? edge.targets.map(({ path }) => path).join(' and ') : 'The case stays where it is'
        }
        disabled={disabled || edge.targets.length > 1}
        onChange={(path) => {
          const to = path === '' ? undefined : graph.states.get(path);
          change(
            `${label} leads to ${to === undefined ? 'nowhere else' : `“${to.node.meta?.title ?? to.key}”`}`,
            retarget(files, processId, process.chart, edge, to),
          );
        }}
      />
      <RuleEditor
        rule={transition.guard?.params.rule}
        scope={{
          process,
          forms: event === undefined ? [] : formsOf(pack, process, event),
          extraAnswers: event === undefined ? [] : extraAnswersOf(process.events[event]),
        }}
        label={`${said} only if`}
        without="Always"
        onChange={(rule) => change(`${label}: when`, setGuard(files, processId, edge, rule))}
      />
      <CitedClauses
        id={`${id}-sources`}
        label="Where this comes from"
        about={said}
        cited={transition.meta?.sources ?? []}
        onChange={(cited, how) => change(`${label}: ${how}`, setTransitionSources(files, processId, edge, cited))}
      />
      {!disabled && (
        <div className="govuk-button-group">
          {several && place > 0 && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => change(`${label} is asked earlier`, moveTransition(files, processId, edge, -1))}
            >
              Ask earlier<span className="govuk-visually-hidden">: {said}</span>
            </button>
          )}
          {several && place < siblings.length - 1 && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => change(`${label} is asked later`, moveTransition(files, processId, edge, 1))}
            >
              Ask later<span className="govuk-visually-hidden">: {said}</span>
            </button>
          )}
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => change(`${label} can no longer happen here`, removeTransition(files, processId, edge))}
          >
            Remove<span className="govuk-visually-hidden">: {said}</span>
          </button>
        </div>
      )}
    </section>
  );
}
