/** The parameters: the numbers and choices that a procedure leaves open, each with the question that it answers. */
import { useState } from 'react';
import { Tag } from '../../ui/tag';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';
import { NewParameter } from './new-parameter';
import { OneParameter } from './one-parameter';
import { sayParameter } from './parameter-value';

export function ParameterList({ first }: { readonly first: string | undefined }) {
  const { pack, locked } = useEditing();
  const [chosen, choose] = useState(first);
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
              {sayParameter(parameter)} {!parameter.verified && <Tag colour="yellow">Not confirmed</Tag>}
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
