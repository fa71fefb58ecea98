/** What is said of a section: its title, a few words before its questions, and when it is asked. */
import { isJsonObject, type Json, listAt, Rule, textAt, toJson, withSections } from '@homeward/definition';
import { TextLine } from '../controls/text-line';
import { withPart } from '../elements/group-field';
import { RuleEditor } from '../rules/rule-editor';
import { useFormScope } from './form-scope';
import { useForm } from './use-form';

export function SectionDetails({
  form,
  index,
  section,
}: {
  readonly form: string;
  readonly index: number;
  readonly section: Json;
}) {
  const { parts, files, isLocked, act } = useForm(form);
  const scope = useFormScope(form);
  const title = textAt(section, 'title') ?? '';
  const when = isJsonObject(section) ? section.visibleWhen : undefined;
  const set = (how: string, part: string, value: Json | undefined) =>
    act(
      `section “${title}”: ${how}`,
      withSections(files, form, (each, at) => (at === index ? withPart(each, part, value) : each)),
    );
  const id = `section-${index}-of-${listAt(parts.layout, 'sections').length}`;
  return (
    <div className="hw-items__inside">
      <TextLine
        id={`${id}-title`}
        label="Title of the section"
        value={title}
        required
        disabled={isLocked}
        onChange={(text) => set(`now called “${text}”`, 'title', text)}
      />
      <TextLine
        id={`${id}-intro`}
        label="Words before its questions (optional)"
        rows={2}
        value={textAt(section, 'intro') ?? ''}
        disabled={isLocked}
        onChange={(text) => set('the words before its questions', 'intro', text === '' ? undefined : text)}
      />
      <RuleEditor
        rule={typeof when === 'string' ? when : Rule.safeParse(when).data}
        scope={scope}
        label={`When the section “${title}” is asked`}
        without="Always"
        onChange={(rule) => set('when it is asked', 'visibleWhen', rule === undefined ? undefined : toJson(rule))}
      />
    </div>
  );
}
