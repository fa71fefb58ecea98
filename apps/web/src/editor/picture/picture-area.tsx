/** The process as a picture to work with: what is chosen in it, or in the table that equals it, is changed in the panel beside. */
import { chartGraph, type Process } from '@homeward/definition';
import { useCallback, useMemo, useState } from 'react';
import { gatherWays } from '../../process-picture/gathered-ways';
import { Picture } from '../../process-picture/picture';
import { partsOf, processGraph } from '../../process-picture/process-graph';
import { useCaseCounts } from '../../server/queries';
import { useHeadingFocus } from '../../ui/use-heading-focus';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { processAt, processOptions } from '../processes-of';
import { longTitleOf, stateOptions } from '../state-options';
import { asPlace, useChosen } from '../use-place';
import { closable, drawableOf, problemsByState } from './draft-picture';
import { EventPanel } from './event-panel';
import { linesAt } from './lines-at';
import { chosenAt, type PictureChoice, placeOfChoice } from './picture-choice';
import { PictureTable } from './picture-table';
import { ProcessPresentation } from './process-presentation';
import { StatePanel } from './state-panel';

export { startLayingOut } from '../../process-picture/use-layout';

const WHOLE = '';

/** @param at `processes/child-permanence/chart.json#/states/care` or `.../events.json#/PPM_HELD` */
export function PictureArea({ at }: { readonly at?: string | undefined }) {
  const { pack, problems, blockOf } = useEditing();
  const first = processAt(pack, asPlace(at), asPlace(at)?.file.endsWith('/events.json') === true ? 'events' : 'chart');
  const [{ process: id, choice, region, closed }, setShown] = useChosen<PictureShown>(
    at,
    (place, before) => {
      const choice = chosenAt(first, place);
      const kept = before !== undefined && before.process === first?.id ? before : undefined;
      return {
        process: first?.id ?? '',
        choice,
        region: kept !== undefined && isInRegion(kept.region, choice) ? kept.region : regionOf(first?.process, choice),
        closed: kept?.closed ?? noneClosed,
      };
    },
    ({ process: shown, choice }) => placeOfChoice(pack, shown, choice),
  );
  const [wanted, setWanted] = useState('');
  const { heading: panel, moved } = useHeadingFocus();
  const process = pack.processes[id];
  const counts = useCaseCounts(id).data;
  const drawable = useMemo(() => (process === undefined ? undefined : drawableOf(process)), [process]);
  const wrong = useMemo(
    () => (process === undefined ? new Map() : problemsByState(process, id, problems)),
    [process, id, problems],
  );
  // A change outside the chart leaves the picture's nodes the very same.
  const graph = useMemo(() => {
    if (drawable === undefined || process === undefined) return undefined;
    const linesOf = linesAt({ process, id, counts, wrong, closed, blockOf });
    return gatherWays(processGraph(drawable, region === WHOLE ? undefined : region, { closed, linesOf }));
  }, [drawable, process, id, counts, wrong, closed, region, blockOf]);

  const choose = useCallback(
    (next: PictureChoice | undefined) => {
      setShown({ process: id, choice: next, region, closed });
      moved();
    },
    [setShown, moved, id, region, closed],
  );
  const state = choice?.kind === 'state' ? choice.path : undefined;
  const found = useMemo(() => foundIn(drawable, wanted), [drawable, wanted]);
  const chosen = useMemo(
    () => ({
      state,
      found,
      onState: (path: string) => choose({ kind: 'state', path }),
      onWay: (from: string, _to: string) => choose({ kind: 'state', path: from.split('.:')[0] ?? from }),
    }),
    [state, found, choose],
  );
  if (process === undefined || drawable === undefined || graph === undefined)
    return <p className="govuk-body">This draft has no process to draw.</p>;
  const parts = partsOf(drawable);
  const canClose = closable(process).filter((path) => region === WHOLE || path.startsWith(`${region}.`));
  const chartState = state === undefined ? undefined : chartGraph(process.chart).states.get(state);
  const set = (next: { readonly region?: string; readonly closed?: ReadonlySet<string>; readonly process?: string }) =>
    setShown({ process: next.process ?? id, choice, region: next.region ?? region, closed: next.closed ?? closed });
  return (
    <>
      <h2 className="govuk-heading-m">{process.definition.title}</h2>
      <div className="hw-in-a-row">
        {Object.keys(pack.processes).length > 1 && (
          <Choice
            id="picture-process"
            label="Process"
            options={processOptions(pack)}
            value={id}
            onChange={(next) => setShown({ process: next, choice: undefined, region: WHOLE, closed: noneClosed })}
          />
        )}
        <Choice
          id="picture-part"
          label="Show"
          options={parts.map(({ path, title }) => ({ value: path, title }))}
          value={region}
          nothing="The whole process"
          onChange={(next) => set({ region: next })}
        />
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="picture-find">
            Find a step or an action
          </label>
          <input
            id="picture-find"
            className="govuk-input"
            value={wanted}
            autoComplete="off"
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
        {canClose.length > 0 && (
          <div className="govuk-form-group">
            <button
              type="button"
              className="govuk-button govuk-button--secondary hw-close-parts"
              onClick={() => set({ closed: closed.size > 0 ? noneClosed : new Set(canClose) })}
            >
              {closed.size > 0 ? 'Show what is inside every part' : 'Close every part'}
            </button>
          </div>
        )}
      </div>
      <p className="govuk-body">
        <a className="govuk-link" href="#picture-table">
          Skip the picture and go to the table
        </a>
        {counts !== undefined && <span className="hw-quiet"> {counts.cases} cases go through this process now.</span>}
      </p>
      <div className="hw-picture-beside">
        <div className="hw-picture-beside__picture">
          <Picture
            graph={graph}
            view={`${id} ${region} ${[...closed].join()}`}
            map={region === WHOLE}
            label={`Picture of ${process.definition.title}. The table after it says the same.`}
            chosen={chosen}
          />
        </div>
        <div className="hw-picture-beside__table" id="picture-table" tabIndex={-1}>
          <PictureTable
            own={{ id, process }}
            region={region}
            wanted={wanted}
            counts={counts}
            wrong={wrong}
            onChoose={choose}
          />
        </div>
        {/* After the table for the Tab key: a choice made anywhere moves the focus here. */}
        <div className="hw-picture-beside__panel">
          <h3 className="govuk-heading-m" tabIndex={-1} ref={panel}>
            {choice === undefined
              ? 'Nothing is chosen'
              : choice.kind === 'event'
                ? (process.events[choice.event]?.title ?? 'This action is gone')
                : chartState === undefined
                  ? 'This step is gone'
                  : longTitleOf(process, chartState)}
          </h3>
          <Choice
            id="picture-step"
            label="Choose a step"
            options={stateOptions(process).filter(
              ({ value }) => region === WHOLE || value === region || value.startsWith(`${region}.`),
            )}
            value={state ?? ''}
            nothing="Here, in the picture or in the table"
            // The focus stays: whoever goes through the list with the arrow keys passes steps on the way.
            onChange={(path) =>
              setShown({ process: id, choice: path === '' ? undefined : { kind: 'state', path }, region, closed })
            }
          />
          {choice === undefined && <ProcessPresentation own={{ id, process }} />}
          {chartState !== undefined && (
            <StatePanel
              key={`${id} ${chartState.path}`}
              own={{ id, process }}
              state={chartState}
              problems={wrong.get(chartState.path) ?? []}
              closed={closed.has(chartState.path)}
              onClosed={(isClosed) =>
                set({
                  closed: new Set(
                    isClosed ? [...closed, chartState.path] : [...closed].filter((path) => path !== chartState.path),
                  ),
                })
              }
              onChoose={choose}
            />
          )}
          {choice?.kind === 'event' && process.events[choice.event] !== undefined && (
            <EventPanel key={`${id} ${choice.event}`} own={{ id, process }} event={choice.event} onChoose={choose} />
          )}
        </div>
      </div>
    </>
  );
}

