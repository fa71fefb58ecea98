/** Opening a record: what it is about, and who the child or the family is. Everything that happens is recorded afterwards. */
import { OpenCase, openCase, type Session } from '@homeward/contract';
import { FormLayout, FormSchema } from '@homeward/definition';
import { useRef, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { fieldId } from '../forms/error-wording';
import { sectionSchema } from '../forms/section-schema';
import { GovukForm } from '../forms/theme/govuk-form';
import { paths } from '../paths';
import { ask, ProblemError } from '../server/ask';
import { newKey } from '../server/new-key';
import { problemInWords } from '../shell/problem-in-words';
import { useSignedIn } from '../shell/session-context';
import { AppLink, useGo } from '../ui/app-link';
import { Page } from '../ui/page';
import { backToChildren, backToList } from './child-header';

const reference = {
  type: 'string',
  title: 'Reference in your record system',
  minLength: 1,
  maxLength: 40,
  pattern: '^[A-Za-z0-9][A-Za-z0-9/_-]*$',
} as const;
const name = (title: string) => ({ type: 'string', title, minLength: 1, maxLength: 120 }) as const;

const CHILD = {
  title: 'Open a record for a child',
  section: 'The child',
  required: ['reference', 'givenName', 'familyName', 'dateOfBirth', 'sex'],
  properties: {
    reference,
    givenName: name('First names'),
    familyName: name('Last name'),
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
  questions: {
    givenName: { errorName: 'the first names' },
    familyName: { errorName: 'the last name' },
    dateOfBirth: { errorName: 'the date of birth', hint: 'For example, 27 3 2021' },
    sex: { errorName: 'the sex', widget: 'radios' },
  },
};
const FAMILY = {
  title: 'Open a record for a family',
  section: 'The family',
  required: ['reference', 'givenName', 'familyName'],
  properties: { reference, givenName: name('First names of the adults'), familyName: name('Last name or last names') },
  questions: {
    givenName: { errorName: 'the first names of the adults', hint: 'For example, Sam and Alex' },
    familyName: { errorName: 'the last name or last names' },
  },
};

const drawnOf = ({ title, section, required, properties, questions }: typeof CHILD | typeof FAMILY) => {
  const names = Object.keys(properties);
  const schema = FormSchema.parse({ type: 'object', title, additionalProperties: false, required, properties });
  const layout = FormLayout.parse({
    title,
    fills: [],
    sections: [{ key: 'subject', title: section, questions: names }],
    questions: {
      reference: {
        errorName: 'the reference in your record system',
        hint: 'Letters, digits, hyphens, underscores and slashes. Do not use a name',
        width: '20',
      },
      ...questions,
    },
  });
  return { title, ...sectionSchema(schema, layout, names, schema.required) };
};
const DRAWN = { child: drawnOf(CHILD), family: drawnOf(FAMILY) };
const PREFIX = 'child';

export function NewCasePage({ chosen }: { readonly chosen: string | undefined }) {
  const { may } = useSignedIn();
  const found =
    may.opens.find(({ process }) => process === chosen) ?? (may.opens.length === 1 ? may.opens[0] : undefined);
  if (may.opens.length === 0)
    return (
      <Page title="Open a record" back={backToChildren}>
        <p className="govuk-body">Your roles do not include opening records. Ask your team manager.</p>
      </Page>
    );
  return found === undefined ? <Choose opens={may.opens} /> : <Open of={found} />;
}

type Opens = Session['may']['opens'];

function Choose({ opens }: { readonly opens: Opens }) {
  return (
    <Page title="Open a record" back={backToChildren}>
      <p className="govuk-body">What is the record about?</p>
      <ul className="govuk-list govuk-list--spaced">
        {opens.map(({ process, title, subject }) => (
          <li key={process}>
            <AppLink to={paths.newChild(process)}>
              {subject === 'child' ? 'A child' : 'A family'}: {title}
            </AppLink>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Open({ of: { process, title, subject } }: { readonly of: Opens[number] }) {
  const go = useGo();
  const drawn = subject === 'child' ? DRAWN.child : DRAWN.family;
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>({});
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const act = useRef<{ readonly content: string; readonly key: string }>(undefined);
  const open = async () => {
    const asked = OpenCase.safeParse({ ...answers, process });
    if (!asked.success) return setProblems([{ id: fieldId('.reference', PREFIX), message: 'Check the answers' }]);
    const content = JSON.stringify(asked.data);
    if (act.current?.content !== content) act.current = { content, key: newKey() };
    try {
      const opened = await ask(openCase, { body: asked.data, idempotencyKey: act.current.key });
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
      title={drawn.title}
      caption={title}
      back={backToList({ subject })}
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
