/** Another name for a question in rules and exports; whatever refers to it follows. */
import { isSafeName, Key, renameQuestion, saidOnce, takenQuestionNames } from '@homeward/definition';
import { type FormEvent, useState } from 'react';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';
import { useForm } from './use-form';

export function RenameQuestion({
  form,
  name,
  onRenamed,
}: {
  readonly form: string;
  readonly name: string;
  onRenamed(name: string): void;
}) {
  const { pack } = useEditing();
  const { files, act } = useForm(form);
  const [typed, setTyped] = useState(name);
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === name) return;
    if (!Key.safeParse(typed).success || !isSafeName(typed)) {
      setError('Use letters and digits, beginning with a letter, without spaces.');
      return;
    }
    if (takenQuestionNames(files, form).includes(typed)) {
      setError('Another question of this form has this name.');
      return;
    }
    const renamed = renameQuestion(files, pack, form, name, typed);
    if ('shared' in renamed) {
      setError(
        `These ask other forms as well, which have a question of the same name: ${saidOnce(renamed.shared)
          .map(({ says }) => says)
          .join('; ')}. Change them first.`,
      );
      return;
    }
    act(`question ${name} is called ${typed} in rules and exports`, renamed.files);
    onRenamed(typed);
  };
  return (
    <form onSubmit={submit} noValidate>
      <PlainLine
        id="question-name"
        label="Name in rules and exports"
        hint="People who fill in the form never see it."
        error={error}
        value={typed}
        onChange={setTyped}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Change the name
      </button>
    </form>
  );
}
