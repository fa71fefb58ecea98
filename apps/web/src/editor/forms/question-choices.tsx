/** What a choice question offers: a code list, or choices of its own. */
import {
  choicesOf,
  codeListsOf,
  isJsonObject,
  jsonAt,
  makeCodeList,
  objectAt,
  textAt,
  withChoices,
  withForm,
} from '@homeward/definition';
import { Details } from '../../ui/details';
import { Choice } from '../controls/choice';
import { codeListOptions } from './code-list-options';
import { CodesField } from './codes-field';
import { useForm } from './use-form';

export function QuestionChoicesField({ form, name }: { readonly form: string; readonly name: string }) {
  const { parts, files, isLocked, act, set } = useForm(form);
  const schema = jsonAt(parts.schema, 'properties', name);
  const title = textAt(schema, 'title') ?? name;
  const choices = choicesOf(schema);
  const codes = choices !== undefined && 'codes' in choices ? choices.codes : '';
  const list = codeListsOf(files).find(({ key }) => key === codes);
  const own = choices !== undefined && 'own' in choices ? choices.own : [];
  const put = (how: string, next: Parameters<typeof withChoices>[1]) => {
    if (isJsonObject(schema))
      set(`question “${title}”: ${how}`, 'schema', ['properties', name], withChoices(schema, next));
  };
  return (
    <>
      <Choice
        id="question-codes"
        label="Choices"
        options={codeListOptions(files)}
        value={codes}
        nothing="Its own choices"
        disabled={isLocked}
        onChange={(key) =>
          put(
            key === '' ? 'choices of its own' : 'choices of a code list',
            key === '' ? { own: (list?.codes ?? []).map(({ code, label }) => ({ code, label })) } : { codes: key },
          )
        }
      />
      {list !== undefined && (
        <Details summary={`The ${list.codes.length} choices of “${list.title}”`}>
          <ul className="govuk-list govuk-list--bullet">
            {list.codes.map(({ code, label }) => (
              <li key={code}>{label}</li>
            ))}
          </ul>
        </Details>
      )}
      {codes === '' && (
        <>
          <CodesField
            id="question-own-choices"
            label="Its own choices"
            codes={own}
            isLocked={isLocked}
            onChange={(next, how) => put(how, { own: next })}
          />
          {!isLocked && own.length > 1 && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => {
                if (!isJsonObject(schema)) return;
                const made = makeCodeList(files, title.replace(/[?.:]+$/, ''), own);
                const written = withChoices(schema, { codes: made.key });
                act(
                  `question “${title}”: its choices are a code list now`,
                  withForm(made.files, form, {
                    schema: {
                      ...parts.schema,
                      properties: { ...objectAt(parts.schema, 'properties'), [name]: written },
                    },
                  }),
                );
              }}
            >
              Make a code list of these, for other questions to use
            </button>
          )}
        </>
      )}
    </>
  );
}
