/** How far an import is, in words and as a bar; and at the end what it found. */
import type { ImportProgress } from '@homeward/contract';
import { paths } from '../paths';
import { useImport } from '../server/queries';
import { Reading } from '../shell/reading';
import { AppLink } from '../ui/app-link';
import { longDate, momentInWords } from '../ui/dates';
import { Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';

const STATUS: Readonly<Record<ImportProgress['status'], string>> = {
  waiting: 'Waiting to start',
  reading: 'Reading the files',
  playing: 'Playing each child’s history through the process',
  finished: 'Finished',
  failed: 'The import could not be finished',
};
const count = (number: number): string => number.toLocaleString('en-GB');

export function ImportReport({ importId }: { readonly importId: string }) {
  const progress = useImport(importId);
  return (
    <Reading from={progress} what="the import">
      {(found) => (
        <Page
          title="Import of a return"
          caption={`Started ${momentInWords(found.startedAt)}`}
          back={
            <AppLink className="govuk-back-link" to={paths.importReturn()}>
              Import another return
            </AppLink>
          }
        >
          <p className="govuk-body" role="status">
            <strong>{STATUS[found.status]}</strong>
            {found.total > 0 && `: ${count(found.done)} of ${count(found.total)} children`}
          </p>
          {(found.status === 'reading' || found.status === 'playing' || found.status === 'waiting') && (
            <progress
              className="hw-progress"
              max={Math.max(found.total, 1)}
              value={found.done}
              aria-label="How far the import is"
            />
          )}
          {found.status === 'failed' && (
            <p className="govuk-body">
              Children imported before it stopped are kept. Importing the same return again goes on from there.
            </p>
          )}
          {found.status === 'finished' && found.total > 0 && found.unchanged === found.total && (
            <p className="govuk-body">Nothing has changed: all of this was here already.</p>
          )}
          <dl className="govuk-summary-list">
            <Row name="The day the return speaks of" value={longDate(found.asAt)} />
            <Row name="Children with a new record" value={count(found.opened)} />
            <Row name="Records added to" value={count(found.changed)} />
            <Row name="Unchanged, here already" value={count(found.unchanged)} />
            <Row name="Rows or values that could not be read" value={count(found.problemCount)} />
          </dl>
          {found.findings.length > 0 && (
            <StackingTable
              caption="What your process would not have allowed, or what contradicts itself"
              rowHeaders={false}
              columns={['Finding', 'How often']}
              rows={found.findings.map((finding) => ({
                key: finding.kind,
                cells: [finding.sentence, count(finding.count)],
              }))}
            />
          )}
          {found.status === 'finished' && found.findings.length === 0 && (
            <p className="govuk-body">There are no findings.</p>
          )}
          {found.problems.length > 0 && (
            <StackingTable
              caption={
                found.problems.length < found.problemCount
                  ? `Rows or values that could not be read (the first ${count(found.problems.length)} of ${count(found.problemCount)})`
                  : 'Rows or values that could not be read'
              }
              rowHeaders={false}
              columns={['File', 'Line', 'Column', 'Why']}
              rows={found.problems.map((problem, index) => ({
                key: `${index} ${problem.file}`,
                cells: [
                  problem.file,
                  problem.line === null ? '' : String(problem.line),
                  problem.column ?? '',
                  problem.sentence,
                ],
              }))}
            />
          )}
          {found.status === 'finished' && (
            <p className="govuk-body">
              <AppLink to={paths.children()}>See the children</AppLink>
            </p>
          )}
        </Page>
      )}
    </Reading>
  );
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{value}</dd>
    </div>
  );
}
