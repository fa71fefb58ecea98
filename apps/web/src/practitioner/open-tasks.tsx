/** Work that this child's process has left for people: who, and until when. */
import { type CaseOverview, draftKey } from '@homeward/contract';
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { longDate } from '../ui/dates';

export function OpenTasks({ record }: { readonly record: CaseOverview }) {
  if (record.tasks.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Work to be done</h2>
      <ul className="govuk-task-list">
        {record.tasks.map((task) => (
          <li
            key={task.key}
            className={`govuk-task-list__item${addressOf(record.id, task) === undefined ? '' : ' govuk-task-list__item--with-link'}`}
          >
            <div className="govuk-task-list__name-and-hint">
              <TaskTitle title={task.title} to={addressOf(record.id, task)} />
              <div className="govuk-task-list__hint">
                {task.owner.title}
                {task.people.length > 0 && `: ${task.people.map((person) => person.name).join(', ')}`}
              </div>
            </div>
            <div className="govuk-task-list__status">
              {task.due === null ? '' : `Due ${longDate(task.due)}${task.words === null ? '' : `, ${task.words}`}`}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

type Task = CaseOverview['tasks'][number];

/** The form that does it, or where it is ticked off; undefined where there is nothing for this person to open. */
const addressOf = (caseId: string, { opens, tickable, key }: Task): string | undefined =>
  opens !== null ? paths.form(caseId, draftKey(opens)) : tickable ? paths.tickOff(caseId, key) : undefined;

const TaskTitle = ({ title, to }: { readonly title: string; readonly to: string | undefined }) =>
  to === undefined ? (
    <div>{title}</div>
  ) : (
    <AppLink className="govuk-link govuk-task-list__link" to={to}>
      {title}
    </AppLink>
  );
