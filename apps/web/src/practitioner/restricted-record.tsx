/** That a record is restricted: as a tag beside the child's name in lists, and above the record with who may see it. */
import type { CaseOverview } from '@homeward/contract';
import { Details } from '../ui/details';
import { Tag } from '../ui/tag';

export const RestrictedTag = ({ title }: { readonly title: string | null }) =>
  title === null ? null : (
    <span className="hw-under">
      <Tag colour="purple">{title}</Tag>
    </span>
  );

/** Above a list in which something is tagged so. */
export const RestrictedNote = ({ titles }: { readonly titles: readonly (string | null)[] }) => {
  const title = titles.find((one) => one !== null);
  return title === undefined ? null : (
    <p className="govuk-body">
      {title}: only people whose role for the child lets them read the record see it here. The child’s page says who
      they are.
    </p>
  );
};

export function RestrictedRecord({ restricted }: { readonly restricted: CaseOverview['restricted'] }) {
  if (restricted === null) return null;
  return (
    <div className="hw-restricted">
      <p className="govuk-body">
        <Tag colour="purple">{restricted.title}</Tag> {restricted.sentence}
      </p>
      <Details className="govuk-!-margin-bottom-0" summary="Who may see this record">
        <ul className="govuk-list govuk-list--bullet">
          {restricted.readers.map(({ role, people, onAgenda }) => (
            <li key={role.key}>
              {role.title}: {onAgenda ? 'while the child is on the agenda' : people.map(({ name }) => name).join(', ')}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}
