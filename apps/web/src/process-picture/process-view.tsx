/** A process as a picture and as a table equal to it; loaded only when somebody looks at one. */
import type { ProcessPicture } from '@homeward/contract';
import { useMemo, useState } from 'react';
import { StackingTable } from '../ui/stacking-table';
import { Tag } from '../ui/tag';
import { gatherWays } from './gathered-ways';
import { Picture } from './picture';
import { partsOf, processGraph } from './process-graph';

const WHOLE = '';

export function ProcessView({
  picture,
  about,
  state,
}: {
  readonly picture: ProcessPicture;
  readonly about: string;
  /** The path of a state whose part of the process is shown at first. */
  readonly state?: string;
}) {
  const [region, setRegion] = useState(() => partAround(picture, state));
  const graph = useMemo(
    () => gatherWays(processGraph(picture, region === WHOLE ? undefined : region)),
    [picture, region],
  );
  const rows = picture.rows.filter(
    (row) => region === WHOLE || row.from === region || row.from.startsWith(`${region}.`),
  );
  return (
    <>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="region">
          Show
        </label>
        <select id="region" className="govuk-select" value={region} onChange={(event) => setRegion(event.target.value)}>
          <option value={WHOLE}>The whole process</option>
          {partsOf(picture).map(({ path: key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p className="govuk-body">
        <a className="govuk-link" href="#process-table">
          Skip the picture and go to the table
        </a>
      </p>
      {region === WHOLE && (
        <p className="govuk-body">Choose a part of the process above to read what leads from one state to the next.</p>
      )}
      <Picture
        graph={graph}
        view={region}
        map={region === WHOLE}
        label={`Picture of ${about}. The table after it says the same.`}
      />
      <div id="process-table" tabIndex={-1} className="govuk-!-margin-top-6">
        <StackingTable
          caption="The same process as a table"
          rowHeaders={false}
          columns={['From', 'What happens', 'If', 'To']}
          rows={rows.map((row) => ({
            key: `${row.from} ${row.event} ${row.to.join()} ${row.condition ?? ''}`,
            cells: [
              <span key="from">
                {row.fromTitle} {row.current && <Tag colour="green">Now</Tag>}
              </span>,
              row.eventTitle,
              row.condition ?? '',
              row.toTitles.join(', ') || 'Stays where it is',
            ],
          }))}
        />
      </div>
    </>
  );
}

/** The innermost part that holds the state; the whole process when none does. */
const partAround = (picture: ProcessPicture, state: string | undefined): string =>
  partsOf(picture)
    .map(({ path }) => path)
    .filter((path) => state !== undefined && (state === path || state.startsWith(`${path}.`)))
    .reduce((innermost, path) => (path.length > innermost.length ? path : innermost), WHOLE);
