/** A new question inside a group, or of each row of a list. */
import { addInnerQuestion, codesOfLabels } from '@homeward/definition';
import { type FormEvent, useState } from 'react';
import { NO_QUESTION, problemOf, QuestionFields, questionOf } from './question-draft';
import { useForm } from './use-form';

export function NewInner({
  form,
  name,
  title,
  onDone,
}: {
  readonly form: string;
  readonly name: string;
  readonly title: string;
  onDone(): void;
}) {
  const { files, act } = useForm(form);
  const [draft, setDraft] = useState(NO_QUESTION);
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(draft);
    setError(problem);
    if (problem !== undefined) return;
    const question = questionOf(draft, codesOfLabels);
    act(`question “${title}”: “${question.title}” added inside`, addInnerQuestion(files, form, name, question));
    onDone();
  };
  return (
    <form className="hw-new" onSubmit={submit} noValidate aria-label="New question inside">
      <QuestionFields id="new-inner" draft={draft} error={error} onChange={setDraft} />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          Add question
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onDone}>
          Do not add
        </button>
      </div>
    </form>
  );
}
