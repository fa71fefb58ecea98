/** How far a move is, which cases stayed and why, and the way back. */
import type { MoveRunShown } from '@homeward/contract';
import { useState } from 'react';
import { takeMoveBack, useMove } from '../../server/publishing-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { Reading } from '../../shell/reading';
import { momentInWords } from '../../ui/dates';
import { StackingTable } from '../../ui/stacking-table';

const STATUS: Readonly<Record<MoveRunShown['status'], string>> = {
  moving: 'Cases are being moved',
  moved: 'Cases were moved',
  undoing: 'The move is being taken back',
  undone: 'The move was taken back',
};

export function MoveProgress({ id }: { readonly id: string }) {
  const move = useMove(id);
  const [failed, setFailed] = useState<string>();
  const undo = async () => {
    setFailed(undefined);
    try {
      await takeMoveBack(id);
    } catch (error) {
      setFailed(problemInWords(error).sentence);
    }
  };
  return (
    <Reading from={move} what="the move">
      {({ run, notMoved }) => {
        const all = run.waiting + run.moved + run.cannot + run.undone + run.kept;
        const going = run.status === 'moving' || run.status === 'undoing';
        const left = run.status === 'undoing' ? run.moved : run.waiting;
        return (
          <section className="hw-banner" aria-label="The latest move">
            <h2 className="govuk-heading-m">{STATUS[run.status]}</h2>
            <p className="govuk-body">Begun on {momentInWords(run.startedAt)}.</p>
            {going && (
              <progress className="hw-progress" max={all} value={all - left} aria-label="Cases dealt with">
                {all - left} of {all}
              </progress>
            )}
            <p className="govuk-body" role="status">
              {all} cases: {run.waiting > 0 && `${run.waiting} waiting, `}
              {run.moved} moved, {run.cannot} could not be moved
              {run.undone + run.kept > 0 && `, ${run.undone} taken back, ${run.kept} kept because they went on since`}.
            </p>
            {notMoved.length > 0 && (
              <StackingTable
                caption="Cases that stayed as they were"
                columns={['Case', 'Why']}
                rows={notMoved.map(({ reference, sentence }) => ({ key: reference, cells: [reference, sentence] }))}
              />
            )}
            {run.status === 'moved' && run.moved > 0 && (
              <>
                <p className="govuk-body">
                  The move can be taken back for every case in which nothing has happened since.
                </p>
                <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void undo()}>
                  Take the move back
                </button>
              </>
            )}
            {failed !== undefined && (
              <p className="govuk-error-message" role="alert">
                {failed}
              </p>
            )}
          </section>
        );
      }}
    </Reading>
  );
}
