/** The form as people will see it, to be tried: the same theme, the same conditions. */
import type { FormDefinition } from '@homeward/definition';
import { effectiveForm } from '@homeward/engine';
import { useState } from 'react';
import { sectionSchema } from '../../forms/section-schema';
import { GovukForm } from '../../forms/theme/govuk-form';
import { useEditing } from '../editing';
import { useFormWorld } from './form-world';

export function FormPreview({ form, question }: { readonly form: string; readonly question: string | undefined }) {
  const { pack } = useEditing();
  const definition = pack.forms[form];
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const [showsAll, setShowsAll] = useState(true);
  const world = useFormWorld(definition);
  if (definition === undefined) return null;
  const shown =
    question === undefined ? undefined : definition.layout.sections.find((each) => each.questions.includes(question));
  const effective = effectiveForm(definition, answers, world);
  const sections = definition.layout.sections.filter((section) => shown === undefined || section === shown);
  return (
    <section className="hw-builder__preview" aria-labelledby="preview-title">
      <h3 className="govuk-heading-s" id="preview-title">
        As people will see it
      </h3>
      <div className="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
        <div className="govuk-checkboxes__item">
          <input
            type="checkbox"
            className="govuk-checkboxes__input"
            id="preview-all"
            checked={showsAll}
            onChange={(event) => setShowsAll(event.target.checked)}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor="preview-all">
            Show also what is asked only sometimes
          </label>
        </div>
      </div>
      {sections.map((section) => {
        const questions = showsAll
          ? section.questions
          : section.questions.filter((name) => effective.questions.includes(name));
        if (questions.length === 0) return null;
        return (
          <div key={section.key} className="hw-builder__section">
            <h4 className="govuk-heading-m">{section.title}</h4>
            {section.intro !== undefined && <p className="govuk-body">{section.intro}</p>}
            <PreviewSection
              definition={definition}
              questions={questions}
              required={showsAll ? definition.schema.required : effective.required}
              answers={answers}
              onAnswers={setAnswers}
            />
          </div>
        );
      })}
      {!showsAll && effective.questions.length === 0 && (
        <p className="govuk-body">With no facts and these answers nothing is asked.</p>
      )}
    </section>
  );
}

function PreviewSection({
  definition,
  questions,
  required,
  answers,
  onAnswers,
}: {
  readonly definition: FormDefinition;
  readonly questions: readonly string[];
  readonly required: readonly string[];
  readonly answers: Readonly<Record<string, unknown>>;
  onAnswers(answers: Readonly<Record<string, unknown>>): void;
}) {
  const { schema, uiSchema } = sectionSchema(definition.schema, definition.layout, questions, required);
  const own = Object.fromEntries(questions.flatMap((name) => (name in answers ? [[name, answers[name]]] : [])));
  return (
    <GovukForm
      schema={schema}
      uiSchema={uiSchema}
      answers={own}
      idPrefix={`preview-${questions[0] ?? ''}`}
      onChange={(next) => {
        const others = Object.fromEntries(Object.entries(answers).filter(([name]) => !questions.includes(name)));
        onAnswers({ ...others, ...next });
      }}
      onValid={() => {}}
      onErrors={() => {}}
    >
      <button type="submit" className="govuk-button govuk-button--secondary">
        Try the error messages
      </button>
    </GovukForm>
  );
}