interface PictureShown {
  readonly process: string;
  readonly choice: PictureChoice | undefined;
  readonly region: string;
  readonly closed: ReadonlySet<string>;
}

const noneClosed: ReadonlySet<string> = new Set();

/** Whether what is chosen can be seen in the part that is shown. */
const isInRegion = (region: string, choice: PictureChoice | undefined): boolean =>
  choice?.kind !== 'state' || region === WHOLE || choice.path === region || choice.path.startsWith(`${region}.`);

const foundIn = (drawable: ReturnType<typeof drawableOf> | undefined, wanted: string): ReadonlySet<string> => {
  const word = wanted.trim().toLowerCase();
  if (word === '' || drawable === undefined) return noneClosed;
  const says = (text: string) => text.toLowerCase().includes(word);
  return new Set([
    ...Object.entries(drawable.titles).flatMap(([path, title]) => (says(title) ? [path] : [])),
    ...drawable.rows.flatMap(({ from, eventTitle }) => (says(eventTitle) ? [from] : [])),
  ]);
};

/** The part of the process that a choice is in; the one that people read first where nothing is chosen, for the whole of a large process is a map and no more. */
const regionOf = (process: Process | undefined, choice: PictureChoice | undefined): string => {
  if (process === undefined) return WHOLE;
  const parts = partsOf({ chart: process.chart, titles: {} }).map(({ path }) => path);
  if (choice?.kind === 'event') return WHOLE;
  if (choice === undefined)
    return process.definition.regions.find(({ region }) => parts.includes(region))?.region ?? parts[0] ?? WHOLE;
  return parts.find((path) => choice.path === path || choice.path.startsWith(`${path}.`)) ?? WHOLE;
};
