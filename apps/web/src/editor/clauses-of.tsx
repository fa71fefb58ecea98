/** The procedure's own text beside what is made of it. */
import type { SourceQuote } from '@homeward/contract';
import { Sources } from '../ui/source-quote';
import { useEditing } from './editing';

export function ClausesOf({ sources, about }: { readonly sources: readonly string[]; readonly about: string }) {
  const { pack } = useEditing();
  const quotes = sources.flatMap((id): SourceQuote[] => {
    const clause = Object.hasOwn(pack.sources.clauses, id) ? pack.sources.clauses[id] : undefined;
    if (clause === undefined) return [];
    return [
      {
        id,
        quote: clause.quote ?? null,
        text: clause.rule,
        document: pack.sources.documents[clause.document]?.title ?? clause.document,
        verified: clause.verified,
      },
    ];
  });
  if (quotes.length === 0) return <p className="govuk-body-s hw-quiet">No clause of the procedure is named here.</p>;
  return <Sources sources={quotes} about={about} />;
}
