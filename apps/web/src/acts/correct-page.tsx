/** Putting a date or a fact right: choose what is wrong, say what is right and why, see what would move, then confirm. */
import { type CaseOverview, type KnownFact, type KnownFacts, type KnownValue } from '@homeward/contract';
import { paths } from '../paths';
import { useCase, useFacts } from '../server/queries';
import { Reading } from '../shell/reading';
import { AppLink } from '../ui/app-link';
import { momentInWords } from '../ui/dates';
import { Day } from '../ui/day';
import { Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';
import { CorrectOne } from './correct-one';

export function CorrectPage({
  caseId,
  fact,
  entry,
}: {
  readonly caseId: string;
  readonly fact: string | undefined;
  readonly entry: number;
}) {
  const overview = useCase(caseId);
  const facts = useFacts(caseId);
  return (
    <Reading from={overview} what="the record">
      {(record) => (
        <Reading from={facts} what="what is known">
          {(known) => <Chosen record={record} known={known} fact={fact} entry={entry} />}
        </Reading>
      )}
    </Reading>
  );
}

function Chosen({
  record,
  known,
  fact,
  entry,
}: {
  readonly record: CaseOverview;
  readonly known: KnownFacts;
  readonly fact: string | undefined;
  readonly entry: number;
}) {
  const found = known.facts.find((one) => one.fact === fact);
  const value = found?.values[entry];
  if (known.may && found !== undefined && value !== undefined)
    return <CorrectOne key={`${fact} ${entry}`} record={record} revision={known.revision} fact={found} wrong={value} />;
  return (
    <Page
      key="choose"
      title={known.may ? 'Which date or fact is wrong?' : 'What is known'}
      caption={`${record.child.name}, ${record.child.reference}`}
      back={
        <AppLink className="govuk-back-link" to={paths.child(record.id)}>
          Back to {record.child.name}
        </AppLink>
      }
    >
      {!known.may && (
        <p className="govuk-body">
          To have something corrected, ask: {known.roles.map((role) => role.title).join(', ')}.
        </p>
      )}
      {known.facts.length === 0 ? (
        <p className="govuk-body">Nothing is known yet.</p>
      ) : (
        <StackingTable
          caption="What is recorded"
          captionHidden
          columns={['Date or fact', 'Value', 'Since', 'Recorded by', ...(known.may ? ['Correct'] : [])]}
          rows={known.facts.flatMap((one) =>
            one.values.map((held) => ({
              key: `${one.fact} ${held.entry}`,
              cells: cellsOf(record.id, known.may, one, held),
            })),
          )}
        />
      )}
    </Page>
  );
}

const cellsOf = (caseId: string, may: boolean, { fact, label }: KnownFact, held: KnownValue) => [
  label,
  held.words,
  held.from === null ? '' : <Day key="from" on={held.from} />,
  `${held.recordedBy}${held.recordedAt === null ? '' : `, ${momentInWords(held.recordedAt)}`}`,
  ...(may
    ? [
        <AppLink key="correct" to={paths.correct(caseId, fact, held.entry)}>
          Correct
          <span className="govuk-visually-hidden">
            {' '}
            {label}: {held.words}
          </span>
        </AppLink>,
      ]
    : []),
];
