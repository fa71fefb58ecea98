/** Beginning with a child of the authority: found by name or reference, copied by the server, which says something made-up wherever somebody wrote something. */
import type { ChildRow, CopyOfCase } from '@homeward/contract';
import { copyCase } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { ask } from '../../server/ask';
import { useChildren } from '../../server/queries';
import { problemInWords } from '../../shell/problem-in-words';
import { useSignedIn } from '../../shell/session-context';
import { Details } from '../../ui/details';
import { StackingTable } from '../../ui/stacking-table';
import type { TryOutNow } from './use-try-out';

/** More than fit on a page are found by their names. */
const SHOWN = 10;

export function CopyChild({ beginCopied }: Pick<TryOutNow, 'beginCopied'>) {
  const { may } = useSignedIn();
  return (
    <section aria-labelledby="try-copy-title">
      <h2 className="govuk-heading-m" id="try-copy-title">
        Or begin with a copy of a real child
      </h2>
      {may.seeCases ? (
        <>
          <p className="govuk-body">
            The try-out goes on from where the child is today. Only children whose record you may read can be copied.
          </p>
          <WhatIsReplaced />
          <Found beginCopied={beginCopied} />
        </>
      ) : (
        <p className="govuk-body">
          You cannot copy a child: your roles show you no child’s record. Somebody who may change the procedure and read
          the record can. Ask your administrator if you need both.
        </p>
      )}
    </section>
  );
}

function WhatIsReplaced() {
  return (
    <Details summary="What is copied, and what is made up">
      <p className="govuk-body">
        Before anything reaches this page, Homeward replaces names, free texts, places, references, people and numbers
        that no rule looks at. The same words are replaced by the same, so that the story still hangs together.
      </p>
      <p className="govuk-body">
        Dates, yes and no, choices from lists and numbers that rules look at stay as they are, because what is due and
        what can be done follows from them. Somebody who knows the child well may recognise the story by its dates:
        treat it as a record.
      </p>
      <p className="govuk-body">
        That you copied the child is written into the log of who read the record. The copy is forgotten when you load
        this page anew or sign out. Nothing of it becomes part of the draft unless you keep it as a walkthrough.
      </p>
    </Details>
  );
}

function Found({ beginCopied }: Pick<TryOutNow, 'beginCopied'>) {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [failed, setFailed] = useState<string>();
  const [copying, setCopying] = useState<string>();
  const children = useChildren(q === '' ? {} : { q });
  const rows = children.data?.rows ?? [];
  const find = (event: FormEvent): void => {
    event.preventDefault();
    setQ(typed.trim());
  };
  const copy = async ({ caseId }: ChildRow): Promise<void> => {
    if (copying !== undefined) return;
    setCopying(caseId);
    setFailed(undefined);
    try {
      const copied: CopyOfCase = await ask(copyCase, { params: { id: caseId }, body: {} });
      beginCopied(copied);
    } catch (error) {
      setFailed(`The child was not copied. ${problemInWords(error).sentence}`);
    } finally {
      setCopying(undefined);
    }
  };
  return (
    <>
      <form onSubmit={find} noValidate className="govuk-form-group">
        <label className="govuk-label" htmlFor="try-child">
          Which child? Enter a name, a reference or a worker
        </label>
        <input
          id="try-child"
          className="govuk-input govuk-input--width-20"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />{' '}
        <button type="submit" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
          Find children
        </button>
      </form>
      {failed !== undefined && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {failed}
        </p>
      )}
      <p className="govuk-body" role="status">
        {children.isError
          ? `The children could not be read. ${problemInWords(children.error).sentence}`
          : children.data === undefined
            ? 'Looking for children…'
            : countedIn(children.data.total)}
      </p>
      {rows.length > 0 && (
        <StackingTable
          caption="Children whom you may copy"
          columns={['Child', 'Age', 'Plan', 'Copy']}
          rows={rows.slice(0, SHOWN).map((row) => ({
            key: row.caseId,
            cells: [
              `${row.name}, ${row.reference}`,
              row.ageInWords,
              row.plan?.title ?? 'None yet',
              <button
                key="copy"
                type="button"
                className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
                aria-disabled={copying !== undefined}
                onClick={() => void copy(row)}
              >
                {copying === row.caseId ? 'Copying' : 'Copy'}
                <span className="govuk-visually-hidden">
                  {' '}
                  {row.name}, {row.reference}
                </span>
              </button>,
            ],
          }))}
        />
      )}
    </>
  );
}

const countedIn = (total: number): string =>
  total === 0
    ? 'No child whom you may read is found. Check the spelling, or find by something else.'
    : total > SHOWN
      ? `${total} children, of whom the first ${SHOWN} are shown. Find the others by name or reference.`
      : `${total === 1 ? '1 child' : `${total} children`}`;
