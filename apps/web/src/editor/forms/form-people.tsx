/** Who fills a form in, and who signs, countersigns or approves it. */
import { type ElementField, isJsonObject, type Json, listAt } from '@homeward/definition';
import { useEditing } from '../editing';
import { FieldEditor } from '../elements/field-editor';
import { useForm } from './use-form';

const FILLS: ElementField = {
  key: 'fills',
  label: 'Who fills it in',
  hint: 'Whether they may is a permission; here it says whose form it is.',
  isRequired: true,
  shape: { kind: 'names', of: 'role', least: 0, most: 20 },
};
const ACTS = [
  { value: 'signs', title: 'signs' },
  { value: 'countersigns', title: 'countersigns' },
  { value: 'approves', title: 'approves' },
  { value: 'qualityAssures', title: 'assures its quality' },
];
const SIGN_OFFS: ElementField = {
  key: 'signOffs',
  label: 'Who signs it, in order',
  isRequired: false,
  shape: {
    kind: 'list',
    least: 0,
    most: 10,
    item: {
      key: '*',
      label: 'Signature',
      isRequired: true,
      shape: {
        kind: 'group',
        fields: [
          { key: 'role', label: 'Role', isRequired: true, shape: { kind: 'name', of: 'role' } },
          { key: 'act', label: 'What it does', isRequired: true, shape: { kind: 'choice', options: ACTS } },
          { key: 'when', label: 'Only when', isRequired: false, shape: { kind: 'rule', in: 'process' } },
          { key: 'sources', label: 'Where this comes from', isRequired: false, shape: { kind: 'sources' } },
        ],
      },
    },
  },
};

export function FormPeople({ form }: { readonly form: string }) {
  const { pack } = useEditing();
  const { parts, isLocked, set } = useForm(form);
  const context = {
    pack,
    process: undefined,
    isLocked,
    beside: isJsonObject(parts.layout) ? parts.layout : {},
    isNew: false,
  };
  const put = (key: string) => (value: Json | undefined, how?: string) => set(how ?? key, 'layout', [key], value);
  return (
    <>
      <FieldEditor
        id="form-fills"
        field={FILLS}
        value={[...listAt(parts.layout, 'fills')]}
        context={context}
        onChange={put('fills')}
      />
      <FieldEditor
        id="form-sign-offs"
        field={SIGN_OFFS}
        value={[...listAt(parts.layout, 'signOffs')]}
        context={context}
        onChange={put('signOffs')}
      />
      <FieldEditor
        id="form-sources"
        field={{ key: 'sources', label: 'Where the form comes from', isRequired: false, shape: { kind: 'sources' } }}
        value={[...listAt(parts.layout, 'sources')]}
        context={context}
        onChange={put('sources')}
      />
    </>
  );
}
