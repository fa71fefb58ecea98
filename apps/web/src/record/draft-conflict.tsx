/** Somebody else saved the same draft: both texts side by side, one choice per answer, nothing lost. */
import { useMemo, useState } from 'react';
import { clockTime } from '../ui/dates';
import { answerInWords } from './answer-in-words';
import { draftTitle, fromDraft, toDraft } from './draft-content';
import { useFormVisit } from './form-visit';
import { withAnswer } from './merge-drafts';
import type { DraftState } from './use-draft';

export function DraftConflict() {
  const { draft } = useFormVisit();
  // Always on the page, so that a screen reader says when a conflict appears in it.
  return <div aria-live="polite">{draft.state.kind === 'conflict' && <Choices state={draft.state} />}</div>;
}

function Choices({ state }: { readonly state: Extract<DraftState, { kind: 'conflict' }> }) {
  const { typed, filling, type, draft } = useFormVisit();
  const { theirs } = state;
  const properties = filling.form?.schema.properties ?? {};
  const titles = Object.fromEntries(Object.entries(properties).map(([name, question]) => [name, question.title]));
  const [choices, setChoices] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const mine = toDraft(typed);
  const differing = useMemo(
    () =>
      [...new Set([...Object.keys(mine), ...Object.keys(theirs.answers)])].filter(
        (name) => JSON.stringify(mine[name]) !== JSON.stringify(theirs.answers[name]),
      ),
    [mine, theirs],
  );
  const save = () => {
    let answers = mine;
    for (const name of differing)
      if (choices[name] === 'theirs') answers = withAnswer(answers, name, theirs.answers[name]);
    type(fromDraft(answers));
    draft.settle(answers);
  };
  return (
    <section className="hw-banner" aria-labelledby="conflict-heading">
      <h2 className="govuk-heading-m" id="conflict-heading">
        {theirs.savedBy} changed this at {clockTime(theirs.savedAt)}
      </h2>
      <p className="govuk-body">
        Both texts are here. Choose which to keep for each answer; yours is kept unless you choose otherwise.
      </p>
      {differing.map((name) => (
        <fieldset key={name} className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{draftTitle(name, titles)}</legend>
          <div className="hw-both">
            {(['mine', 'theirs'] as const).map((whose) => (
              <div key={whose}>
                <div className="govuk-radios govuk-radios--small">
                  <div className="govuk-radios__item">
                    <input
                      id={`keep-${whose}-${name}`}
                      type="radio"
                      name={`keep-${name}`}
                      className="govuk-radios__input"
                      checked={(choices[name] ?? 'mine') === whose}
                      onChange={() => setChoices({ ...choices, [name]: whose })}
                    />
                    <label className="govuk-label govuk-radios__label" htmlFor={`keep-${whose}-${name}`}>
                      {whose === 'mine' ? 'Keep yours' : `Keep ${theirs.savedBy}’s`}
                    </label>
                  </div>
                </div>
                {answerInWords(properties[name], whose === 'mine' ? mine[name] : theirs.answers[name]) ?? 'Nothing'}
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <button type="button" className="govuk-button" onClick={save}>
        Save these answers
      </button>
    </section>
  );
}
