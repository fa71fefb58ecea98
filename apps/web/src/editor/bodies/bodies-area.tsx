/** Panels and meetings: who sits and chairs, how often, papers, quorum, agenda, decisions; and whether those who chair may record what happens. */
import { useEditing } from '../editing';
import { ElementIndex } from '../elements/element-index';
import { elementsOfKind } from '../elements/element-kinds';
import { ElementPage } from '../elements/element-page';
import { useChosen } from '../use-place';
import { ChairsMayRecord } from './chairs-may-record';

/** @param at `bodies/permanencyPanel.json` opens that panel */
export function BodiesArea({ at }: { readonly at?: string }) {
  const { pack } = useEditing();
  const [chosen, choose] = useChosen(
    at,
    (place) => /^bodies\/([^/]+)\.json$/.exec(place?.file ?? '')?.[1],
    (key) => (key === undefined ? undefined : `bodies/${key}.json`),
  );
  const element = elementsOfKind(pack, 'body', undefined).find(({ key }) => key === chosen);
  const body = element === undefined ? undefined : pack.bodies[element.key];
  return (
    <>
      {element === undefined || body === undefined ? (
        <ElementIndex
          kind="body"
          process={undefined}
          about={(key) => {
            const names = (pack.bodies[key]?.chair ?? []).map((role) => pack.grants.roles[role]?.title ?? role);
            return names.length === 0 ? 'Nobody chairs it' : `Chaired by: ${names.join(', ')}`;
          }}
          onOpen={choose}
        />
      ) : (
        <ElementPage key={element.key} kind="body" element={element} onLeave={() => choose(undefined)}>
          <ChairsMayRecord body={body} />
        </ElementPage>
      )}
    </>
  );
}
