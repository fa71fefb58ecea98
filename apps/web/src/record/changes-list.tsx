/** What one entry changed, in words: where things stand, limits, documents, tasks, who was told. */
import type { ChangesInWords } from '@homeward/contract';

export function ChangesList({ changes }: { readonly changes: ChangesInWords }) {
  const parts = [
    { title: 'Where things stand now', lines: changes.states },
    { title: 'Deadlines', lines: changes.deadlines.map((deadline) => deadline.words) },
    { title: 'Documents', lines: changes.documents },
    { title: 'Tasks', lines: changes.tasks },
    { title: 'Who was told', lines: changes.told },
    { title: 'Facts recorded', lines: changes.facts },
  ].filter((part) => part.lines.length > 0);
  if (parts.length === 0) return <p className="govuk-body">Nothing else changed.</p>;
  return (
    <dl className="govuk-summary-list">
      {parts.map((part) => (
        <div key={part.title} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{part.title}</dt>
          <dd className="govuk-summary-list__value">
            {part.lines.length === 1 ? (
              part.lines[0]
            ) : (
              <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
                {part.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
