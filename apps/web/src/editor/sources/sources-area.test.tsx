import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { standingAt } from '../editing';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { SourcesArea } from './sources-area';

afterEach(cleanup);

const shown = (at?: string) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <SourcesArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  return { seen, container, user: userEvent.setup() };
};
const violations = async (container: HTMLElement) => (await axe(container)).violations.map(({ id }) => id);

describe('the clauses', () => {
  it('are found by what they say, and each says what rests on it', async () => {
    const { container, user } = shown();
    const table = screen.getByRole('table', { name: 'Clauses' });
    // The header, and the one clause of the small pack.
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(within(table).getByText(/^\d+ things?$/)).toBeTruthy();
    expect(await violations(container)).toEqual([]);
    await user.type(screen.getByLabelText('Find a clause by what it says'), 'nothing says this');
    expect(within(table).getAllByRole('row')).toHaveLength(1);
    await user.clear(screen.getByLabelText('Find a clause by what it says'));
    await user.click(screen.getByLabelText('Only those that nothing rests on'));
    expect(within(table).getAllByRole('row')).toHaveLength(1);
  });

  it('take a new one, which nobody has confirmed and nothing rests on, and which can be removed again', async () => {
    const { seen, container, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Add a clause' }));
    expect(screen.getByRole('textbox', { name: 'What a new clause asks for', description: /Enter what/ })).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'Where it stands', description: /Choose the document/ })).toBeTruthy();
    await user.type(screen.getByLabelText('What a new clause asks for'), 'A deputy may chair the panel');
    await user.selectOptions(screen.getByLabelText('Where it stands'), 'Permanence procedure');
    await user.selectOptions(screen.getByLabelText('What it is'), 'Who does what');
    await user.click(screen.getByRole('button', { name: 'Add a clause' }));
    const id = screen.getByRole('heading', { level: 2 }).textContent?.replace('Clause ', '') ?? '';
    expect(id).toMatch(/^R-.+-own-1$/);
    expect(standingAt(seen.files, 'sources.json', `/clauses/${id}`)).toMatchObject({
      rule: 'A deputy may chair the panel',
      cls: 'ROLE',
      verified: false,
    });
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove this clause' }));
    expect(standingAt(seen.files, 'sources.json', `/clauses/${id}`)).toBeUndefined();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Clauses of the procedure');
  });

  it('take another document', async () => {
    const { seen, user } = shown();
    await user.type(screen.getByLabelText('Title of a new document'), 'Panel guidance, 2026');
    await user.click(screen.getByRole('button', { name: 'Add a document' }));
    expect(standingAt(seen.files, 'sources.json', '/documents/panel-guidance-2026')).toEqual({
      title: 'Panel guidance, 2026',
    });
  });
});
