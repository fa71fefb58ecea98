/** One act of a try-out: its form with the answers of an example, to be taken as they are or changed by hand, and reasons where a gate asks for them. */
import {
  type Answers,
  effectiveForm,
  type OpenAction,
  type Refusal,
  type TryOutAct,
  tryOut,
  worldOf,
} from '@homeward/engine';
import { useEffect, useRef, useState } from 'react';
import { sectionSchema } from '../../forms/section-schema';
import { GovukForm } from '../../forms/theme/govuk-form';
import { Choice } from '../controls/choice';
import { TextLine } from '../controls/text-line';
import type { Playing } from './use-try-out';

export function RecordAct({
  playing,
  role,
  action,
  onCancel,
  onRecord,
}: {
  readonly playing: Playing;
  readonly role: string;
  readonly action: OpenAction;
  onCancel(): void;
  onRecord(act: TryOutAct): void;
}) {
  const { compiled, beginning, acts } = playing;
  const form = action.form === undefined ? undefined : compiled.pack.forms[action.form];
  const examples = Object.keys(form?.examples ?? {});
  const [example, setExample] = useState(examples[0] ?? '');
  const [answers, setAnswers] = useState<Answers>(form?.examples[example] ?? {});
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<Refusal>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const send = (): void => {
    const overrides = action.reasonsNeeded.map(({ gate }) => ({ gate, reason: reasons[gate]?.trim() ?? '' }));
    const act: TryOutAct = {
      kind: 'record',
      role,
      event: action.event,
      answers: form === undefined ? {} : answers,
      ...(action.document === undefined ? {} : { document: action.document }),
      ...(overrides.length === 0 ? {} : { overrides }),
    };
    // Asked first and kept only when it is taken: a refusal says why and loses nothing that was typed.
    const { stopped } = tryOut(compiled, beginning, [...acts, act]);
    if (stopped?.refusal !== undefined) setRefused(stopped.refusal);
    else onRecord(act);
  };
  return (
    <div className="hw-tryout__act">
      <h3 className="govuk-heading-s" ref={heading} tabIndex={-1}>
        {action.title}
      </h3>
      {refused !== undefined && (
        <div className="govuk-inset-text" role="alert">
          <p className="govuk-body">{refused.sentence}</p>
          <ul className="govuk-list govuk-list--bullet">
            {refused.unlocks.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {action.reasonsNeeded.map(({ gate, sentence }) => (
        <TextLine
          key={gate}
          id={`try-reason-${gate}`}
          label={`${sentence} Why is it done all the same?`}
          rows={2}
          value={reasons[gate] ?? ''}
          onChange={(text) => setReasons({ ...reasons, [gate]: text })}
        />
      ))}
      {form !== undefined && examples.length > 1 && (
        <Choice
          id="try-example"
          label="Answers from the example"
          options={examples.map((value) => ({ value, title: value }))}
          value={example}
          onChange={(next) => {
            setExample(next);
            setAnswers(form.examples[next] ?? {});
          }}
        />
      )}
      <button type="button" className="govuk-button" onClick={send}>
        {form === undefined ? 'Record it' : 'Record it with these answers'}
      </button>{' '}
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onCancel}>
        Do something else
      </button>
      {form !== undefined && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">See and change the answers of “{form.layout.title}”</span>
          </summary>
          <div className="govuk-details__text">
            <Questions
              key={example}
              playing={playing}
              form={form.key}
              role={role}
              action={action}
              answers={answers}
              onAnswers={setAnswers}
              onSend={send}
            />
          </div>
        </details>
      )}
    </div>
  );
}

/** The questions that apply to this child on this day, in the theme that people will see. */
function Questions({
  playing: { compiled, tried },
  form: key,
  role,
  action,
  answers,
  onAnswers,
  onSend,
}: {
  readonly playing: Playing;
  readonly form: string;
  readonly role: string;
  readonly action: OpenAction;
  readonly answers: Answers;
  onAnswers(answers: Answers): void;
  onSend(): void;
}) {
  const form = compiled.pack.forms[key];
  if (form === undefined) return null;
  const about = action.document === undefined ? {} : { form: action.document, document: action.document };
  const world = worldOf(compiled, tried.record, tried.day, [role], about);
  const effective = effectiveForm(form, answers, world);
  const { schema, uiSchema } = sectionSchema(form.schema, form.layout, effective.questions, effective.required);
  return (
    <GovukForm
      schema={schema}
      uiSchema={uiSchema}
      answers={effective.answers}
      idPrefix="try-answer"
      onChange={onAnswers}
      onValid={onSend}
      onErrors={() => undefined}
    >
      <button type="submit" className="govuk-button">
        Record it with these answers
      </button>
    </GovukForm>
  );
}
