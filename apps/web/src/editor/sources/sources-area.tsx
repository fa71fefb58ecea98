/** The clauses that the procedure rests on: what each says, what rests on it, and new ones. */
import { place as placeOf } from '@homeward/definition';
import { useHeadingFocus } from '../../ui/use-heading-focus';
import type { AreaProps } from '../areas';
import { useEditing } from '../editing';
import { useChosen } from '../use-place';
import { ClauseList } from './clause-list';
import { DocumentList } from './document-list';
import { OneClause } from './one-clause';

/** @param at `sources.json#/clauses/R-herts-127` opens that clause */
export function SourcesArea({ at }: AreaProps) {
  const { pack } = useEditing();
  const [chosen, choose] = useChosen(
    at,
    (place) => (place?.file === 'sources.json' && place.steps[0] === 'clauses' ? place.steps[1] : undefined),
    (id) => (id === undefined ? undefined : placeOf('sources.json', 'clauses', id)),
  );
  const { heading, moved } = useHeadingFocus();
  const go = (id: string | undefined) => {
    choose(id);
    moved();
  };
  const clause =
    chosen !== undefined && Object.hasOwn(pack.sources.clauses, chosen) ? pack.sources.clauses[chosen] : undefined;
  return (
    <>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {clause === undefined || chosen === undefined ? 'Clauses of the procedure' : `Clause ${chosen}`}
      </h2>
      {clause === undefined || chosen === undefined ? (
        <>
          <ClauseList onOpen={go} />
          <DocumentList />
        </>
      ) : (
        <OneClause key={chosen} id={chosen} clause={clause} onLeave={() => go(undefined)} />
      )}
    </>
  );
}
