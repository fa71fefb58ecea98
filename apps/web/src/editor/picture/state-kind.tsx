/** What kind of step it is: one to pass through, one with steps inside, or an end. A change that would lose something is refused with the reason. */
import { type ChartState, chartGraph, processFile, type StateForm, setStateKind } from '@homeward/definition';
import { useId } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';

const FORMS = [
  { value: 'step', title: 'A step' },
  { value: 'part', title: 'A part with steps inside' },
  { value: 'end', title: 'An end: nothing leads on from it' },
] as const;

export function StateKindChoice({ own, state }: { readonly own: OwnProcess; readonly state: ChartState }) {
  const { files, locked, change } = useEditing();
  const id = useId();
  const title = state.node.meta?.title ?? state.key;
  if (state.kind === 'parallel' || state.kind === 'history')
    return (
      <p className="govuk-body-s">
        {state.kind === 'parallel' ? 'Its parts go on side by side.' : 'It remembers where the case was.'}
      </p>
    );
  const now: StateForm = state.kind === 'final' ? 'end' : state.kind === 'compound' ? 'part' : 'step';
  const ways = chartGraph(own.process.chart).edgesOf(state).length;
  const why =
    state.children.size > 0
      ? 'It stays a part while there are steps inside it: take those out first.'
      : ways > 0
        ? 'To make it an end, take out the ways that lead on from it first.'
        : undefined;
  const offered = FORMS.filter(({ value }) =>
    value === now ? true : state.children.size > 0 ? false : value === 'end' ? ways === 0 : true,
  );
  return (
    <>
      <Choice
        id={id}
        label="What kind of step it is"
        {...(why === undefined ? {} : { hint: why })}
        options={offered}
        value={now}
        disabled={locked !== undefined || offered.length === 1}
        onChange={(next) => {
          const form = FORMS.find(({ value }) => value === next)?.value;
          if (form !== undefined && form !== now)
            change(
              `Step “${title}” is now ${form === 'end' ? 'an end' : `a ${form}`}`,
              setStateKind(files, processFile(own.id, 'chart'), state, form),
            );
        }}
      />
      {state.kind === 'compound' && (
        <Choice
          id={`${id}-initial`}
          label="Where it begins"
          options={[...state.children.values()].map(({ key, node }) => ({
            value: key,
            title: node.meta?.title ?? key,
          }))}
          value={state.node.initial ?? ''}
          nothing="Choose its first step"
          disabled={locked !== undefined}
          onChange={(initial) =>
            change(`“${title}” begins with another step`, [
              { file: processFile(own.id, 'chart'), at: `${state.pointer}/initial`, after: initial },
            ])
          }
        />
      )}
    </>
  );
}
