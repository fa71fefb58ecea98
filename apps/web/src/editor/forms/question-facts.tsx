/** Whether an answer becomes a fact: something that stays known of the child, and that rules, deadlines and trackers can ask about. */
import { addFactFromAnswer, canBecomeFact, factsFromQuestion, factsThatFit, usesOfForm } from '@homeward/definition';
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { useForm } from './use-form';

/** The choice that makes a fact of its own. */
const NEW = '+';

export function QuestionFacts({
  form,
  name,
  title,
}: {
  readonly form: string;
  readonly name: string;
  readonly title: string;
}) {
  const { pack } = useEditing();
  const { files, isLocked, act } = useForm(form);
  const [chosen, setChosen] = useState('');
  const focus = useFocus();
  const known = factsFromQuestion(pack, form, name);
  const events = usesOfForm(pack, form).filter(({ kind }) => kind === 'event');
  const offered = factsThatFit(files, pack, form, name).filter(
    ({ value }) => !known.some(({ fact }) => fact === value),
  );
  const add = () => {
    if (chosen === '') {
      focus('question-fact');
      return;
    }
    const added = addFactFromAnswer(files, pack, form, name, chosen === NEW ? undefined : chosen);
    act(`question “${title}”: its answer becomes the fact “${added.label}”`, added.files);
    setChosen('');
    focus('question-fact');
  };
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What its answer makes known</legend>
      {known.length === 0 ? (
        <p className="govuk-body hw-quiet">The answer stays on the form: no rule outside it can ask about it.</p>
      ) : (
        <ul className="govuk-list hw-items">
          {known.map(({ fact, event, label, eventTitle }) => (
            <li key={`${event} ${fact}`} className="hw-items__item">
              <span>
                The fact “{label}”, when “{eventTitle}” is recorded
              </span>
            </li>
          ))}
        </ul>
      )}
      {isLocked ? null : !canBecomeFact(files, form, name) ? (
        <p className="govuk-body-s hw-quiet">
          No fact holds several questions, or choices that are no code list: it stays on the form.
        </p>
      ) : events.length === 0 ? (
        <p className="govuk-body-s hw-quiet">
          It can become a fact once an action asks this form: see “Where it is filled in”.
        </p>
      ) : (
        <div className="hw-line-form">
          <Choice
            id="question-fact"
            label="Its answer becomes"
            options={[{ value: NEW, title: `A new fact called “${title}”` }, ...offered]}
            value={chosen}
            nothing="Choose …"
            onChange={setChosen}
          />
          <button type="button" className="govuk-button govuk-button--secondary" onClick={add}>
            Add this fact
          </button>
        </div>
      )}
    </fieldset>
  );
}
