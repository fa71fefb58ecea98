/** The picture as a table: every step with its ways, and the same choice as in the picture. */
import type { CaseCounts } from '@homeward/contract';
import { type ChartEdge, type ChartState, chartGraph, type Problem } from '@homeward/definition';
import { useMemo } from 'react';
import { StackingTable } from '../../ui/stacking-table';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { longTitleOf, titleOfState } from '../state-options';
import { conditionOf, eventTitle } from './draft-picture';
import type { PictureChoice } from './picture-choice';

interface Row {
  readonly state: ChartState;
  readonly from: string;
  /** Undefined where nothing leads on. */
  readonly edge: ChartEdge | undefined;
  readonly event: string;
  readonly condition: string;
  readonly to: string;
}

export function PictureTable({
  own: { process },
  region,
  wanted,
  counts,
  wrong,
  onChoose,
}: {
  readonly own: OwnProcess;
  readonly region: string;
  readonly wanted: string;
  readonly counts: CaseCounts | undefined;
  readonly wrong: ReadonlyMap<string, readonly Problem[]>;
  onChoose(choice: PictureChoice): void;
}) {
  const { pack } = useEditing();
  const rows = useMemo(() => {
    const graph = chartGraph(process.chart);
    const shown = [...graph.states.values()].filter(
      ({ path, kind }) =>
        kind !== 'history' && path !== '' && (region === '' || path === region || path.startsWith(`${region}.`)),
    );
    return shown.flatMap((state): Row[] => {
      const ways = graph.edgesOf(state);
      const from = longTitleOf(process, state, region);
      if (ways.length === 0) return [{ state, from, edge: undefined, event: '', condition: '', to: '' }];
      return ways.map((edge) => ({
        state,
        from,
        edge,
        event: eventTitle(process, edge.event),
        condition: conditionOf(pack, process, edge),
        to: edge.targets.map((target) => titleOfState(process, target)).join(', ') || 'Stays where it is',
      }));
    });
  }, [pack, process, region]);
  const word = wanted.trim().toLowerCase();
  const found = rows.filter(({ from, event, to }) => `${from} ${event} ${to}`.toLowerCase().includes(word));
  return (
    <>
      {word !== '' && (
        <p className="govuk-body" role="status">
          {found.length} of {rows.length} rows
        </p>
      )}
      <StackingTable
        caption="The same as a table"
        rowHeaders={false}
        columns={['Step', 'What happens', 'If', 'Leads to', 'Clauses']}
        rows={found.map(({ state, from, edge, event, condition, to }, index) => {
          const cases = counts?.states[state.path] ?? 0;
          const problems = wrong.get(state.path)?.length ?? 0;
          const first = found[index - 1]?.state !== state;
          return {
            key: `${state.path} ${edge?.pointer ?? ''}`,
            cells: [
              first ? (
                <span key="from">
                  <button
                    type="button"
                    className="hw-link-button"
                    onClick={() => onChoose({ kind: 'state', path: state.path })}
                  >
                    {from}
                  </button>
                  {cases > 0 && (
                    <span className="hw-quiet"> {cases === 1 ? '1 case here' : `${cases} cases here`}</span>
                  )}
                  {problems > 0 && <strong> {problems === 1 ? '1 problem' : `${problems} problems`}</strong>}
                </span>
              ) : (
                from
              ),
              edge === undefined ? (
                state.children.size === 0 ? (
                  'Nothing leads on from here'
                ) : (
                  'See the steps inside it'
                )
              ) : edge.event === undefined ? (
                event
              ) : (
                <button
                  key="event"
                  type="button"
                  className="hw-link-button"
                  onClick={() => onChoose({ kind: 'event', event: edge.event ?? '' })}
                >
                  {event}
                </button>
              ),
              condition,
              to,
              (edge?.transition.meta?.sources ?? (edge === undefined ? (state.node.meta?.sources ?? []) : [])).join(
                ', ',
              ),
            ],
          };
        })}
      />
    </>
  );
}
