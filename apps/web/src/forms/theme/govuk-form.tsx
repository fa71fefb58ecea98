/** rjsf in GOV.UK's clothes, and with its habit of answering questions by itself switched off. */
import { type FormProps, withTheme } from '@rjsf/core';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { wordErrors } from '../error-wording';
import { interpretedValidator } from '../interpreted-validator';
import { CheckboxesWidget } from './checkboxes-widget';
import { DateWidget } from './date-widget';
import { FieldTemplate } from './field-template';
import { GroupTemplate } from './group-template';
import { NotKnownWidget } from './not-known-widget';
import { RadiosWidget } from './radios-widget';
import { RowsTemplate, RowTemplate } from './rows-template';
import { SelectWidget } from './select-widget';
import { TextInput } from './text-input';
import { TextareaWidget } from './textarea-widget';

const Themed = withTheme({
  templates: {
    FieldTemplate,
    BaseInputTemplate: TextInput,
    ObjectFieldTemplate: GroupTemplate,
    ArrayFieldTemplate: RowsTemplate,
    ArrayFieldItemTemplate: RowTemplate,
  },
  widgets: {
    RadioWidget: RadiosWidget,
    CheckboxesWidget,
    SelectWidget,
    TextareaWidget,
    DateWidget,
    notKnown: NotKnownWidget,
  },
});

/**
 * rjsf fills in what nobody answered: with its own settings one keystroke made `sex: "f"` and `interpreter: false` true of a child.
 * A record may hold no answer that nobody gave, so every such default is off; a test keeps it so.
 */
const NO_ANSWERS_OF_ITS_OWN: FormProps['experimental_defaultFormStateBehavior'] = {
  requiredBooleanDefault: 'skip',
  constAsDefaults: 'never',
  emptyObjectFields: 'skipEmptyDefaults',
  arrayMinItems: { populate: 'never' },
};

export interface GovukFormProps {
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema;
  readonly answers: Readonly<Record<string, unknown>>;
  /** The ids of controls begin with it. */
  readonly idPrefix: string;
  readonly extraErrors?: FormProps['extraErrors'];
  readonly onChange: (answers: Readonly<Record<string, unknown>>) => void;
  readonly onValid: () => void;
  readonly onErrors: (
    errors: readonly { readonly property?: string | undefined; readonly message?: string | undefined }[],
  ) => void;
  /** The buttons. */
  readonly children: ReactNode;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A group in which everything was taken out again is not answered: left as `{}` its questions would be asked for. A new row of a list stays. */
const withoutEmptyGroups = (answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => {
      const kept = isRecord(value) ? withoutEmptyGroups(value) : value;
      return kept === undefined || (isRecord(kept) && Object.keys(kept).length === 0) ? [] : [[name, kept]];
    }),
  );

export function GovukForm({
  schema,
  uiSchema,
  answers,
  idPrefix,
  extraErrors,
  onChange,
  onValid,
  onErrors,
  children,
}: GovukFormProps) {
  return (
    <Themed
      schema={schema}
      uiSchema={uiSchema}
      formData={answers}
      idPrefix={idPrefix}
      validator={interpretedValidator}
      experimental_defaultFormStateBehavior={NO_ANSWERS_OF_ITS_OWN}
      transformErrors={wordErrors}
      {...(extraErrors !== undefined && { extraErrors })}
      showErrorList={false}
      noHtml5Validate
      onChange={({ formData }) => {
        if (isRecord(formData)) onChange(withoutEmptyGroups(formData));
      }}
      onSubmit={onValid}
      onError={onErrors}
    >
      {children}
    </Themed>
  );
}
