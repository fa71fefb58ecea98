/** "A wellbeing form before the panel": an action that fills the form in, and a gate by which another action waits for it. */
import { type ElementField, namedThings, requireFormBefore, textsAt } from '@homeward/definition';
import { type FormEvent, useState } from 'react';
import { Choice } from '../controls/choice';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';
import { FieldEditor } from '../elements/field-editor';
import { listOf } from '../elements/field-values';
import { useFocus } from '../elements/use-focus';
import { useForm } from './use-form';

const MAY_GO_ON: ElementField = {
  key: 'mayGoOn',
  label: 'Who may go on without it and give a reason',
  hint: 'With nobody here, nobody can go on without it.',
  isRequired: false,
  shape: { kind: 'names', of: 'role', least: 0 },
};
const SOURCES: ElementField = {
  key: 'sources',
  label: 'Where this comes from',
  isRequired: false,
  shape: { kind: 'sources' },
};

export function FormBeforeAction({ form, process: id }: { readonly form: string; readonly process: string }) {
  const { pack } = useEditing();
  const { title, parts, files, act } = useForm(form);
  const [event, setEvent] = useState('');
  const [sentence, setSentence] = useState(`The form “${title}” has not been filled in.`);
  const [mayGoOn, setMayGoOn] = useState<readonly string[]>([]);
  const [sources, setSources] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const focus = useFocus();
  const process = pack.processes[id];
  const actions = namedThings(pack, 'event', process).filter(
    ({ value }) => process?.events[value]?.sentBy === 'person',
  );
  const context = { pack, process, isLocked: false, beside: {}, isNew: true };
  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    const before = actions.find(({ value }) => value === event);
    if (before === undefined || sentence.trim() === '') {
      setSaid('Choose the action that has to wait, and say what a person reads.');
      focus('before-event');
      return;
    }
    const roles = textsAt(parts.layout, 'fills');
    const after = requireFormBefore(files, pack, {
      form,
      process: id,
      event,
      roles,
      sentence: sentence.trim(),
      mayGoOn,
      sources,
    });
    act(`to be filled in before “${before.title}”`, after.files);
    setEvent('');
    setSaid(`“${before.title}” waits for it now. “Fill in: ${title}” is a new action, possible wherever the other is.`);
    focus('before-event');
  };
  return (
    <form className="hw-new" onSubmit={submit} noValidate aria-labelledby="before-title">
      <h3 className="govuk-heading-s" id="before-title">
        To be filled in before something else
      </h3>
      <div role="status">{said !== '' && <p className="govuk-inset-text">{said}</p>}</div>
      <Choice
        id="before-event"
        label="Which action has to wait for it"
        options={actions}
        value={event}
        nothing="Choose …"
        onChange={setEvent}
      />
      <PlainLine
        id="before-sentence"
        label="What a person reads who tries without it"
        value={sentence}
        onChange={setSentence}
      />
      <FieldEditor
        id="before-may"
        field={MAY_GO_ON}
        value={[...mayGoOn]}
        context={context}
        onChange={(value) => setMayGoOn(listOf(value).map(String))}
      />
      <FieldEditor
        id="before-sources"
        field={SOURCES}
        value={[...sources]}
        context={context}
        onChange={(value) => setSources(listOf(value).map(String))}
      />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Require it before that action
      </button>
    </form>
  );
}
