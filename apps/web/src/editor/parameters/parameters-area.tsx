/** Numbers and choices that the procedure leaves open, and the facts: what can be known of a child at all. */
import { place as placeOf } from '@homeward/definition';
import { useEditing } from '../editing';
import { ElementIndex } from '../elements/element-index';
import { elementsOfKind } from '../elements/element-kinds';
import { ElementPage } from '../elements/element-page';
import { SheetTools } from '../sheets/sheet-tools';
import { type Place, useChosen } from '../use-place';
import { ParameterList } from './parameter-list';

interface Chosen {
  readonly shows: 'parameters' | 'facts';
  readonly key: string | undefined;
}

const read = (place: Place | undefined): Chosen =>
  place?.file === 'facts.json'
    ? { shows: 'facts', key: place.steps[0] }
    : { shows: 'parameters', key: place?.steps[0] === 'parameters' ? place.steps[1] : undefined };

const placeOfChosen = ({ shows, key }: Chosen): string | undefined => {
  if (shows === 'facts') return key === undefined ? 'facts.json' : placeOf('facts.json', key);
  return key === undefined ? undefined : placeOf('authority.json', 'parameters', key);
};

const TITLES = { parameters: 'Numbers and choices', facts: 'Facts: what can be known' } as const;

/** @param at `authority.json#/parameters/ppmWeeks` opens that parameter, `facts.json#/plan` that fact */
export function ParametersArea({ at }: { readonly at?: string | undefined }) {
  const { pack } = useEditing();
  const [chosen, choose] = useChosen(at, read, placeOfChosen);
  const element =
    chosen.shows === 'facts'
      ? elementsOfKind(pack, 'fact', undefined).find(({ key }) => key === chosen.key)
      : undefined;
  if (element !== undefined)
    return (
      <ElementPage
        key={element.key}
        kind="fact"
        element={element}
        onLeave={() => choose({ shows: 'facts', key: undefined })}
      />
    );
  return (
    <>
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend">Show</legend>
        <div className="govuk-radios govuk-radios--small govuk-radios--inline">
          {(['parameters', 'facts'] as const).map((shows) => (
            <div key={shows} className="govuk-radios__item">
              <input
                type="radio"
                className="govuk-radios__input"
                id={`show-${shows}`}
                name="show-parameters"
                checked={chosen.shows === shows}
                onChange={() => choose({ shows, key: undefined })}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`show-${shows}`}>
                {TITLES[shows]}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {chosen.shows === 'parameters' && <SheetTools which="numbers" what="Numbers and choices" />}
      {chosen.shows === 'facts' ? (
        <ElementIndex kind="fact" process={undefined} onOpen={(key) => choose({ shows: 'facts', key })} />
      ) : (
        <ParameterList key={chosen.key} first={chosen.key} />
      )}
    </>
  );
}
