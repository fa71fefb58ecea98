/** One question: its words, how it is answered, when it is asked, what it makes known, and the way to remove it. */
import {
  changeQuestionKind,
  jsonAt,
  kindOfQuestion,
  listAt,
  moveToSection,
  placeOfQuestion,
  QUESTION_KIND_TITLES,
  QUESTION_KINDS,
  removeQuestion,
  setRequired,
  textAt,
  textsAt,
} from '@homeward/definition';
import { useEffect, useRef, useState } from 'react';
import { Details } from '../../ui/details';
import { BlockMark } from '../block-mark';
import { Choice } from '../controls/choice';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { YesNoField } from '../elements/choice-fields';
import { SourcesField } from '../elements/sources-field';
import { InnerQuestions } from './inner-questions';
import { QuestionAnswer } from './question-answer';
import { QuestionChoicesField } from './question-choices';
import { QuestionFacts } from './question-facts';
import { QuestionUses } from './question-uses-list';
import { QuestionWhen } from './question-when';
import { RenameQuestion } from './rename-question';
import { useForm } from './use-form';

export function QuestionPage({
  form,
  name,
  onRenamed,
  onLeave,
}: {
  readonly form: string;
  readonly name: string;
  onRenamed(name: string): void;
  onLeave(): void;
}) {
  const { pack } = useEditing();
  const edited = useForm(form);
  const { parts, files, isLocked, act, set } = edited;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [said, setSaid] = useState('');
  const schema = jsonAt(parts.schema, 'properties', name);
  const layout = jsonAt(parts.layout, 'questions', name);
  const title = textAt(schema, 'title') ?? name;
  const kind = kindOfQuestion(schema, layout);
  const place = placeOfQuestion(files, form, name);
  const sections = listAt(parts.layout, 'sections');
  const errorName = textAt(layout, 'errorName') ?? '';
  const context = { pack, process: undefined, isLocked, beside: {}, isNew: false };
  const says = (how: string) => `question “${title}”: ${how}`;
  if (schema === undefined)
    return (
      <p className="govuk-body">
        This question is not there any more.{' '}
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All questions
        </button>
      </p>
    );
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All questions of this form
        </button>
      </p>
      <h3 className="govuk-heading-s" tabIndex={-1} ref={heading}>
        Question: {title}
      </h3>
      <BlockMark file={`forms/${form}/schema.json`} at={`/properties/${name}`} />
      <TextLine
        id="question-title"
        label="Question"
        hint={`In rules and exports it is called ${name}.`}
        value={title}
        required
        disabled={isLocked}
        onChange={(text) => set(says(`now asked as “${text}”`), 'schema', ['properties', name, 'title'], text)}
      />
      <TextLine
        id="question-error-name"
        label="What error messages call it"
        hint={`“${kind === 'oneChoice' || kind === 'severalChoices' || kind === 'yesNo' ? 'Select' : 'Enter'} ${errorName}”`}
        value={errorName}
        required
        disabled={isLocked}
        onChange={(text) =>
          set(says(`called “${text}” by error messages`), 'layout', ['questions', name, 'errorName'], text)
        }
      />
      <TextLine
        id="question-hint"
        label="Hint (optional)"
        rows={2}
        value={textAt(layout, 'hint') ?? ''}
        disabled={isLocked}
        onChange={(text) =>
          set(says('its hint'), 'layout', ['questions', name, 'hint'], text === '' ? undefined : text)
        }
      />
      {kind === undefined ? (
        <p className="govuk-inset-text">
          It asks for a value for each of several named things. That is not changed here.
        </p>
      ) : (
        <Choice
          id="question-kind"
          label="How it is answered"
          hint="Another kind replaces its examples."
          options={QUESTION_KINDS.map((each) => ({ value: each, title: QUESTION_KIND_TITLES[each].title }))}
          value={kind}
          disabled={isLocked}
          onChange={(next) => {
            const chosen = QUESTION_KINDS.find((each) => each === next);
            if (chosen !== undefined)
              act(
                says(`answered by ${QUESTION_KIND_TITLES[chosen].title.toLowerCase()}`),
                changeQuestionKind(files, form, name, chosen),
              );
          }}
        />
      )}
      {(kind === 'oneChoice' || kind === 'severalChoices') && <QuestionChoicesField form={form} name={name} />}
      {(kind === 'group' || kind === 'list') && <InnerQuestions form={form} name={name} kind={kind} />}
      <YesNoField
        id="question-required"
        field={{ key: 'required', label: 'It must be answered', isRequired: false, shape: { kind: 'yesNo' } }}
        value={textsAt(parts.schema, 'required').includes(name)}
        context={context}
        onChange={(value) =>
          act(
            says(value === true ? 'must be answered' : 'may be left open'),
            setRequired(files, form, name, value === true),
          )
        }
      />
      {sections.length > 1 && (
        <>
          <Choice
            id="question-section"
            label="Section"
            options={sections.map((section, index) => ({
              value: String(index),
              title: textAt(section, 'title') ?? String(index + 1),
            }))}
            value={String(place?.section ?? '')}
            disabled={isLocked}
            onChange={(next) => {
              const moved = moveToSection(files, form, name, Number(next));
              if ('because' in moved) setSaid(moved.because);
              else act(says('moved to another section'), moved.files);
            }}
          />
          <div role="status">{said !== '' && <p className="govuk-inset-text">{said}</p>}</div>
        </>
      )}
      <QuestionWhen edited={edited} name={name} title={title} />
      <QuestionAnswer edited={edited} name={name} title={title} />
      <QuestionFacts form={form} name={name} title={title} />
      <SourcesField
        id="question-sources"
        field={{ key: 'sources', label: 'Where this comes from', isRequired: false, shape: { kind: 'sources' } }}
        value={jsonAt(layout, 'sources')}
        context={context}
        onChange={(value, how) => set(says(how ?? 'the clauses'), 'layout', ['questions', name, 'sources'], value)}
      />
      <QuestionUses form={form} name={name} />
      {!isLocked && (
        <>
          <Details summary="Another name in rules and exports">
            <RenameQuestion form={form} name={name} onRenamed={onRenamed} />
          </Details>
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => {
              act(`question “${title}” removed`, removeQuestion(files, pack, form, name).files);
              onLeave();
            }}
          >
            Remove this question
          </button>
        </>
      )}
    </>
  );
}
