/** The limits of a process: what is due when, and the way to change, add and remove one. */

import { place as placeOf, processFile } from '@homeward/definition';
import { roleTitle, sayDue } from '@homeward/engine';
import { StackingTable } from '../../ui/stacking-table';
import { useHeadingFocus } from '../../ui/use-heading-focus';
import type { AreaProps } from '../areas';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { type OwnProcess, processAt, processOptions } from '../processes-of';
import { SheetTools } from '../sheets/sheet-tools';
import { asPlace, useChosen } from '../use-place';
import { AddDeadline } from './add-deadline';
import { CountTester } from './count-tester';
import { OneDeadline } from './one-deadline';

/** @param at `processes/child-permanence/deadlines.json#/review2` opens that limit */
export function DeadlinesArea({ at }: AreaProps) {
  const { pack } = useEditing();
  const first = processAt(pack, asPlace(at), 'deadlines');
  const [chosen, choose] = useChosen(
    at,
    (place) => ({
      process: first?.id,
      limit: place?.file.endsWith('/deadlines.json') === true ? place.steps[0] : undefined,
    }),
    ({ process: id, limit }) => {
      if (id === undefined || (limit === undefined && id === processAt(pack, undefined, 'deadlines')?.id))
        return undefined;
      const file = processFile(id, 'deadlines');
      return limit === undefined ? file : placeOf(file, limit);
    },
  );
  const { heading, moved } = useHeadingFocus();
  const process = chosen.process === undefined ? undefined : pack.processes[chosen.process];
  if (chosen.process === undefined || process === undefined)
    return <p className="govuk-body">This draft has no process, so there are no deadlines.</p>;
  const own: OwnProcess = { id: chosen.process, process };
  const go = (limit: string | undefined) => {
    choose({ process: own.id, limit });
    moved();
  };
  const deadline =
    chosen.limit !== undefined && Object.hasOwn(process.deadlines, chosen.limit)
      ? process.deadlines[chosen.limit]
      : undefined;
  return (
    <>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {deadline === undefined ? 'Deadlines' : deadline.title}
      </h2>
      {deadline === undefined || chosen.limit === undefined ? (
        <>
          {Object.keys(pack.processes).length > 1 && (
            <Choice
              id="limits-of"
              label="Process"
              options={processOptions(pack)}
              value={own.id}
              onChange={(id) => choose({ process: id, limit: undefined })}
            />
          )}
          <SheetTools which="deadlines" what="Deadlines" />
          <DeadlineList own={own} onOpen={go} />
          <AddDeadline own={own} onAdded={go} />
          <CountTester />
        </>
      ) : (
        <OneDeadline
          key={chosen.limit}
          own={own}
          name={chosen.limit}
          deadline={deadline}
          onLeave={() => go(undefined)}
        />
      )}
    </>
  );
}

function DeadlineList({ own, onOpen }: { readonly own: OwnProcess; onOpen(limit: string): void }) {
  const { pack } = useEditing();
  return (
    <StackingTable
      caption="Deadlines"
      captionHidden
      columns={['Deadline', 'Due', 'Who is to do it']}
      rows={Object.entries(own.process.deadlines).map(([key, deadline]) => ({
        key,
        cells: [
          <button key="open" type="button" id={`open-${key}`} className="hw-link-button" onClick={() => onOpen(key)}>
            {deadline.title}
          </button>,
          Object.values(deadline.components)
            .map((part) => sayDue(pack, own.process, part))
            .join(', or '),
          roleTitle(pack, deadline.owner),
        ],
      }))}
    />
  );
}
