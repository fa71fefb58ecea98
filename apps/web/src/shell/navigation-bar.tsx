/** Where one can go from every page, and the search for a child. */
import type { Session } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { paths } from '../paths';
import { useCaseRead } from '../server/queries';
import { AppLink, useGo } from '../ui/app-link';

export function NavigationBar({ session, address }: { readonly session: Session; readonly address: string }) {
  // The record of a family or a match has the same kind of address as a child's: which list it belongs to, the record says.
  const seen = useCaseRead(/^\/children\/([0-9a-f-]{36})/.exec(address)?.[1]);
  const about = address.startsWith('/children') ? (seen?.subject ?? 'child') : undefined;
  const { lists } = session.may;
  const items = [
    { to: paths.work(), text: 'My work', current: address === '/' },
    { to: paths.children(), text: 'Children', current: about === 'child' },
    ...(lists.includes('household')
      ? [
          {
            to: paths.families(),
            text: 'Families',
            current: about === 'household' || address.startsWith(paths.families()),
          },
        ]
      : []),
    ...(lists.includes('match')
      ? [{ to: paths.matches(), text: 'Matches', current: about === 'match' || address.startsWith(paths.matches()) }]
      : []),
    { to: paths.process(), text: 'Process', current: /^\/process(\/|$)/.test(address) },
    ...(session.may.configure
      ? [{ to: paths.processes(), text: 'Processes', current: /^\/(processes|drafts)(\/|$)/.test(address) }]
      : []),
    ...(session.may.importReturns
      ? [{ to: paths.importReturn(), text: 'Import', current: address === paths.importReturn() }]
      : []),
    ...(session.may.audit ? [{ to: paths.audit(), text: 'Audit', current: /^\/audit(\/|$)/.test(address) }] : []),
    { to: paths.help(), text: 'Help', current: address === paths.help() },
  ];
  return (
    <div className="hw-bar">
      <div className="govuk-width-container hw-bar__inner">
        <div className="moj-primary-navigation">
          <nav className="moj-primary-navigation__nav" aria-label="Primary navigation">
            <ul className="moj-primary-navigation__list">
              {items.map((item) => (
                <li key={item.to} className="moj-primary-navigation__item">
                  <AppLink
                    className="moj-primary-navigation__link"
                    to={item.to}
                    aria-current={item.current ? 'page' : undefined}
                  >
                    {item.text}
                  </AppLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        {session.may.seeCases && <ChildSearch />}
      </div>
    </div>
  );
}

function ChildSearch() {
  const go = useGo();
  const [text, setText] = useState('');
  const search = (event: FormEvent) => {
    event.preventDefault();
    go(paths.children({ q: text.trim() }));
  };
  return (
    <search>
      <form className="hw-search" onSubmit={search}>
        <label className="govuk-visually-hidden" htmlFor="child-search">
          Find a child by name, reference or worker
        </label>
        <input
          id="child-search"
          name="q"
          type="search"
          className="govuk-input"
          placeholder="Name, reference or worker"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="govuk-button">
          Search<span className="govuk-visually-hidden"> for a child</span>
        </button>
      </form>
    </search>
  );
}
