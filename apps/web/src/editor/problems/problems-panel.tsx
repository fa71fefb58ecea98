/** What is wrong with the draft, in plain words, worst first; each with the way to its place. */
import type { Problem } from '@homeward/definition';
import { AppLink } from '../../ui/app-link';
import { Details } from '../../ui/details';
import { useOpenDraft, usePlaceAddress } from '../draft-context';
import { useEditing } from '../editing';
import { placeInWords } from '../place-in-words';
import { ShowMe } from './show-me';

export function ProblemsPanel() {
  const { problems, explained, checking } = useOpenDraft().reading;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <>
      <p className="govuk-body" role="status">
        {checking === 'checking' && 'Checking…'}
        {checking === 'done' && summary(errors.length, warnings.length)}
        {checking === 'impossible' &&
          'This browser cannot check the draft as you change it. It is checked when it is published.'}
      </p>
      <ProblemList title="Must be put right" problems={errors} />
      <ProblemList title="Worth a look" problems={warnings} />
      {explained.length > 0 && (
        <Details
          summary={explained.length === 1 ? '1 warning with a reason' : `${explained.length} warnings with a reason`}
        >
          <ProblemItems problems={explained} />
        </Details>
      )}
    </>
  );
}

const summary = (errors: number, warnings: number): string => {
  if (errors + warnings === 0) return 'No problems were found.';
  const parts = [
    errors === 0 ? '' : errors === 1 ? '1 problem must be put right' : `${errors} problems must be put right`,
    warnings === 0 ? '' : warnings === 1 ? '1 is worth a look' : `${warnings} are worth a look`,
  ];
  return `${parts.filter((part) => part !== '').join('; ')}.`;
};

function ProblemList({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">
        {title} ({problems.length})
      </h2>
      <ProblemItems problems={problems} />
    </section>
  );
}

function ProblemItems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {problems.map((problem) => (
        <li key={`${problem.check} ${problem.path} ${problem.sentence}`} className="hw-problem">
          <ProblemShown problem={problem} />
        </li>
      ))}
    </ul>
  );
}

function ProblemShown({ problem }: { readonly problem: Problem }) {
  const { path, sentence, suggestion } = problem;
  const { pack } = useEditing();
  const address = usePlaceAddress()(path);
  const place = placeInWords(pack, path);
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">{sentence}</p>
      {suggestion !== undefined && <p className="govuk-body-s govuk-!-margin-bottom-1">{suggestion}</p>}
      <p className="govuk-body-s govuk-!-margin-bottom-0">
        {address === undefined ? place : <AppLink to={address}>{place}</AppLink>}
      </p>
      {path.startsWith('processes/') && <ShowMe problem={problem} />}
    </>
  );
}
