/** What you can do, what others can do, and what cannot be done yet with every reason: no action is hidden. */
import { type Action, type CaseOverview, draftKey } from '@homeward/contract';
import type { ReactNode } from 'react';
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { momentInWords } from '../ui/dates';
import { Details } from '../ui/details';
import { Sources } from '../ui/source-quote';
import { Tag } from '../ui/tag';
import { deadlineColour } from './deadline-list';

const GROUPS: Readonly<Record<string, string>> = {
  care: 'Coming into care and leaving it',
  reviews: 'Reviews',
  meetings: 'Planning meetings',
  documents: 'Documents',
  court: 'Court',
  placement: 'Placement',
  family: 'Family',
  panel: 'Panel and decision maker',
  concerns: 'Concerns',
  record: 'The record',
};
const ORDER = Object.keys(GROUPS);

const keyOf = (action: Action): string =>
  draftKey({ event: action.event, ...(action.document !== undefined && { document: action.document }) });

const byGroup = (
  actions: readonly Action[],
): readonly { readonly group: string; readonly title: string; readonly actions: readonly Action[] }[] =>
  [...new Set(actions.map((action) => action.group))]
    .sort((a, b) => (ORDER.indexOf(a) + 1 || 99) - (ORDER.indexOf(b) + 1 || 99))
    .map((group) => ({
      group,
      title: GROUPS[group] ?? group,
      actions: actions.filter((action) => action.group === group),
    }));

export function ActionList({ record }: { readonly record: CaseOverview }) {
  const of = (standing: Action['standing']) => byGroup(record.actions.filter((action) => action.standing === standing));
  const [open, others, notYet] = [of('open'), of('others'), of('notYet')];
  return (
    <>
      <h2 className="govuk-heading-m">What you can do</h2>
      {open.length === 0 && <p className="govuk-body">There is nothing for you to record here just now.</p>}
      <OpenActions groups={open} caseId={record.id} />
      {notYet.length > 0 && (
        <>
          <h2 className="govuk-heading-m govuk-!-margin-top-6">Not possible yet, and why</h2>
          {notYet.map(({ group, title, actions }) => (
            <Details key={group} summary={`${title} (${actions.length})`} className="govuk-!-margin-bottom-2">
              <ul className="govuk-task-list">
                {actions.map((action) => (
                  <ShutAction key={keyOf(action)} action={action} />
                ))}
              </ul>
            </Details>
          ))}
        </>
      )}
      {others.length > 0 && (
        <>
          <h2 className="govuk-heading-m govuk-!-margin-top-6">What others can do</h2>
          {others.map(({ group, title, actions }) => (
            <Details key={group} summary={`${title} (${actions.length})`} className="govuk-!-margin-bottom-2">
              <ul className="govuk-task-list">
                {actions.map((action) => (
                  <ShutAction key={keyOf(action)} action={action} />
                ))}
              </ul>
            </Details>
          ))}
        </>
      )}
    </>
  );
}

/** With more than this many a list can no longer be taken in: begun drafts stay in sight, the rest is opened by its heading. */
const MOST_IN_SIGHT = 12;

function OpenActions({ groups, caseId }: { readonly groups: ReturnType<typeof byGroup>; readonly caseId: string }) {
  const all = groups.flatMap((group) => group.actions);
  const list = (actions: readonly Action[]) => (
    <ul className="govuk-task-list govuk-!-margin-bottom-4">
      {actions.map((action) => (
        <OpenAction key={keyOf(action)} action={action} caseId={caseId} />
      ))}
    </ul>
  );
  if (all.length <= MOST_IN_SIGHT)
    return groups.map(({ group, title, actions }) => (
      <section key={group}>
        <h3 className="govuk-heading-s hw-action-group">{title}</h3>
        {list(actions)}
      </section>
    ));
  const begun = all.filter((action) => action.draft !== null);
  return (
    <>
      {begun.length > 0 && list(begun)}
      <p className="govuk-body">You can record {all.length} things about this child now:</p>
      {groups.map(({ group, title, actions }) => (
        <Details key={group} summary={`${title} (${actions.length})`} className="govuk-!-margin-bottom-2">
          {list(actions)}
        </Details>
      ))}
    </>
  );
}

/** What meets the limits that are running, soonest first, whoever must do it: whose move it is. */
export function NextActions({ record }: { readonly record: CaseOverview }) {
  const next = record.deadlines.flatMap((deadline) => {
    const meeting = record.actions.filter(({ meets }) => meets[0] === deadline.key);
    return meeting.map((action) => ({ deadline, action }));
  });
  if (next.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What is due next</h2>
      <ul className="govuk-task-list govuk-!-margin-bottom-6">
        {next.map(({ deadline, action }) => {
          const key = keyOf(action);
          const status = (
            <Tag key={key} colour={deadlineColour(deadline)}>
              {upperFirst(deadline.words)}
            </Tag>
          );
          return action.standing === 'open' ? (
            <OpenAction key={key} action={action} caseId={record.id} status={status} />
          ) : (
            <ShutAction key={key} action={action} status={status} />
          );
        })}
      </ul>
    </>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function OpenAction({
  action,
  caseId,
  status,
}: {
  readonly action: Action;
  readonly caseId: string;
  readonly status?: ReactNode;
}) {
  const id = `hint-${keyOf(action).replace(/[^A-Za-z0-9]/g, '-')}`;
  const hints = [
    ...(action.draft === null
      ? []
      : [`Draft saved by ${action.draft.savedBy} on ${momentInWords(action.draft.savedAt)}`]),
    ...action.reasonsNeeded.map((gate) => `Needs a reason: ${gate.sentence}`),
  ];
  return (
    <li className="govuk-task-list__item govuk-task-list__item--with-link">
      <div className="govuk-task-list__name-and-hint">
        <AppLink
          className="govuk-link govuk-task-list__link"
          to={paths.form(caseId, keyOf(action))}
          aria-describedby={hints.length === 0 ? undefined : id}
        >
          {action.title}
        </AppLink>
        {hints.length > 0 && (
          <div id={id} className="govuk-task-list__hint">
            {hints.map((hint) => (
              <div key={hint}>{hint}</div>
            ))}
          </div>
        )}
      </div>
      <div className="govuk-task-list__status">
        {status} {action.draft !== null && <Tag colour="yellow">In progress</Tag>}
      </div>
    </li>
  );
}

/** Who may do it: "Agency decision maker (Paul Reyes)". */
const whoMay = (action: Action): string => {
  const roles = action.roles.map((role) => role.title).join(', ');
  return action.people.length === 0 ? roles : `${roles} (${action.people.map((person) => person.name).join(', ')})`;
};

function ShutAction({ action, status }: { readonly action: Action; readonly status?: ReactNode }) {
  // Who may do it is said below by name.
  const missing = action.unlocks.filter(({ kind }) => kind !== 'role');
  return (
    <li className="govuk-task-list__item">
      <div className="govuk-task-list__name-and-hint">
        <div>{action.title}</div>
        {missing.length > 0 && (
          <ul className="hw-reasons">
            {missing.map((unlock) => (
              <li key={unlock.sentence}>{unlock.sentence}</li>
            ))}
          </ul>
        )}
        {action.roles.length > 0 && <div className="govuk-task-list__hint">Who may: {whoMay(action)}</div>}
        <Sources sources={action.sources} about={action.title} />
      </div>
      {status !== undefined && <div className="govuk-task-list__status">{status}</div>}
    </li>
  );
}
