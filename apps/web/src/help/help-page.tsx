/** What Homeward is, how its pages work, and where what it says comes from. */
import { paths } from '../paths';
import { useSignedIn } from '../shell/session-context';
import { AppLink } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { Page } from '../ui/page';

export function HelpPage() {
  const { authority, roles, today } = useSignedIn();
  return (
    <Page title="Help">
      <div className="hw-measure">
        <p className="govuk-body">
          Homeward follows the way {authority.name} finds children in care a permanent home: what to do next, by when,
          why, and why not yet. It runs the authority’s own procedure and says which paragraph each rule comes from. It
          does not state the law.
        </p>
        <h2 className="govuk-heading-m">What to do next</h2>
        <p className="govuk-body">
          <AppLink to={paths.work()}>My work</AppLink> lists what waits for you, most urgent first. Choose a task to
          open its form.
        </p>
        <h2 className="govuk-heading-m">A child’s page</h2>
        <p className="govuk-body">
          Find a child with the search at the top of every page. The page says where things are, what you can do, and
          what cannot be done yet with every reason. “Where this comes from” beside an action or a deadline opens the
          paragraph of the procedure, with a quotation.
        </p>
        <h2 className="govuk-heading-m">Deadlines</h2>
        <p className="govuk-body">
          A deadline is counted from what has been recorded. When a date is corrected, every open deadline that hangs
          from it moves. Where several limits apply to the same thing, the earliest counts and the others are shown. A
          limit marked “not yet confirmed by the process owner” rests on a reading that somebody still has to check.
        </p>
        <h2 className="govuk-heading-m">Forms</h2>
        <p className="govuk-body">
          What you type is saved as a draft as you go; you can stop and come back, from another computer too. If
          somebody else works on the same draft you see both texts and choose. No answer is filled in for you: what is
          known already is offered, with where it comes from.
        </p>
        <h2 className="govuk-heading-m">The history</h2>
        <p className="govuk-body">
          Every entry says who did what and when, under which version of the process and which paragraph. Entries cannot
          be changed or taken out; a correction is a new entry.
        </p>
        <h2 className="govuk-heading-m">You</h2>
        <p className="govuk-body">
          {roles.length === 0
            ? 'You hold no role yet; ask your administrator.'
            : `Your roles: ${roles.map((role) => role.title).join(', ')}.`}{' '}
          Today is {longDate(today)} here.
        </p>
      </div>
    </Page>
  );
}
