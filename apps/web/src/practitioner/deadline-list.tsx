/** The next limits: the day, how urgent in words, what it is counted from, and the paragraph it comes from. */
import type { DeadlineShown } from '@homeward/contract';
import { longDate } from '../ui/dates';
import { Details } from '../ui/details';
import { Clause } from '../ui/source-quote';
import { Tag, type TagColour } from '../ui/tag';

const DUE_SOON_WORKING_DAYS = 5;

export const deadlineColour = (deadline: Pick<DeadlineShown, 'status' | 'workingDaysLeft'>): TagColour =>
  deadline.status === 'overdue'
    ? 'red'
    : deadline.workingDaysLeft !== null && deadline.workingDaysLeft <= DUE_SOON_WORKING_DAYS
      ? 'yellow'
      : 'blue';

export function DeadlineList({ deadlines }: { readonly deadlines: readonly DeadlineShown[] }) {
  return (
    <>
      <h2 className="govuk-heading-m">Next deadlines</h2>
      {deadlines.length === 0 && <p className="govuk-body">No limit is running.</p>}
      <ul className="hw-deadlines">
        {deadlines.map((deadline) => (
          <li key={`${deadline.key} ${deadline.instance}`}>
            <Tag colour={deadlineColour(deadline)}>{longDate(deadline.due)}</Tag>
            <span className="hw-deadlines__title">{deadline.title}</span>
            <span className="hw-deadlines__urgency">{upperFirst(deadline.words)}</span>
            <Derivation deadline={deadline} />
          </li>
        ))}
      </ul>
    </>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function Derivation({ deadline }: { readonly deadline: DeadlineShown }) {
  const others = deadline.components.filter((component) => !component.decides);
  return (
    <Details
      className="hw-source govuk-!-margin-bottom-0"
      summary={
        <>
          Where this comes from<span className="govuk-visually-hidden">: {deadline.title}</span>
        </>
      }
    >
      <p className="govuk-body-s">{deadline.derivation}</p>
      {deadline.practicalDue !== deadline.due && (
        <p className="govuk-body-s">The last working day before it is {longDate(deadline.practicalDue)}.</p>
      )}
      <p className="govuk-body-s">Who: {deadline.owner.title}</p>
      {deadline.source !== null && <Clause source={deadline.source} />}
      {others.length > 0 && (
        <>
          <p className="govuk-body-s govuk-!-margin-bottom-1">Also counted; the earliest applies:</p>
          <ul className="govuk-list govuk-list--bullet govuk-body-s">
            {others.map((component) => (
              <li key={component.name}>
                {component.title}: {longDate(component.due)} ({component.source.id})
              </li>
            ))}
          </ul>
        </>
      )}
    </Details>
  );
}
