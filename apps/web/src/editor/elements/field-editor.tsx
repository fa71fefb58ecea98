/** Asks for one part of an element, whatever its shape. */
import { Rule, toJson } from '@homeward/definition';
import { RuleEditor } from '../rules/rule-editor';
import { ChoicesField, MarkField, NameField, YesNoField } from './choice-fields';
import { type FieldProps, scopeOf } from './field-context';
import { GroupField } from './group-field';
import { ListField } from './list-field';
import { NamesField } from './names-field';
import { OneOfField } from './one-of-field';
import { SourcesField } from './sources-field';
import { NumberField, TextField } from './text-fields';

export function FieldEditor(props: FieldProps) {
  const { field, value, context, onChange } = props;
  const { shape } = field;
  switch (shape.kind) {
    case 'text':
      return <TextField {...props} isLong={shape.isLong} />;
    case 'number':
      return <NumberField {...props} least={shape.least} most={shape.most} />;
    case 'yesNo':
      return <YesNoField {...props} />;
    case 'mark':
      return <MarkField {...props} mark={shape.value} />;
    case 'choice':
      return <NameField {...props} options={shape.options} />;
    case 'choices':
      return <ChoicesField {...props} options={shape.options} />;
    case 'name':
      return <NameField {...props} of={shape.of} />;
    case 'names':
      return <NamesField {...props} of={shape.of} least={shape.least} most={shape.most} />;
    case 'rule': {
      const read = typeof value === 'string' ? value : Rule.safeParse(value).data;
      return (
        <RuleEditor
          rule={read}
          scope={scopeOf(shape.in, context)}
          label={field.label}
          {...(field.isRequired ? {} : { without: 'Always: there is no condition' })}
          onChange={(rule) => onChange(rule === undefined ? undefined : toJson(rule), `${field.label}: the condition`)}
        />
      );
    }
    case 'sources':
      return <SourcesField {...props} />;
    case 'list':
      return <ListField {...props} item={shape.item} least={shape.least} most={shape.most} ask={FieldEditor} />;
    case 'group':
      return <GroupField {...props} fields={shape.fields} ask={FieldEditor} />;
    case 'oneOf':
      return <OneOfField {...props} options={shape.options} ask={FieldEditor} />;
    case 'nothing':
      return null;
  }
}
