/** The steps of the set-up, how far each is, and the way to the end. */
import type { SetUpStep } from '@homeward/definition';
import { paths } from '../../paths';
import { AppLink } from '../../ui/app-link';
import { Tag } from '../../ui/tag';
import { CHECK_STEP, useSettingUp } from './set-up-context';

const GROUPS = ['Your council', 'Your procedure', 'People'] as const satisfies readonly SetUpStep['group'][];

export function SetUpTaskList() {
  const { draftId, settled, steps } = useSettingUp();
  const { done, name } = settled.answers;
  const gone = steps.filter(({ key }) => done.includes(key)).length;
  return (
    <div className="hw-measure">
      <h2 className="govuk-heading-l">Set up {name}</h2>
      <p className="govuk-body">
        Your procedure stands already: every question has the answer that most councils give. Go through the steps and
        put your own in its place. Each step is saved when you continue; you can stop, come back on another day, and
        change every answer again.
      </p>
      <p className="govuk-body" role="status">
        You have gone through {gone} of {steps.length} steps.
      </p>
      {GROUPS.map((group) => (
        <section key={group} aria-label={group}>
          <h3 className="govuk-heading-m">{group}</h3>
          <ul className="govuk-task-list">
            {steps
              .filter((step) => step.group === group)
              .map((step) => (
                <Task
                  key={step.key}
                  to={paths.draft(draftId, 'set-up', step.key)}
                  title={step.title}
                  name={step.key}
                  isDone={done.includes(step.key)}
                />
              ))}
          </ul>
        </section>
      ))}
      <h3 className="govuk-heading-m">The end</h3>
      <ul className="govuk-task-list">
        <li className="govuk-task-list__item govuk-task-list__item--with-link">
          <div className="govuk-task-list__name-and-hint">
            <AppLink className="govuk-link govuk-task-list__link" to={paths.draft(draftId, 'set-up', CHECK_STEP)}>
              Check your answers
            </AppLink>
          </div>
        </li>
      </ul>
    </div>
  );
}

function Task({
  to,
  title,
  name,
  isDone,
}: {
  readonly to: string;
  readonly title: string;
  readonly name: string;
  readonly isDone: boolean;
}) {
  const id = `set-up-status-${name}`;
  return (
    <li className="govuk-task-list__item govuk-task-list__item--with-link">
      <div className="govuk-task-list__name-and-hint">
        <AppLink className="govuk-link govuk-task-list__link" to={to} aria-describedby={id}>
          {title}
        </AppLink>
      </div>
      <div className="govuk-task-list__status" id={id}>
        {isDone ? 'Completed' : <Tag colour="blue">As usual</Tag>}
      </div>
    </li>
  );
}
