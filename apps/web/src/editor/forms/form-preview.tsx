/** The form as people will see it, to be tried: the same theme, the same conditions. */
import { type FormDefinition, notKnownName } from '@homeward/definition';
import { effectiveForm } from '@homeward/engine';
import { useState } from 'react';
import { sectionSchema } from '../../forms/section-schema';
import { GovukForm } from '../../forms/theme/govuk-form';
import { useEditing } from '../editing';
import { useFormWorld } from './form-world';

export function FormPreview({
  form,
  section: only,
  question,
}: {
  readonly form: string;
  /** One section by its key; the whole form without it. */
  readonly section: string | undefined;
  /** One question, with those that stand under its answers and the one that it stands under. */
  readonly question: string | undefined;
}) {
  const { pack } = useEditing();
  const definition = pack.forms[form];
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const [showsAll, setShowsAll] = useState(true);
  const world = useFormWorld(definition);
  if (definition === undefined) return null;
  const effective = effectiveForm(definition, answers, world);
  const related = question === undefined ? undefined : relatedTo(definition, question);
  const sections = definition.layout.sections
    .map((section) => ({
      ...section,
      questions: section.questions.filter(
        (name) => (related?.includes(name) ?? true) && (showsAll || effective.questions.includes(name)),
      ),
    }))
    .filter(
      ({ key, questions }) => questions.length > 0 && (related !== undefined || only === undefined || key === only),
    );
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
      {sections.map((section) => (
        <div key={section.key} className="hw-builder__section">
          <h4 className="govuk-heading-m">{section.title}</h4>
          {section.intro !== undefined && <p className="govuk-body">{section.intro}</p>}
          <PreviewSection
            definition={definition}
            questions={section.questions}
            required={showsAll ? definition.schema.required : effective.required}
            answers={answers}
            onAnswers={setAnswers}
          />
        </div>
      ))}
      {sections.length === 0 && <p className="govuk-body">With no facts and these answers nothing is asked.</p>}
    </section>
  );
}

/** Companions ("why it is not known") stand with their question. */
const relatedTo = ({ layout }: FormDefinition, question: string): readonly string[] => {
  const parent = layout.questions[question]?.under?.question ?? question;
  const under = Object.entries(layout.questions).flatMap(([name, each]) =>
    each.under?.question === parent ? [name] : [],
  );
  const family = [parent, ...under, question];
  return [...family, ...family.map(notKnownName)];
};

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
