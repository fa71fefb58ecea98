/** What other cases hear of an action, and which begin with it: to read. How cases are linked is written in the files. */
import type { EventDefinition } from '@homeward/definition';
import { sayRule } from '@homeward/engine';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';

export function TellsAndOpens({
  own: { process },
  definition: { tells = [], opens = [], joins = [] },
}: {
  readonly own: OwnProcess;
  readonly definition: EventDefinition;
}) {
  const { pack } = useEditing();
  const linkTitle = (link: string): string => process.definition.links?.[link]?.title ?? link;
  const under = (when: EventDefinition['gates'][number]['when']): string =>
    when === undefined ? '' : `, when ${sayRule(pack, { process, forms: [] }, when)}`;
  const heard = tells.map(({ link, event, when }) => {
    const other = process.definition.links?.[link]?.process;
    const title = other === undefined ? event : (pack.processes[other]?.events[event]?.title ?? event);
    return `“${linkTitle(link)}” hears of it as “${title}”${under(when)}`;
  });
  const begun = opens.map(({ link, when }) => `A case “${linkTitle(link)}” begins${under(when)}`);
  const joined = joins.map(({ link, when }) => `It is linked as “${linkTitle(link)}”${under(when)}`);
  const said = [...heard, ...begun, ...joined];
  if (said.length === 0) return null;
  return (
    <>
      <h4 className="govuk-heading-s">What other cases hear</h4>
      <ul className="govuk-list govuk-list--bullet">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
