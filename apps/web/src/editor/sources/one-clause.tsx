/** One clause: its words, where it stands, and everything that rests on it. */
import { type Clause, citedBy, isOwnSource, type Json, pointerOf, SOURCES_FILE } from '@homeward/definition';
import { useMemo } from 'react';
import { AppLink } from '../../ui/app-link';
import { BlockMark } from '../block-mark';
import { Choice } from '../controls/choice';
import { TextLine } from '../controls/text-line';
import { usePlaceAddress } from '../draft-context';
import { useEditing } from '../editing';
import { YesNoField } from '../elements/choice-fields';
import { CLAUSE_CLASSES, classTitle } from './clause-classes';

export function OneClause({ id, clause, onLeave }: { readonly id: string; readonly clause: Clause; onLeave(): void }) {
  const { files, pack, locked, change } = useEditing();
  const addressOf = usePlaceAddress();
  const citing = useMemo(() => citedBy(pack).get(id) ?? [], [pack, id]);
  const isOwn = isOwnSource(files, 'clauses', id);
  const disabled = locked !== undefined || !isOwn;
  const at = pointerOf(['clauses', id]);
  const set = (part: string, value: Json | undefined, how: string) =>
    change(`Clause ${id}: ${how}`, [
      { file: SOURCES_FILE, at: `${at}/${part}`, ...(value === undefined ? {} : { after: value }) },
    ]);
  const classes = CLAUSE_CLASSES.some(({ value }) => value === clause.cls)
    ? CLAUSE_CLASSES
    : [...CLAUSE_CLASSES, { value: clause.cls ?? '', title: classTitle(clause.cls) }];
  return (
    <>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All clauses
        </button>
      </p>
      {!isOwn && (
        <p className="govuk-inset-text">
          This clause is shared by all authorities (the law, or a question that the procedures leave open), so it is not
          changed in a draft of one of them.
        </p>
      )}
      {isOwn && <BlockMark file={SOURCES_FILE} at={at} />}
      <TextLine
        id="clause-rule"
        label="What it asks for"
        rows={3}
        value={clause.rule}
        required
        disabled={disabled}
        onChange={(text) => set('rule', text, 'what it asks for')}
      />
      <TextLine
        id="clause-quote"
        label="Its own words (optional)"
        hint="As they stand in the document, at most 500 characters"
        rows={4}
        value={clause.quote ?? ''}
        disabled={disabled}
        error={(clause.quote ?? '').length > 500 ? 'Shorten it to 500 characters.' : undefined}
        onChange={(text) => set('quote', text === '' ? undefined : text, 'its own words')}
      />
      <Choice
        id="clause-document"
        label="Where it stands"
        options={Object.entries(pack.sources.documents).map(([value, { title }]) => ({ value, title }))}
        value={clause.document}
        disabled={disabled}
        onChange={(document) =>
          set('document', document, `stands in “${pack.sources.documents[document]?.title ?? document}”`)
        }
      />
      <Choice
        id="clause-class"
        label="What it is"
        options={classes}
        value={clause.cls ?? ''}
        disabled={disabled}
        onChange={(cls) => set('cls', cls, classTitle(cls))}
      />
      <YesNoField
        id="clause-verified"
        field={{
          key: 'verified',
          label: 'Somebody has held it against the document',
          isRequired: false,
          preset: true,
          shape: { kind: 'yesNo' },
        }}
        value={clause.verified}
        context={{ pack, process: undefined, isLocked: disabled, beside: {}, isNew: false }}
        onChange={(value) => set('verified', value, value === true ? 'confirmed' : 'not yet confirmed')}
      />
      {clause.coveredAs !== undefined && (
        <p className="govuk-body">
          {clause.coveredAs.how === 'shown' ? 'It is shown to people' : 'It is reported'}: {clause.coveredAs.because}
        </p>
      )}
      <h3 className="govuk-heading-s">Rests on it</h3>
      {citing.length === 0 ? (
        <p className="govuk-body">Nothing yet. Name it where it is carried out: at a step, an action, a deadline …</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {citing.map(({ place, title }) => {
            const address = addressOf(place);
            return <li key={place}>{address === undefined ? title : <AppLink to={address}>{title}</AppLink>}</li>;
          })}
        </ul>
      )}
      {!disabled &&
        (citing.length > 0 ? (
          <p className="govuk-body">It cannot be removed while something rests on it.</p>
        ) : (
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => {
              change(`Clause ${id} removed`, [{ file: SOURCES_FILE, at }]);
              onLeave();
            }}
          >
            Remove this clause
          </button>
        ))}
    </>
  );
}
