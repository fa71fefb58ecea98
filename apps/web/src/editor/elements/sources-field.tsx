/** The clauses that an element rests on, as one of its fields. */
import { CitedClauses } from '../controls/cited-clauses';
import type { FieldProps } from './field-context';
import { listOf } from './field-values';

export function SourcesField({ id, field: { label, hint }, value, onChange }: FieldProps) {
  return (
    <CitedClauses
      id={id}
      label={label}
      hint={hint}
      cited={listOf(value).map(String)}
      onChange={(cited, how) => onChange([...cited], `${label}: ${how}`)}
    />
  );
}
