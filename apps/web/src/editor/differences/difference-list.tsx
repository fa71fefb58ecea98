/** What changed between two versions, in sentences, grouped by what they touch; what loosens stands first and says so. */
import type { VersionDifference } from '@homeward/contract';
import { TOUCHES } from '@homeward/engine';
import { Tag } from '../../ui/tag';

const TITLES: Readonly<Record<VersionDifference['touches'], string>> = {
  steps: 'Steps of the process',
  actions: 'Actions',
  limits: 'Deadlines',
  meetings: 'Panels and meetings',
  forms: 'Forms',
  documents: 'Documents',
  tasks: 'Tasks',
  notices: 'Notices',
  permissions: 'Permissions',
  rules: 'Rules',
  facts: 'Facts and code lists',
  parameters: 'Numbers and calendars',
  trackers: 'Trackers',
  words: 'Words',
  sources: 'Sources',
};

export function DifferenceList({ differences }: { readonly differences: readonly VersionDifference[] }) {
  const loosening = differences.filter(({ loosens }) => loosens).length;
  if (differences.length === 0) return <p className="govuk-body">Nothing differs.</p>;
  return (
    <>
      <p className="govuk-body">
        {differences.length} {differences.length === 1 ? 'difference' : 'differences'}
        {loosening === 0
          ? '; none of them loosens a permission or a check.'
          : `; ${loosening} of them ${loosening === 1 ? 'loosens' : 'loosen'} a permission or a check: somebody may do or see more, or something is asked no longer. A second person looks at ${loosening === 1 ? 'it' : 'them'}.`}
      </p>
      {TOUCHES.map((touches) => {
        const own = differences.filter((one) => one.touches === touches);
        return own.length === 0 ? null : (
          <section key={touches}>
            <h2 className="govuk-heading-m">{TITLES[touches]}</h2>
            <ul className="govuk-list govuk-list--bullet">
              {own
                .toSorted((one, other) => Number(other.loosens) - Number(one.loosens))
                .map(({ path, sentence, loosens }) => (
                  <li key={`${path} ${sentence}`}>
                    {loosens && (
                      <>
                        <Tag colour="orange">Loosens</Tag>{' '}
                      </>
                    )}
                    {sentence}
                  </li>
                ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
