/** The clause that a rule, deadline or action comes from, to open and read where it matters. */
import type { SourceQuote } from '@homeward/contract';
import { Details } from './details';

export function Sources({ sources, about }: { readonly sources: readonly SourceQuote[]; readonly about?: string }) {
  if (sources.length === 0) return null;
  return (
    <Details
      className="hw-source"
      summary={
        <>Where this comes from{about !== undefined && <span className="govuk-visually-hidden">: {about}</span>}</>
      }
    >
      {sources.map((source) => (
        <div key={source.id}>
          <p className="govuk-body-s govuk-!-margin-bottom-1">{source.text}</p>
          {source.quote !== null && source.quote !== '' && <blockquote>“{source.quote}”</blockquote>}
          <p className="govuk-body-s">
            {source.document}, {source.id}
            {!source.verified && '. Not yet confirmed by the process owner'}
          </p>
        </div>
      ))}
    </Details>
  );
}
