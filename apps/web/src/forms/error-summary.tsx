/** "There is a problem": first on the page, takes the focus, and each line leads to the question. */
import { type MouseEvent, useEffect, useRef } from 'react';

export interface PageProblem {
  /** The id of the control or group that the line leads to. */
  readonly id: string;
  readonly message: string;
}

/** Puts the focus into a question: its control, or the first control of its group. */
export function focusQuestion(id: string): void {
  const element = document.getElementById(id);
  if (element === null) return;
  const controls = 'input, textarea, select, button';
  const control = element.matches(controls) ? element : element.querySelector<HTMLElement>(controls);
  (element.closest('.govuk-form-group') ?? element).scrollIntoView?.({ block: 'start' });
  control?.focus({ preventScroll: true });
}

/** The order in which the questions stand on the page; validators list them in their own. */
const inPageOrder = (problems: readonly PageProblem[]): readonly PageProblem[] => {
  const order = new Map([...document.querySelectorAll('[id]')].map((element, index) => [element.id, index]));
  const place = (problem: PageProblem) => order.get(problem.id) ?? Number.MAX_SAFE_INTEGER;
  return [...problems].sort((a, b) => place(a) - place(b));
};

export function ErrorSummary({ problems }: { readonly problems: readonly PageProblem[] }) {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) own.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  const follow = (event: MouseEvent, id: string) => {
    event.preventDefault();
    focusQuestion(id);
  };
  return (
    <div className="govuk-error-summary" ref={own} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {inPageOrder(problems).map((problem) => (
              <li key={`${problem.id} ${problem.message}`}>
                <a href={`#${problem.id}`} onClick={(event) => follow(event, problem.id)}>
                  {problem.message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
