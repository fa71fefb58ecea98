/** Buttons with words to come nearer and to see everything. Not stops of the Tab key: on the picture itself the keys +, - and 0 do the same. */
import { Panel, useReactFlow } from '@xyflow/react';

export function PictureControls() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const button = (words: string, act: () => void) => (
    <button type="button" tabIndex={-1} className="hw-picture__button" onClick={act}>
      {words}
    </button>
  );
  return (
    <Panel position="bottom-left">
      {button('Nearer', () => zoomIn())}
      {button('Further away', () => zoomOut())}
      {button('Everything', () => fitView())}
    </Panel>
  );
}
