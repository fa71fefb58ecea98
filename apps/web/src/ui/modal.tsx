/** A dialog over the page: the browser's own, which keeps the focus inside and gives it back afterwards. */
import { type ReactNode, useEffect, useId, useRef } from 'react';

export function Modal({
  title,
  children,
  onEscape,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly onEscape?: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    // jsdom draws dialogs but cannot open them as modal.
    if (element !== null && typeof element.showModal === 'function' && !element.open) element.showModal();
    else element?.setAttribute('open', '');
    return () => element?.close?.();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="hw-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onEscape?.();
      }}
    >
      <h2 className="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
