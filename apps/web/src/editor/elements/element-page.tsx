/** One element: what can be said of it, who else names it, and the way to remove it. */
import { mentionsOf, type Process, pointerOf } from '@homeward/definition';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useEditing } from '../editing';
import { ElementEditor } from './element-editor';
import { KIND_WORDS, type ListedElement, type ListedKind } from './element-kinds';

export function ElementPage({
  kind,
  element,
  process,
  children,
  onLeave,
}: {
  readonly kind: ListedKind;
  readonly element: ListedElement;
  readonly process?: Process | undefined;
  /** Between the heading and the parts: what this kind has besides. */
  readonly children?: ReactNode;
  onLeave(): void;
}) {
  const { locked, change } = useEditing();
  const words = KIND_WORDS[kind];
  const { key, title, file, steps } = element;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const named = `${words.one} “${title}”`;
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All: {words.many.toLowerCase()}
        </button>
      </p>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
      <ElementEditor
        kind={kind}
        file={file}
        steps={steps}
        named={named}
        {...(process === undefined ? {} : { process })}
      />
      {words.names !== undefined && (
        <>
          <h3 className="govuk-heading-s">Named by</h3>
          <NamedBy names={words.names(key)} place={`${file}#${pointerOf(steps)}`} />
        </>
      )}
      {locked === undefined && (
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          onClick={() => {
            change(`${named} removed`, [{ file, at: pointerOf(steps) }]);
            onLeave();
          }}
        >
          Remove: {words.one.toLowerCase()}
        </button>
      )}
    </>
  );
}

/** What would name nothing any more without it. */
export function NamedBy({ names, place }: { readonly names: readonly string[]; readonly place: string }) {
  const { files, pack } = useEditing();
  const wanted = names.join(' ');
  const mentions = useMemo(() => mentionsOf(files, pack, wanted.split(' '), place), [files, pack, wanted, place]);
  if (mentions.length === 0)
    return <p className="govuk-body">Nothing else names it: it can be removed without a problem.</p>;
  return (
    <>
      <p className="govuk-body">
        If it is removed, {mentions.length === 1 ? 'this names' : `these ${mentions.length} name`} something that is not
        there any more, and the list of problems says so:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {mentions.map((mention) => (
          <li key={mention.place}>{mention.title}</li>
        ))}
      </ul>
    </>
  );
}
