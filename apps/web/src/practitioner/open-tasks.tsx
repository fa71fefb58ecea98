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
            className={`govuk-task-list__item${task.opens === null ? '' : ' govuk-task-list__item--with-link'}`}
          >
            <div className="govuk-task-list__name-and-hint">
              {task.opens === null ? (
                <div>{task.title}</div>
              ) : (
                <AppLink className="govuk-link govuk-task-list__link" to={paths.form(record.id, draftKey(task.opens))}>
                  {task.title}
                </AppLink>
              )}
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
