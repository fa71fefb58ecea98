/** Parameters: the numbers and choices that a procedure leaves open, each with the question that it answers. */
import { deriveKey, type Json, mentionsOf, type Parameter, pointerOf } from '@homeward/definition';
import { useMemo, useState } from 'react';
import { Tag } from '../../ui/tag';
import { BlockMark } from '../block-mark';
import { Choice } from '../controls/choice';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { YesNoField } from '../elements/choice-fields';
import { SourcesField } from '../elements/sources-field';
import { NewText } from '../elements/text-fields';
import { useFocus } from '../elements/use-focus';
import { useChosen } from '../use-place';
import { ParameterValue, sayParameter } from './parameter-value';

const FILE = 'authority.json';

/** @param at `authority.json#/parameters/ppmWeeks` opens that parameter */
export function ParametersArea({ at }: { readonly at?: string }) {
  const { pack, locked } = useEditing();
  const [chosen, choose] = useChosen(at, (place) =>
    place?.file === FILE && place.steps[0] === 'parameters' ? place.steps[1] : undefined,
  );
  const [wanted, setWanted] = useState('');
  const focus = useFocus();
  const { parameters } = pack.authority;
  const all = Object.entries(parameters);
  const shown = all.filter(([key, { question }]) =>
    `${question} ${key}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <>
      <p className="govuk-body">
        Each answers a question that the procedure leaves to the authority. Rules and deadlines look the answer up, so
        changing it here changes it everywhere.
      </p>
      {locked === undefined && <NewParameter onAdded={choose} />}
      <TextLine id="find-parameter" label="Find a parameter" value={wanted} onChange={setWanted} />
      <p className="govuk-body" role="status">
        {shown.length} of {all.length}
      </p>
      <ul className="govuk-list hw-items">
        {shown.map(([key, parameter]) => (
          <li key={key} className="hw-items__item hw-items__item--tall">
            <span>
              <strong>{parameter.question}</strong>
              <br />
              {sayParameter(parameter)} {!parameter.verified && <Tag colour="yellow">Not yet confirmed</Tag>}
            </span>
            <button
              type="button"
              id={`open-${key}`}
              className="hw-link-button"
              aria-expanded={chosen === key}
              onClick={() => {
                choose(chosen === key ? undefined : key);
                if (chosen !== key) focus(`parameter-${key}-value`, `parameter-${key}-value-0`);
              }}
            >
              {chosen === key ? 'Close' : locked === undefined ? 'Change' : 'Look'}
              <span className="govuk-visually-hidden">: {parameter.question}</span>
            </button>
            {chosen === key && (
              <div className="hw-items__inside">
                <OneParameter
                  name={key}
                  parameter={parameter}
                  onRemoved={() => {
                    choose(undefined);
                    focus('find-parameter');
                  }}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneParameter({
  name,
  parameter,
  onRemoved,
}: {
  readonly name: string;
  readonly parameter: Parameter;
  onRemoved(): void;
}) {
  const { files, pack, locked, change } = useEditing();
  const isLocked = locked !== undefined;
  const steps = ['parameters', name];
  const place = `${FILE}#${pointerOf(steps)}`;
  const mentions = useMemo(() => mentionsOf(files, pack, [name], place), [files, pack, name, place]);
  const set = (part: string, value: Json | undefined, how: string) =>
    change(`Parameter “${parameter.question}”: ${how}`, [
      { file: FILE, at: pointerOf([...steps, part]), ...(value === undefined ? {} : { after: value }) },
    ]);
  const id = `parameter-${name}`;
  const context = { pack, process: undefined, isLocked, beside: {}, isNew: false };
  return (
    <>
      <BlockMark file={FILE} at={pointerOf(steps)} />
      <ParameterValue
        id={`${id}-value`}
        parameter={parameter}
        isLocked={isLocked}
        onChange={(value) =>
          set('value', value, `${sayParameter({ ...parameter, value })} instead of ${sayParameter(parameter)}`)
        }
      />
      <TextLine
        id={`${id}-question`}
        label="The question that it answers"
        value={parameter.question}
        required
        disabled={isLocked}
        onChange={(text) => set('question', text, `now asked as “${text}”`)}
      />
      <TextLine
        id={`${id}-unit`}
        label="Unit (optional)"
        width="govuk-input--width-10"
        value={parameter.unit ?? ''}
        disabled={isLocked}
        onChange={(text) => set('unit', text === '' ? undefined : text, `in ${text}`)}
      />
      <TextLine
        id={`${id}-because`}
        label="Why it is so (optional)"
        hint="What the procedure says, and how it was understood"
        rows={3}
        value={parameter.because ?? ''}
        disabled={isLocked}
        onChange={(text) => set('because', text === '' ? undefined : text, 'the reason')}
      />
      <YesNoField
        id={`${id}-verified`}
        field={{
          key: 'verified',
          label: 'The process owner has confirmed this answer',
          isRequired: false,
          preset: true,
          shape: { kind: 'yesNo' },
        }}
        value={parameter.verified}
        context={context}
        onChange={(value) => set('verified', value, value === true ? 'confirmed' : 'not yet confirmed')}
      />
      <SourcesField
        id={`${id}-sources`}
        field={{ key: 'sources', label: 'Where this comes from', isRequired: false, shape: { kind: 'sources' } }}
        value={[...parameter.sources]}
        context={context}
        onChange={(value, how) => set('sources', value, how ?? 'the clauses')}
      />
      <h2 className="govuk-heading-s">Used by</h2>
      {mentions.length === 0 ? (
        <p className="govuk-body">Nothing looks it up.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {mentions.map((mention) => (
            <li key={mention.place}>{mention.title}</li>
          ))}
        </ul>
      )}
      {!isLocked &&
        (mentions.length > 0 ? (
          <p className="govuk-body">It cannot be removed while it is used. Change what uses it first.</p>
        ) : (
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => {
              change(`Parameter “${parameter.question}” removed`, [{ file: FILE, at: pointerOf(steps) }]);
              onRemoved();
            }}
          >
            Remove this parameter
          </button>
        ))}
    </>
  );
}

const KINDS = [
  { value: 'number', title: 'A number' },
  { value: 'yesNo', title: 'Yes or no' },
  { value: 'text', title: 'A word' },
] as const;
const FIRST: Readonly<Record<string, Json>> = { number: 1, yesNo: true, text: 'unset' };

function NewParameter({ onAdded }: { onAdded(key: string): void }) {
  const { pack, change } = useEditing();
  const [question, setQuestion] = useState('');
  const [kind, setKind] = useState('number');
  return (
    <form
      className="hw-line-form"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = question.trim();
        if (asked === '') return;
        const key = deriveKey(asked, Object.keys(pack.authority.parameters));
        change(`Parameter “${asked}” added`, [
          {
            file: FILE,
            at: pointerOf(['parameters', key]),
            after: { value: FIRST[kind] ?? 1, question: asked, verified: false, sources: [] },
          },
        ]);
        setQuestion('');
        onAdded(key);
      }}
    >
      <NewText
        id="new-parameter"
        label="The question that a new parameter answers"
        value={question}
        onChange={setQuestion}
      />
      <Choice id="new-parameter-kind" label="Its answer is" options={KINDS} value={kind} onChange={setKind} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Add a parameter
      </button>
    </form>
  );
}
