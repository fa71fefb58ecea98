/** An address that leads nowhere. */
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { Page } from '../ui/page';

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">
        There is nothing at this address. Search for a child at the top of the page, or go to{' '}
        <AppLink to={paths.work()}>my work</AppLink>.
      </p>
    </Page>
  );
}
