import { effectiveForm } from '@homeward/engine';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { ErrorSummary, type PageProblem } from './error-summary';
import { fieldId } from './error-wording';
import { practiceLayout, practiceSchema } from './practice-form.for-tests';
import { sectionSchema } from './section-schema';
import { GovukForm } from './theme/govuk-form';

const world = {
  vocabulary: { facts: {}, rules: {}, parameters: {} },
  day: '2026-01-12',
  facts: {},
  answers: {},
  state: 'x',
  documents: {},
  deadlines: {},
  roles: [],
  openedOn: '2026-01-01',
  entered: {},
};
const practice = { key: 'practice', schema: practiceSchema, layout: practiceLayout, examples: {} };

/** A page with the practice form, kept as the real page keeps it: everything typed stays, what applies is validated. */
function PracticePage({
  onAnswers,
  onSubmit,
}: {
  readonly onAnswers: (answers: unknown) => void;
  readonly onSubmit: (answers: unknown) => void;
}) {
  const [typed, setTyped] = useState<Readonly<Record<string, unknown>>>({});
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const effective = effectiveForm(practice, typed, world);
  const { schema, uiSchema } = sectionSchema(practiceSchema, practiceLayout, effective.questions, effective.required);
  return (
    <main>
      <ErrorSummary problems={problems} />
      <h1>Practice meeting</h1>
      <GovukForm
        schema={schema}
        uiSchema={uiSchema}
        answers={effective.answers}
        idPrefix="q"
        onChange={(next) => {
          const kept = { ...typed };
          for (const name of effective.questions) delete kept[name];
          setTyped({ ...kept, ...next });
          onAnswers(next);
        }}
        onValid={() => onSubmit(effective.answers)}
        onErrors={(errors) =>
          setProblems(errors.map((error) => ({ id: fieldId(error.property, 'q'), message: error.message ?? '' })))
        }
      >
        <button type="submit">Save and continue</button>
      </GovukForm>
    </main>
  );
}

