/** Publishing the draft: the gate as a list of what is left, the open cases, and who publishes what for which day. */
import type { Publication } from '@homeward/contract';
import { type DealtWith, gateIsOpen, type PublishWish, publishGate } from '@homeward/engine';
import { type FormEvent, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../../forms/error-summary';
import { DateBoxes } from '../../forms/theme/date-boxes';
import { paths } from '../../paths';
import { publish, usePublication } from '../../server/publishing-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { Reading } from '../../shell/reading';
import { useSignedIn } from '../../shell/session-context';
import { AppLink } from '../../ui/app-link';
import { longDate } from '../../ui/dates';
import { Choice } from '../controls/choice';
import { useOpenDraft } from '../draft-context';
import { ANCHORS, GateList } from './gate-list';
import { OpenCases } from './open-cases';

export function PublishArea() {
  const { id, state } = useOpenDraft();
  const publication = usePublication(id, state.seq);
  return (
    <Reading from={publication} what="what is left to do">
      {(found) => <Publishing draft={id} found={found} />}
    </Reading>
  );
}

/** The gate on this page asks what the server will ask: the same function. */
const candidateOf = (found: Publication) => ({
  version: found.version ?? '',
  alreadyPublished: found.alreadyPublished,
  confirms: found.confirms,
  errors: found.errors + found.unreadable.length,
  warnings: found.warnings,
  walkthroughs: found.walkthroughs,
  differences: found.differences,
  replay:
    found.replay?.status === 'finished'
      ? { ...found.replay, cases: found.replay.total, entries: 0, breaks: found.replay.breaks, differences: [] }
      : undefined,
  authors: [],
  mayPublish: found.owners.map(({ username }) => username),
  maySecond: found.seconds.map(({ username }) => username),
});

function Publishing({ draft, found }: { readonly draft: string; readonly found: Publication }) {
  const { person, today } = useSignedIn();
  const { state } = useOpenDraft();
  const [owner, setOwner] = useState(person.username);
  const [second, setSecond] = useState('');
  const [note, setNote] = useState('');
  const [startsOn, setStartsOn] = useState<string>();
  const [dealtWith, setDealtWith] = useState<Record<string, DealtWith>>({});
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const [sending, setSending] = useState(false);
  const [published, setPublished] = useState<string>();
  const wish: PublishWish = { owner, second, note, dealtWith, ...(startsOn === undefined ? {} : { startsOn }) };
  const items = publishGate(candidateOf(found), wish, today);
  const wrong = (id: string) => problems.find((problem) => problem.id === id)?.message;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const left = items.filter(({ met }) => !met);
    const unsaved =
      state.pending.length > 0 ? [{ id: 'publish-now', message: 'Wait until all changes are saved' }] : [];
    setProblems([...left.map(({ key, sentence }) => ({ id: ANCHORS[key] ?? 'gate', message: sentence })), ...unsaved]);
    if (left.length > 0 || unsaved.length > 0 || startsOn === undefined) return;
    setSending(true);
    try {
      const answer = await publish(draft, {
        owner,
        note,
        startsOn,
        dealtWith,
        ...(second === '' ? {} : { second }),
      });
      if (answer.published === null)
        setProblems(answer.left.map(({ key, sentence }) => ({ id: ANCHORS[key] ?? 'gate', message: sentence })));
      else setPublished(answer.published.startsOn);
    } catch (error) {
      setProblems([{ id: 'publish-now', message: problemInWords(error).sentence }]);
    } finally {
      setSending(false);
    }
  };

  if (published !== undefined || state.status === 'published') return <Done startsOn={published} />;
  return (
    <>
      <ErrorSummary problems={problems} />
      <p className="govuk-body hw-measure">
        A published version never changes. New cases open under it from its day on; open cases keep the version that
        they stand on until somebody moves them.
      </p>
      {found.unreadable.length > 0 && (
        <p className="govuk-body">
          The draft cannot be read as it stands. <AppLink to={paths.draft(draft, 'problems')}>See the problems</AppLink>
        </p>
      )}
      <section id="gate" tabIndex={-1}>
        <h2 className="govuk-heading-m">{gateIsOpen(items) ? 'Nothing is left to do' : 'What is left'}</h2>
        <GateList draft={draft} items={items} />
      </section>
      <OpenCases
        draft={draft}
        publication={found}
        dealtWith={dealtWith}
        deal={(group, how) => setDealtWith((before) => ({ ...before, [group]: how }))}
      />
      <form noValidate onSubmit={(event) => void submit(event)}>
        <h2 className="govuk-heading-m">Who publishes what</h2>
        <Choice
          id="owner"
          label="Owner of this version"
          hint="Answers for it, and is named beside it."
          options={peopleOptions(found.owners)}
          value={owner}
          onChange={setOwner}
        />
        <Choice
          id="second"
          label="Second person"
          hint="Has looked at what loosens a permission or a check. Somebody other than the owner."
          options={peopleOptions(found.seconds)}
          value={second}
          nothing="Nobody"
          onChange={setSecond}
        />
        <div className={`govuk-form-group${wrong('note') === undefined ? '' : ' govuk-form-group--error'}`}>
          <label className="govuk-label" htmlFor="note">
            What is new, and why
          </label>
          <div id="note-hint" className="govuk-hint">
            Everybody who uses the procedure reads this.
          </div>
          {wrong('note') !== undefined && (
            <p id="note-error" className="govuk-error-message">
              <span className="govuk-visually-hidden">Error:</span> {wrong('note')}
            </p>
          )}
          <textarea
            id="note"
            className="govuk-textarea"
            rows={4}
            value={note}
            aria-describedby={`note-hint${wrong('note') === undefined ? '' : ' note-error'}`}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <div className={`govuk-form-group${wrong('starts-on') === undefined ? '' : ' govuk-form-group--error'}`}>
          <fieldset className="govuk-fieldset" aria-describedby="starts-on-hint">
            <legend className="govuk-fieldset__legend">New cases open under it from</legend>
            <div id="starts-on-hint" className="govuk-hint">
              Today is {longDate(today)}.
            </div>
            {wrong('starts-on') !== undefined && (
              <p className="govuk-error-message">
                <span className="govuk-visually-hidden">Error:</span> {wrong('starts-on')}
              </p>
            )}
            <DateBoxes
              id="starts-on"
              value={startsOn}
              wrong={wrong('starts-on') !== undefined}
              onChange={setStartsOn}
            />
          </fieldset>
        </div>
        <button id="publish-now" type="submit" className="govuk-button" aria-disabled={sending}>
          {sending ? 'Publishing…' : 'Publish'}
        </button>
      </form>
    </>
  );
}

const peopleOptions = (people: Publication['owners']) =>
  people.map(({ username, name }) => ({ value: username, title: name }));

function Done({ startsOn }: { readonly startsOn: string | undefined }) {
  return (
    <div className="govuk-panel govuk-panel--confirmation" role="status">
      <h2 className="govuk-panel__title">Published</h2>
      <div className="govuk-panel__body">
        {startsOn === undefined
          ? 'This draft is a version now.'
          : `New cases open under it from ${longDate(startsOn)}.`}
        <br />
        <AppLink className="govuk-link govuk-link--inverse" to={paths.processes()}>
          All versions and drafts
        </AppLink>
      </div>
    </div>
  );
}
