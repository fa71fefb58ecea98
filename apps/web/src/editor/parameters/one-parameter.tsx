/** One parameter: its answer, the question, the reason, and what looks it up. */
import { type Json, mentionsOf, type Parameter, pointerOf } from '@homeward/definition';
import { useMemo } from 'react';
import { BlockMark } from '../block-mark';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { YesNoField } from '../elements/choice-fields';
import { SourcesField } from '../elements/sources-field';
import { ParameterValue, sayParameter } from './parameter-value';

const FILE = 'authority.json';

export function OneParameter({
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
