import type { DraftFiles } from '@homeward/definition';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { standingAt } from '../editing';
import { type DraftSeen, LocalDraft } from '../local-draft.for-tests';
import { smallDraft } from '../small-draft.for-tests';
import { BodiesArea } from './bodies-area';

afterEach(cleanup);

const withPanel = (): DraftFiles => ({
  ...smallDraft,
  'bodies/panel.json': {
    title: 'Permanence panel',
    members: [{ role: 'tm', mandatory: true }, { role: 'sw' }],
    chair: ['iro'],
    cadence: null,
    paperCutOff: { n: 5, unit: 'workingDays' },
    quorum: null,
    agenda: ['Plans', 'Delays'],
    events: ['REVIEW_HELD'],
    sources: ['R-dale-1'],
  },
});

const shown = (at?: string, locked?: string) => {
  const seen: DraftSeen = { files: withPanel(), labels: [] };
  const { container } = render(
    <LocalDraft seen={seen} {...(locked === undefined ? {} : { locked })}>
      <BodiesArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  const body = () => standingAt(seen.files, 'bodies/panel.json', '');
  return { seen, container, body, user: userEvent.setup() };
};
const violations = async (container: HTMLElement) =>
  (await axe(container)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
const group = (name: string) => within(screen.getByRole('group', { name }));

describe('the deputy may chair', () => {
  it('is four acts from the list of panels, and two more let her record what the chair records', async () => {
    const { seen, container, body, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Permanence panel' }));
    expect(document.activeElement?.textContent).toBe('Permanence panel');
    await user.selectOptions(screen.getByLabelText('Add to: Deputies'), 'Team manager');
    await user.click(screen.getByRole('button', { name: 'Add to: Deputies' }));
    expect(body()).toMatchObject({ deputies: ['tm'] });
    expect(
      screen.getByText(/Team manager may deputise but not do what the chair records: “Record the review”/),
    ).toBeTruthy();
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Let them, as the chair does/ }));
    expect(standingAt(seen.files, 'grants.json', '/grants')).toContainEqual({
      roles: ['iro', 'tm'],
      may: 'record',
      events: ['REVIEW_HELD'],
      when: 'isLookedAfter',
      sources: ['R-dale-1'],
    });
    expect(screen.queryByText(/may deputise but not/)).toBeNull();
    expect(seen.labels).toEqual([
      'Panel or meeting “Permanence panel”: Deputies: “Team manager” added',
      'Team manager may record “Record the review”, as the chair does',
    ]);
  });
});

describe('a panel', () => {
  it('meets every so often, or as needed', async () => {
    const { body, user } = shown('bodies/panel.json');
    await user.click(group('How often it meets').getByLabelText('Regularly'));
    expect(body()).toMatchObject({ cadence: { every: 1, unit: 'days' } });
    await user.selectOptions(group('How often it meets').getByLabelText('Unit'), 'weeks');
    const every = group('How often it meets').getByLabelText('Every');
    await user.clear(every);
    await user.type(every, '2');
    await user.tab();
    expect(body()).toMatchObject({ cadence: { every: 2, unit: 'weeks' } });
    await user.click(group('How often it meets').getByLabelText('As needed'));
    expect(body()).toMatchObject({ cadence: null });
  });

  it('takes no number that cannot be, and says so', async () => {
    const { body, user } = shown('bodies/panel.json');
    const number = group('Papers are due').getByLabelText('Number');
    await user.clear(number);
    await user.type(number, 'soon');
    await user.tab();
    expect(body()).toMatchObject({ paperCutOff: { n: 5, unit: 'workingDays' } });
    expect(screen.getByText(/“soon” is not kept: enter a whole number between 0 and 200/)).toBeTruthy();
  });

  it('has an agenda that is ordered and added to by buttons, the focus staying where the act was', async () => {
    const { body, user, container } = shown('bodies/panel.json');
    await user.click(screen.getByRole('button', { name: /^Move down ?: Plans$/ }));
    expect(body()).toMatchObject({ agenda: ['Delays', 'Plans'] });
    expect(document.activeElement?.textContent).toBe('Move up: Plans');
    await user.click(screen.getByRole('button', { name: /^Remove ?: Delays$/ }));
    expect(body()).toMatchObject({ agenda: ['Plans'] });
    expect(document.activeElement?.textContent).toBe('Change: Plans');
    await user.click(screen.getByRole('button', { name: 'Add: item of the agenda' }));
    await user.click(screen.getByRole('button', { name: 'Add item of the agenda' }));
    expect(screen.getByRole('alert').textContent).toContain('Fill in: item of the agenda.');
    await user.type(screen.getByLabelText('Item of the agenda'), 'Wellbeing');
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add item of the agenda' }));
    expect(body()).toMatchObject({ agenda: ['Plans', 'Wellbeing'] });
    expect(document.activeElement?.textContent).toBe('Add: item of the agenda');
  });

  it('has members with a role, added whole', async () => {
    const { body, user } = shown('bodies/panel.json');
    await user.click(screen.getByRole('button', { name: 'Add: member' }));
    await user.click(screen.getByRole('button', { name: 'Add member' }));
    expect(screen.getByRole('alert').textContent).toContain('Fill in “Role” first.');
    await user.selectOptions(screen.getByLabelText('Role'), 'Independent reviewing officer');
    await user.click(screen.getByLabelText('Must be there'));
    await user.click(screen.getByRole('button', { name: 'Add member' }));
    expect(body()).toMatchObject({
      members: [{ role: 'tm', mandatory: true }, { role: 'sw' }, { role: 'iro', mandatory: true }],
    });
  });

  it('names clauses that are found by what they say', async () => {
    const { body, user } = shown('bodies/panel.json');
    await user.click(screen.getByRole('button', { name: 'Remove R-dale-1' }));
    expect(body()).toMatchObject({ sources: [] });
    await user.type(screen.getByLabelText('Find a clause by what it says'), 'working days');
    await user.click(screen.getByRole('button', { name: /^Name this clause ?: R-dale-1$/ }));
    expect(body()).toMatchObject({ sources: ['R-dale-1'] });
  });

  it('is added, and removed again', async () => {
    const { seen, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Add: panel or meeting' }));
    await user.type(screen.getByLabelText('Name'), 'Wellbeing board');
    await user.selectOptions(screen.getByLabelText('Add to: Who chairs'), 'Team manager');
    await user.click(screen.getByRole('button', { name: 'Add to: Who chairs' }));
    await user.click(screen.getByRole('button', { name: 'Add panel or meeting' }));
    expect(standingAt(seen.files, 'bodies/wellbeingBoard.json', '')).toEqual({
      title: 'Wellbeing board',
      members: [],
      chair: ['tm'],
      cadence: null,
      paperCutOff: null,
      quorum: null,
      sources: [],
    });
    expect(screen.getByRole('heading', { name: 'Wellbeing board' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove: panel or meeting' }));
    expect(Object.keys(seen.files)).not.toContain('bodies/wellbeingBoard.json');
  });

  it('stands still while the draft does', async () => {
    const { container } = shown('bodies/panel.json', 'It is in review.');
    expect(screen.queryAllByRole('button', { name: /Remove|Add|Move/ })).toEqual([]);
    for (const input of container.querySelectorAll('input, select, textarea'))
      expect(input).toHaveProperty('disabled', true);
  });
});
