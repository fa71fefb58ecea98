/** The questions of a section, each with its kind and the ways to change, move and remove it. */
import {
  type Json,
  jsonAt,
  kindOfQuestion,
  moveQuestion,
  QUESTION_KIND_TITLES,
  removeQuestion,
  saidOnce,
  textAt,
  textsAt,
} from '@homeward/definition';
import { useState } from 'react';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { useForm } from './use-form';

export function SectionQuestions({
  form,
  section,
  onOpen,
}: {
  readonly form: string;
  readonly section: Json;
  onOpen(question: string): void;
}) {
  const { pack } = useEditing();
  const { parts, files, isLocked, act } = useForm(form);
  const [said, setSaid] = useState('');
  const focus = useFocus();
  const names = textsAt(section, 'questions');
  const required = textsAt(parts.schema, 'required');
  const titleOf = (name: string): string => textAt(parts.schema, 'properties', name, 'title') ?? name;
  const move = (name: string, by: -1 | 1) => {
    const moved = moveQuestion(files, form, name, by);
    if ('because' in moved) {
      setSaid(moved.because);
      return;
    }
    setSaid('');
    act(`question “${titleOf(name)}” moved ${by < 0 ? 'up' : 'down'}`, moved.files);
    focus(`move-${by < 0 ? 'up' : 'down'}-${name}`);
  };
  const remove = (name: string, index: number) => {
    const { files: after, leftBehind } = removeQuestion(files, pack, form, name);
    act(`question “${titleOf(name)}” removed`, after);
    setSaid(
      `“${titleOf(name)}” is removed; undo brings it back.${
        leftBehind.length === 0
          ? ''
          : ` These still ask for it: ${saidOnce(leftBehind)
              .map((use) => use.says)
              .join('; ')}.`
      }`,
    );
    focus(...[names[index + 1], names[index - 1]].flatMap((each) => (each === undefined ? [] : [`change-${each}`])));
  };
  return (
    <>
      <ol className="govuk-list hw-items">
        {names.map((name, index) => {
          const kind = kindOfQuestion(
            jsonAt(parts.schema, 'properties', name),
            jsonAt(parts.layout, 'questions', name),
          );
          const about = <span className="govuk-visually-hidden">: {titleOf(name)}</span>;
          const isSometimes = jsonAt(parts.layout, 'questions', name, 'visibleWhen') !== undefined;
          return (
            <li key={name} className="hw-items__item hw-items__item--tall">
              <span>
                {titleOf(name)}
                <span className="hw-under hw-under--wraps">
                  {kind === undefined ? 'A value for each of several' : QUESTION_KIND_TITLES[kind].title}
                  {required.includes(name) ? '' : ', optional'}
                  {isSometimes ? ', only sometimes' : ''}
                </span>
              </span>
              <span className="hw-items__acts">
                <button type="button" id={`change-${name}`} className="hw-link-button" onClick={() => onOpen(name)}>
                  {isLocked ? 'Look' : 'Change'}
                  {about}
                </button>
                {!isLocked && (
                  <>
                    <button
                      type="button"
                      id={`move-up-${name}`}
                      className="hw-link-button"
                      onClick={() => move(name, -1)}
                    >
                      Move up{about}
                    </button>
                    <button
                      type="button"
                      id={`move-down-${name}`}
                      className="hw-link-button"
                      onClick={() => move(name, 1)}
                    >
                      Move down{about}
                    </button>
                    <button type="button" className="hw-link-button" onClick={() => remove(name, index)}>
                      Remove{about}
                    </button>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <div role="status">{said !== '' && <p className="govuk-inset-text">{said}</p>}</div>
    </>
  );
}
