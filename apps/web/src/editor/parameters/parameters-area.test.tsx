import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { standingAt } from '../editing';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { WordsArea } from '../words/words-area';
import { ParametersArea } from './parameters-area';

afterEach(cleanup);

const shown = (at?: string) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <ParametersArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  return { seen, container, user: userEvent.setup() };
};
const violations = async (container: HTMLElement) => (await axe(container)).violations.map(({ id }) => id);

describe('a parameter', () => {
  it('is changed where its question stands, and says what looks it up', async () => {
    const { seen, container, user } = shown('authority.json#/parameters/firstReviewDays');
    expect(screen.getByText('First review: 20 working days after entry to care')).toBeTruthy();
    expect(screen.getByText(/It cannot be removed while it is used/)).toBeTruthy();
    expect(await violations(container)).toEqual([]);
    const answer = screen.getByLabelText('Answer');
    await user.clear(answer);
    await user.type(answer, '15');
    await user.tab();
    await user.click(screen.getByLabelText('The process owner has confirmed this answer'));
    expect(standingAt(seen.files, 'authority.json', '/parameters/firstReviewDays')).toMatchObject({
      value: 15,
      verified: false,
    });
    expect(screen.getByText('Not confirmed')).toBeTruthy();
    expect(seen.labels[0]).toBe('Parameter “Working days from entry to care to the first review”: 15 instead of 20');
  });

  it('is added with a question of its own', async () => {
    const { seen, user } = shown();
    await user.type(screen.getByLabelText('The question that a new parameter answers'), 'May a deputy chair?');
    await user.selectOptions(screen.getByLabelText('Its answer is'), 'Yes or no');
    await user.click(screen.getByRole('button', { name: 'Add a parameter' }));
    await user.click(within(screen.getByRole('group', { name: 'Answer' })).getByLabelText('No'));
    expect(standingAt(seen.files, 'authority.json', '/parameters/mayADeputyChair')).toEqual({
      value: false,
      question: 'May a deputy chair?',
      verified: false,
      sources: [],
    });
  });
});

describe('a fact', () => {
  it('is added with what it is, and can stand before anybody records it', async () => {
    const { seen, container, user } = shown('facts.json');
    await user.click(screen.getByRole('button', { name: 'Add: fact' }));
    await user.selectOptions(screen.getByLabelText('What it is'), 'A number');
    await user.type(screen.getByLabelText('What people read'), 'Wellbeing score');
    await user.click(screen.getByRole('button', { name: 'Add fact' }));
    expect(standingAt(seen.files, 'facts.json', '/wellbeingScore')).toEqual({
      type: 'number',
      label: 'Wellbeing score',
    });
    await user.click(screen.getByLabelText('It stands as follows'));
    await user.click(screen.getByLabelText('A number'));
    await user.type(screen.getByLabelText('Why that can be taken for granted'), 'Nobody has asked yet.');
    await user.tab();
    expect(standingAt(seen.files, 'facts.json', '/wellbeingScore/initially')).toEqual({
      value: 1,
      because: 'Nobody has asked yet.',
    });
    expect(await violations(container)).toEqual([]);
  });
});

describe('words', () => {
  it('are what the authority calls things', async () => {
    const user = userEvent.setup();
    const seen = newDraft();
    const { container } = render(
      <LocalDraft seen={seen}>
        <WordsArea />
      </LocalDraft>,
    );
    const one = within(screen.getByRole('group', { name: 'A review of a looked-after child' })).getByLabelText(
      'One of it',
    );
    await user.clear(one);
    await user.tab();
    expect(screen.getByText(/Enter a text/)).toBeTruthy();
    await user.type(one, 'CLA Review');
    await user.tab();
    expect(standingAt(seen.files, 'authority.json', '/words/review/one')).toBe('CLA Review');
    expect(await violations(container)).toEqual([]);
  });
});
