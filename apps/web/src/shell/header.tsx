/** The top of every page: the product, who is signed in, in which roles, for which authority. */
import type { Session } from '@homeward/contract';
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';

export function Header({
  session,
  onSignOut,
}: {
  readonly session: Session | undefined;
  readonly onSignOut: () => void;
}) {
  return (
    <header className="hw-header">
      <div className="govuk-width-container hw-header__inner">
        <AppLink className="hw-header__product" to={paths.work()}>
          Homeward
        </AppLink>
        {session !== undefined && (
          <div className="hw-header__who">
            <span>
              <AppLink className="hw-header__link" to={paths.account()}>
                {session.person.name}
              </AppLink>
              , {rolesInWords(session)} – {session.authority.name}
            </span>
            <button type="button" className="hw-header__sign-out" onClick={onSignOut}>
              Sign out
            </button>
          </div>
        )}
      </div>
    </header>
  );
}

/** "Social worker", "Social worker and 2 more roles": the header has one line. */
export function rolesInWords(session: Pick<Session, 'roles'>): string {
  const [first, ...rest] = session.roles.map((role) => role.title);
  if (first === undefined) return 'no role yet';
  return rest.length === 0 ? first : `${first} and ${rest.length} more ${rest.length === 1 ? 'role' : 'roles'}`;
}
