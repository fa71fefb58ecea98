/** What bars an action: nobody can pass a hard or statutory gate, a soft one can be passed with a reason. */
import {
  deriveKey,
  type EventDefinition,
  extraAnswersOf,
  formsOf,
  type Gate,
  processFile,
  type RuleScope,
  toJson,
} from '@homeward/definition';
import { useId, useState } from 'react';
import { Details } from '../../ui/details';
import { Choice } from '../controls/choice';
import { CitedClauses } from '../controls/cited-clauses';
import { ClauseChoice } from '../controls/clause-choice';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';
import { useEditing } from '../editing';
import { type OwnProcess, peopleOf } from '../processes-of';
import { RuleEditor } from '../rules/rule-editor';

const KINDS = [
  { value: 'soft', title: 'Soft: can be passed with a recorded reason' },
  { value: 'hard', title: 'Hard: cannot be passed' },
  { value: 'statutory', title: 'Statutory: the law has no way round it' },
] as const;
const asKind = (text: string): Gate['kind'] => KINDS.find(({ value }) => value === text)?.value ?? 'hard';

interface Props {
  readonly own: OwnProcess;
  readonly event: string;
  readonly definition: EventDefinition;
}

export function Gates({ own, event, definition }: Props) {
  const { pack, locked, change } = useEditing();
  const scope: RuleScope = {
    process: own.process,
    forms: formsOf(pack, own.process, event),
    extraAnswers: extraAnswersOf(definition),
  };
  const set = (label: string, gates: readonly Gate[]) =>
    change(`Action “${definition.title}”: ${label}`, [
      { file: processFile(own.id, 'events'), at: `/${event}/gates`, after: toJson(gates) },
    ]);
  return (
    <>
      <h4 className="govuk-heading-s">What must hold before it can be done</h4>
      {definition.gates.length === 0 && <p className="govuk-body">Nothing besides the step the case is in.</p>}
      {definition.gates.map((gate) => (
        <OneGate
          key={gate.key}
          gate={gate}
          scope={scope}
          onChange={(label, next) =>
            set(
              label,
              definition.gates.flatMap((one) => (one.key === gate.key ? (next === undefined ? [] : [next]) : [one])),
            )
          }
        />
      ))}
      {locked === undefined && definition.gates.length < 20 && (
        <AddGate
          taken={definition.gates.map(({ key }) => key)}
          scope={scope}
          sources={definition.sources}
          onAdd={(gate) => set(`new gate “${gate.sentence}”`, [...definition.gates, gate])}
        />
      )}
    </>
  );
}

