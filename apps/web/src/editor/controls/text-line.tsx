/** A line (or a few lines) of text that reaches the draft when its author pauses or leaves it, so that one thought is one step of undo. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FieldFrame } from '../../ui/field-frame';

/** Milliseconds without a key. */
const PAUSE = 600;

export function TextLine({
  id,
  label,
  labelHidden = false,
  hint,
  error,
  value,
  rows = 1,
  width = '',
  numeric = false,
  required = false,
  disabled = false,
  onChange,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly rows?: number;
  /** A GOV.UK width class, such as `govuk-input--width-4`. */
  readonly width?: string;
  readonly numeric?: boolean;
  /** An empty text is not passed on, and said to be missing. */
  readonly required?: boolean;
  readonly disabled?: boolean;
  onChange(value: string): void;
}) {
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pass = useRef<() => void>(undefined);
  // What somebody types and then leaves at once (by a link, by undo) is not lost.
  useEffect(() => () => pass.current?.(), []);
  const shown = typed ?? value;
  const missing =
    required && shown.trim() === '' ? 'Enter a text: the draft keeps the old one until you do.' : undefined;
  const problem = missing ?? error;
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    const commit = () => {
      clearTimeout(timer.current);
      pass.current = undefined;
      if (required && text.trim() === '') return;
      setTyped(undefined);
      if (text !== value) onChange(text);
    };
    pass.current = commit;
    timer.current = setTimeout(commit, PAUSE);
  };
  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden} hint={hint} error={problem}>
      {(described) => {
        const common = { id, value: shown, disabled, ...described, onBlur: () => pass.current?.() };
        return rows > 1 ? (
          <textarea {...common} className="govuk-textarea" rows={rows} onChange={(event) => type(event.target.value)} />
        ) : (
          <input
            {...common}
            type="text"
            {...(numeric ? { inputMode: 'numeric' as const } : {})}
            autoComplete="off"
            className={`govuk-input ${width}`}
            onChange={(event) => type(event.target.value)}
          />
        );
      }}
    </FieldFrame>
  );
}
