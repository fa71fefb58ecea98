/** When a question is asked, when it must be answered, and under which answer it is shown. */
import {
  choicesOf,
  codeListsOf,
  isJsonObject,
  type Json,
  jsonAt,
  kindOfQuestion,
  Rule,
  textAt,
  textsAt,
  toJson,
} from '@homeward/definition';
import { Choice } from '../controls/choice';
import { RuleEditor } from '../rules/rule-editor';
import { useFormScope } from './form-scope';
import type { FormBeingEdited } from './use-form';

export function QuestionWhen({
  edited,
  name,
  title,
}: {
  readonly edited: FormBeingEdited;
  readonly name: string;
  readonly title: string;
}) {
  const { key, parts, isLocked, set } = edited;
  const scope = useFormScope(key);
  const layout = jsonAt(parts.layout, 'questions', name);
  const rule = (part: 'visibleWhen' | 'requiredWhen'): Rule | string | undefined => {
    const json = jsonAt(layout, part);
    return typeof json === 'string' ? json : Rule.safeParse(json).data;
  };
  const isRequired = textsAt(parts.schema, 'required').includes(name);
  return (
    <>
      <RuleEditor
        rule={rule('visibleWhen')}
        scope={scope}
        label="When it is asked"
        without="Always"
        onChange={(next) =>
          set(
            `question “${title}”: when it is asked`,
            'layout',
            ['questions', name, 'visibleWhen'],
            next === undefined ? undefined : toJson(next),
          )
        }
      />
      {!isRequired && (
        <RuleEditor
          rule={rule('requiredWhen')}
          scope={scope}
          label="When it must be answered"
          without="Never: it may be left open"
          onChange={(next) =>
            set(
              `question “${title}”: when it must be answered`,
              'layout',
              ['questions', name, 'requiredWhen'],
              next === undefined ? undefined : toJson(next),
            )
          }
        />
      )}
      <ShownUnder edited={edited} name={name} title={title} isLocked={isLocked} />
    </>
  );
}

interface Reveal {
  readonly value: string;
  readonly title: string;
  readonly under: { [key: string]: Json };
}

function ShownUnder({
  edited,
  name,
  title,
  isLocked,
}: {
  readonly edited: FormBeingEdited;
  readonly name: string;
  readonly title: string;
  readonly isLocked: boolean;
}) {
  const { parts, set } = edited;
  const under = jsonAt(parts.layout, 'questions', name, 'under');
  const offered = revealsOf(edited, name);
  const value = isJsonObject(under) ? `${String(under.question)} ${String(under.option)}` : '';
  return (
    <Choice
      id="question-under"
      label="Shown under an answer (optional)"
      hint="It then stands inside the other question, under that answer, and is asked only with it."
      options={offered}
      value={value}
      nothing="No: it stands by itself"
      disabled={isLocked}
      onChange={(next) => {
        const found = offered.find((each) => each.value === next);
        set(
          `question “${title}”: ${found === undefined ? 'stands by itself' : `shown under ${found.title}`}`,
          'layout',
          ['questions', name, 'under'],
          found?.under,
        );
      }}
    />
  );
}

/** The answers of questions of the same section that can open another question: radios of yes and no, or of one choice. */
const revealsOf = ({ files, parts }: FormBeingEdited, name: string): Reveal[] => {
  const sections = jsonAt(parts.layout, 'sections');
  const section = (Array.isArray(sections) ? sections : []).find((each) => textsAt(each, 'questions').includes(name));
  return textsAt(section, 'questions').flatMap((question): Reveal[] => {
    if (question === name) return [];
    const schema = jsonAt(parts.schema, 'properties', question);
    const asked = textAt(schema, 'title') ?? question;
    const reveal = (option: string | boolean, said: string): Reveal => ({
      value: `${question} ${String(option)}`,
      title: `“${asked}”: ${said}`,
      under: { question, option },
    });
    const kind = kindOfQuestion(schema, jsonAt(parts.layout, 'questions', question));
    if (kind === 'yesNo') return [reveal(true, 'yes'), reveal(false, 'no')];
    const choices = kind === 'oneChoice' ? choicesOf(schema) : undefined;
    if (choices === undefined) return [];
    const codes =
      'own' in choices ? choices.own : (codeListsOf(files).find(({ key }) => key === choices.codes)?.codes ?? []);
    return codes.map(({ code, label }) => reveal(code, label));
  });
};
