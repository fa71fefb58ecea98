/** A list of which the first lines stand open, and the rest behind a heading: nobody accepts what nobody can read. */
import { Details } from '../../ui/details';

/** So many are read at a glance. */
const AT_ONCE = 5;

export function Lines({ lines, more }: { readonly lines: readonly string[]; readonly more: string }) {
  const rest = lines.slice(AT_ONCE);
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {lines.slice(0, AT_ONCE).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <Details
          summary={
            <>
              {rest.length} more<span className="govuk-visually-hidden">: {more}</span>
            </>
          }
        >
          <ul className="govuk-list govuk-list--bullet">
            {rest.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
