/** What could not be shown or done, in the server's own words. */
import { ProblemError } from '../server/ask';
import { useAddress } from '../ui/address';
import { Page } from '../ui/page';
import { problemInWords } from './problem-in-words';
import { ReasonToOpen } from './reason-to-open';

export function ProblemPage({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  const [, caseId] = /^\/children\/([0-9a-f-]{36})(\/|$)/i.exec(useAddress()) ?? [];
  if (error instanceof ProblemError && error.problem.type === 'reason-needed' && caseId !== undefined)
    return <ReasonToOpen caseId={caseId} />;
  const { title, sentence } = problemInWords(error);
  return (
    <Page title={title}>
      <p className="govuk-body hw-measure">{sentence}</p>
      {retry !== undefined && (
        <button type="button" className="govuk-button" onClick={retry}>
          Try again
        </button>
      )}
    </Page>
  );
}
