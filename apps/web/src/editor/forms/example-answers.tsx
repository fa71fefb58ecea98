/** The complete example, filled in on the form itself: what the form refuses cannot be an example of it. */
import { type FormDefinition, type Json, type JsonObject, toJson } from '@homeward/definition';
import { effectiveForm } from '@homeward/engine';
import { useState } from 'react';
import { ErrorSummary, type PageProblem } from '../../forms/error-summary';
import { fieldId } from '../../forms/error-wording';
import { sectionSchema } from '../../forms/section-schema';
import { GovukForm } from '../../forms/theme/govuk-form';
import { useFormWorld } from './form-world';

const PREFIX = 'example';

export function ExampleAnswers({
  definition,
  answers: first,
  onSave,
  onLeave,
}: {
  readonly definition: FormDefinition;
  readonly answers: Readonly<Record<string, Json>>;
  onSave(answers: JsonObject): void;
  onLeave(): void;
}) {
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>(first);
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const world = useFormWorld(definition);
  const effective = effectiveForm(definition, answers, world);
  const { schema, uiSchema } = sectionSchema(
    definition.schema,
    definition.layout,
    effective.questions,
    effective.required,
  );
  return (
    <>
      <ErrorSummary problems={problems} />
      <GovukForm
        schema={schema}
        uiSchema={uiSchema}
        answers={effective.answers}
        idPrefix={PREFIX}
        onChange={(next) => {
          const others = Object.fromEntries(
            Object.entries(answers).filter(([name]) => !effective.questions.includes(name)),
          );
          setAnswers({ ...others, ...next });
        }}
        onValid={() => {
          const kept = toJson(effective.answers);
          if (typeof kept === 'object' && kept !== null && !Array.isArray(kept)) onSave(kept);
        }}
        onErrors={(errors) =>
          setProblems(
            errors.map((error) => ({
              id: fieldId(error.property, PREFIX),
              message: error.message ?? 'Check this answer',
            })),
          )
        }
      >
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button">
            Keep this example
          </button>
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
            Leave it as it was
          </button>
        </div>
      </GovukForm>
    </>
  );
}
