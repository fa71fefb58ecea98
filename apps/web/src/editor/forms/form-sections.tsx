/** The sections of a form with their questions: ordered, added to and emptied by buttons. */
import { type Json, listAt, moveSection, removeSection, textAt, textsAt } from '@homeward/definition';
import { useState } from 'react';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { AddQuestion } from './add-question';
import { AddSection } from './add-section';
import { SectionDetails } from './section-details';
import { SectionQuestions } from './section-questions';
import { useForm } from './use-form';

export function FormSections({
  form,
  shown,
  onShow,
  onOpen,
}: {
  readonly form: string;
  /** The section whose questions are listed; the others say how many they have. */
  readonly shown: string | undefined;
  onShow(section: string): void;
  onOpen(question: string): void;
}) {
  const { pack } = useEditing();
  const { parts, files, isLocked, act } = useForm(form);
  /** The section that is being added to, or `+` for a new one. */
  const [adding, setAdding] = useState<string>();
  const [open, setOpen] = useState<string>();
  const focus = useFocus();
  const sections = listAt(parts.layout, 'sections').map((section, index) => ({
    section,
    index,
    key: textAt(section, 'key') ?? String(index),
    title: textAt(section, 'title') ?? '',
  }));
  return (
    <div id={`sections-of-${form}`} tabIndex={-1}>
      {sections.map(({ section, index, key, title }) => (
        <section key={key} className="hw-section" aria-labelledby={`section-${key}`}>
          <h3 className="govuk-heading-s" id={`section-${key}`} tabIndex={-1}>
            {title}
          </h3>
          {shown !== key && (
            <p className="govuk-body">
              {questionsIn(section)}.{' '}
              <button
                type="button"
                id={`show-${key}`}
                className="hw-link-button"
                onClick={() => {
                  onShow(key);
                  setAdding(undefined);
                  focus(`section-${key}`);
                }}
              >
                Show them<span className="govuk-visually-hidden">: {title}</span>
              </button>
            </p>
          )}
          {!isLocked && shown === key && (
            <p className="hw-items__acts">
              <button
                type="button"
                className="hw-link-button"
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? undefined : key)}
              >
                {open === key ? 'Close section' : 'Change section'}
                <span className="govuk-visually-hidden"> {title}</span>
              </button>
              {index > 0 && (
                <button
                  type="button"
                  className="hw-link-button"
                  onClick={() => {
                    act(`section “${title}” moved up`, moveSection(files, form, index, index - 1));
                    focus(`section-${key}`);
                  }}
                >
                  Move up<span className="govuk-visually-hidden"> section {title}</span>
                </button>
              )}
              {index < sections.length - 1 && (
                <button
                  type="button"
                  className="hw-link-button"
                  onClick={() => {
                    act(`section “${title}” moved down`, moveSection(files, form, index, index + 1));
                    focus(`section-${key}`);
                  }}
                >
                  Move down<span className="govuk-visually-hidden"> section {title}</span>
                </button>
              )}
              {sections.length > 1 && (
                <button
                  type="button"
                  className="hw-link-button"
                  onClick={() => {
                    act(`section “${title}” removed with its questions`, removeSection(files, pack, form, index).files);
                    const next = sections[index + 1]?.key ?? sections[index - 1]?.key ?? '';
                    onShow(next);
                    focus(`section-${next}`);
                  }}
                >
                  Remove<span className="govuk-visually-hidden"> section {title} with its questions</span>
                </button>
              )}
            </p>
          )}
          {shown === key && open === key && <SectionDetails form={form} index={index} section={section} />}
          {shown === key && <SectionQuestions form={form} section={section} onOpen={onOpen} />}
          {isLocked || shown !== key ? null : adding === key ? (
            <AddQuestion
              form={form}
              section={key}
              onAdded={(name) => {
                setAdding(undefined);
                focus(`change-${name}`);
              }}
              onLeave={() => {
                setAdding(undefined);
                focus(`add-to-${key}`);
              }}
            />
          ) : (
            <button
              type="button"
              id={`add-to-${key}`}
              className="govuk-button govuk-button--secondary"
              onClick={() => setAdding(key)}
            >
              Add a question<span className="govuk-visually-hidden"> to {title}</span>
            </button>
          )}
        </section>
      ))}
      {isLocked ? null : adding === '+' ? (
        <AddSection
          form={form}
          onAdded={(key) => {
            setAdding(undefined);
            onShow(key);
            focus(`section-${key}`);
          }}
          onLeave={() => {
            setAdding(undefined);
            focus('add-section');
          }}
        />
      ) : (
        <button
          type="button"
          id="add-section"
          className="govuk-button govuk-button--secondary"
          onClick={() => setAdding('+')}
        >
          Add a section
        </button>
      )}
    </div>
  );
}

const questionsIn = (section: Json): string => {
  const { length } = textsAt(section, 'questions');
  return length === 1 ? '1 question' : `${length} questions`;
};
