/** The words of a new action: what it is called, what the history says, its form, and who may. */
import type { NewAction, Pack } from '@homeward/definition';
import { Choice } from '../controls/choice';
import { TickList } from '../controls/tick-list';

export const GROUPS: readonly { readonly value: NewAction['group']; readonly title: string }[] = [
  { value: 'care', title: 'Care' },
  { value: 'reviews', title: 'Reviews' },
  { value: 'meetings', title: 'Meetings' },
  { value: 'documents', title: 'Documents' },
  { value: 'court', title: 'Court' },
  { value: 'placement', title: 'Placement' },
  { value: 'family', title: 'Family' },
  { value: 'panel', title: 'Panel' },
  { value: 'concerns', title: 'Concerns' },
  { value: 'record', title: 'The record' },
  { value: 'time', title: 'Time' },
];

/** "Record the wellbeing talk" -> "Wellbeing talk" as a first try at the line of the history. */
export const doneOf = (title: string): string => {
  const bare = title.replace(/^(record|submit|note|add|send|hold|make) (that )?((the|a|an) )?/i, '').trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

export type ActionGiven = Pick<NewAction, 'title' | 'done' | 'group' | 'roles'> & { readonly form: string };
export const NO_ACTION: ActionGiven = { title: '', done: '', group: 'record', roles: [], form: '' };

export function NewActionFields({
  id,
  pack,
  given,
  onChange,
}: {
  readonly id: string;
  readonly pack: Pack;
  readonly given: ActionGiven;
  onChange(given: ActionGiven): void;
}) {
  const line = (name: 'title' | 'done', label: string, hint: string) => (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={`${id}-${name}`}>
        {label}
      </label>
      <div className="govuk-hint" id={`${id}-${name}-hint`}>
        {hint}
      </div>
      <input
        id={`${id}-${name}`}
        className="govuk-input"
        value={given[name]}
        aria-describedby={`${id}-${name}-hint`}
        autoComplete="off"
        onChange={(event) => {
          const text = event.target.value;
          const follows = name === 'title' && given.done === doneOf(given.title);
          onChange({ ...given, [name]: text, ...(follows ? { done: doneOf(text) } : {}) });
        }}
      />
    </div>
  );
  const roles = Object.entries(pack.grants.roles)
    .filter(([, { scope }]) => scope !== 'configuration')
    .map(([value, { title }]) => ({ value, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const forms = Object.values(pack.forms)
    .map(({ key, layout }) => ({ value: key, title: layout.title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  return (
    <>
      {line('title', 'What it is called', 'As somebody who does it reads it: Record the wellbeing talk')}
      {line('done', 'What the history says', 'For example: Wellbeing talk held')}
      <Choice
        id={`${id}-form`}
        label="Form"
        options={forms}
        value={given.form}
        nothing="No form: only the day is asked"
        onChange={(form) => onChange({ ...given, form })}
      />
      <Choice
        id={`${id}-group`}
        label="Among"
        options={GROUPS}
        value={given.group}
        onChange={(next) =>
          onChange({ ...given, group: GROUPS.find(({ value }) => value === next)?.value ?? 'record' })
        }
      />
      <TickList
        id={`${id}-roles`}
        legend="Who may do it"
        options={roles}
        values={given.roles}
        onChange={(next) => onChange({ ...given, roles: next })}
      />
    </>
  );
}
