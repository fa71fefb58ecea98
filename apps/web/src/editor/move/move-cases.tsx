/** The mapping completed by hand, tried out, and carried out. */
import type { DryRunShown, MappingSent, MoveProposal } from '@homeward/contract';
import { useState } from 'react';
import { beginMove, tryMove } from '../../server/publishing-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { DryRunFound } from './dry-run-found';
import { MoveProgress } from './move-progress';
import { StepTable } from './step-table';

export function MoveCases({ proposal }: { readonly proposal: MoveProposal }) {
  const { from, to, cases } = proposal;
  const [mapping, setMapping] = useState<MappingSent>(proposal.mapping);
  const [found, setFound] = useState<DryRunShown>();
  const [failed, setFailed] = useState<string>();
  const [working, setWorking] = useState(false);
  const [run, setRun] = useState(proposal.runs[0]?.id);

  const choose = (process: string, step: string, target: string) => {
    // What was tried out no longer says what this would do.
    setFound(undefined);
    setMapping((before) => withStep(before, process, step, target));
  };
  const work = async (act: () => Promise<void>) => {
    if (working) return;
    setWorking(true);
    setFailed(undefined);
    try {
      await act();
    } catch (error) {
      setFailed(problemInWords(error).sentence);
    } finally {
      setWorking(false);
    }
  };
  return (
    <>
      {run !== undefined && <MoveProgress key={run} id={run} />}
      <StepTable proposal={proposal} mapping={mapping} choose={choose} />
      {failed !== undefined && (
        <p className="govuk-error-message" role="alert">
          {failed}
        </p>
      )}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        aria-disabled={working}
        onClick={() => void work(async () => setFound(await tryMove(to, from, mapping)))}
      >
        {working ? 'Working…' : 'Try it out'}
      </button>
      <p className="govuk-hint">
        Trying it out changes nothing: it says what the move would do to each of {cases} cases.
      </p>
      {found !== undefined && (
        <>
          <DryRunFound found={found} />
          {found.movable > 0 && (
            <button
              type="button"
              className="govuk-button"
              aria-disabled={working}
              onClick={() =>
                void work(async () => {
                  const started = await beginMove(to, from, mapping);
                  setRun(started.id);
                  setFound(undefined);
                })
              }
            >
              Move {found.movable} {found.movable === 1 ? 'case' : 'cases'}
            </button>
          )}
        </>
      )}
    </>
  );
}

/** An empty target takes the choice back. */
const withStep = (mapping: MappingSent, process: string, step: string, target: string): MappingSent => {
  const before = mapping.processes[process] ?? { steps: {}, documents: {}, limits: {}, tasks: {} };
  const { [step]: _chosen, ...others } = before.steps;
  return {
    processes: {
      ...mapping.processes,
      [process]: { ...before, steps: target === '' ? others : { ...others, [step]: target } },
    },
  };
};
