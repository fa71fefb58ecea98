/** What is asked of a new question: its words, its kind, and whether it must be answered. */
import {
  errorNameOf,
  QUESTION_KIND_TITLES,
  QUESTION_KINDS,
  type QuestionChoices,
  type QuestionKind,
} from '@homeward/definition';
import { Choice } from '../controls/choice';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';
import { codeListOptions } from './code-list-options';

export interface QuestionDraft {
  readonly title: string;
  readonly kind: QuestionKind;
  readonly isRequired: boolean;
  /** As typed; made of the title until somebody types one. */
  readonly errorName: string | undefined;
  /** A code list's name; the labels of own choices, one in a line. */
  readonly codes: string;
  readonly labels: string;
}

export const NO_QUESTION: QuestionDraft = {
  title: '',
  kind: 'text',
  isRequired: true,
  errorName: undefined,
  codes: '',
  labels: '',
};

const isChoice = (kind: QuestionKind): boolean => kind === 'oneChoice' || kind === 'severalChoices';
const linesOf = (labels: string): string[] =>
  labels
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is missing, in words; undefined when it can be added. */
export const problemOf = ({ title, kind, codes, labels }: QuestionDraft): string | undefined => {
  if (title.trim() === '') return 'Enter the question.';
  if (isChoice(kind) && codes === '' && linesOf(labels).length < 2)
    return 'Choose a code list, or enter two choices or more.';
  return undefined;
};

/** @param codesOfLabels gives each choice a code of its own */
export const questionOf = (
  { title, kind, isRequired, errorName, codes, labels }: QuestionDraft,
  codesOfLabels: (labels: readonly string[]) => readonly { readonly code: string; readonly label: string }[],
) => {
  const choices: QuestionChoices = codes === '' ? { own: codesOfLabels(linesOf(labels)) } : { codes };
  return {
    title: title.trim(),
    kind,
    isRequired,
    errorName: (errorName ?? '').trim() || errorNameOf(title),
    ...(isChoice(kind) ? { choices } : {}),
  };
};

export function QuestionFields({
  id,
  draft,
  error,
  onChange,
}: {
  readonly id: string;
  readonly draft: QuestionDraft;
  readonly error: string | undefined;
  onChange(draft: QuestionDraft): void;
}) {
  const { files } = useEditing();
  const set = (part: Partial<QuestionDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <PlainLine
        id={`${id}-title`}
        label="Question"
        hint="As people read it: “How is the child’s health?”"
        error={error}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend">How it is answered</legend>
        <div className="govuk-radios govuk-radios--small hw-kinds">
          {QUESTION_KINDS.map((kind) => (
            <div key={kind} className="govuk-radios__item">
              <input
                type="radio"
                className="govuk-radios__input"
                id={`${id}-${kind}`}
                name={`${id}-kind`}
                checked={draft.kind === kind}
                onChange={() => set({ kind })}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${kind}`}>
                {QUESTION_KIND_TITLES[kind].title}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {isChoice(draft.kind) && (
        <>
          <Choice
            id={`${id}-codes`}
            label="Choices from a code list"
            options={codeListOptions(files)}
            value={draft.codes}
            nothing="None: it has its own choices"
            onChange={(codes) => set({ codes })}
          />
          {draft.codes === '' && (
            <PlainLine
              id={`${id}-labels`}
              label="Its own choices"
              hint="One in each line"
              rows={3}
              value={draft.labels}
              onChange={(labels) => set({ labels })}
            />
          )}
        </>
      )}
      <div className="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
        <div className="govuk-checkboxes__item">
          <input
            type="checkbox"
            className="govuk-checkboxes__input"
            id={`${id}-required`}
            checked={draft.isRequired}
            onChange={(event) => set({ isRequired: event.target.checked })}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-required`}>
            It must be answered
          </label>
        </div>
      </div>
      <PlainLine
        id={`${id}-error`}
        label="What error messages call it"
        hint={`“Enter ${(draft.errorName ?? errorNameOf(draft.title)) || 'the date of the meeting'}”`}
        value={draft.errorName ?? errorNameOf(draft.title)}
        onChange={(errorName) => set({ errorName })}
      />
    </>
  );
}
