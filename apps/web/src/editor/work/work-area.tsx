/** Documents, tasks and notices of a process. */
import { type Process, place as placeOf, processFile, processIds } from '@homeward/definition';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { ElementIndex } from '../elements/element-index';
import { elementsOfKind, KIND_WORDS, type ListedKind } from '../elements/element-kinds';
import { ElementPage } from '../elements/element-page';
import { type Place, useChosen } from '../use-place';

const KINDS = ['document', 'task', 'notice'] as const;
const FILES = { document: 'documents', task: 'tasks', notice: 'notices' } as const;

interface Chosen {
  readonly process: string;
  readonly kind: (typeof KINDS)[number];
  readonly key: string | undefined;
}

/** @param at `processes/child-permanence/tasks.json#/writeReport` opens that task */
export function WorkArea({ at }: { readonly at?: string }) {
  const { pack } = useEditing();
  const ids = processIds(pack);
  const read = (place: Place | undefined): Chosen => {
    for (const process of ids)
      for (const kind of KINDS)
        if (place?.file === processFile(process, FILES[kind])) return { process, kind, key: place.steps[0] };
    return { process: ids[0] ?? '', kind: 'document', key: undefined };
  };
  const [chosen, choose] = useChosen(at, read, ({ process, kind, key }) => {
    const file = processFile(process, FILES[kind]);
    if (key !== undefined) return placeOf(file, key);
    return process === (ids[0] ?? '') && kind === 'document' ? undefined : file;
  });
  const process: Process | undefined = pack.processes[chosen.process];
  const element = elementsOfKind(pack, chosen.kind, process).find(({ key }) => key === chosen.key);
  const go = (next: Partial<Chosen>) => choose({ ...chosen, key: undefined, ...next });
  return (
    <>
      {element === undefined && (
        <>
          {ids.length > 1 && (
            <Choice
              id="work-process"
              label="Process"
              options={ids.map((id) => ({ value: id, title: pack.processes[id]?.definition.title ?? id }))}
              value={chosen.process}
              onChange={(id) => go({ process: id })}
            />
          )}
          <KindChoice kinds={KINDS} kind={chosen.kind} onChange={(kind) => go({ kind })} />
        </>
      )}
      {element === undefined ? (
        <ElementIndex
          key={`${chosen.process} ${chosen.kind}`}
          kind={chosen.kind}
          process={process}
          onOpen={(key) => go({ key })}
        />
      ) : (
        <ElementPage key={element.key} kind={chosen.kind} element={element} process={process} onLeave={() => go({})} />
      )}
    </>
  );
}

export function KindChoice<K extends ListedKind>({
  kinds,
  kind,
  onChange,
}: {
  readonly kinds: readonly K[];
  readonly kind: K;
  onChange(kind: K): void;
}) {
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend">Show</legend>
      <div className="govuk-radios govuk-radios--small govuk-radios--inline">
        {kinds.map((each) => (
          <div key={each} className="govuk-radios__item">
            <input
              type="radio"
              className="govuk-radios__input"
              id={`show-${each}`}
              name="show-kind"
              checked={each === kind}
              onChange={() => onChange(each)}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={`show-${each}`}>
              {KIND_WORDS[each].many}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
