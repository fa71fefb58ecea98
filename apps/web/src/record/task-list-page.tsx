/** The sections of a long form, how far each is, and what to do when all are done. */
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { Page } from '../ui/page';
import { Sources } from '../ui/source-quote';
import { Tag } from '../ui/tag';
import { dayProblem } from './day-problem';
import { DraftConflict } from './draft-conflict';
import { DraftLine } from './draft-line';
import { useFormVisit } from './form-visit';
import { KeptAnswers } from './kept-answers';
import { NotOpenNotice } from './not-open-notice';
import { mayStayEmpty, type SectionStatus, sectionStatus } from './section-status';

/** The page that asks for the day; a section's own key never holds a hyphen. */
export const DAY_SECTION = 'when-it-happened';

export function TaskListPage() {
  const { filling, key, typed, effective } = useFormVisit();
  const { form, caseId } = filling;
  if (form === null) return null;
  const dayDone = dayProblem(typed.day, filling.surroundings.today, '') === undefined;
  const rows = effective.sections.map((section) => ({ section, status: sectionStatus(form, effective, section) }));
  const done = rows.filter((row) => row.status === 'Completed').length + (dayDone ? 1 : 0);
  const ready =
    dayDone &&
    rows.every(
      (row) => row.status === 'Completed' || (row.status === 'Not started' && mayStayEmpty(effective, row.section)),
    );
  return (
    <Page
      title={form.layout.title}
      caption={`${filling.childName}, ${filling.reference}`}
      back={
        <AppLink className="govuk-back-link" to={paths.child(caseId)}>
          Back to {filling.childName}
        </AppLink>
      }
      above={
        <>
          <NotOpenNotice filling={filling} />
          <KeptAnswers filling={filling} />
          <DraftConflict />
        </>
      }
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          {form.layout.purpose !== undefined && <p className="govuk-body">{form.layout.purpose}</p>}
          <p className="govuk-body">
            You have completed {done} of {rows.length + 1} sections.
            {filling.due !== null && (
              <>
                {' '}
                Due by <strong>{longDate(filling.due)}</strong>
                {filling.dueWords !== null && ` (${filling.dueWords})`}.
              </>
            )}
          </p>
          <ul className="govuk-task-list">
            <Task
              to={paths.section(caseId, key, DAY_SECTION)}
              title={filling.dayLabel}
              status={dayDone ? 'Completed' : typed.day === undefined ? 'Not started' : 'In progress'}
            />
            {rows.map(({ section, status }) => (
              <Task
                key={section.key}
                to={paths.section(caseId, key, section.key)}
                title={section.title}
                status={status}
                optional={mayStayEmpty(effective, section)}
              />
            ))}
            {ready ? (
              <Task to={paths.check(caseId, key)} title="Check your answers and submit" />
            ) : (
              <li className="govuk-task-list__item">
                <div className="govuk-task-list__name-and-hint">Check your answers and submit</div>
                <div className="govuk-task-list__status govuk-task-list__status--cannot-start-yet">
                  Cannot start yet
                </div>
              </li>
            )}
          </ul>
          <DraftLine />
          <p className="govuk-body">
            <AppLink to={paths.check(caseId, key)}>See everything answered so far</AppLink>
          </p>
          <Sources sources={filling.sources} about={form.layout.title} />
        </div>
      </div>
    </Page>
  );
}

function Task({
  to,
  title,
  status,
  optional = false,
}: {
  readonly to: string;
  readonly title: string;
  readonly status?: SectionStatus;
  readonly optional?: boolean;
}) {
  const id = `status-${to.split('/').at(-1)}`;
  return (
    <li className="govuk-task-list__item govuk-task-list__item--with-link">
      <div className="govuk-task-list__name-and-hint">
        <AppLink
          className="govuk-link govuk-task-list__link"
          to={to}
          aria-describedby={status === undefined ? undefined : id}
        >
          {title}
          {optional && ' (optional)'}
        </AppLink>
      </div>
      {status !== undefined && (
        <div className="govuk-task-list__status" id={id}>
          {status === 'Completed' ? (
            'Completed'
          ) : (
            <Tag colour={status === 'In progress' ? 'yellow' : 'blue'}>{status}</Tag>
          )}
        </div>
      )}
    </li>
  );
}
