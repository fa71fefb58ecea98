import { chartGraph } from '@homeward/definition';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import { standingAt, useEditing } from '../editing';
import { LocalDraft, newDraft } from '../local-draft.for-tests';
import { EventPanel } from './event-panel';
import type { PictureChoice } from './picture-choice';
import { PictureTable } from './picture-table';
import { ProcessPresentation } from './process-presentation';
import { StatePanel } from './state-panel';

afterEach(cleanup);

const CHART = 'processes/child-permanence/chart.json';
const EVENTS = 'processes/child-permanence/events.json';

/** The table and the panel as the picture's page has them; the picture itself is tested in a browser. */
function Panels({ first }: { readonly first: PictureChoice }) {
  const { pack } = useEditing();
  const [choice, choose] = useState<PictureChoice | undefined>(first);
  const process = pack.processes.childPermanence;
  if (process === undefined) return null;
  const own = { id: 'childPermanence', process };
  const state = choice?.kind === 'state' ? chartGraph(process.chart).states.get(choice.path) : undefined;
  return (
    <>
      <h2>Permanence for a child</h2>
      <PictureTable
        own={own}
        region="care"
        wanted=""
        counts={{ cases: 3, states: { 'care.lookedAfter': 2 } }}
        wrong={new Map()}
        onChoose={choose}
      />
      <h3>{choice === undefined ? 'Nothing is chosen' : 'Chosen'}</h3>
      {state !== undefined && (
        <StatePanel
          key={state.path}
          own={own}
          state={state}
          problems={[]}
          closed={false}
          onClosed={() => {}}
          onChoose={choose}
        />
      )}
      {choice?.kind === 'event' && <EventPanel key={choice.event} own={own} event={choice.event} onChoose={choose} />}
    </>
  );
}

const shown = (first: PictureChoice) => {
  const seen = newDraft();
  const { container } = render(
    <LocalDraft seen={seen}>
      <Panels first={first} />
    </LocalDraft>,
  );
  return { seen, container };
};
const atState = (path: string) => shown({ kind: 'state', path });

