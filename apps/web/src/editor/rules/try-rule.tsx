/** Tries a rule on made-up facts and answers: true, not true, or not known, and why. */
import type { Rule, RuleScope } from '@homeward/definition';
import { evaluateRule, lacking } from '@homeward/engine';
import { useId, useMemo, useState } from 'react';
import { useSignedIn } from '../../shell/session-context';
import { Tag } from '../../ui/tag';
import { DayField } from '../controls/day-field';
import { useEditing } from '../editing';
import { MadeUpValue } from './made-up-value';
import { processOfScope } from './process-of-scope';
import { askedOf, type MadeUp, madeUpWorld } from './tried-facts';

export function TryRule({
  rule,
  scope,
  label,
}: {
  readonly rule: Rule | string;
  readonly scope: RuleScope;
  readonly label: string;
}) {
  const { pack } = useEditing();
  const { today } = useSignedIn();
  const id = useId();
  const [day, setDay] = useState<string | undefined>(today);
  const [madeUp, setMadeUp] = useState<MadeUp>({});
  const asked = useMemo(() => askedOf(pack, scope, rule), [pack, scope, rule]);
  const world = day === undefined ? undefined : madeUpWorld(pack, day, madeUp);
  const process = processOfScope(pack, scope);
  const [form] = scope.forms === 'any' ? [] : scope.forms;
  const words =
    process === undefined ? undefined : { pack, process, ...(form === undefined ? {} : { form: form.key }) };
  const truth = world === undefined ? undefined : evaluateRule(rule, world);
  return (
    <section className="hw-try" aria-label={`Try: ${label}`}>
      <p className="govuk-body">Make something up; what you leave empty is not known. Nothing of this is kept.</p>
      <DayField id={`${id}-day`} legend="The day on which it is asked" value={day} onChange={setDay} />
      {asked.map((field) => (
        <MadeUpValue
          key={field.field}
          id={`${id}-${field.field.replaceAll('.', '-')}`}
          field={field}
          value={madeUp[field.field]}
          onChange={(value) => setMadeUp({ ...madeUp, [field.field]: value })}
        />
      ))}
      <div role="status" className="govuk-inset-text">
        {truth === undefined && 'Enter a whole day to see the result.'}
        {truth === true && (
          <>
            <Tag colour="green">True</Tag> The rule holds.
          </>
        )}
        {truth === false && (
          <>
            <Tag colour="red">Not true</Tag> The rule does not hold.
          </>
        )}
        {truth === 'unknown' && (
          <>
            <Tag colour="yellow">Not known</Tag> Too little is known, so it is not taken as true.
          </>
        )}
        {truth !== true && world !== undefined && words !== undefined && (
          <ul className="govuk-list govuk-list--bullet">
            {lacking(rule, world, words).map(({ sentence, field }) => (
              <li key={`${field} ${sentence}`}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
