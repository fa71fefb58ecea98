/** A new form: its title, who fills it in, its first section and question. */
import { addForm, changesBetween, codesOfLabels, type ElementField } from '@homeward/definition';
import { type FormEvent, useEffect, useState } from 'react';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';
import { FieldEditor } from '../elements/field-editor';
import { listOf } from '../elements/field-values';
import { NO_QUESTION, problemOf, QuestionFields, questionOf } from './question-draft';

const FILLS: ElementField = {
  key: 'fills',
  label: 'Who fills it in',
  isRequired: true,
  shape: { kind: 'names', of: 'role', least: 0, most: 20 },
};

export function NewForm({ onAdded, onLeave }: { onAdded(form: string): void; onLeave(): void }) {
  const { files, pack, change } = useEditing();
  const [title, setTitle] = useState('');
  const [section, setSection] = useState('');
  const [fills, setFills] = useState<readonly string[]>([]);
  const [draft, setDraft] = useState(NO_QUESTION);
  const [errors, setErrors] = useState<{
    readonly title?: string;
    readonly fills?: string;
    readonly question?: string;
  }>({});
  useEffect(() => document.getElementById('new-form-title')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const question = problemOf(draft);
    const found = {
      ...(title.trim() === '' ? { title: 'Enter the title of the form.' } : {}),
      ...(fills.length === 0 ? { fills: 'Add one role or more that fills it in.' } : {}),
      ...(question === undefined ? {} : { question }),
    };
    setErrors(found);
    if (found.title !== undefined) document.getElementById('new-form-title')?.focus();
    else if (found.fills !== undefined) document.getElementById('new-form-fills-add')?.focus();
    else if (found.question !== undefined) document.getElementById('new-form-question-title')?.focus();
    else {
      const added = addForm(files, {
        title: title.trim(),
        fills,
        section: section.trim() || title.trim(),
        first: questionOf(draft, codesOfLabels),
      });
      change(`Form “${title.trim()}” added`, changesBetween(files, added.files));
      onAdded(added.key);
    }
  };
  return (
    <form className="hw-new" onSubmit={submit} noValidate aria-label="New form">
      <PlainLine id="new-form-title" label="Title of the form" error={errors.title} value={title} onChange={setTitle} />
      {errors.fills !== undefined && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {errors.fills}
        </p>
      )}
      <FieldEditor
        id="new-form-fills"
        field={FILLS}
        value={[...fills]}
        context={{ pack, process: undefined, isLocked: false, beside: {}, isNew: true }}
        onChange={(value) => setFills(listOf(value).map(String))}
      />
      <PlainLine
        id="new-form-section"
        label="Title of its first section (optional)"
        hint="The title of the form unless you say otherwise"
        value={section}
        onChange={setSection}
      />
      <h2 className="govuk-heading-s">Its first question</h2>
      <QuestionFields id="new-form-question" draft={draft} error={errors.question} onChange={setDraft} />
      <div className="govuk-button-group">
        <button type="submit" className="govuk-button">
          Add form
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
          Do not add
        </button>
      </div>
    </form>
  );
}
