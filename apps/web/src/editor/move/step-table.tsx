/** Old step -> new step, for the steps in which cases stand or that are not simply the same. */
import type { MappingSent, MoveProposal, StepLineShown } from '@homeward/contract';
import { Details } from '../../ui/details';
import { StackingTable } from '../../ui/stacking-table';
import { Tag } from '../../ui/tag';
import { Choice } from '../controls/choice';

export interface StepTableProps {
  readonly proposal: MoveProposal;
  readonly mapping: MappingSent;
  choose(process: string, step: string, target: string): void;
}

export function StepTable({ proposal: { lines, targets }, mapping, choose }: StepTableProps) {
  const other = lines.filter(({ how }) => how !== 'same');
  const same = lines.filter(({ how, cases }) => how === 'same' && cases > 0);
  const titleOf = (process: string, path: string): string =>
    targets[process]?.find((step) => step.path === path)?.title ?? path;
  return (
    <>
      {other.length === 0 ? (
        <p className="govuk-body">Every step of the one version is in the other: each case stands where it stood.</p>
      ) : (
        <StackingTable
          caption="Steps that are not simply the same"
          columns={['Where cases stand', 'Cases', 'Where they go', 'How']}
          rows={other.map((line) => ({
            key: `${line.process} ${line.from}`,
            cells: [
              line.fromTitle,
              String(line.cases),
              <Choice
                key="to"
                id={`step-${line.process}-${line.from}`}
                label={`Where cases at “${line.fromTitle}” go`}
                labelHidden
                options={(targets[line.process] ?? []).map(({ path, title }) => ({ value: path, title }))}
                value={mapping.processes[line.process]?.steps[line.from] ?? ''}
                nothing="Nobody has chosen"
                onChange={(target) => choose(line.process, line.from, target)}
              />,
              <HowTag key="how" line={line} chosen={mapping.processes[line.process]?.steps[line.from]} />,
            ],
          }))}
        />
      )}
      {same.length > 0 && (
        <Details summary={`${same.length} steps stay as they are`}>
          <ul className="govuk-list">
            {same.map(({ process, from, cases }) => (
              <li key={`${process} ${from}`}>
                {titleOf(process, from)}: {cases} {cases === 1 ? 'case' : 'cases'}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function HowTag({ line, chosen }: { readonly line: StepLineShown; readonly chosen: string | undefined }) {
  if (chosen === undefined) return <Tag colour={line.cases > 0 ? 'yellow' : 'grey'}>To choose</Tag>;
  return chosen === line.to ? <Tag colour="blue">Proposed</Tag> : <Tag colour="green">Chosen</Tag>;
}
