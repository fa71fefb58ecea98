import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { DeadlinesArea } from './deadlines-area';

afterEach(cleanup);

const FILE = 'processes/child-permanence/deadlines.json';
const shown = (at?: string) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <DeadlinesArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  return { seen, container };
};

async function dayIn(user: ReturnType<typeof userEvent.setup>, group: HTMLElement, day: string) {
  const [d = '', m = '', y = ''] = day.split('/');
  for (const [box, text] of [
    ['Day', d],
    ['Month', m],
    ['Year', y],
  ] as const) {
    await user.clear(within(group).getByLabelText(box));
    await user.type(within(group).getByLabelText(box), text);
  }
}

describe('limits', () => {
  it('are listed with when they are due, and counted with the days that are skipped', async () => {
    const user = userEvent.setup();
    const { container } = shown();
    expect(screen.getByText('6 months after the day of "last review"')).toBeTruthy();
    // 14 August 2026 is a Friday, 31 August a bank holiday.
    await dayIn(user, screen.getByRole('group', { name: 'The day it is counted from' }), '14/8/2026');
    expect(screen.getByText('20 working days after Friday 14 August 2026 is Monday 14 September 2026.')).toBeTruthy();
    expect(screen.getByText('31 August 2026: Summer bank holiday')).toBeTruthy();
    expect(screen.getByText('10 days at weekends')).toBeTruthy();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('let reviews of children under five be every four months, in eight acts', async () => {
    const user = userEvent.setup();
    const { seen, container } = shown();
    let acts = 0;
    const act = async (done: Promise<unknown>) => {
      acts += 1;
      await done;
    };
    await act(user.click(screen.getByRole('button', { name: 'Further review' })));
    await act(user.click(screen.getByRole('button', { name: 'Add another part' })));
    const added = within(screen.getAllByRole('region', { name: /^Part 2:/ }).at(-1) ?? container);
    const number = added.getByLabelText('Number');
    await act(user.clear(number));
    await act(user.type(number, '4'));
    await act(user.click(added.getByRole('button', { name: /Add a condition/ })));
    await act(user.selectOptions(await added.findByLabelText('Condition 1: what it is about'), 'The child’s age now'));
    await act(user.selectOptions(added.getByLabelText('Condition 1: how it is compared'), 'is under'));
    await act(user.type(added.getByLabelText('Condition 1: value'), '5'));
    await user.tab();
    expect(acts).toBe(8);
    expect(seen.files[FILE]).toMatchObject({
      furtherReview: {
        components: {
          sixMonths: { allow: { n: 6, unit: 'months' } },
          sixMonths2: {
            title: '4 months after the day of "last review"',
            anchor: { fact: 'lastReview' },
            allow: { n: 4, unit: 'months' },
            when: { field: 'age', operator: '<', value: 5 },
          },
        },
      },
    });
    expect((await axe(container)).violations).toEqual([]);
  });

  it('are tried on made-up days by the engine itself', async () => {
    const user = userEvent.setup();
    shown(`${FILE}#/firstReview`);
    const tester = screen.getByText('Try it: on which day would it be due?').closest('details');
    if (tester === null) throw new Error('There is no tester.');
    expect(within(tester).getByText(/It has no day yet. Not known: Became looked after/)).toBeTruthy();
    await dayIn(user, within(tester).getByRole('group', { name: 'Became looked after', hidden: true }), '14/8/2026');
    expect(within(tester).getByText('Due on Monday 14 September 2026.')).toBeTruthy();
    expect(within(tester).getByText(/counted from 14 August 2026: 14 September 2026 \(R-dale-1\)/)).toBeTruthy();
    expect(within(tester).getByText(/31 August 2026: Summer bank holiday/)).toBeTruthy();
    // The day after, and the usual second step of ten working days.
    expect(within(tester).getByText('15 September 2026')).toBeTruthy();
    expect(within(tester).getByText('28 September 2026')).toBeTruthy();
  });

  it('are added with what they need at least, and say what is still missing', async () => {
    const user = userEvent.setup();
    const { seen } = shown();
    await user.type(screen.getByLabelText('What is to be done'), 'Health assessment');
    await user.click(screen.getByRole('button', { name: 'Add the deadline', hidden: true }));
    expect(screen.getByRole('alert', { hidden: true }).textContent).toContain(
      'Still to be said: how long, the day it is counted from',
    );
    await user.type(screen.getByLabelText('Within'), '4');
    await user.selectOptions(screen.getByLabelText('After'), 'Became looked after');
    await user.selectOptions(screen.getByLabelText('Who is to do it'), 'Social worker');
    await user.selectOptions(screen.getByLabelText('What meets it'), 'Record the review');
    await user.selectOptions(screen.getByLabelText('The clause that says so'), 'R-dale-1');
    await user.click(screen.getByRole('button', { name: 'Add the deadline', hidden: true }));
    expect(seen.files[FILE]).toHaveProperty('healthAssessment.components');
    expect(seen.labels).toEqual(['New deadline “Health assessment”: 4 weeks after the day of "became looked after"']);
    expect(document.activeElement?.textContent).toBe('Health assessment');
  });
});
