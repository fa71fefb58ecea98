/** Finds anything in the draft by what it is called, and goes there: Enter to the first that was found. */
import { type FormEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { paths } from '../../paths';
import { AppLink, useGo } from '../../ui/app-link';
import { areaOfPlace } from '../area-of-place';
import { useOpenDraft } from '../draft-context';
import { draftIndex, type Findable, findIn } from './draft-index';

/** More is a reason to type another letter. */
const SHOWN = 8;

export function FindInDraft() {
  const { id: draft, reading } = useOpenDraft();
  const id = useId();
  const go = useGo();
  const [wanted, setWanted] = useState('');
  const asked = useDeferredValue(wanted);
  const { pack } = reading;
  // Of a draft in which nobody looks for anything nothing is listed.
  const isLooking = asked.trim() !== '';
  const index = useMemo(() => (isLooking ? draftIndex(pack) : []), [isLooking, pack]);
  const found = useMemo(() => findIn(index, asked), [index, asked]);
  const wayTo = ({ place }: Findable): string => paths.draft(draft, areaOfPlace(place), place);
  const leave = () => setWanted('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = findIn(draftIndex(pack), wanted);
    if (first === undefined) return;
    leave();
    go(wayTo(first));
  };
  return (
    <search className="hw-find">
      <form onSubmit={submit}>
        <label className="govuk-label" htmlFor={id}>
          Find in this draft
        </label>
        <input
          id={id}
          className="govuk-input"
          value={wanted}
          autoComplete="off"
          aria-describedby={`${id}-found`}
          onChange={(event) => setWanted(event.target.value)}
        />
      </form>
      <p className="govuk-body-s" id={`${id}-found`} role="status">
        {isLooking && sayFound(found)}
      </p>
      {found.length > 0 && (
        <ul className="govuk-list govuk-body-s">
          {found.slice(0, SHOWN).map((one) => (
            <li key={one.place}>
              <AppLink to={wayTo(one)} onClick={leave}>
                {one.title}
              </AppLink>
              <span className="hw-under hw-under--wraps">{one.kind}</span>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}

const sayFound = (found: readonly Findable[]): string => {
  const [first] = found;
  if (first === undefined) return 'Nothing is called so.';
  const count = found.length > SHOWN ? `${SHOWN} of ${found.length} found` : `${found.length} found`;
  return `${count}. Enter opens “${first.title}”.`;
};
