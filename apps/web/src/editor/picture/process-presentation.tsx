/** What people read of a process besides its steps: the sentences of "where things are now", its parts, routes and timeline. */
import { processFile } from '@homeward/definition';
import { Details } from '../../ui/details';
import { ElementEditor } from '../elements/element-editor';
import type { OwnProcess } from '../processes-of';

export function ProcessPresentation({ own: { id, process } }: { readonly own: OwnProcess }) {
  return (
    <Details summary="What people read of the process: where things are now, its parts, routes and timeline">
      <ElementEditor
        kind="process"
        file={processFile(id, 'process')}
        steps={[]}
        process={process}
        named={`Process “${process.definition.title}”`}
      />
    </Details>
  );
}
