/** Brings a file in: it is looked into first, and what came of it becomes a draft. */
import type { LookedInto as Looked } from '@homeward/contract';
import { type FormEvent, useRef, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../../forms/error-summary';
import { errorId, hintId } from '../../forms/theme/question-options';
import { paths } from '../../paths';
import { bringIn, lookInto } from '../../server/exchange-queries';
import { newKey } from '../../server/new-key';
import { problemInWords } from '../../shell/problem-in-words';
import { useGo } from '../../ui/app-link';
import { PlainLine } from '../controls/plain-line';
import { LookedInto } from './looked-into';

const FILE = 'pack-file';
const TITLE = 'pack-title';
const FINGERPRINT = 'pack-fingerprint';

interface Given {
  readonly file: File;
  readonly looked: Looked;
  readonly key: string;
}

export function BringInForm() {
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  const [given, setGiven] = useState<Given>();
  const [title, setTitle] = useState('');
  const [fingerprint, setFingerprint] = useState('');
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const of = (id: string) => problems.find((problem) => problem.id === id)?.message;
  const attempt = async (id: string, work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setProblems([]);
    try {
      await work();
    } catch (error) {
      setProblems([{ id, message: problemInWords(error).sentence }]);
    } finally {
      setBusy(false);
    }
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    const file = input.current?.files?.[0];
    setGiven(undefined);
    if (file === undefined) return setProblems([{ id: FILE, message: 'Select the file' }]);
    void attempt(FILE, async () => {
      const looked = await lookInto(file);
      setGiven({ file, looked, key: newKey() });
      setTitle(looked.signed === null ? '' : `From ${looked.signed.name}`.slice(0, 120));
    });
  };
  const isUnknown = given?.looked.signed?.standing === 'unknown';
  const start = (event: FormEvent) => {
    event.preventDefault();
    if (given === undefined) return;
    const wrong = [
      ...(title.trim() === '' ? [{ id: TITLE, message: 'Enter what the draft is about' }] : []),
      ...(isUnknown && fingerprint.trim() === ''
        ? [{ id: FINGERPRINT, message: 'Enter the fingerprint that the key’s owner told you' }]
        : []),
    ];
    if (wrong.length > 0) return setProblems(wrong);
    void attempt(isUnknown ? FINGERPRINT : TITLE, async () => {
      const { draft, refused } = await bringIn(given.key, given.file, { title: title.trim(), fingerprint });
      if (draft !== null) go(paths.draft(draft.id));
      else setProblems([{ id: isUnknown ? FINGERPRINT : TITLE, message: refused ?? 'It was not brought in' }]);
    });
  };
  return (
    <>
      <ErrorSummary problems={problems} />
      <form noValidate onSubmit={look}>
        <div className={`govuk-form-group${of(FILE) === undefined ? '' : ' govuk-form-group--error'}`}>
          <label className="govuk-label govuk-label--s" htmlFor={FILE}>
            A procedure that was exported from Homeward
          </label>
          <div id={hintId(FILE)} className="govuk-hint">
            A file that ends in .homeward. It is looked into first; nothing changes yet.
          </div>
          {of(FILE) !== undefined && (
            <p id={errorId(FILE)} className="govuk-error-message">
              <span className="govuk-visually-hidden">Error:</span> {of(FILE)}
            </p>
          )}
          <input
            ref={input}
            id={FILE}
            type="file"
            accept=".homeward"
            className={`govuk-file-upload${of(FILE) === undefined ? '' : ' govuk-file-upload--error'}`}
            aria-describedby={`${hintId(FILE)}${of(FILE) === undefined ? '' : ` ${errorId(FILE)}`}`}
          />
        </div>
        <button type="submit" className="govuk-button govuk-button--secondary" aria-disabled={isBusy}>
          Look into it
        </button>
        <span role="status">{isBusy ? ' Working …' : ''}</span>
      </form>
      {given !== undefined && <LookedInto looked={given.looked} />}
      {given !== undefined && given.looked.refused === null && (
        <form noValidate onSubmit={start}>
          {isUnknown && (
            <PlainLine
              id={FINGERPRINT}
              label="The key’s fingerprint, as its owner told you"
              hint="Ring them up, or ask in person: not with the message that the file came with. They find it under Processes, Import and export. Entering it makes their key known here."
              value={fingerprint}
              error={of(FINGERPRINT)}
              most={120}
              onChange={setFingerprint}
            />
          )}
          <PlainLine
            id={TITLE}
            label="What the draft is about"
            value={title}
            error={of(TITLE)}
            most={120}
            onChange={setTitle}
          />
          <button type="submit" className="govuk-button" aria-disabled={isBusy}>
            Start a draft from it
          </button>
        </form>
      )}
    </>
  );
}