describe('a step', () => {
  it('is chosen in the table that equals the picture, and leads elsewhere', async () => {
    const user = userEvent.setup();
    const { seen, container } = atState('care.edgeOfCare');
    const row = screen.getByRole('button', { name: 'Looked after' }).closest('tr');
    expect(row?.textContent).toContain('2 cases here');
    await user.click(screen.getByRole('button', { name: 'Looked after' }));
    const way = within(screen.getByRole('region', { name: '“Record that care ended”' }));
    expect(way.getByText('Who may: Social worker, Team manager.')).toBeTruthy();
    await user.selectOptions(way.getByLabelText(/^Leads to/), 'Care: At the edge of care');
    expect(seen.files[CHART]).toMatchObject({
      states: { care: { states: { lookedAfter: { on: { CARE_ENDED: [{ target: 'edgeOfCare' }] } } } } },
    });
    expect(seen.labels).toEqual(['Step “Looked after”: “Record that care ended” leads to “At the edge of care”']);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('gets a new action with its words, who may, and where it leads', async () => {
    const user = userEvent.setup();
    const { seen } = atState('care.lookedAfter');
    await user.selectOptions(screen.getByLabelText('What happens'), 'A new action');
    await user.type(screen.getByLabelText('What it is called'), 'Record the wellbeing talk');
    const done = screen.getByLabelText('What the history says');
    expect(done).toHaveProperty('value', 'Wellbeing talk');
    await user.click(screen.getByRole('checkbox', { name: 'Social worker', hidden: true }));
    await user.selectOptions(screen.getByLabelText('Leads to', { selector: 'details select' }), 'Care: Care has ended');
    await user.click(screen.getByRole('button', { name: 'Add it', hidden: true }));
    expect(seen.files[EVENTS]).toMatchObject({
      RECORD_THE_WELLBEING_TALK: { title: 'Record the wellbeing talk', done: 'Wellbeing talk', group: 'record' },
    });
    expect(seen.files[CHART]).toMatchObject({
      states: { care: { states: { lookedAfter: { on: { RECORD_THE_WELLBEING_TALK: { target: 'ceased' } } } } } },
    });
    expect(JSON.stringify(seen.files['grants.json'])).toContain(
      '{"roles":["sw"],"may":"record","events":["RECORD_THE_WELLBEING_TALK"]',
    );
    // One step, which one undo takes back.
    expect(seen.labels).toEqual(['Step “Looked after”: “Record the wellbeing talk” can happen']);
  });

  it('is followed by another that a way leads to first, called otherwise, and taken out', async () => {
    const user = userEvent.setup();
    const { seen, container } = atState('care.edgeOfCare');
    await user.type(screen.getByLabelText('What people call the new step'), 'Placement agreed');
    await user.selectOptions(
      screen.getByLabelText('How a case gets there'),
      '/states/care/states/edgeOfCare/on/CHILD_BECAME_LOOKED_AFTER',
    );
    await user.click(screen.getByRole('button', { name: 'Add the step', hidden: true }));
    expect(seen.files[CHART]).toMatchObject({
      states: {
        care: {
          states: {
            edgeOfCare: { on: { CHILD_BECAME_LOOKED_AFTER: { target: 'placementAgreed' } } },
            placementAgreed: { meta: { title: 'Placement agreed' } },
          },
        },
      },
    });
    expect(screen.getByLabelText('What people call it')).toHaveProperty('value', 'Placement agreed');
    await user.click(screen.getByRole('button', { name: /Its name in the files/ }));
    const name = screen.getByLabelText('Its name in the files');
    await user.clear(name);
    await user.type(name, 'agreed{Enter}');
    expect(seen.files[CHART]).toMatchObject({
      states: { care: { states: { edgeOfCare: { on: { CHILD_BECAME_LOOKED_AFTER: { target: 'agreed' } } } } } },
    });
    await user.click(screen.getByRole('button', { name: /Its name in the files/ }));
    expect(screen.getByText(/One way leads to it/)).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('The ways to it lead instead to'), 'Care: Looked after');
    expect((await axe(container)).violations).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove this step' }));
    expect(screen.getByText('Nothing is chosen')).toBeTruthy();
    expect(seen.files[CHART]).toEqual(newDraft().files[CHART]);
  });
});

describe('an action', () => {
  it('has its words, where it can happen, and what it makes known', async () => {
    const user = userEvent.setup();
    const { seen, container } = shown({ kind: 'event', event: 'REVIEW_HELD' });
    expect(screen.getByRole('button', { name: 'Planning: Not started' })).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Make something else known'), 'Carers agree');
    expect(seen.files[EVENTS]).toMatchObject({
      REVIEW_HELD: { facts: [{ fact: 'lastReview' }, { fact: 'carersAgree', value: { answer: 'agreed' } }] },
    });
    expect((await axe(container)).violations).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Removing it' }));
    expect(screen.getByText(/It cannot be removed while these use it/)).toBeTruthy();
  });

  it('is barred by a gate with its sentence and its condition', async () => {
    const user = userEvent.setup();
    const { seen } = shown({ kind: 'event', event: 'REVIEW_HELD' });
    await user.type(screen.getByLabelText('What is missing, as people read it'), 'The carers have not agreed.');
    await user.selectOptions(screen.getByLabelText('How strict it is'), 'hard');
    // Inside what is closed until somebody opens it.
    const condition = screen
      .getAllByRole('button', { hidden: true })
      .find(({ textContent }) => textContent === 'Add a condition: It must hold that');
    if (condition === undefined) throw new Error('There is no such button.');
    await user.click(condition);
    await user.selectOptions(await screen.findByLabelText('Condition 1: what it is about'), 'Something that is known');
    await user.selectOptions(screen.getByLabelText('Condition 1: which one'), 'Carers agree');
    await user.click(screen.getByRole('button', { name: 'Add the gate', hidden: true }));
    expect(seen.files[EVENTS]).toMatchObject({
      REVIEW_HELD: {
        gates: [
          {
            key: 'theCarersHaveNotAgreed',
            kind: 'hard',
            sentence: 'The carers have not agreed.',
            requires: { field: 'fact.carersAgree', operator: '=', value: true },
            sources: ['R-dale-1'],
          },
        ],
      },
    });
  });
});

describe('what people read of the process', () => {
  it('takes another sentence of where things are now, in its place', async () => {
    const seen = newDraft();
    const user = userEvent.setup();
    const { container } = render(
      <LocalDraft seen={seen}>
        <h2>Permanence for a child</h2>
        <OwnPresentation />
      </LocalDraft>,
    );
    const button = (name: RegExp) => screen.getByRole('button', { name, hidden: true });
    await user.click(button(/^Add: sentence/));
    await user.type(screen.getByLabelText('What it says'), 'Nobody knows more.');
    await user.click(button(/^Add sentence$/));
    await user.click(button(/^Move up ?: Nobody knows more/));
    expect(standingAt(seen.files, 'processes/child-permanence/process.json', '/statement')).toMatchObject([
      { text: 'Nobody knows more.' },
      {},
    ]);
    expect((await axe(container)).violations.map(({ id }) => id)).toEqual([]);
  });
});

function OwnPresentation() {
  const { pack } = useEditing();
  const process = pack.processes.childPermanence;
  return process === undefined ? null : <ProcessPresentation own={{ id: 'childPermanence', process }} />;
}
