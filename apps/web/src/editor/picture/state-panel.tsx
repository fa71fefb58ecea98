/** One step of the process: its words, its kind, the ways out of it, and what can be done to it. */
import type { ChartState, Problem } from '@homeward/definition';
import { isInRoute, processFile } from '@homeward/definition';
import { useId, useState } from 'react';
import { BlockMark } from '../block-mark';
import { Choice } from '../controls/choice';
import { CitedClauses } from '../controls/cited-clauses';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { AddAction } from './add-action';
import { AddStep } from './add-step';
import type { PictureChoice } from './picture-choice';
import { RemoveState } from './remove-state';
import { RenameState } from './rename-state';
import { StateKindChoice } from './state-kind';
import { WaysOut } from './ways-out';

const TAGS = [
  { value: 'outcome', title: 'A case may rest here' },
  { value: 'restricted', title: 'The record is restricted while the case is here' },
] as const;
const POSITIONS = [
  { value: 'none', title: 'Not looked at' },
  { value: 'considered', title: 'Considered' },
  { value: 'contingency', title: 'Contingency' },
  { value: 'plan', title: 'The plan' },
  { value: 'secured', title: 'Secured' },
  { value: 'ruledOut', title: 'Ruled out' },
] as const;

export function StatePanel({
  own,
  state,
  problems,
  closed,
  onClosed,
  onChoose,
}: {
  readonly own: OwnProcess;
  readonly state: ChartState;
  readonly problems: readonly Problem[];
  readonly closed: boolean;
  onClosed(closed: boolean): void;
  onChoose(choice: PictureChoice | undefined): void;
}) {
  const { locked, change } = useEditing();
  const id = useId();
  const file = processFile(own.id, 'chart');
  const at = state.pointer;
  const { meta, tags = [] } = state.node;
  const title = meta?.title ?? state.key;
  const disabled = locked !== undefined;
  const [more, setMore] = useState(false);
  const say = (label: string, part: string, after: string | undefined) =>
    change(`Step “${title}”: ${label}`, [
      { file, at: `${at}/meta/${part}`, ...(after === undefined ? {} : { after }) },
    ]);
  return (
    <>
      {problems.map((problem) => (
        <p key={`${problem.path} ${problem.sentence}`} className="govuk-inset-text hw-problem">
          <strong>{problem.severity === 'error' ? 'Must be put right: ' : 'Worth a look: '}</strong>
          {problem.sentence} {problem.suggestion}
        </p>
      ))}
      <BlockMark file={file} at={at} />
      <TextLine
        id={`${id}-title`}
        label="What people call it"
        value={title}
        required
        disabled={disabled}
        onChange={(next) =>
          change(`Step “${title}” is now called “${next}”`, [{ file, at: `${at}/meta/title`, after: next }])
        }
      />
      <TextLine
        id={`${id}-sentence`}
        label="What a case’s page says while it is here"
        value={meta?.sentence ?? ''}
        rows={2}
        disabled={disabled}
        onChange={(next) => say('what its page says', 'sentence', next.trim() === '' ? undefined : next)}
      />
      <StateKindChoice own={own} state={state} />
      {state.children.size > 0 && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => onClosed(!closed)}>
          {closed ? 'Show what is inside' : 'Close it in the picture'}
        </button>
      )}
      <TickList
        id={`${id}-tags`}
        legend="While a case is here"
        options={TAGS}
        values={tags}
        disabled={disabled}
        onChange={(next) =>
          change(`Step “${title}”: what holds while a case is here`, [
            { file, at: `${at}/tags`, ...(next.length === 0 ? {} : { after: [...next] }) },
          ])
        }
      />
      {isInRoute(own.process, state) && (
        <Choice
          id={`${id}-position`}
          label="What the table of routes says"
          options={POSITIONS}
          value={meta?.position ?? ''}
          nothing="Nothing of its own"
          disabled={disabled}
          onChange={(next) => say('what the table of routes says', 'position', next === '' ? undefined : next)}
        />
      )}
      <CitedClauses
        id={`${id}-sources`}
        label="Where this comes from"
        about={title}
        cited={meta?.sources ?? []}
        onChange={(cited, how) =>
          change(`Step “${title}”: ${how}`, [
            { file, at: `${at}/meta/sources`, ...(cited.length === 0 ? {} : { after: [...cited] }) },
          ])
        }
      />
      <WaysOut own={own} state={state} onChoose={onChoose} />
      {!disabled && (
        <>
          {state.kind !== 'final' && <AddAction own={own} state={state} />}
          {state.parent !== undefined && state.parent.kind === 'compound' && (
            <AddStep own={own} state={state} onAdded={(path) => onChoose({ kind: 'state', path })} />
          )}
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            Its name in the files, and removing it
          </button>
          {/* What speaks of it is looked for only when somebody asks: that is every file of the draft. */}
          {more && (
            <>
              <RenameState own={own} state={state} onRenamed={(path) => onChoose({ kind: 'state', path })} />
              <RemoveState own={own} state={state} onRemoved={() => onChoose(undefined)} />
            </>
          )}
        </>
      )}
    </>
  );
}
