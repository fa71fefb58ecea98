/** The door: the demonstration's people with their roles, one click each, and the ordinary form. */
import type { DemonstrationPerson, Session } from '@homeward/contract';
import { useState } from 'react';
import { ErrorSummary } from '../forms/error-summary';
import { safeReturn } from '../paths';
import { startSession, usePeopleToSignIn } from '../server/session';
import { useGo } from '../ui/app-link';
import { Details } from '../ui/details';
import { Page } from '../ui/page';
import { Waiting } from '../ui/waiting';
import { signInFault } from './sign-in-fault';
import { SignInForm } from './sign-in-form';

export function SignInPage({ to }: { readonly to: string | undefined }) {
  const people = usePeopleToSignIn();
  const go = useGo();
  const [fault, setFault] = useState<string>();
  const arrive = (_: Session) => go(safeReturn(to));
  const as = async (username: string, password: string) => {
    try {
      arrive(await startSession({ username, password }, undefined));
    } catch (error) {
      setFault(signInFault(error));
    }
  };
  const demonstration = people.data?.demonstration === true && people.data.password !== null ? people.data : undefined;
  return (
    <Page
      title="Sign in"
      above={fault === undefined ? undefined : <ErrorSummary problems={[{ id: 'demonstration', message: fault }]} />}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds" id="demonstration">
          {people.isPending && <Waiting what="who can sign in" />}
          {demonstration?.authorities.map((authority) => (
            <section key={authority.id} aria-labelledby={`people-${authority.id}`}>
              <h2 className="govuk-heading-m" id={`people-${authority.id}`}>
                {authority.name}: demonstration people
              </h2>
              <p className="govuk-body">
                These people and their children are invented. Choose one to see Homeward as they do.
              </p>
              <People
                authority={authority.name}
                people={authority.people.filter(isFirst)}
                onChoose={(username) => void as(username, demonstration.password ?? '')}
              />
              {authority.people.some((person) => !isFirst(person)) && (
                <Details summary={`Everybody else (${authority.people.filter((person) => !isFirst(person)).length})`}>
                  <People
                    authority={authority.name}
                    people={authority.people.filter((person) => !isFirst(person))}
                    onChoose={(username) => void as(username, demonstration.password ?? '')}
                  />
                </Details>
              )}
            </section>
          ))}
        </div>
        <div className={demonstration === undefined ? 'govuk-grid-column-two-thirds' : 'govuk-grid-column-one-third'}>
          <h2 className="govuk-heading-m">{demonstration === undefined ? 'Your account' : 'With a password'}</h2>
          <SignInForm onSignedIn={arrive} />
        </div>
      </div>
    </Page>
  );
}

/** With whom to begin: those who work with children, review, decide and look after Homeward itself. */
const FIRST_ROLES = ['sw', 'tm', 'iro', 'ro', 'adm', 'admin', 'panelChair', 'processOwner', 'systemAdmin'];
const isFirst = (person: DemonstrationPerson): boolean => person.roles.some((role) => FIRST_ROLES.includes(role.key));

function People({
  authority,
  people,
  onChoose,
}: {
  /** Every authority has somebody of the same name: what is read aloud must tell them apart. */
  readonly authority: string;
  readonly people: readonly DemonstrationPerson[];
  readonly onChoose: (username: string) => void;
}) {
  return (
    <ul className="govuk-task-list">
      {people.map((person) => (
        <li key={person.username} className="govuk-task-list__item">
          <div className="govuk-task-list__name-and-hint">
            <strong>{person.name}</strong>
            <div className="govuk-task-list__hint">
              {person.roles.map((role) => role.title).join(', ')}
              {person.team !== null && `, ${person.team}`}
            </div>
          </div>
          <div className="govuk-task-list__status hw-one-line">
            <button
              type="button"
              className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
              onClick={() => onChoose(person.username)}
            >
              Sign in
              <span className="govuk-visually-hidden">
                {' '}
                as {person.name}, {authority}
              </span>
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