function OneGate({
  gate,
  scope,
  onChange,
}: {
  readonly gate: Gate;
  readonly scope: RuleScope;
  onChange(label: string, gate: Gate | undefined): void;
}) {
  const { pack, locked } = useEditing();
  const id = useId();
  const disabled = locked !== undefined;
  const said = `gate “${gate.sentence}”`;
  return (
    <section className="hw-part" aria-label={`Gate: ${gate.sentence}`}>
      <TextLine
        id={`${id}-sentence`}
        label="What is missing, as people read it"
        value={gate.sentence}
        required
        disabled={disabled}
        onChange={(sentence) => onChange(`${said} now reads “${sentence}”`, { ...gate, sentence })}
      />
      <Choice
        id={`${id}-kind`}
        label="How strict it is"
        options={KINDS}
        value={gate.kind}
        disabled={disabled}
        onChange={(next) => {
          const kind = asKind(next);
          const { overrideBy, tell: _tell, ...rest } = gate;
          onChange(
            `${said} is ${kind}`,
            kind === 'soft' ? { ...gate, kind, overrideBy: overrideBy ?? [] } : { ...rest, kind },
          );
        }}
      />
      <RuleEditor
        rule={gate.requires}
        scope={scope}
        label="It must hold that"
        onChange={(requires) => {
          if (requires !== undefined) onChange(`${said}: what must hold`, { ...gate, requires });
        }}
      />
      <RuleEditor
        rule={gate.when}
        scope={scope}
        label="The gate stands while"
        without="Always"
        onChange={(when) => {
          const { when: _before, ...rest } = gate;
          onChange(`${said}: while it stands`, when === undefined ? rest : { ...rest, when });
        }}
      />
      {gate.kind === 'soft' && (
        <>
          <Details summary={`Who may pass it: ${gate.overrideBy?.length ?? 0}`}>
            <TickList
              id={`${id}-by`}
              legend="Who may pass it with a reason"
              options={peopleOf(pack)}
              values={gate.overrideBy ?? []}
              disabled={disabled}
              onChange={(overrideBy) => onChange(`${said}: who may pass it`, { ...gate, overrideBy: [...overrideBy] })}
            />
          </Details>
          <Details summary={`Who is told: ${gate.tell?.length ?? 0}`}>
            <TickList
              id={`${id}-tell`}
              legend="Who is told when it is passed"
              options={peopleOf(pack)}
              values={gate.tell ?? []}
              disabled={disabled}
              onChange={(tell) => onChange(`${said}: who is told`, { ...gate, tell: [...tell] })}
            />
          </Details>
        </>
      )}
      <CitedClauses
        id={`${id}-sources`}
        label="Where this comes from"
        about={gate.sentence}
        cited={gate.sources}
        onChange={(sources, how) => onChange(`${said}: ${how}`, { ...gate, sources: [...sources] })}
      />
      {!disabled && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => onChange(`${said} removed`, undefined)}
        >
          Remove this gate<span className="govuk-visually-hidden">: {gate.sentence}</span>
        </button>
      )}
    </section>
  );
}

function AddGate({
  taken,
  scope,
  sources,
  onAdd,
}: {
  readonly taken: readonly string[];
  readonly scope: RuleScope;
  readonly sources: readonly string[];
  onAdd(gate: Gate): void;
}) {
  const { pack } = useEditing();
  const id = useId();
  const [sentence, setSentence] = useState('');
  const [kind, setKind] = useState<Gate['kind']>('soft');
  const [requires, setRequires] = useState<Gate['requires']>();
  const [by, setBy] = useState<readonly string[]>([]);
  const [source, setSource] = useState(sources[0] ?? '');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    if (sentence.trim() === '') return setProblem('Enter what is missing, as people read it.');
    if (requires === undefined) return setProblem('Say what must hold.');
    if (kind === 'soft' && by.length === 0) return setProblem('Choose who may pass it with a reason.');
    onAdd({
      key: deriveKey(sentence, taken),
      kind,
      requires,
      sentence: sentence.trim(),
      ...(kind === 'soft' ? { overrideBy: [...by] } : {}),
      sources: source === '' ? [] : [source],
    });
    setSentence('');
    setRequires(undefined);
    setProblem(undefined);
  };
  return (
    <Details summary="Add a gate">
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor={`${id}-sentence`}>
          What is missing, as people read it
        </label>
        <div className="govuk-hint" id={`${id}-hint`}>
          For example: The wellbeing form has not been filled in.
        </div>
        <input
          id={`${id}-sentence`}
          className="govuk-input"
          value={sentence}
          aria-describedby={`${id}-hint`}
          autoComplete="off"
          onChange={(event) => setSentence(event.target.value)}
        />
      </div>
      <Choice
        id={`${id}-kind`}
        label="How strict it is"
        options={KINDS}
        value={kind}
        onChange={(next) => setKind(asKind(next))}
      />
      <RuleEditor rule={requires} scope={scope} label="It must hold that" onChange={setRequires} />
      {kind === 'soft' && (
        <TickList
          id={`${id}-by`}
          legend="Who may pass it with a reason"
          options={peopleOf(pack)}
          values={by}
          onChange={setBy}
        />
      )}
      <ClauseChoice id={`${id}-source`} label="The clause that says so" value={source} onChange={setSource} />
      {problem !== undefined && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      <button type="button" className="govuk-button" onClick={add}>
        Add the gate
      </button>
    </Details>
  );
}
