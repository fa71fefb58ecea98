/** Choices by their labels: ordered, added and taken out by buttons. Each keeps its code, so that what was answered stays what it was. */
import { deriveKey, type ElementField, isJsonObject, type Json, type ListedCode } from '@homeward/definition';
import { useEditing } from '../editing';
import { FieldEditor } from '../elements/field-editor';
import { listOf } from '../elements/field-values';

const ITEM: ElementField = {
  key: '*',
  label: 'Choice',
  isRequired: true,
  shape: {
    kind: 'group',
    fields: [{ key: 'label', label: 'As people read it', isRequired: true, shape: { kind: 'text', isLong: false } }],
  },
};

export function CodesField({
  id,
  label,
  codes,
  isLocked,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly codes: readonly ListedCode[];
  readonly isLocked: boolean;
  onChange(codes: readonly ListedCode[], how: string): void;
}) {
  const { pack } = useEditing();
  const field: ElementField = { key: 'codes', label, isRequired: true, shape: { kind: 'list', item: ITEM, least: 1 } };
  return (
    <FieldEditor
      id={id}
      field={field}
      value={codes.map(
        ({ code, label: said, until }): Json => ({ code, label: said, ...(until === undefined ? {} : { until }) }),
      )}
      context={{ pack, process: undefined, isLocked, beside: {}, isNew: false }}
      onChange={(value, how) => onChange(withCodes(listOf(value)), how ?? label)}
    />
  );
}

/** A new choice has no code yet: it gets one of its label. */
const withCodes = (items: readonly Json[]): ListedCode[] => {
  const read = items.filter(isJsonObject);
  const taken = read.flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
  return read.map(({ code, label, until }) => {
    const said = String(label ?? '');
    const own = typeof code === 'string' ? code : deriveKey(said, taken);
    if (typeof code !== 'string') taken.push(own);
    return { code: own, label: said, ...(typeof until === 'string' ? { until } : {}) };
  });
};
