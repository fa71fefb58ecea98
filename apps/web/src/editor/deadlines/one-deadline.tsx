/** One limit: its parts, while it stands, what meets it, who is to do it and who hears of it. */
import {
  addPart,
  type DeadlineDefinition,
  deadlineUses,
  processFile,
  removeDeadline,
  toJson,
} from '@homeward/definition';
import { sayDue } from '@homeward/engine';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Details } from '../../ui/details';
import { BlockMark } from '../block-mark';
import { Choice } from '../controls/choice';
import { CitedClauses } from '../controls/cited-clauses';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';
import { useEditing } from '../editing';
import { type OwnProcess, peopleOf } from '../processes-of';
import { RuleEditor } from '../rules/rule-editor';
import { Escalations } from './escalations';
import { LimitTester } from './limit-tester';
import { MetBy } from './met-by';
import { PartEditor, partTitle } from './part-editor';

export function OneDeadline({
  own,
  name,
  deadline,
  onLeave,
}: {
  readonly own: OwnProcess;
  readonly name: string;
  readonly deadline: DeadlineDefinition;
  onLeave(): void;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const file = processFile(own.id, 'deadlines');
  const disabled = locked !== undefined;
  const parts = Object.entries(deadline.components);
  const uses = useMemo(() => deadlineUses(pack, own.id, name), [pack, own.id, name]);
  const [added, setAdded] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added !== undefined)
      list.current?.querySelector<HTMLElement>('section:last-of-type input, section:last-of-type select')?.focus();
  }, [added]);
  const said = `Deadline “${deadline.title}”`;
  const [first] = parts;
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All deadlines
        </button>
      </p>
      <BlockMark file={file} at={`/${name}`} />
      <TextLine
        id={`${id}-title`}
        label="What is to be done"
        hint={`In the files it is called ${name}.`}
        value={deadline.title}
        required
        disabled={disabled}
        onChange={(title) => change(`${said} is now called “${title}”`, [{ file, at: `/${name}/title`, after: title }])}
      />
      <h3 className="govuk-heading-m">When it is due</h3>
      <p className="govuk-body">
        {parts.length === 1 ? 'One part.' : `${parts.length} parts; the earliest of those that apply decides.`} It
        begins again whenever the day it is counted from is recorded anew.
      </p>
      <div ref={list}>
        {parts.map(([key, part], index) => (
          <PartEditor
            key={key}
            process={own}
            limit={name}
            limitTitle={deadline.title}
            name={key}
            number={index + 1}
            part={part}
            only={parts.length === 1}
          />
        ))}
      </div>
      {!disabled && first !== undefined && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => {
            const { part, changes } = addPart(
              own.id,
              name,
              deadline,
              first[0],
              partTitle(sayDue(pack, own.process, first[1])),
            );
            change(`${said}: another part`, changes);
            setAdded(part);
          }}
        >
          Add another part
        </button>
      )}
      <LimitTester own={own} deadline={deadline} />
      <h3 className="govuk-heading-m">While it stands</h3>
      <RuleEditor
        rule={deadline.while}
        scope={{ process: own.process, forms: [], extraAnswers: [] }}
        label="The deadline stands while"
        onChange={(rule) => {
          if (rule !== undefined)
            change(`${said}: while it stands`, [{ file, at: `/${name}/while`, after: toJson(rule) }]);
        }}
      />
      <MetBy own={own} name={name} deadline={deadline} />
      <h3 className="govuk-heading-m">Who is told</h3>
      <Choice
        id={`${id}-owner`}
        label="Who is to do it"
        options={peopleOf(pack)}
        value={deadline.owner}
        disabled={disabled}
        onChange={(owner) =>
          change(`${said}: somebody else is to do it`, [{ file, at: `/${name}/owner`, after: owner }])
        }
      />
      <TextLine
        id={`${id}-warn`}
        label="Reminders, in working days before it is due"
        hint={`Numbers with commas between them. Leave it empty for the usual ones: ${pack.authority.reminders.warn.join(', ') || 'none'}.`}
        value={(deadline.warn ?? []).join(', ')}
        width="govuk-input--width-10"
        disabled={disabled}
        onChange={(text) => {
          const days = text
            .split(',')
            .map((part) => Number(part.trim()))
            .filter((day, at, all) => Number.isInteger(day) && day > 0 && day <= 250 && all.indexOf(day) === at);
          change(`${said}: other reminders`, [
            { file, at: `/${name}/warn`, ...(days.length === 0 ? {} : { after: days }) },
          ]);
        }}
      />
      <Details summary={`Told when it is overdue: ${deadline.onOverdue.length}`}>
        <TickList
          id={`${id}-overdue`}
          legend="Told on the day after it was due"
          options={peopleOf(pack)}
          values={deadline.onOverdue}
          disabled={disabled}
          onChange={(onOverdue) =>
            change(`${said}: who hears that it is overdue`, [{ file, at: `/${name}/onOverdue`, after: [...onOverdue] }])
          }
        />
      </Details>
      <Escalations own={own} name={name} deadline={deadline} />
      <CitedClauses
        id={`${id}-sources`}
        label="Where this comes from"
        about={deadline.title}
        cited={deadline.sources}
        onChange={(cited, how) => change(`${said}: ${how}`, [{ file, at: `/${name}/sources`, after: [...cited] }])}
      />
      {!disabled && (
        <>
          {uses.length > 0 && (
            <>
              <p className="govuk-body">These speak of it, and would be listed as problems if it were removed:</p>
              <ul className="govuk-list govuk-list--bullet">
                {uses.map((use) => (
                  <li key={use.place}>{use.title}</li>
                ))}
              </ul>
            </>
          )}
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => {
              change(`${said} removed`, removeDeadline(own.id, name));
              onLeave();
            }}
          >
            Remove this deadline
          </button>
        </>
      )}
    </>
  );
}
