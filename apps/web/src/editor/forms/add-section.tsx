/** A new section with its first question: one that asks nothing is none. */
import { addSection, codesOfLabels } from '@homeward/definition';
import { type FormEvent, useEffect, useState } from 'react';
import { PlainLine } from '../controls/plain-line';
import { NO_QUESTION, problemOf, QuestionFields, questionOf } from './question-draft';
import { useForm } from './use-form';

export function AddSection({
  form,
  onAdded,
  onLeave,
}: {
  readonly form: string;
  onAdded(key: string): void;
  onLeave(): void;
}) {
  const { files, act } = useForm(form);
  const [title, setTitle] = useState('');
  const [draft, setDraft] = useState(NO_QUESTION);
  const [error, setError] = useState<string>();
  useEffect(() => document.getElementById('new-section-title')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = problemOf(draft);
    setError(problem);
    if (title.trim() === '') document.getElementById('new-section-title')?.focus();
    else if (problem !== undefined) document.getElementById('new-section-question-title')?.focus();
    else {
      const added = addSection(files, form, title.trim(), questionOf(draft, codesOfLabels));
      act(`section “${title.trim()}” added`, added.files);
      onAdded(added.section);
    }
  };
  return (
    <form className="hw-new" onSubmit={submit} noValidate aria-label="New section">
      <PlainLine id="new-section-title" label="Title of the section" value={title} onChange={setTitle} />
      <h4 className="govuk-heading-s">Its first question</h4>
      <QuestionFields id="new-section-question" draft={draft} error={error} onChange={setDraft} />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          Add section
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
          Do not add
        </button>
      </div>
    </form>
  );
}
