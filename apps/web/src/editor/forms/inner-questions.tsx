/** The questions inside a group, or of each row of a list. */
import {
  innerQuestions,
  jsonAt,
  moveInnerQuestion,
  QUESTION_KIND_TITLES,
  removeInnerQuestion,
  setInnerQuestion,
  textAt,
} from '@homeward/definition';
import { useState } from 'react';
import { TextLine } from '../controls/text-line';
import { useFocus } from '../elements/use-focus';
import { NewInner } from './new-inner';
import { useForm } from './use-form';

export function InnerQuestions({
  form,
  name,
  kind,
}: {
  readonly form: string;
  readonly name: string;
  readonly kind: 'group' | 'list';
}) {
  const { parts, files, isLocked, act, set } = useForm(form);
  const [open, setOpen] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const focus = useFocus();
  const title = textAt(parts.schema, 'properties', name, 'title') ?? name;
  const inner = innerQuestions(files, form, name);
  const itemLabel = textAt(parts.layout, 'questions', name, 'itemLabel') ?? '';
  if (inner === undefined)
    return <p className="govuk-inset-text">Each row is one answer, not several questions. That is not changed here.</p>;
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {kind === 'group' ? 'Questions of the group' : 'Questions of each row'}
      </legend>
      {kind === 'list' && (
        <TextLine
          id="question-item"
          label="What one row is called"
          hint="Such as “parent”, for “Add another parent”"
          value={itemLabel}
          required
          disabled={isLocked}
          onChange={(text) =>
            set(`question “${title}”: a row is called “${text}”`, 'layout', ['questions', name, 'itemLabel'], text)
          }
        />
      )}
      <ul className="govuk-list hw-items">
        {inner.map(({ key, question, isRequired, kind: own }, index) => {
          const asked = textAt(question, 'title') ?? key;
          return (
            <li key={key} className="hw-items__item hw-items__item--tall">
              <span>
                {asked}
                <span className="hw-under hw-under--wraps">
                  {own === undefined ? '' : QUESTION_KIND_TITLES[own].title}
                  {isRequired ? '' : ', optional'}
                </span>
              </span>
              {!isLocked && (
                <span className="hw-items__acts">
                  <button
                    type="button"
                    id={`inner-${key}`}
                    className="hw-link-button"
                    aria-expanded={open === key}
                    onClick={() => setOpen(open === key ? undefined : key)}
                  >
                    {open === key ? 'Close' : 'Change'}
                    <span className="govuk-visually-hidden">: {asked}</span>
                  </button>
                  {([-1, 1] as const).map(
                    (by) =>
                      inner[index + by] !== undefined && (
                        <button
                          key={by}
                          type="button"
                          className="hw-link-button"
                          onClick={() => {
                            act(
                              `question “${title}”: “${asked}” moved ${by < 0 ? 'up' : 'down'}`,
                              moveInnerQuestion(files, form, name, key, by),
                            );
                            focus(`inner-${key}`);
                          }}
                        >
                          {by < 0 ? 'Move up' : 'Move down'}
                          <span className="govuk-visually-hidden">: {asked}</span>
                        </button>
                      ),
                  )}
                  {inner.length > 1 && (
                    <button
                      type="button"
                      className="hw-link-button"
                      onClick={() => {
                        act(`question “${title}”: “${asked}” taken out`, removeInnerQuestion(files, form, name, key));
                        focus(`inner-${inner[index + 1]?.key ?? inner[index - 1]?.key ?? ''}`);
                      }}
                    >
                      Remove<span className="govuk-visually-hidden">: {asked}</span>
                    </button>
                  )}
                </span>
              )}
              {open === key && (
                <div className="hw-items__inside">
                  <TextLine
                    id={`inner-${key}-title`}
                    label="Question"
                    value={asked}
                    required
                    onChange={(text) =>
                      act(
                        `question “${title}”: “${asked}” now asked as “${text}”`,
                        setInnerQuestion(files, form, name, key, { title: text }),
                      )
                    }
                  />
                  <div className="govuk-checkboxes govuk-checkboxes--small">
                    <div className="govuk-checkboxes__item">
                      <input
                        type="checkbox"
                        className="govuk-checkboxes__input"
                        id={`inner-${key}-required`}
                        checked={isRequired}
                        onChange={(event) =>
                          act(
                            `question “${title}”: “${asked}” ${event.target.checked ? 'must be answered' : 'may be left open'}`,
                            setInnerQuestion(files, form, name, key, { isRequired: event.target.checked }),
                          )
                        }
                      />
                      <label className="govuk-label govuk-checkboxes__label" htmlFor={`inner-${key}-required`}>
                        It must be answered
                      </label>
                    </div>
                  </div>
                  {jsonAt(question, 'codes') !== undefined && (
                    <p className="govuk-body-s">Its choices come from a code list.</p>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {isLocked ? null : isAdding ? (
        <NewInner
          form={form}
          name={name}
          title={title}
          onDone={() => {
            setAdding(false);
            focus('add-inner');
          }}
        />
      ) : (
        <button
          type="button"
          id="add-inner"
          className="govuk-button govuk-button--secondary"
          onClick={() => setAdding(true)}
        >
          Add a question inside
        </button>
      )}
    </fieldset>
  );
}
