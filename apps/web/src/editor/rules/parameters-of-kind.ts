/** The authority's parameters that something of a kind can be compared with. */
import type { FieldKind, Pack } from '@homeward/definition';
import type { NamedParameter } from './rule-builder-context';

const TYPE: Partial<Readonly<Record<FieldKind, 'number' | 'boolean' | 'string'>>> = {
  number: 'number',
  boolean: 'boolean',
  text: 'string',
  choice: 'string',
  date: 'string',
};

export const parametersOfKind = (pack: Pack, kind: FieldKind): readonly NamedParameter[] =>
  Object.entries(pack.authority.parameters)
    .filter(([, { value }]) =>
      Array.isArray(value) ? kind === 'choices' || kind === 'choice' : typeof value === TYPE[kind],
    )
    .map(([name, parameter]) => ({ name, parameter }));
