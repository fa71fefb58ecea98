/** Tabs that are links: each is an address of its own. */
import { AppLink } from './app-link';

export function SubNavigation({
  label,
  items,
  current,
}: {
  readonly label: string;
  readonly items: readonly { readonly to: string; readonly text: string }[];
  readonly current: string;
}) {
  return (
    <nav className="moj-sub-navigation" aria-label={label}>
      <ul className="moj-sub-navigation__list">
        {items.map((item) => (
          <li key={item.to} className="moj-sub-navigation__item">
            <AppLink
              className="moj-sub-navigation__link"
              to={item.to}
              aria-current={item.to === current ? 'page' : undefined}
            >
              {item.text}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
