/** The title of a page of the set-up. It takes the focus: going from step to step changes the page beneath the draft's own title. */
import { useEffect, useRef } from 'react';

export function SetUpHeading({ caption, title }: { readonly caption?: string; readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      {caption !== undefined && <span className="govuk-caption-l">{caption}</span>}
      <h2 className="govuk-heading-l" tabIndex={-1} ref={heading}>
        {title}
      </h2>
    </>
  );
}
