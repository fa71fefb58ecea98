/** What could not be shown or done, in the server's own words. */
import { Page } from '../ui/page';
import { problemInWords } from './problem-in-words';

export function ProblemPage({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
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