const show = () => {
  const onAnswers = jest.fn<(answers: unknown) => void>();
  const onSubmit = jest.fn<(answers: unknown) => void>();
  const { container } = render(<PracticePage onAnswers={onAnswers} onSubmit={onSubmit} />);
  const violations = async () =>
    (await axe(container)).violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`,
    );
  return { onAnswers, onSubmit, violations, user: userEvent.setup() };
};
const group = (name: RegExp) => within(screen.getByRole('group', { name }));

afterEach(cleanup);

describe('a form that nobody has filled in', () => {
  it('holds no answers', () => {
    const { onAnswers } = show();
    const choices = [
      ...screen.getAllByRole<HTMLInputElement>('radio'),
      ...screen.getAllByRole<HTMLInputElement>('checkbox'),
    ];
    expect(choices.map((choice) => choice.checked)).toEqual(choices.map(() => false));
    expect(
      screen
        .getAllByRole<HTMLInputElement>('textbox')
        .map((box) => box.value)
        .join(''),
    ).toBe('');
    expect(onAnswers).not.toHaveBeenCalled();
  });

  it('holds only the answer that somebody gave', async () => {
    const { onAnswers, user } = show();
    await user.type(screen.getByLabelText('Where it was held'), 'X');
    expect(onAnswers).toHaveBeenLastCalledWith({ venue: 'X' });
    await user.clear(screen.getByLabelText('Where it was held'));
    expect(onAnswers).toHaveBeenLastCalledWith({});
  });

  it('holds no empty group after its only answer was taken out', async () => {
    const { onAnswers, user } = show();
    await user.type(screen.getByLabelText('Court'), 'X');
    expect(onAnswers).toHaveBeenLastCalledWith({ proceedings: { court: 'X' } });
    await user.clear(screen.getByLabelText('Court'));
    expect(onAnswers).toHaveBeenLastCalledWith({});
  });

  it('starts a new row of a list empty', async () => {
    const { onAnswers, user } = show();
    await user.click(screen.getByRole('button', { name: 'Add a person' }));
    expect(onAnswers).toHaveBeenLastCalledWith({ people: [{}] });
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
  });
});

describe('what is wrong with answers', () => {
  it('is listed first, in the order of the page, in plain words', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    const lines = within(screen.getByRole('alert')).getAllByRole('link');
    expect(lines.map((line) => line.textContent)).toEqual([
      'Enter the date of the meeting',
      'Enter where it was held',
      'Select the outcome',
      'Select yes if an interpreter was needed',
      'Select who attended',
      'Add the people who live in the home',
    ]);
    expect(document.activeElement?.className).toContain('govuk-error-summary');
  });

  it('leads from each line to its question', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    await user.click(screen.getByRole('link', { name: 'Enter the date of the meeting' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Day'));
    await user.click(screen.getByRole('link', { name: 'Select the outcome' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Agreed'));
  });

  it('names the row it is in', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Add a person' }));
    await user.click(screen.getByRole('button', { name: 'Add another person' }));
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    expect(screen.getByRole('link', { name: 'Enter name of person 2' })).toBeTruthy();
  });

  it('keeps half a date and asks for the whole one', async () => {
    const { onAnswers, user } = show();
    await user.type(screen.getByLabelText('Year'), '2026');
    expect(onAnswers).toHaveBeenLastCalledWith({ heldOn: '2026--' });
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    expect(
      screen.getByRole('link', {
        name: 'The date of the meeting must be a real date and include a day, month and year',
      }),
    ).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Year').value).toBe('2026');
  });

  it('refuses a day that does not exist', async () => {
    const { user } = show();
    await user.type(screen.getByLabelText('Day'), '31');
    await user.type(screen.getByLabelText('Month'), '2');
    await user.type(screen.getByLabelText('Year'), '2026');
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    expect(screen.getByRole('link', { name: /must be a real date/ })).toBeTruthy();
  });

  it('refuses a number that is none', async () => {
    const { user } = show();
    await user.type(screen.getByLabelText(/Birth weight/), 'three');
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    expect(screen.getByRole('link', { name: 'The birth weight must be a number' })).toBeTruthy();
  });
});

describe('a question under an option', () => {
  it('is asked only once the option is chosen, and what was typed comes back on a flip back', async () => {
    const { onAnswers, user } = show();
    expect(screen.queryByLabelText(/Reasons/)).toBeNull();
    await user.click(group(/Outcome/).getByLabelText('Not agreed'));
    await user.type(screen.getByLabelText(/Reasons/), 'A long text');
    await user.click(group(/Outcome/).getByLabelText('Agreed'));
    expect(screen.queryByLabelText(/Reasons/)).toBeNull();
    expect(onAnswers).toHaveBeenLastCalledWith({ outcome: 'agreed', reasons: 'A long text' });
    await user.click(group(/Outcome/).getByLabelText('Not agreed'));
    expect(screen.getByLabelText<HTMLInputElement>(/Reasons/).value).toBe('A long text');
  });
});

describe('an answer nobody has', () => {
  it('is "not known" with a reason', async () => {
    const { onAnswers, user } = show();
    await user.click(screen.getByLabelText('Not known'));
    await user.type(screen.getByLabelText('Why it is not known'), 'Born abroad');
    expect(onAnswers).toHaveBeenLastCalledWith({ birthWeightNotKnown: 'Born abroad' });
    await user.click(screen.getByLabelText('Not known'));
    expect(onAnswers).toHaveBeenLastCalledWith({});
  });
});

describe('the whole form', () => {
  it('can be filled in and submitted by keyboard alone', async () => {
    const { onSubmit, user } = show();
    const say = async (text: string) => {
      await user.tab();
      if (text !== '') await user.keyboard(text);
    };
    for (const text of ['12', '1', '2026', 'Room 4', '']) await say(text);
    await say(' ');
    await say(' ');
    await say(' ');
    await user.tab();
    for (const text of ['3.2', '', '', '{Enter}']) await say(text);
    await user.keyboard('Carer');
    await user.tab();
    await user.keyboard(' ');
    await user.tab();
    await user.tab();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(onSubmit).toHaveBeenCalledWith({
      heldOn: '2026-01-12',
      venue: 'Room 4',
      outcome: 'agreed',
      interpreter: true,
      attended: ['sw'],
      birthWeight: 3.2,
      people: [{ name: 'Carer', adult: true }],
    });
  });

  it('has nothing that axe objects to, empty, revealed, with rows and with errors', async () => {
    const { violations, user } = show();
    expect(await violations()).toEqual([]);
    await user.click(group(/Outcome/).getByLabelText('Not agreed'));
    await user.click(screen.getByLabelText('Not known'));
    await user.click(screen.getByRole('button', { name: 'Add a person' }));
    await user.click(screen.getByRole('button', { name: 'Save and continue' }));
    expect(await violations()).toEqual([]);
  });
});
