/** What other cases hear of an action, which begin with it and which are linked by it: in sentences, and to change. */
import { type EventDefinition, processFile } from '@homeward/definition';
import { sayRule } from '@homeward/engine';
import { Details } from '../../ui/details';
import { useEditing } from '../editing';
import { ElementEditor } from '../elements/element-editor';
import type { OwnProcess } from '../processes-of';

const PARTS = ['tells', 'opens', 'joins'];

export function TellsAndOpens({
  own: { id, process },
  event,
  definition: { title, tells = [], opens = [], joins = [] },
}: {
  readonly own: OwnProcess;
  readonly event: string;
  readonly definition: EventDefinition;
}) {
  const { pack } = useEditing();
  // A process whose cases are linked to none has nobody to tell.
  if (Object.keys(process.definition.links ?? {}).length === 0) return null;
  const linkTitle = (link: string): string => process.definition.links?.[link]?.title ?? link;
  const under = (when: EventDefinition['gates'][number]['when']): string =>
    when === undefined ? '' : `, when ${sayRule(pack, { process, forms: [] }, when)}`;
  const heard = tells.map(({ link, event: told, when }) => {
    const other = process.definition.links?.[link]?.process;
    const called = other === undefined ? told : (pack.processes[other]?.events[told]?.title ?? told);
    return `“${linkTitle(link)}” hears of it as “${called}”${under(when)}`;
  });
  const begun = opens.map(({ link, when }) => `A case “${linkTitle(link)}” begins${under(when)}`);
  const joined = joins.map(({ link, when }) => `It is linked as “${linkTitle(link)}”${under(when)}`);
  const said = [...heard, ...begun, ...joined];
  return (
    <>
      <h4 className="govuk-heading-s">What other cases hear</h4>
      {said.length === 0 ? (
        <p className="govuk-body">Nothing.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Details summary="Change what other cases hear">
        <ElementEditor
          kind="event"
          file={processFile(id, 'events')}
          steps={[event]}
          process={process}
          event={event}
          named={`Action “${title}”`}
          only={PARTS}
        />
      </Details>
    </>
  );
}
