/** What refers to a question, so that nobody is surprised by what a change or a removal does. */
import { saidOnce, usesOfQuestion } from '@homeward/definition';
import { useMemo } from 'react';
import { Details } from '../../ui/details';
import { useEditing } from '../editing';

export function QuestionUses({ form, name }: { readonly form: string; readonly name: string }) {
  const { files, pack } = useEditing();
  const uses = useMemo(() => saidOnce(usesOfQuestion(files, pack, form, name)), [files, pack, form, name]);
  if (uses.length === 0) return <p className="govuk-body">Nothing refers to this question.</p>;
  return (
    <Details summary={`What refers to it: ${uses.length}`}>
      <ul className="govuk-list govuk-list--bullet">
        {uses.map(({ kind, says }) => (
          <li key={`${kind} ${says}`}>{says}</li>
        ))}
      </ul>
      <p className="govuk-body">
        Examples, walkthroughs’ answers, and facts taken from it go with it when it is removed. Rules stay as they are,
        and the list of problems names those that ask for it.
      </p>
    </Details>
  );
}
