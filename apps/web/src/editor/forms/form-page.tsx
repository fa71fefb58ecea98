/** One form: its sections and questions to change, and beside them the form as people will see it. */
import { listAt, objectAt, removeForm, renameForm, textAt, usesOfForm } from '@homeward/definition';
import { useEffect, useRef, useState } from 'react';
import { BlockMark } from '../block-mark';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { FormExamples } from './form-examples';
import { FormPeople } from './form-people';
import { FormPreview } from './form-preview';
import { FormSections } from './form-sections';
import { FormWhere } from './form-where';
import { QuestionPage } from './question-page';
import { useForm } from './use-form';

const VIEWS = [
  { view: 'questions', title: 'Questions' },
  { view: 'people', title: 'Who fills in and signs' },
  { view: 'where', title: 'Where it is filled in' },
  { view: 'examples', title: 'Examples' },
] as const;

export function FormPage({
  form,
  question: asked,
  onQuestion,
  onLeave,
}: {
  readonly form: string;
  /** The question that is open. */
  readonly question: string | undefined;
  onQuestion(question: string | undefined): void;
  onLeave(): void;
}) {
  const { pack } = useEditing();
  const { title, parts, files, isLocked, act, set } = useForm(form);
  // One that has been renamed or removed meanwhile is no longer there to come back to.
  const question =
    asked !== undefined && Object.hasOwn(objectAt(parts.schema, 'properties'), asked) ? asked : undefined;
  const [section, setSection] = useState<string>();
  const [view, setView] = useState<(typeof VIEWS)[number]['view']>('questions');
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = useFocus();
  useEffect(() => heading.current?.focus(), []);
  const keys = listAt(parts.layout, 'sections').flatMap((each) => textAt(each, 'key') ?? []);
  const shown = section !== undefined && keys.includes(section) ? section : keys[0];
  const without = removeForm(files, pack, form);
  const uses = usesOfForm(pack, form);
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All forms
        </button>
      </p>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <BlockMark file={`forms/${form}/layout.json`} at="" />
      <div className={question !== undefined || view === 'questions' ? 'hw-builder' : undefined}>
        <div className="hw-builder__main">
          {question !== undefined ? (
            <QuestionPage
              key={question}
              form={form}
              name={question}
              onRenamed={onQuestion}
              onLeave={() => {
                onQuestion(undefined);
                focus(`change-${question}`, `sections-of-${form}`);
              }}
            />
          ) : (
            <>
              <fieldset className="govuk-fieldset govuk-form-group">
                <legend className="govuk-visually-hidden">Show of this form</legend>
                <div className="govuk-radios govuk-radios--small govuk-radios--inline">
                  {VIEWS.map((each) => (
                    <div key={each.view} className="govuk-radios__item">
                      <input
                        type="radio"
                        className="govuk-radios__input"
                        id={`form-shows-${each.view}`}
                        name="form-shows"
                        checked={view === each.view}
                        onChange={() => setView(each.view)}
                      />
                      <label className="govuk-label govuk-radios__label" htmlFor={`form-shows-${each.view}`}>
                        {each.title}
                      </label>
                    </div>
                  ))}
                </div>
              </fieldset>
              {view === 'questions' && (
                <>
                  <FormSections form={form} shown={shown} onShow={setSection} onOpen={onQuestion} />
                  <h3 className="govuk-heading-s">The form itself</h3>
                  <TextLine
                    id="form-title"
                    label="Title of the form"
                    value={title}
                    required
                    disabled={isLocked}
                    onChange={(next) => act(`now called “${next}”`, renameForm(files, form, next))}
                  />
                  <TextLine
                    id="form-purpose"
                    label="What it is for (optional)"
                    hint="One sentence above the sections: what it is for and who reads it"
                    rows={3}
                    value={typeof parts.layout.purpose === 'string' ? parts.layout.purpose : ''}
                    disabled={isLocked}
                    onChange={(next) => set('what it is for', 'layout', ['purpose'], next === '' ? undefined : next)}
                  />
                  {!isLocked &&
                    (without === undefined ? (
                      <p className="govuk-body">
                        It cannot be removed while {uses.map((use) => `“${use.title}”`).join(' and ')}{' '}
                        {uses.length === 1 ? 'uses' : 'use'} it.
                      </p>
                    ) : (
                      <button
                        type="button"
                        className="govuk-button govuk-button--warning"
                        onClick={() => {
                          act('removed', without);
                          onLeave();
                        }}
                      >
                        Remove this form
                      </button>
                    ))}
                </>
              )}
              {view === 'people' && <FormPeople form={form} />}
              {view === 'where' && <FormWhere form={form} />}
              {view === 'examples' && <FormExamples form={form} />}
            </>
          )}
        </div>
        {(question !== undefined || view === 'questions') && (
          <FormPreview form={form} section={shown} question={question} />
        )}
      </div>
    </>
  );
}
