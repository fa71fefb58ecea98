/** All elements of a kind: found by what they are called, opened, and a new one added. */
import {
  changesBetween,
  deriveKey,
  type ElementField,
  elementFields,
  isJsonObject,
  type Json,
  type Process,
  withJsonAt,
} from '@homeward/definition';
import { useState } from 'react';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { elementsOfKind, KIND_WORDS, type ListedKind, placeOfElement, processIdOf } from './element-kinds';
import { FieldEditor } from './field-editor';
import { NewValue } from './new-value';
import { useFocus } from './use-focus';

export function ElementIndex({
  kind,
  process,
  about,
  onOpen,
}: {
  readonly kind: ListedKind;
  readonly process: Process | undefined;
  /** A second line for each, from its key. */
  readonly about?: (key: string) => string;
  onOpen(key: string): void;
}) {
  const { pack, locked } = useEditing();
  const [wanted, setWanted] = useState('');
  const [isAdding, setAdding] = useState(false);
  const focus = useFocus();
  const words = KIND_WORDS[kind];
  const all = elementsOfKind(pack, kind, process);
  const shown = all.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  const leave = () => {
    setAdding(false);
    focus(`add-${kind}`);
  };
  return (
    <>
      {locked === undefined &&
        (isAdding ? (
          <AddElement kind={kind} process={process} onAdded={onOpen} onLeave={leave} />
        ) : (
          <button
            type="button"
            id={`add-${kind}`}
            className="govuk-button govuk-button--secondary"
            onClick={() => setAdding(true)}
          >
            Add: {words.one.toLowerCase()}
          </button>
        ))}
      <TextLine
        id={`find-${kind}`}
        label={`Find among: ${words.many.toLowerCase()}`}
        value={wanted}
        onChange={setWanted}
      />
      <p className="govuk-body" role="status">
        {shown.length} of {all.length}
      </p>
      <ul className="govuk-list hw-items">
        {shown.map(({ key, title }) => (
          <li key={key} className="hw-items__item">
            <button type="button" id={`open-${key}`} className="hw-link-button" onClick={() => onOpen(key)}>
              {title}
            </button>
            {about !== undefined && <span className="hw-quiet">{about(key)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function AddElement({
  kind,
  process,
  onAdded,
  onLeave,
}: {
  readonly kind: ListedKind;
  readonly process: Process | undefined;
  onAdded(key: string): void;
  onLeave(): void;
}) {
  const { files, pack, change } = useEditing();
  const words = KIND_WORDS[kind];
  const field: ElementField = {
    key: 'new',
    label: words.one,
    isRequired: true,
    shape: { kind: 'group', fields: elementFields(kind).filter(({ isRequired }) => isRequired) },
  };
  const add = (value: Json) => {
    const { title, label, text } = isJsonObject(value) ? value : {};
    const called = String(title ?? label ?? text ?? words.one);
    const key = deriveKey(
      called,
      elementsOfKind(pack, kind, process).map((element) => element.key),
    );
    const { file, steps } = placeOfElement(kind, key, processIdOf(pack, process));
    const before = Object.hasOwn(files, file) ? files[file] : undefined;
    const after = withJsonAt(before, steps, value) ?? {};
    change(`${words.one} “${called}” added`, changesBetween(files, { ...files, [file]: after }));
    onAdded(key);
  };
  return (
    <NewValue
      id={`new-${kind}`}
      field={field}
      context={{ pack, process, isLocked: false, beside: {}, isNew: true }}
      ask={FieldEditor}
      onAdd={add}
      onLeave={onLeave}
    />
  );
}
