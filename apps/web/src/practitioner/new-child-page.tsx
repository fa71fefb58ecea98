/** Opening a record for a child: who the child is; everything that happens is recorded afterwards. */
import { OpenCase, openCase } from '@homeward/contract';
import { FormLayout, FormSchema } from '@homeward/definition';
import { useRef, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { fieldId } from '../forms/error-wording';
import { sectionSchema } from '../forms/section-schema';
import { GovukForm } from '../forms/theme/govuk-form';
import { paths } from '../paths';
import { ask, ProblemError } from '../server/ask';
import { newKey } from '../server/new-key';
import { problemInWords } from '../shell/problem-notice';
import { useSignedIn } from '../shell/session-context';
import { useGo } from '../ui/app-link';
import { Page } from '../ui/page';
import { backToChildren } from './child-header';

const schema = FormSchema.parse({
  type: 'object',
  title: 'Open a record for a child',
  additionalProperties: false,
  required: ['reference', 'givenName', 'familyName', 'dateOfBirth', 'sex'],
  properties: {
    reference: {
      type: 'string',
      title: 'Reference in your record system',
      minLength: 1,
      maxLength: 40,
      pattern: '^[A-Za-z0-9][A-Za-z0-9/_-]*$',
    },
    givenName: { type: 'string', title: 'First names', minLength: 1, maxLength: 120 },
    familyName: { type: 'string', title: 'Last name', minLength: 1, maxLength: 120 },
    dateOfBirth: { type: 'string', format: 'date', title: 'Date of birth' },
    sex: {
      type: 'string',
      title: 'Sex',
      oneOf: [
        { const: 'female', title: 'Female' },
        { const: 'male', title: 'Male' },
        { const: 'indeterminate', title: 'Indeterminate' },
        { const: 'notKnown', title: 'Not known' },
      ],
    },
  },
});
const questions = Object.keys(schema.properties);
const layout = FormLayout.parse({
  title: schema.title,
  fills: [],
  sections: [{ key: 'child', title: 'The child', questions }],
  questions: {
    reference: {
      errorName: 'the reference in your record system',
      hint: 'Letters, digits, hyphens, underscores and slashes. Do not use a name',
      width: '20',
    },
    givenName: { errorName: 'the first names' },
    familyName: { errorName: 'the last name' },
    dateOfBirth: { errorName: 'the date of birth', hint: 'For example, 27 3 2021' },
    sex: { errorName: 'the sex', widget: 'radios' },
  },
});
const drawn = sectionSchema(schema, layout, questions, schema.required);
const PREFIX = 'child';

export function NewChildPage() {
  const { may } = useSignedIn();
  const go = useGo();
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const act = useRef<{ readonly content: string; readonly key: string }>(undefined);
  if (!may.openCases)
    return (
      <Page title={schema.title} back={backToChildren}>
        <p className="govuk-body">Your roles do not include opening records. Ask your team manager.</p>
      </Page>
    );
  const open = async () => {
    const child = OpenCase.safeParse(answers);
    if (!child.success) return setProblems([{ id: fieldId('.reference', PREFIX), message: 'Check the answers' }]);
    const content = JSON.stringify(child.data);
    if (act.current?.content !== content) act.current = { content, key: newKey() };
    try {
      const opened = await ask(openCase, { body: child.data, idempotencyKey: act.current.key });
      go(paths.child(opened.id));
    } catch (error) {
      setProblems([
        {
          id: fieldId('.reference', PREFIX),
          message: error instanceof ProblemError ? error.problem.detail : problemInWords(error).sentence,
        },
      ]);
    }
  };
  return (
    <Page
      title={schema.title}
      back={backToChildren}
      titlePrefix={problems.length > 0 ? 'Error: ' : ''}
      above={<ErrorSummary problems={problems} />}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <GovukForm
            schema={drawn.schema}
            uiSchema={drawn.uiSchema}
            answers={answers}
            idPrefix={PREFIX}
            onChange={setAnswers}
            onValid={() => {
              setProblems([]);
              void open();
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
            <button type="submit" className="govuk-button">
              Open the record
            </button>
          </GovukForm>
        </div>
      </div>
    </Page>
  );
}
