/** The examples of a form: complete answers that walkthroughs and the try-out start from, kept valid as the form changes. */
import { missingExamples, objectAt, textAt, withExamples, withForm } from '@homeward/definition';
import { useState } from 'react';
import { answerInWords } from '../../record/answer-in-words';
import { SummaryList } from '../../ui/summary-list';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { ExampleAnswers } from './example-answers';
import { useForm } from './use-form';

export function FormExamples({ form }: { readonly form: string }) {
  const { pack, problems } = useEditing();
  const { parts, files, isLocked, act } = useForm(form);
  const [isOpen, setOpen] = useState(false);
  const focus = useFocus();
  const missing = missingExamples(files, form);
  const title = (name: string): string => textAt(parts.schema, 'properties', name, 'title') ?? name;
  const complete = objectAt(parts.examples, 'complete');
  const definition = pack.forms[form];
  const wrong = problems.filter(({ path }) => path.startsWith(`forms/${form}/examples.json`));
  const leave = () => {
    setOpen(false);
    focus('change-example');
  };
  return (
    <>
      <p className="govuk-body">
        Walkthroughs and the try-out begin with these answers. They are about nobody. Every question that must be
        answered needs one.
      </p>
      {wrong.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {wrong.map(({ path, sentence }) => (
            <li key={`${path} ${sentence}`}>{sentence}</li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <div className="govuk-inset-text">
          <p className="govuk-body">
            Without an example so far: {missing.map((name) => `“${title(name)}”`).join(', ')}. Walkthroughs that fill in
            this form fail until there is one.
          </p>
          {!isLocked && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => act('examples filled in', withExamples(files, form, missing))}
            >
              Fill in the examples that are missing
            </button>
          )}
        </div>
      )}
      {isOpen && definition !== undefined ? (
        <ExampleAnswers
          definition={definition}
          answers={complete}
          onSave={(answers) => {
            act('another example', withForm(files, form, { examples: { ...parts.examples, complete: answers } }));
            leave();
          }}
          onLeave={leave}
        />
      ) : (
        <>
          <SummaryList
            rows={Object.entries(complete).map(([name, value]): [string, string] => {
              const question = definition?.schema.properties[name];
              return [title(name), question === undefined ? String(value) : (answerInWords(question, value) ?? '')];
            })}
          />
          {!isLocked && (
            <button
              type="button"
              id="change-example"
              className="govuk-button govuk-button--secondary"
              onClick={() => setOpen(true)}
            >
              Change the example
            </button>
          )}
        </>
      )}
    </>
  );
}
