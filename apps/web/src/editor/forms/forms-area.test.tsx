import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { standingAt } from '../editing';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { FormsArea } from './forms-area';

afterEach(cleanup);

const shown = (at?: string) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <FormsArea {...(at === undefined ? {} : { at })} />
    </LocalDraft>,
  );
  const user = userEvent.setup();
  let clicks = 0;
  const click = async (element: Element) => {
    clicks += 1;
    await user.click(element);
  };
  return { seen, container, user, click, clicks: () => clicks };
};
const violations = async (container: HTMLElement) =>
  (await axe(container)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
const preview = () => within(screen.getByRole('region', { name: 'As people will see it' }));
const LAYOUT = 'forms/review/layout.json';
const SCHEMA = 'forms/review/schema.json';

describe('a question', () => {
  it('is added in five clicks at most from the open form, and stands in the preview at once', async () => {
    const { seen, container, user, click, clicks } = shown('forms/review/layout.json');
    await click(screen.getByRole('button', { name: 'Add a question to Plan' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Question'));
    await user.type(screen.getByLabelText('Question'), 'How is the child’s health?');
    await click(screen.getByLabelText('Long text'));
    expect(await violations(container)).toEqual([]);
    await click(screen.getByRole('button', { name: 'Add question' }));
    expect(clicks()).toBe(3);
    expect(preview().getByLabelText('How is the child’s health?').tagName).toBe('TEXTAREA');
    expect(standingAt(seen.files, LAYOUT, '/questions/howIsTheChildsHealth')).toMatchObject({
      errorName: 'how is the child’s health',
    });
    expect(standingAt(seen.files, SCHEMA, '/required')).toEqual(['agreed', 'howIsTheChildsHealth']);
    expect(standingAt(seen.files, 'forms/review/examples.json', '/complete')).toMatchObject({
      howIsTheChildsHealth: 'Example answer',
    });
    expect(document.activeElement?.id).toBe('change-howIsTheChildsHealth');
    expect(seen.labels).toEqual(['Form “Review”: question “How is the child’s health?” added']);
    expect(await violations(container)).toEqual([]);
  });

  it('of choices asks for them before it is added', async () => {
    const { seen, user } = shown('forms/review/layout.json');
    await user.click(screen.getByRole('button', { name: 'Add a question to Plan' }));
    await user.type(screen.getByLabelText('Question'), 'Mood');
    await user.click(screen.getByLabelText('One choice from a list'));
    await user.click(screen.getByRole('button', { name: 'Add question' }));
    expect(screen.getByText(/Choose a code list, or enter two choices or more/)).toBeTruthy();
    await user.type(screen.getByLabelText('Its own choices'), 'Good{Enter}Poor');
    await user.click(screen.getByRole('button', { name: 'Add question' }));
    expect(standingAt(seen.files, SCHEMA, '/properties/mood/oneOf')).toEqual([
      { const: 'good', title: 'Good' },
      { const: 'poor', title: 'Poor' },
    ]);
    expect(preview().getByLabelText('Poor')).toBeTruthy();
  });

  it('is changed in all its parts, each a step of its own', async () => {
    const { seen, container, user } = shown('forms/review/layout.json#/questions/agreed');
    expect(await violations(container)).toEqual([]);
    await user.clear(screen.getByLabelText('Hint (optional)'));
    await user.type(screen.getByLabelText('Hint (optional)'), 'Ask the chair');
    await user.tab();
    await user.click(screen.getByLabelText('It must be answered'));
    await user.selectOptions(screen.getByLabelText('Offered from what is known (optional)'), 'Carers agree');
    await user.click(screen.getByLabelText('“Not known”, with the reason, is an answer'));
    expect(standingAt(seen.files, LAYOUT, '/questions/agreed')).toEqual({
      errorName: 'whether the plan is agreed',
      widget: 'yesno',
      hint: 'Ask the chair',
      prefill: { fact: 'carersAgree' },
      notKnown: true,
    });
    expect(standingAt(seen.files, SCHEMA, '/required')).toEqual([]);
    expect(preview().getByText('Ask the chair')).toBeTruthy();
    expect(seen.labels).toHaveLength(4);
  });

  it('becomes a fact', async () => {
    const { seen, user } = shown('forms/review/layout.json#/questions/agreed');
    await user.selectOptions(screen.getByLabelText('Its answer becomes'), 'Carers agree');
    await user.click(screen.getByRole('button', { name: 'Add this fact' }));
    expect(standingAt(seen.files, 'processes/child-permanence/events.json', '/REVIEW_HELD/facts')).toContainEqual({
      fact: 'carersAgree',
      value: { answer: 'agreed' },
    });
    expect(screen.getByText(/The fact “Carers agree”, when “Record the review” is recorded/)).toBeTruthy();
  });

  it('is removed with what only speaks of it, and says which rule still asks for it', async () => {
    const { seen, user } = shown('forms/review/layout.json');
    await user.click(screen.getByRole('button', { name: 'Add a question to Plan' }));
    await user.type(screen.getByLabelText('Question'), 'Other');
    await user.click(screen.getByRole('button', { name: 'Add question' }));
    await user.click(screen.getByRole('button', { name: /^Remove ?: Does the review agree the plan/ }));
    expect(screen.getByText(/These still ask for it: The rule “The review agrees the plan”/)).toBeTruthy();
    expect(standingAt(seen.files, SCHEMA, '/properties/agreed')).toBeUndefined();
    expect(document.activeElement?.id).toBe('change-other');
  });

  it('gets another name everywhere', async () => {
    const { seen, user } = shown('forms/review/layout.json#/questions/agreed');
    await user.clear(screen.getByLabelText('Name in rules and exports'));
    await user.type(screen.getByLabelText('Name in rules and exports'), 'planAgreed');
    await user.click(screen.getByRole('button', { name: 'Change the name' }));
    expect(standingAt(seen.files, 'rules.json', '/reviewAgrees/rule')).toMatchObject({ field: 'answer.planAgreed' });
    expect(screen.getByText('In rules and exports it is called planAgreed.')).toBeTruthy();
  });
});

describe('a wellbeing form before the panel', () => {
  it('is a new form, and required before another action', async () => {
    const { seen, container, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Add a form' }));
    await user.click(screen.getByRole('button', { name: 'Add form' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Title of the form'));
    await user.type(screen.getByLabelText('Title of the form'), 'Wellbeing form');
    await user.selectOptions(screen.getByLabelText('Add to: Who fills it in'), 'Social worker');
    await user.click(screen.getByRole('button', { name: 'Add to: Who fills it in' }));
    await user.type(screen.getByLabelText('Question'), 'Is the child well?');
    await user.click(screen.getByLabelText('Yes or no'));
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Add form' }));
    expect(screen.getByRole('heading', { name: 'Wellbeing form', level: 2 })).toBeTruthy();
    await user.click(screen.getByLabelText('Where it is filled in'));
    await user.selectOptions(screen.getByLabelText('Which action has to wait for it'), 'Record the review');
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Require it before that action' }));
    expect(standingAt(seen.files, 'processes/child-permanence/events.json', '/REVIEW_HELD/gates')).toEqual([
      {
        key: 'needsWellbeingForm',
        kind: 'hard',
        requires: { field: 'fact.wellbeingFormOn', operator: 'notNull' },
        sentence: 'The form “Wellbeing form” has not been filled in.',
        sources: [],
      },
    ]);
    expect(screen.getByText('The action “Fill in: Wellbeing form”')).toBeTruthy();
  });
});

describe('sections, people, examples and code lists', () => {
  it('come with a first question and are moved by buttons', async () => {
    const { seen, user } = shown('forms/review/layout.json');
    await user.click(screen.getByRole('button', { name: 'Add a section' }));
    await user.type(screen.getByLabelText('Title of the section'), 'Health');
    await user.type(screen.getByLabelText('Question'), 'Weight');
    await user.click(screen.getByLabelText('Number'));
    await user.click(screen.getByRole('button', { name: 'Add section' }));
    expect(document.activeElement?.textContent).toBe('Health');
    await user.click(screen.getByRole('button', { name: 'Move up section Health' }));
    expect(standingAt(seen.files, LAYOUT, '/sections')).toEqual([
      { key: 'health', title: 'Health', questions: ['weight'] },
      { key: 'plan', title: 'Plan', questions: ['agreed'] },
    ]);
    await user.click(screen.getByRole('button', { name: 'Remove section Health with its questions' }));
    expect(standingAt(seen.files, LAYOUT, '/sections')).toHaveLength(1);
  });

  it('say who signs', async () => {
    const { seen, container, user } = shown('forms/review/layout.json');
    await user.click(screen.getByLabelText('Who fills in and signs'));
    await user.click(screen.getByRole('button', { name: 'Add: signature' }));
    await user.selectOptions(screen.getByLabelText('Role'), 'Team manager');
    await user.selectOptions(screen.getByLabelText('What it does'), 'countersigns');
    await user.click(screen.getByRole('button', { name: 'Add signature' }));
    expect(standingAt(seen.files, LAYOUT, '/signOffs')).toEqual([{ role: 'tm', act: 'countersigns' }]);
    expect(await violations(container)).toEqual([]);
  });

  it('take an example that the form itself accepts', async () => {
    const { seen, user } = shown('forms/review/layout.json');
    await user.click(screen.getByLabelText('Examples'));
    await user.click(screen.getByRole('button', { name: 'Change the example' }));
    const example = within(
      screen.getAllByRole('group', { name: 'Does the review agree the plan?' })[0] ?? document.body,
    );
    await user.click(example.getByLabelText('No'));
    await user.click(screen.getByRole('button', { name: 'Keep this example' }));
    expect(standingAt(seen.files, 'forms/review/examples.json', '/complete')).toEqual({ agreed: false });
  });

  it('offer lists of the authority’s own, which keep their codes when a label changes', async () => {
    const { seen, container, user } = shown('code-lists.json');
    await user.type(screen.getByLabelText('What the choices of a new list are about'), 'Mood');
    await user.type(screen.getByLabelText('Choices'), 'Good{Enter}Poor');
    await user.click(screen.getByRole('button', { name: 'Add a code list' }));
    expect(await violations(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Change ?: Good$/ }));
    await user.clear(screen.getByLabelText('As people read it'));
    await user.type(screen.getByLabelText('As people read it'), 'Very good');
    await user.tab();
    expect(standingAt(seen.files, 'code-lists.json', '/mood/codes')).toEqual([
      { code: 'good', label: 'Very good' },
      { code: 'poor', label: 'Poor' },
    ]);
  });
});
