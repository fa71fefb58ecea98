/** A rule in one place of the draft: what it says in English, the conditions to change, and a try on made-up facts. Every area uses it. */
import type { Rule, RuleScope } from '@homeward/definition';
import { sayRule } from '@homeward/engine';
import { useId, useState } from 'react';
import { Loaded, laterCode } from '../../ui/loaded';
import { useEditing } from '../editing';

// Only who changes a rule needs the builder.
const ruleBuilder = laterCode(() => import('./rule-builder').then((module) => module.RuleBuilder));
const tryRule = laterCode(() => import('./try-rule').then((module) => module.TryRule));

export interface RuleEditorProps {
  /** A rule, the name of one, or none at all where that is allowed. */
  readonly rule: Rule | string | undefined;
  /** What can be asked in this place. */
  readonly scope: RuleScope;
  /** What the rule decides, in words: "When the second review is due". */
  readonly label: string;
  /** What it means that there is no rule ("Always"); without it a rule must stand here. */
  readonly without?: string;
  /** Shows the conditions at once instead of behind a button. */
  readonly open?: boolean;
  /** The rule with a name that is being written: it cannot rest on itself. */
  readonly named?: string;
  onChange(rule: Rule | string | undefined): void;
}

export function RuleEditor({ rule, scope, label, without, open = false, named, onChange }: RuleEditorProps) {
  const { pack, locked } = useEditing();
  const id = useId();
  const [shown, setShown] = useState(open);
  const [trying, setTrying] = useState(false);
  const says = rule === undefined ? (without ?? 'Not said yet') : sayRule(pack, scope, rule);
  return (
    <fieldset className="hw-rule govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      <p className="govuk-body hw-rule__words" aria-live="polite">
        {shown && <strong>In words: </strong>}
        {upperFirst(says)}
      </p>
      {shown && (
        <Loaded code={ruleBuilder} what="the conditions">
          {(RuleBuilder) => (
            <RuleBuilder id={id} label={label} rule={rule} scope={scope} without={named} onChange={onChange} />
          )}
        </Loaded>
      )}
      <div className="govuk-button-group">
        {!shown && locked === undefined && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setShown(true)}>
            {rule === undefined ? 'Add a condition' : 'Change the condition'}
            <span className="govuk-visually-hidden">: {label}</span>
          </button>
        )}
        {shown && !open && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setShown(false)}>
            Done<span className="govuk-visually-hidden"> with: {label}</span>
          </button>
        )}
        {rule !== undefined && without !== undefined && locked === undefined && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => onChange(undefined)}>
            Take the condition out<span className="govuk-visually-hidden">: {label}</span>
          </button>
        )}
        {rule !== undefined && (
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            aria-expanded={trying}
            onClick={() => setTrying(!trying)}
          >
            {trying ? 'Stop trying it' : 'Try it on made-up facts'}
            <span className="govuk-visually-hidden">: {label}</span>
          </button>
        )}
      </div>
      {trying && rule !== undefined && (
        <Loaded code={tryRule} what="the try">
          {(TryRule) => <TryRule rule={rule} scope={scope} label={label} />}
        </Loaded>
      )}
    </fieldset>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
