/** The documents that clauses stand in: what each is called, from when it is, and where it can be read. */
import { addSourceDocument, isOwnSource, pointerOf, SOURCES_FILE } from '@homeward/definition';
import { useState } from 'react';
import { Details } from '../../ui/details';
import { PlainLine } from '../controls/plain-line';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';

const PARTS = [
  { part: 'title', label: 'Title', isRequired: true },
  { part: 'publishedOn', label: 'From when it is (optional)', isRequired: false },
  { part: 'url', label: 'Where it can be read (optional)', isRequired: false },
] as const;

export function DocumentList() {
  const { files, pack, locked, change } = useEditing();
  const [title, setTitle] = useState('');
  return (
    <>
      <h3 className="govuk-heading-s">Documents</h3>
      {Object.entries(pack.sources.documents).map(([key, document]) => {
        const disabled = locked !== undefined || !isOwnSource(files, 'documents', key);
        return (
          <Details key={key} summary={document.title}>
            {PARTS.map(({ part, label, isRequired }) => (
              <TextLine
                key={part}
                id={`document-${key}-${part}`}
                label={
                  <>
                    {label}
                    <span className="govuk-visually-hidden">: {document.title}</span>
                  </>
                }
                value={document[part] ?? ''}
                required={isRequired}
                disabled={disabled}
                onChange={(text) =>
                  change(`Document “${document.title}”: ${label.toLowerCase()}`, [
                    {
                      file: SOURCES_FILE,
                      at: pointerOf(['documents', key, part]),
                      ...(text === '' ? {} : { after: text }),
                    },
                  ])
                }
              />
            ))}
          </Details>
        );
      })}
      {locked === undefined && (
        <form
          className="hw-line-form"
          aria-label="A new document"
          onSubmit={(event) => {
            event.preventDefault();
            const called = title.trim();
            if (called === '') return;
            change(`Document “${called}” added`, addSourceDocument(files, pack, called).changes);
            setTitle('');
          }}
        >
          <PlainLine id="new-document" label="Title of a new document" value={title} onChange={setTitle} />
          <button type="submit" className="govuk-button govuk-button--secondary">
            Add a document
          </button>
        </form>
      )}
    </>
  );
}
