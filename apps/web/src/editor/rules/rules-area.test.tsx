import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { RulesArea } from './rules-area';

afterEach(cleanup);

const shown = (at?: string) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <RulesArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  return { seen, container };
};

describe('the rules with a name', () => {
  it('are listed with what they ask and where they are used', async () => {
    const { container } = shown();
    const row = screen.getByRole('button', { name: 'The child is looked after' }).closest('tr');
    expect(row?.textContent).toContain('care is "Looked after"');
    expect(row?.textContent).toContain('in 4 places');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('open at a place, are called otherwise, and are kept while something uses them', async () => {
    const user = userEvent.setup();
    const { seen, container } = shown('rules.json#/isLookedAfter');
    const title = screen.getByLabelText('What it says, in a few words');
    await user.clear(title);
    await user.type(title, 'In our care');
    await user.tab();
    expect(seen.files['rules.json']).toMatchObject({ isLookedAfter: { title: 'In our care' } });
    expect(seen.labels).toEqual(['Rule “The child is looked after” is now called “In our care”']);
    expect(screen.getByText(/It cannot be removed while these 4 places use it/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove this rule' })).toBeNull();
    await screen.findByLabelText('Condition 1: what it is about');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('are added by their title and removed again', async () => {
    const user = userEvent.setup();
    const { seen } = shown();
    await user.type(screen.getByLabelText('What a new rule says, in a few words'), 'Under five{Enter}');
    expect(document.activeElement?.textContent).toBe('Under five');
    expect(seen.files['rules.json']).toHaveProperty('underFive');
    await user.click(screen.getByRole('button', { name: 'Remove this rule' }));
    expect(seen.files['rules.json']).not.toHaveProperty('underFive');
    expect(document.activeElement?.textContent).toBe('Rules with a name');
  });
});
