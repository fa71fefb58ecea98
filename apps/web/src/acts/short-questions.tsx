/** A few questions that no pack defines, in the same theme as those that a pack does. */
import { FormLayout, FormSchema } from '@homeward/definition';
import { useMemo } from 'react';
import type { PageProblem } from '../forms/error-summary';
import { fieldId } from '../forms/error-wording';
import { sectionSchema } from '../forms/section-schema';
import { GovukForm } from '../forms/theme/govuk-form';

export const QUESTION_PREFIX = 'act';

export interface ShortQuestion {
  readonly schema: Readonly<Record<string, unknown>>;
  /** How errors call it: "the right value". */
  readonly errorName: string;
  readonly hint?: string;
  readonly widget?: 'select' | 'textarea' | 'radios';
}

export function ShortQuestions({
  title,
  questions,
  answers,
  button,
  sending = false,
  onChange,
  onProblems,
  onValid,
}: {
  readonly title: string;
  readonly questions: Readonly<Record<string, ShortQuestion>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly button: string;
  readonly sending?: boolean;
  readonly onChange: (answers: Readonly<Record<string, unknown>>) => void;
  readonly onProblems: (problems: readonly PageProblem[]) => void;
  readonly onValid: () => void;
}) {
  const drawn = useMemo(() => {
    const names = Object.keys(questions);
    const schema = FormSchema.parse({
      type: 'object',
      title,
      additionalProperties: false,
      required: names,
      properties: Object.fromEntries(names.map((name) => [name, questions[name]?.schema])),
    });
    const layout = FormLayout.parse({
      title,
      fills: [],
      sections: [{ key: 'all', title, questions: names }],
      questions: Object.fromEntries(
        Object.entries(questions).map(([name, { schema: _schema, ...rest }]) => [name, rest]),
      ),
    });
    return sectionSchema(schema, layout, names, names);
  }, [title, questions]);
  return (
    <GovukForm
      schema={drawn.schema}
      uiSchema={drawn.uiSchema}
      answers={answers}
      idPrefix={QUESTION_PREFIX}
      onChange={onChange}
      onValid={() => {
        onProblems([]);
        onValid();
      }}
      onErrors={(errors) =>
        onProblems(
          errors.map((error) => ({
            id: fieldId(error.property, QUESTION_PREFIX),
            message: error.message ?? 'Check this answer',
          })),
        )
      }
    >
      <button type="submit" className="govuk-button" aria-disabled={sending}>
        {sending ? 'Sending…' : button}
      </button>
    </GovukForm>
  );
}
