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
        <Clause key={source.id} source={source} />
      ))}
    </Details>
  );
}

/** One clause: its own words first, then what we make of it, then where it stands. */
export function Clause({ source }: { readonly source: SourceQuote }) {
  return (
    <div>
      {source.quote !== null && source.quote !== '' && <blockquote>“{source.quote}”</blockquote>}
      <p className="govuk-body-s">
        {inPlainWords(source.text)}{' '}
        <span className="hw-quiet">
          {source.document}, {source.id}.
        </span>
        {!source.verified && ' Not yet confirmed by the process owner.'}
      </p>
    </div>
  );
}

/** A clause's summary may carry its date arithmetic in braces, for those who keep the rules; the limits on this page say it in words. */
const inPlainWords = (text: string): string => text.replace(/\s*\{[^}]*\}/g, '').trim();
