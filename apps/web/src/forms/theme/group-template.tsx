/** A group of questions: the whole section, a group inside it, or one row of a list. */
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { type ReactNode, useContext } from 'react';
import { optionsOf } from './question-options';
import { RevealContext, type Reveals } from './reveal-context';

export function GroupTemplate({
  properties,
  uiSchema,
  schema,
  title,
  fieldPathId,
  required,
  readonly,
  disabled,
  onAddProperty,
}: ObjectFieldTemplateProps) {
  const outer = useContext(RevealContext);
  const own = optionsOf(uiSchema);
  const { reveals, revealed } = gather(properties, uiSchema);
  const body = (
    <RevealContext value={{ ...outer, ...reveals }}>
      {properties.filter((property) => !revealed.has(property.name)).map((property) => property.content)}
    </RevealContext>
  );
  // The root is the section, which has the page's h1; a row has its legend from the list.
  if (own?.control !== 'group' || own.itemLabel !== undefined || fieldPathId.path.length === 0) return body;
  return (
    <fieldset className="govuk-fieldset govuk-form-group govuk-!-margin-bottom-6" id={fieldPathId.$id}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <h2 className="govuk-fieldset__heading">
          {title}
          {!required && ' (optional)'}
        </h2>
      </legend>
      {own.hint !== undefined && <div className="govuk-hint">{own.hint}</div>}
      {body}
      {typeof schema.additionalProperties === 'object' && !readonly && !disabled && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onAddProperty}>
          Add {properties.length === 0 ? 'one' : 'another'}
          <span className="govuk-visually-hidden"> to {title}</span>
        </button>
      )}
    </fieldset>
  );
}

/** Takes the questions that belong inside an option out of the row, and hands them to the question that has the option. */
function gather(
  properties: ObjectFieldTemplateProps['properties'],
  uiSchema: ObjectFieldTemplateProps['uiSchema'],
): { reveals: Reveals; revealed: ReadonlySet<string> } {
  const reveals: Record<string, Record<string, ReactNode[]>> = {};
  const revealed = new Set<string>();
  for (const property of properties) {
    const under = optionsOf(uiSchema?.[property.name])?.under;
    if (under === undefined || !properties.some((other) => other.name === under.question)) continue;
    const option = String(under.option);
    const shown = reveals[under.question] ?? {};
    reveals[under.question] = { ...shown, [option]: [...(shown[option] ?? []), property.content] };
    revealed.add(property.name);
  }
  return { reveals, revealed };
}
