/** One rule with a name: its words, its conditions, its clauses and everything that rests on it. */
import { type RuleDefinition, removeRule, ruleUses, toJson } from '@homeward/definition';
import { useId, useMemo } from 'react';
import { BlockMark } from '../block-mark';
import { CitedClauses } from '../controls/cited-clauses';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { RuleEditor } from './rule-editor';

const FILE = 'rules.json';
const scope = { process: undefined, forms: 'any', extraAnswers: ['form', 'document', 'key'] } as const;

export function OneRule({
  name,
  rule: { title, rule, sources = [] },
  onLeave,
}: {
  readonly name: string;
  readonly rule: RuleDefinition;
  onLeave(): void;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const uses = useMemo(() => ruleUses(pack).get(name) ?? [], [pack, name]);
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All rules
        </button>
      </p>
      <BlockMark file={FILE} at={`/${name}`} />
      <TextLine
        id={`${id}-title`}
        label="What it says, in a few words"
        hint={`In the files it is called ${name}.`}
        value={title}
        required
        disabled={locked !== undefined}
        onChange={(next) =>
          change(`Rule “${title}” is now called “${next}”`, [{ file: FILE, at: `/${name}/title`, after: next }])
        }
      />
      <RuleEditor
        rule={rule}
        scope={scope}
        label="The rule holds when"
        open
        named={name}
        onChange={(next) => {
          if (next === undefined) return;
          const whole = typeof next === 'string' ? { rule: next } : next;
          change(`Rule “${title}”: other conditions`, [{ file: FILE, at: `/${name}/rule`, after: toJson(whole) }]);
        }}
      />
      <CitedClauses
        id={`${id}-sources`}
        label="Where this comes from"
        about={title}
        cited={sources}
        onChange={(cited, how) =>
          change(`Rule “${title}”: ${how}`, [
            { file: FILE, at: `/${name}/sources`, ...(cited.length === 0 ? {} : { after: [...cited] }) },
          ])
        }
      />
      <h3 className="govuk-heading-s">Used by</h3>
      {uses.length === 0 ? (
        <p className="govuk-body">Nothing uses it.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {uses.map((use) => (
            <li key={use.place}>{use.title}</li>
          ))}
        </ul>
      )}
      {locked === undefined &&
        (uses.length > 0 ? (
          <p className="govuk-body">
            It cannot be removed while {uses.length === 1 ? 'this uses it' : `these ${uses.length} places use it`}.
            Change them first.
          </p>
        ) : (
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => {
              change(`Rule “${title}” removed`, removeRule(name));
              onLeave();
            }}
          >
            Remove this rule
          </button>
        ))}
    </>
  );
}
