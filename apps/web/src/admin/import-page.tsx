/** Bringing in the yearly return (SSDA903): files and the day it speaks of; then how far it is and what it found. */
import { startImport, UPLOAD_LIMITS } from '@homeward/contract';
import { isPlainDate } from '@homeward/engine';
import { type FormEvent, useRef, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { DateBoxes } from '../forms/theme/date-boxes';
import { errorId, hintId } from '../forms/theme/question-options';
import { paths } from '../paths';
import { ask, ProblemError } from '../server/ask';
import { problemInWords } from '../shell/problem-in-words';
import { useSignedIn } from '../shell/session-context';
import { useGo } from '../ui/app-link';
import { Page } from '../ui/page';
import { ImportReport } from './import-report';

const FILES = 'files';
const AS_AT = 'as-at';

/** The server would refuse them too; a browser shows its answer only once everything has been sent. */
function filesProblem(files: readonly File[]): readonly PageProblem[] {
  const { files: most, bytes } = UPLOAD_LIMITS;
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length === 0) return [{ id: FILES, message: 'Select the files of the return' }];
  if (files.length > most) return [{ id: FILES, message: `Select ${most} files at most` }];
  if (total > bytes) return [{ id: FILES, message: `The files must be smaller than ${bytes / 1_048_576} MB together` }];
  return [];
}

export function ImportPage({ importId }: { readonly importId: string | undefined }) {
  const { may } = useSignedIn();
  if (!may.importReturns)
    return (
      <Page title="Import">
        <p className="govuk-body">
          Importing a return is for administrators, in authorities that send the return Homeward reads. It is not
          offered to you here.
        </p>
      </Page>
    );
  return importId === undefined ? <StartImport /> : <ImportReport key={importId} importId={importId} />;
}

function StartImport() {
  const go = useGo();
  const { today } = useSignedIn();
  const files = useRef<HTMLInputElement>(null);
  const [asAt, setAsAt] = useState<string>();
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const [sending, setSending] = useState(false);
  const of = (id: string) => problems.find((problem) => problem.id === id)?.message;

  const check = (): readonly PageProblem[] => [
    ...filesProblem([...(files.current?.files ?? [])]),
    ...(asAt === undefined
      ? [{ id: AS_AT, message: 'Enter the day the return speaks of' }]
      : !isPlainDate(asAt)
        ? [{ id: AS_AT, message: 'The day the return speaks of must be a real date and include a day, month and year' }]
        : asAt > today
          ? [{ id: AS_AT, message: 'The day the return speaks of must be today or in the past' }]
          : []),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setProblems(found);
    if (found.length > 0 || asAt === undefined) return;
    // The day comes first, so that the server knows it before it reads the files.
    const body = new FormData();
    body.append('asAt', asAt);
    for (const file of files.current?.files ?? []) body.append('files', file);
    setSending(true);
    try {
      const started = await ask(startImport, { body });
      go(paths.importReturn(started.id));
    } catch (error) {
      const wrong = error instanceof ProblemError ? error.problem.answers?.[0] : undefined;
      setProblems([
        wrong === undefined
          ? { id: FILES, message: problemInWords(error).sentence }
          : { id: wrong.question === 'asAt' ? AS_AT : FILES, message: wrong.sentence },
      ]);
    } finally {
      setSending(false);
    }
  };
  return (
    <Page
      title="Import a return"
      titlePrefix={problems.length > 0 ? 'Error: ' : ''}
      above={<ErrorSummary problems={problems} />}
    >
      <div className="hw-measure">
        <p className="govuk-body">
          Bring in a children looked after return (SSDA903). Each child’s episodes, reviews and adoption dates become a
          history played through your process. What the process would not have allowed is listed as a finding; it is not
          left out. Importing the same return again changes nothing.
        </p>
        <form noValidate onSubmit={(event) => void submit(event)}>
          <div className={`govuk-form-group${of(FILES) === undefined ? '' : ' govuk-form-group--error'}`}>
            <label className="govuk-label govuk-label--s" htmlFor={FILES}>
              Files of the return
            </label>
            <div id={hintId(FILES)} className="govuk-hint">
              The CSV files (header, episodes, reviews, placed for adoption, ad1 and others), or the XML file of the
              Department for Education
            </div>
            {of(FILES) !== undefined && (
              <p id={errorId(FILES)} className="govuk-error-message">
                <span className="govuk-visually-hidden">Error:</span> {of(FILES)}
              </p>
            )}
            <input
              ref={files}
              id={FILES}
              type="file"
              multiple
              accept=".csv,.xml,text/csv,application/xml"
              className={`govuk-file-upload${of(FILES) === undefined ? '' : ' govuk-file-upload--error'}`}
              aria-describedby={`${hintId(FILES)}${of(FILES) === undefined ? '' : ` ${errorId(FILES)}`}`}
            />
          </div>
          <div className={`govuk-form-group${of(AS_AT) === undefined ? '' : ' govuk-form-group--error'}`}>
            <fieldset
              className="govuk-fieldset"
              aria-describedby={`${hintId(AS_AT)}${of(AS_AT) === undefined ? '' : ` ${errorId(AS_AT)}`}`}
            >
              <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">The day the return speaks of</legend>
              <div id={hintId(AS_AT)} className="govuk-hint">
                Usually 31 March. For example, 31 3 2026
              </div>
              {of(AS_AT) !== undefined && (
                <p id={errorId(AS_AT)} className="govuk-error-message">
                  <span className="govuk-visually-hidden">Error:</span> {of(AS_AT)}
                </p>
              )}
              <DateBoxes id={AS_AT} value={asAt} wrong={of(AS_AT) !== undefined} onChange={setAsAt} />
            </fieldset>
          </div>
          <button type="submit" className="govuk-button" aria-disabled={sending}>
            {sending ? 'Sending…' : 'Import'}
          </button>
        </form>
      </div>
    </Page>
  );
}
