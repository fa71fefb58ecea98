/** Every form with how much it asks and where it is filled in. */
import { usesOfForm } from '@homeward/definition';
import { useMemo, useState } from 'react';
import { StackingTable } from '../../ui/stacking-table';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';

export function FormList({ onOpen, onAdd }: { onOpen(form: string): void; onAdd(): void }) {
  const { pack, locked } = useEditing();
  const [wanted, setWanted] = useState('');
  const forms = useMemo(
    () =>
      Object.entries(pack.forms)
        .map(([key, { layout, schema }]) => ({
          key,
          title: layout.title,
          questions: Object.keys(schema.properties).length,
          uses: usesOfForm(pack, key),
        }))
        .sort((a, b) => a.title.localeCompare(b.title, 'en')),
    [pack],
  );
  const shown = forms.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      {locked === undefined && (
        <button type="button" id="add-form" className="govuk-button govuk-button--secondary" onClick={onAdd}>
          Add a form
        </button>
      )}
      <TextLine id="find-form" label="Find a form" value={wanted} onChange={setWanted} />
      <p className="govuk-body" role="status">
        {shown.length} of {forms.length} forms
      </p>
      <StackingTable
        caption="Forms"
        captionHidden
        columns={['Form', 'Questions', 'Filled in by']}
        rows={shown.map(({ key, title, questions, uses }) => ({
          key,
          cells: [
            <button key="open" type="button" id={`open-${key}`} className="hw-link-button" onClick={() => onOpen(key)}>
              {title}
            </button>,
            questions,
            uses.length === 0 ? 'nothing yet' : [...new Set(uses.map((use) => use.title))].join('; '),
          ],
        }))}
      />
    </>
  );
}
