/** Trackers: what is counted of all children, and when a child counts. */
import { place as placeOf } from '@homeward/definition';
import { sayRule } from '@homeward/engine';
import { useEditing } from '../editing';
import { ElementIndex } from '../elements/element-index';
import { elementsOfKind } from '../elements/element-kinds';
import { ElementPage } from '../elements/element-page';
import { useChosen } from '../use-place';

const scope = { process: undefined, forms: [] } as const;

/** @param at `trackers.json#/HT_01` opens that tracker */
export function TrackersArea({ at }: { readonly at?: string }) {
  const { pack } = useEditing();
  const [chosen, choose] = useChosen(
    at,
    (place) => (place?.file === 'trackers.json' ? place.steps[0] : undefined),
    (key) => (key === undefined ? undefined : placeOf('trackers.json', key)),
  );
  const element = elementsOfKind(pack, 'tracker', undefined).find(({ key }) => key === chosen);
  return (
    <>
      {element === undefined ? (
        <ElementIndex
          kind="tracker"
          process={undefined}
          about={(key) => {
            const rule = pack.trackers[key]?.rule;
            return rule === undefined ? '' : `When ${sayRule(pack, scope, rule)}`;
          }}
          onOpen={choose}
        />
      ) : (
        <ElementPage key={element.key} kind="tracker" element={element} onLeave={() => choose(undefined)} />
      )}
    </>
  );
}
