/** A new question, in the section where it is asked. */
import { addQuestion, codesOfLabels } from '@homeward/definition';
import { type FormEvent, useEffect, useState } from 'react';
import { NO_QUESTION, problemOf, QuestionFields, questionOf } from './question-draft';
import { useForm } from './use-form';

export function AddQuestion({
  form,
  section,
  onAdded,
  onLeave,
}: {
  readonly form: string;
  readonly section: string;
  onAdded(name: string): void;
  onLeave(): void;
}) {
  const { files, act } = useForm(form);
  const [draft, setDraft] = useState(NO_QUESTION);
  const [error, setError] = useState<string>();
  const id = `new-question-${section}`;
  useEffect(() => document.getElementById(`${id}-title`)?.focus(), [id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(draft);
    setError(problem);
    if (problem !== undefined) {
      document.getElementById(`${id}-title`)?.focus();
      return;
    }
    const question = questionOf(draft, codesOfLabels);
    const { files: after, name } = addQuestion(files, form, { ...question, section });
    act(`question “${question.title}” added`, after);
    onAdded(name);
  };
  return (
    <form className="hw-new" onSubmit={submit} noValidate aria-label="New question">
      <QuestionFields id={id} draft={draft} error={error} onChange={setDraft} />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          Add question
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
          Do not add
        </button>
      </div>
    </form>
  );
}
