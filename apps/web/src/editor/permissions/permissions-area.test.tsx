import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { standingAt } from '../editing';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { PermissionsArea } from './permissions-area';

afterEach(cleanup);

const sources = ['R-dale-1'];

const shown = (at?: string) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <PermissionsArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  return { seen, container, user: userEvent.setup(), grants: () => standingAt(seen.files, 'grants.json', '/grants') };
};
const violations = async (container: HTMLElement) => (await axe(container)).violations.map(({ id }) => id);

describe('who may do what', () => {
  it('is a tick for each role and action; what loosens is called out, and back is back', async () => {
    const { seen, container, user, grants } = shown();
    const before = grants();
    const cell = screen.getByLabelText('Team manager may do “Record the review”');
    expect(cell).toHaveProperty('checked', false);
    await user.click(cell);
    expect(grants()).toContainEqual({ roles: ['tm'], may: 'record', events: ['REVIEW_HELD'], sources: [] });
    expect(screen.getByText(/A second person has to agree/)).toBeTruthy();
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByLabelText('Team manager may do “Record the review”'));
    expect(grants()).toEqual(before);
    expect(screen.queryByText(/A second person has to agree/)).toBeNull();
    expect(seen.labels).toEqual([
      'Team manager may do “Record the review”: always',
      'Team manager may do “Record the review”: no longer',
    ]);
  });

  it('says when, and takes a condition of its own for one role alone', async () => {
    const { container, user, grants } = shown();
    const open = screen.getAllByRole('button', { name: /^only when … Independent reviewing officer/ })[0];
    if (open === undefined) throw new Error('no condition is shown');
    await user.click(open);
    expect(document.activeElement?.textContent).toBe('Independent reviewing officer may do “Record the review”');
    expect(screen.getByText('The child is looked after')).toBeTruthy();
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByLabelText('Yes, always'));
    expect(grants()).toContainEqual({ roles: ['iro'], may: 'record', events: ['REVIEW_HELD'], sources });
    await user.click(screen.getByLabelText('Yes, but only when …'));
    await user.selectOptions(await screen.findByLabelText('Condition 1: what it is about'), 'The child’s age now');
    await user.selectOptions(screen.getByLabelText('Condition 1: how it is compared'), 'is under');
    await user.type(screen.getByLabelText('Condition 1: value'), '5');
    await user.tab();
    expect(grants()).toContainEqual({
      roles: ['iro'],
      may: 'record',
      events: ['REVIEW_HELD'],
      when: { field: 'age', operator: '<', value: 5 },
      sources,
    });
  });

  it('is shown for one role, and for what is read', async () => {
    const { user } = shown('grants.json#/grants/1');
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Action',
      'Independent reviewing officer',
    ]);
    await user.selectOptions(screen.getByLabelText('What'), 'Read');
    expect(screen.getByLabelText('Independent reviewing officer may read “The record as a whole”')).toHaveProperty(
      'checked',
      true,
    );
  });
});

describe('roles', () => {
  it('are added with how people come to hold them, and hold nothing yet', async () => {
    const { seen, container, user } = shown();
    await user.click(screen.getByLabelText('Roles'));
    await user.click(screen.getByRole('button', { name: 'Add a role' }));
    await user.type(screen.getByLabelText('Name'), 'Deputy chair');
    await user.selectOptions(
      screen.getByLabelText('How somebody comes to hold it for a child'),
      'For every child of the authority',
    );
    await user.click(screen.getByRole('button', { name: 'Add role' }));
    expect(standingAt(seen.files, 'grants.json', '/roles/deputyChair')).toEqual({
      title: 'Deputy chair',
      scope: 'authority',
    });
    expect(document.activeElement?.textContent).toBe('Deputy chair');
    expect(screen.getByText(/Nothing yet/)).toBeTruthy();
    expect(await violations(container)).toEqual([]);
  });

  it('show who names them before they are removed', async () => {
    const { user } = shown('grants.json#/roles/iro');
    expect(within(screen.getByRole('main')).getByText('First review')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove this role' }));
    expect(screen.getByLabelText('Who may do what')).toBeTruthy();
  });
});
