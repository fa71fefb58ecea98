import type { Rule } from '@homeward/definition';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { RuleEditor } from './rule-editor';
import { fromQuery, toQuery } from './rule-tree';

afterEach(cleanup);

const anywhere = { process: undefined, forms: 'any', extraAnswers: [] } as const;

function Edited({ first, onRule }: { readonly first: Rule | string | undefined; onRule(rule: unknown): void }) {
  const [rule, setRule] = useState(first);
  return (
    <RuleEditor
      rule={rule}
      scope={anywhere}
      label="When reviews are more frequent"
      without="Always"
      onChange={(next) => {
        setRule(next);
        onRule(next);
      }}
    />
  );
}

const shown = (first: Rule | string | undefined) => {
  const rules: unknown[] = [];
  const { container } = render(
    <LocalDraft seen={newDraft()}>
      <Edited first={first} onRule={(rule) => rules.push(rule)} />
    </LocalDraft>,
  );
  return { rules, container };
};

describe('a rule in its place', () => {
  it('says what it says, and "child under five" is five acts away', async () => {
    const user = userEvent.setup();
    const { rules, container } = shown(undefined);
    expect(screen.getByText('Always')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Add a condition/ }));
    const about = await screen.findByLabelText('Condition 1: what it is about');
    expect(document.activeElement).toBe(about);
    expect(screen.getByText(/A condition is not complete yet/)).toBeTruthy();
    await user.selectOptions(about, 'The child’s age now');
    await user.selectOptions(screen.getByLabelText('Condition 1: how it is compared'), 'is under');
    await user.type(screen.getByLabelText('Condition 1: value'), '5');
    await user.tab();
    expect(rules).toEqual([{ field: 'age', operator: '<', value: 5 }]);
    expect(screen.getByText(/The child's age is under 5/)).toBeTruthy();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('joins conditions and groups, names rules, and keeps the focus when one is removed', async () => {
    const user = userEvent.setup();
    const { rules, container } = shown({ field: 'age', operator: '<', value: 5 });
    await user.click(screen.getByRole('button', { name: /Change the condition/ }));
    await user.click(await screen.findByRole('button', { name: /Add a group of the whole rule/ }));
    await user.selectOptions(screen.getByLabelText('Condition 2.1: what it is about'), 'A rule with a name');
    await user.selectOptions(screen.getByLabelText('Condition 2.1: which one'), 'The child is looked after');
    expect(rules.at(-1)).toEqual({
      combinator: 'and',
      rules: [{ field: 'age', operator: '<', value: 5 }, { rule: 'isLookedAfter' }],
    });
    await user.selectOptions(screen.getByLabelText(/of the whole rule are joined/), 'None of these is true');
    expect(rules.at(-1)).toMatchObject({ combinator: 'or', not: true });
    expect((await axe(container)).violations).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove condition 1' }));
    expect(document.activeElement?.textContent).toContain('Add a condition');
    expect(rules.at(-1)).toEqual({ combinator: 'or', not: true, rules: [{ rule: 'isLookedAfter' }] });
  });

  it('compares with a setting of the authority, and chooses several of a list', async () => {
    const user = userEvent.setup();
    const { rules } = shown({ field: 'age', operator: '<', value: 5 });
    await user.click(screen.getByRole('button', { name: /Change the condition/ }));
    await user.selectOptions(await screen.findByLabelText('Condition 1: compared with'), 'a setting of the authority');
    await user.selectOptions(screen.getByLabelText('Condition 1: which setting'), 'youngAge');
    expect(rules.at(-1)).toEqual({ field: 'age', operator: '<', value: 'youngAge', valueSource: 'parameter' });
    await user.selectOptions(screen.getByLabelText('Condition 1: what it is about'), 'Something that is known');
    await user.selectOptions(screen.getByLabelText('Condition 1: which one'), 'Legal status');
    await user.selectOptions(screen.getByLabelText('Condition 1: how it is compared'), 'is one of');
    await user.click(screen.getByRole('checkbox', { name: 'Full care order' }));
    expect(rules.at(-1)).toEqual({ field: 'fact.legalStatus', operator: 'in', value: ['C2'] });
  });

  it('is tried on made-up facts: not known, then true', async () => {
    const user = userEvent.setup();
    const { container } = shown({ field: 'age', operator: '<', value: 5 });
    await user.click(screen.getByRole('button', { name: /Try it on made-up facts/ }));
    const tried = within(await screen.findByRole('region', { name: /Try:/ }));
    expect(tried.getByText('Not known')).toBeTruthy();
    const born = within(tried.getByRole('group', { name: 'Date of birth' }));
    await user.type(born.getByLabelText('Day'), '1');
    await user.type(born.getByLabelText('Month'), '3');
    await user.type(born.getByLabelText('Year'), '2023');
    expect(tried.getByText('True')).toBeTruthy();
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('the tree', () => {
  it.each<[string, Rule | string]>([
    ['a condition', { field: 'age', operator: '<', value: 5 }],
    ['a parameter', { field: 'age', operator: '<', value: 'youngAge', valueSource: 'parameter' }],
    ['whether anything is recorded', { field: 'fact.x', operator: 'null' }],
    [
      'groups in groups',
      {
        combinator: 'or',
        not: true,
        rules: [
          { rule: 'a' },
          { combinator: 'and', rules: [{ rule: 'b' }, { field: 'age', operator: 'in', value: [1] }] },
        ],
      },
    ],
    ['nothing, which is always', { combinator: 'and', rules: [] }],
  ])('brings back %s as it was', (_what, rule) => {
    expect(fromQuery(toQuery(rule))).toEqual(rule);
  });
});
