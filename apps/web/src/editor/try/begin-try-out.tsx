/** Before a try-out: which process, and what is known of the made-up child (or family, or match) from the start. */
import { addDays, addMonths } from '@homeward/engine';
import { type FormEvent, useState } from 'react';
import { useSignedIn } from '../../shell/session-context';
import { Choice } from '../controls/choice';
import { DayField } from '../controls/day-field';
import { useEditing } from '../editing';
import type { TryOutNow } from './use-try-out';

/** Old enough for most of what a procedure says of school age, young enough for adoption. */
const MONTHS_OLD = 50;

export function BeginTryOut({ begin }: Pick<TryOutNow, 'begin'>) {
  const { pack } = useEditing();
  const { today } = useSignedIn();
  // Most procedures are about children first.
  const processes = Object.entries(pack.processes)
    .map(([value, { definition }]) => ({ value, title: definition.title, about: definition.subject }))
    .sort((a, b) => Number(b.about === 'child') - Number(a.about === 'child'));
  const [process, setProcess] = useState(processes[0]?.value ?? '');
  const [openedOn, setOpenedOn] = useState<string | undefined>(today);
  const [dateOfBirth, setDateOfBirth] = useState<string | undefined>(addDays(addMonths(today, -MONTHS_OLD), 9));
  const [sex, setSex] = useState('F');
  const [missing, setMissing] = useState('');
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (openedOn === undefined || dateOfBirth === undefined) setMissing('Enter both days in full.');
    else if (dateOfBirth > openedOn) setMissing('The child must be born before the first day.');
    else begin({ process, openedOn, dateOfBirth, sex });
  };
  return (
    <form onSubmit={start} noValidate>
      <p className="govuk-body">
        Go through this draft with a made-up child, in any role, on a clock that you move. Nothing here touches a real
        record, and nobody is told anything.
      </p>
      <h2 className="govuk-heading-m">Begin with a made-up child</h2>
      {processes.length > 1 && (
        <Choice id="try-process" label="Which process?" options={processes} value={process} onChange={setProcess} />
      )}
      <DayField id="try-opened" legend="The day on which it begins" value={openedOn} onChange={setOpenedOn} />
      <DayField id="try-born" legend="The child’s date of birth" value={dateOfBirth} onChange={setDateOfBirth} />
      <Choice
        id="try-sex"
        label="Sex"
        options={[
          { value: 'F', title: 'Female' },
          { value: 'M', title: 'Male' },
        ]}
        value={sex}
        onChange={setSex}
      />
      {missing !== '' && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {missing}
        </p>
      )}
      <button type="submit" className="govuk-button">
        Begin
      </button>
    </form>
  );
}
