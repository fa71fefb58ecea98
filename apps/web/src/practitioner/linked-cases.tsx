/** The cases that this one belongs with: the child, the family, the match, brothers and sisters. A name only where the reader may see it. */
import type { LinkedCase } from '@homeward/contract';
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { StackingTable } from '../ui/stacking-table';

export function LinkedCases({ linked }: { readonly linked: readonly LinkedCase[] }) {
  if (linked.length === 0) return null;
  return (
    <div className="govuk-!-margin-top-6">
      <StackingTable
        caption="Linked cases"
        columns={['Case', 'What it is', 'Where it stands']}
        rows={linked.map((one, index) => ({
          key: `${one.link} ${one.reference ?? index}`,
          cells: [
            <Named key="case" linked={one} />,
            one.title,
            STANDING[one.standing] ?? one.now ?? 'Nothing recorded yet',
          ],
        }))}
      />
    </div>
  );
}

function Named({ linked: { name, reference, caseId, title } }: { readonly linked: LinkedCase }) {
  const shown = name ?? reference ?? title;
  return (
    <>
      {caseId === null ? shown : <AppLink to={paths.child(caseId)}>{shown}</AppLink>}
      {name !== null && reference !== null && <span className="hw-under">{reference}</span>}
    </>
  );
}

const STANDING: Readonly<Record<LinkedCase['standing'], string | undefined>> = {
  open: undefined,
  closed: 'You may not see this record. Ask whoever works with it.',
  missing: 'No record of this reference has been opened yet.',
};
