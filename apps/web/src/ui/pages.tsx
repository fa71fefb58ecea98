/** Links to the other pages of a long list. */
import { AppLink } from './app-link';

/** First, last, and those around the one shown; a gap is an ellipsis. */
const numbersAround = (page: number, pages: number): readonly number[] =>
  [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages).sort((a, b) => a - b);

export function Pages({
  page,
  pages,
  linkTo,
}: {
  readonly page: number;
  readonly pages: number;
  readonly linkTo: (page: number) => string;
}) {
  if (pages <= 1) return null;
  const numbers = numbersAround(page, pages);
  return (
    <nav className="govuk-pagination" aria-label="Pages">
      {page > 1 && (
        <div className="govuk-pagination__prev">
          <AppLink className="govuk-link govuk-pagination__link" rel="prev" to={linkTo(page - 1)}>
            <span className="govuk-pagination__link-title">
              Previous<span className="govuk-visually-hidden"> page</span>
            </span>
          </AppLink>
        </div>
      )}
      <ul className="govuk-pagination__list">
        {numbers.map((number, index) => (
          <PageNumber
            key={number}
            number={number}
            gap={index > 0 && number - (numbers[index - 1] ?? 0) > 1}
            current={number === page}
            to={linkTo(number)}
          />
        ))}
      </ul>
      {page < pages && (
        <div className="govuk-pagination__next">
          <AppLink className="govuk-link govuk-pagination__link" rel="next" to={linkTo(page + 1)}>
            <span className="govuk-pagination__link-title">
              Next<span className="govuk-visually-hidden"> page</span>
            </span>
          </AppLink>
        </div>
      )}
    </nav>
  );
}

function PageNumber({
  number,
  gap,
  current,
  to,
}: {
  readonly number: number;
  readonly gap: boolean;
  readonly current: boolean;
  readonly to: string;
}) {
  return (
    <>
      {gap && <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>}
      <li className={`govuk-pagination__item${current ? ' govuk-pagination__item--current' : ''}`}>
        <AppLink
          className="govuk-link govuk-pagination__link"
          to={to}
          aria-label={`Page ${number}`}
          aria-current={current ? 'page' : undefined}
        >
          {number}
        </AppLink>
      </li>
    </>
  );
}
