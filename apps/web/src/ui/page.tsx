/** One page: its title is its h1 and the browser's title, and takes the focus when the page was reached through a link. */
import { type ReactNode, useEffect, useRef } from 'react';

let arrivedByLink = false;
/** The router says so once the first navigation inside the application begins; a page that was loaded keeps the browser's own focus. */
export const noteNavigation = (): void => {
  arrivedByLink = true;
};

export interface PageProps {
  readonly title: string;
  /** Above the title, in smaller letters: whose record this is. */
  readonly caption?: string | undefined;
  readonly back?: ReactNode;
  /** Stands above the title: an error summary, a banner. */
  readonly above?: ReactNode;
  /** Before the title in the browser's tab: "Error: ". */
  readonly titlePrefix?: string;
  readonly size?: 'l' | 'xl';
  readonly children?: ReactNode;
}

export function Page({ title, caption, back, above, titlePrefix = '', size = 'l', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${titlePrefix}${title} – Homeward`;
  }, [title, titlePrefix]);
  useEffect(() => {
    if (!arrivedByLink) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      {back}
      {above}
      {caption !== undefined && <span className={`govuk-caption-${size}`}>{caption}</span>}
      <h1 className={`govuk-heading-${size}`} tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
