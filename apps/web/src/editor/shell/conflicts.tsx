/** Steps that did not take effect because somebody else changed the same places: both texts, and a choice. Nothing is lost until its author has chosen. */

import type { SetAside } from '@homeward/contract';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';
import { placeInWords } from '../place-in-words';
import { ValueShown } from './value-shown';

export function Conflicts() {
  const { refused } = useOpenDraft().state;
  // Always on the page, so that a screen reader says when a conflict appears in it.
  return (
    <div aria-live="polite">
      {refused.map((one) => (
        <Conflict key={one.step.id} aside={one} />
      ))}
    </div>
  );
}

function Conflict({ aside: { step, conflicts, fault } }: { readonly aside: SetAside }) {
  const { store, state } = useOpenDraft();
  const { pack } = useEditing();
  const heading = `conflict-${step.id}`;
  const others = [
    ...new Set(conflicts.map(({ edit }) => lastChangedBy(state.steps, edit)).filter((name) => name !== undefined)),
  ];
  return (
    <section className="hw-banner" aria-labelledby={heading}>
      <h2 className="govuk-heading-m" id={heading}>
        {fault === undefined ? `Not done yet: ${step.label}` : `Could not be done: ${step.label}`}
      </h2>
      {fault === undefined ? (
        <p className="govuk-body">
          {others.length === 0 ? 'Somebody else' : others.join(' and ')} changed the same{' '}
          {conflicts.length === 1 ? 'place' : 'places'} meanwhile. Both texts are here; choose which to keep.
        </p>
      ) : (
        <p className="govuk-body">{fault} Nothing of it was changed.</p>
      )}
      {conflicts.map(({ edit, now }) => (
        <div key={`${edit.file}#${edit.at}`} className="govuk-form-group">
          <p className="govuk-body govuk-!-font-weight-bold">{placeInWords(pack, `${edit.file}#${edit.at}`)}</p>
          <div className="hw-both">
            <div>
              <p className="govuk-body-s hw-quiet">Yours</p>
              <ValueShown value={edit.after} />
            </div>
            <div>
              <p className="govuk-body-s hw-quiet">Theirs</p>
              <ValueShown value={now} />
            </div>
          </div>
        </div>
      ))}
      <div className="govuk-button-group">
        {fault === undefined && (
          <button type="button" className="govuk-button" onClick={() => store.keepMine(step.id)}>
            Keep mine<span className="govuk-visually-hidden">: {step.label}</span>
          </button>
        )}
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => store.keepTheirs(step.id)}
        >
          {fault === undefined ? 'Keep theirs' : 'Leave it as it is'}
          <span className="govuk-visually-hidden">: {step.label}</span>
        </button>
      </div>
    </section>
  );
}

/** Who changed the place, or something in it, last. */
const lastChangedBy = (
  steps: readonly {
    readonly person: { readonly name: string };
    readonly edits: readonly { file: string; at: string }[];
  }[],
  place: { readonly file: string; readonly at: string },
): string | undefined =>
  steps.findLast(({ edits }) =>
    edits.some(
      ({ file, at }) =>
        file === place.file && (at === place.at || at.startsWith(`${place.at}/`) || place.at.startsWith(`${at}/`)),
    ),
  )?.person.name;
