/** One row per clause: the procedure's words, what is made of them, and what carries them out. */
import type { ClauseElement, CoveredClause } from '@homeward/contract';
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { Details } from '../ui/details';
import { StackingTable } from '../ui/stacking-table';
import { Tag } from '../ui/tag';
import { classInWords, STANDING } from './standing';

export function ClauseTable({ clauses }: { readonly clauses: readonly CoveredClause[] }) {
  return (
    <StackingTable
      caption="Clauses of the procedure"
      captionHidden
      columns={['Clause', 'In the procedure', 'How it is covered']}
      rows={clauses.map((clause) => ({
        key: clause.id,
        cells: [
          <span key="clause">
            {clause.id}
            {clause.cls !== null && <span className="hw-under">{classInWords(clause.cls)}</span>}
          </span>,
          <Procedure key="procedure" clause={clause} />,
          <Covered key="covered" clause={clause} />,
        ],
      }))}
    />
  );
}

function Procedure({ clause: { quote, rule, line, document } }: { readonly clause: CoveredClause }) {
  return (
    <>
      {quote !== null && <p className="govuk-body-s govuk-!-margin-bottom-1">“{quote}”</p>}
      <p className="govuk-body-s govuk-!-margin-bottom-1">{rule}</p>
      <p className="govuk-body-s hw-quiet govuk-!-margin-bottom-0">
        {document}
        {line !== null && `, line ${line}`}
      </p>
    </>
  );
}

function Covered({ clause }: { readonly clause: CoveredClause }) {
  const { how, because, elements, walkthroughs, id } = clause;
  const { title, colour } = STANDING[how];
  return (
    <>
      <p className="govuk-body-s govuk-!-margin-bottom-1">
        <Tag colour={colour}>{title}</Tag>
      </p>
      {because !== null && <p className="govuk-body-s govuk-!-margin-bottom-1">{because}</p>}
      {elements.length + walkthroughs.length > 0 && (
        <Details
          className="govuk-!-margin-bottom-0"
          summary={
            <>
              {elements.length === 1 ? '1 element' : `${elements.length} elements`}
              <span className="govuk-visually-hidden"> for {id}</span>
            </>
          }
        >
          <ul className="govuk-list govuk-list--bullet govuk-body-s">
            {elements.map((element) => (
              <Element key={element.place} element={element} />
            ))}
          </ul>
          {walkthroughs.length > 0 && (
            <>
              <p className="govuk-body-s govuk-!-margin-bottom-1">Walkthroughs that would notice:</p>
              <ul className="govuk-list govuk-list--bullet govuk-body-s">
                {walkthroughs.map((story) => (
                  <li key={story.id}>
                    {story.title} <span className="hw-quiet">({story.id})</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Details>
      )}
    </>
  );
}

function Element({ element: { kind, title, state, proven } }: { readonly element: ClauseElement }) {
  return (
    <li>
      {kind}: {state === null || state === '' ? title : <AppLink to={paths.process(state)}>{title}</AppLink>}
      {!proven && <span className="hw-quiet"> (no walkthrough would notice)</span>}
    </li>
  );
}
