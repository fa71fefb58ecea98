/** The code lists: the authority's own to change, those that all authorities share to look at and to copy. */
import {
  addCodeList,
  changesBetween,
  codeListsOf,
  pointerOf,
  usesOfCodeList,
  withCodeList,
} from '@homeward/definition';
import { type FormEvent, useState } from 'react';
import { PlainLine } from '../controls/plain-line';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { useAct } from '../elements/use-act';
import { useFocus } from '../elements/use-focus';
import { CodesField } from './codes-field';

export function CodeLists({ first }: { readonly first: string | undefined }) {
  const { files, locked } = useEditing();
  const [open, setOpen] = useState(first);
  const lists = [...codeListsOf(files)].sort(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || a.title.localeCompare(b.title, 'en'),
  );
  return (
    <>
      {locked === undefined && <NewList onAdded={setOpen} />}
      <ul className="govuk-list hw-items">
        {lists.map(({ key, title, isOwn, codes }) => (
          <li key={key} className="hw-items__item hw-items__item--tall">
            <span>
              {title}
              <span className="hw-under hw-under--wraps">
                {codes.length} choices, {isOwn ? 'your own' : 'shared by all authorities'}
              </span>
            </span>
            <button
              type="button"
              className="hw-link-button"
              aria-expanded={open === key}
              onClick={() => setOpen(open === key ? undefined : key)}
            >
              {open === key ? 'Close' : 'Open'}
              <span className="govuk-visually-hidden">: {title}</span>
            </button>
            {open === key && (
              <div className="hw-items__inside">
                <OneList name={key} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneList({ name }: { readonly name: string }) {
  const { files, locked, change } = useEditing();
  const act = useAct();
  const list = codeListsOf(files).find(({ key }) => key === name);
  if (list === undefined) return null;
  const { title, isOwn, codes } = list;
  const uses = usesOfCodeList(files, name);
  const isLocked = locked !== undefined;
  return (
    <>
      {isOwn ? (
        <>
          <TextLine
            id={`list-${name}-title`}
            label="What the choices are about"
            value={title}
            required
            disabled={isLocked}
            onChange={(next) =>
              act(`Code list “${title}” is now called “${next}”`, withCodeList(files, name, { title: next, codes }))
            }
          />
          <CodesField
            id={`list-${name}`}
            label={`Choices of “${title}”`}
            codes={codes}
            isLocked={isLocked}
            onChange={(next, how) =>
              act(`Code list “${title}”: ${how}`, withCodeList(files, name, { title, codes: next }))
            }
          />
        </>
      ) : (
        <>
          <ul className="govuk-list govuk-list--bullet">
            {codes.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
          {!isLocked && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() =>
                act(`Code list “${title}” is your own from now on`, withCodeList(files, name, { title, codes }))
              }
            >
              Make it your own, to change it
            </button>
          )}
        </>
      )}
      <h2 className="govuk-heading-s">Used by</h2>
      {uses.length === 0 ? (
        <p className="govuk-body">Nothing uses it.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {uses.map((use) => (
            <li key={use.title}>{use.title}</li>
          ))}
        </ul>
      )}
      {isOwn &&
        !isLocked &&
        (uses.length > 0 ? (
          <p className="govuk-body">It cannot be removed while it is used. Choose other choices there first.</p>
        ) : (
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => change(`Code list “${title}” removed`, [{ file: 'code-lists.json', at: pointerOf([name]) }])}
          >
            Remove this code list
          </button>
        ))}
    </>
  );
}

function NewList({ onAdded }: { onAdded(key: string): void }) {
  const { files, change } = useEditing();
  const [title, setTitle] = useState('');
  const [labels, setLabels] = useState('');
  const [error, setError] = useState<string>();
  const focus = useFocus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lines = labels
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (title.trim() === '' || lines.length === 0) {
      setError('Enter what the choices are about, and one choice or more.');
      focus('new-list');
      return;
    }
    const added = addCodeList(files, title.trim(), lines);
    change(`Code list “${title.trim()}” added`, changesBetween(files, added.files));
    setTitle('');
    setLabels('');
    setError(undefined);
    onAdded(added.key);
  };
  return (
    <form className="hw-new" onSubmit={submit} noValidate aria-label="New code list">
      <PlainLine
        id="new-list"
        label="What the choices of a new list are about"
        error={error}
        value={title}
        onChange={setTitle}
      />
      <PlainLine
        id="new-list-choices"
        label="Choices"
        hint="One in each line"
        rows={3}
        value={labels}
        onChange={setLabels}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Add a code list
      </button>
    </form>
  );
}
