import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { standingAt } from '../editing';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { TrackersArea } from '../trackers/trackers-area';
import { WorkArea } from './work-area';

afterEach(cleanup);

const TASKS = 'processes/child-permanence/tasks.json';

describe('tasks', () => {
  it('are added with whose they are and when they are given out, and then get a condition', async () => {
    const user = userEvent.setup();
    const seen = newDraft();
    const { container } = render(
      <LocalDraft seen={seen}>
        <WorkArea />
      </LocalDraft>,
    );
    await user.click(screen.getByLabelText('Tasks'));
    await user.click(screen.getByRole('button', { name: 'Add: task' }));
    await user.type(screen.getByLabelText('What to do'), 'Write the report');
    await user.selectOptions(screen.getByLabelText('Whose task it is'), 'Social worker');
    await user.click(screen.getByRole('button', { name: 'Add: moment at which it is given out' }));
    await user.selectOptions(screen.getByLabelText('When this is recorded'), 'Record the review');
    await user.click(screen.getByRole('button', { name: 'Add moment at which it is given out' }));
    await user.click(screen.getByRole('button', { name: 'Add task' }));
    expect(standingAt(seen.files, TASKS, '/writeTheReport')).toEqual({
      title: 'Write the report',
      owner: 'sw',
      createdBy: [{ event: 'REVIEW_HELD' }],
      sources: [],
    });
    expect((await axe(container)).violations).toEqual([]);

    await user.click(screen.getByRole('button', { name: /^Change ?: Record the review$/ }));
    await user.click(screen.getByRole('button', { name: /Add a condition ?: Only when/ }));
    // The answers of the action's own form can be asked about.
    await user.selectOptions(await screen.findByLabelText('Condition 1: what it is about'), 'An answer in the form');
    await user.selectOptions(screen.getByLabelText('Condition 1: which one'), 'Does the review agree the plan?');
    await user.selectOptions(screen.getByLabelText('Condition 1: value'), 'yes');
    expect(standingAt(seen.files, TASKS, '/writeTheReport')).toMatchObject({
      createdBy: [{ event: 'REVIEW_HELD', when: { field: 'answer.agreed', operator: '=', value: true } }],
    });
  });

  it('open an action or a document, or nothing', async () => {
    const user = userEvent.setup();
    const seen = newDraft();
    seen.files = {
      ...seen.files,
      [TASKS]: { book: { title: 'Book the review', owner: 'sw', createdBy: [{ event: 'CARE_ENDED' }], sources: [] } },
    };
    render(
      <LocalDraft seen={seen}>
        <WorkArea at={`${TASKS}#/book`} />
      </LocalDraft>,
    );
    const opens = within(screen.getByRole('group', { name: 'What opens when the task is clicked' }));
    await user.click(opens.getByLabelText('An action'));
    expect(standingAt(seen.files, TASKS, '/book/opens')).toBeUndefined();
    await user.selectOptions(opens.getByLabelText('Action'), 'Record the review');
    expect(standingAt(seen.files, TASKS, '/book/opens')).toEqual({ event: 'REVIEW_HELD' });
    await user.click(opens.getByLabelText('Nothing'));
    expect(standingAt(seen.files, TASKS, '/book/opens')).toBeUndefined();
    expect(seen.labels).toEqual([
      'Task “Book the review”: What opens when the task is clicked: Action: Record the review',
      'Task “Book the review”: What opens when the task is clicked: nothing',
    ]);
  });
});

describe('trackers', () => {
  it('say when a child counts', async () => {
    const seen = newDraft();
    seen.files = {
      ...seen.files,
      'trackers.json': { care: { title: 'In care', rule: 'isLookedAfter', sources: ['R-dale-1'] } },
    };
    const user = userEvent.setup();
    render(
      <LocalDraft seen={seen}>
        <TrackersArea />
      </LocalDraft>,
    );
    expect(screen.getByText('When the child is looked after')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'In care' }));
    expect(screen.getByRole('group', { name: 'A child counts when' })).toBeTruthy();
  });
});
