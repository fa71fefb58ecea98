import { applyStep, type DraftFiles, type DraftStep } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import type { RecordedStep, StepsSaved } from '../pack-drafts.js';
import { type DraftServer, DraftStore, type UnsavedSteps } from './draft-store.js';
import { NotSaved } from './not-saved.js';

const START: DraftFiles = { 'facts.json': { plan: { label: 'Plan' }, team: { label: 'Team' } } };

/** A server of one draft that keeps to what the real one promises, with a line that can be made to fail. */
const server = (files = START) => {
  const steps: RecordedStep[] = [];
  let now = files;
  let failing: NotSaved | undefined;
  const take = (sent: readonly DraftStep[], tab: string): StepsSaved['refused'] =>
    sent.flatMap((step) => {
      if (steps.some(({ id }) => id === step.id)) return [];
      const stepped = applyStep(now, step);
      if ('conflicts' in stepped) return [{ id: step.id, conflicts: [...stepped.conflicts] }];
      if ('fault' in stepped) return [{ id: step.id, conflicts: [], fault: stepped.fault }];
      now = stepped.files;
      const person = { id: tab, name: tab };
      steps.push({
        ...step,
        edits: [...stepped.applied],
        seq: steps.length + 1,
        person,
        tab,
        at: '2026-03-02T09:00:00Z',
      });
      return [];
    });
  const answer = (since: number, refused: StepsSaved['refused']): StepsSaved => ({
    status: 'draft',
    title: 'A draft',
    seq: steps.length,
    steps: steps.slice(since),
    refused,
  });
  const line: DraftServer = {
    save: async ({ since, tab, steps: sent }) => {
      if (failing !== undefined) throw failing;
      return answer(since, take(sent, tab));
    },
    after: async (seq) => {
      if (failing !== undefined) throw failing;
      return answer(seq, []);
    },
  };
  return {
    line,
    steps,
    fail: (error: NotSaved | undefined) => {
      failing = error;
    },
    files: () => now,
  };
};

let ids = 0;
const open = (on: ReturnType<typeof server>, tab: string, unsaved?: UnsavedSteps) => {
  let kept: UnsavedSteps = { pending: [], refused: [] };
  const store = new DraftStore(
    {
      server: on.line,
      person: tab,
      tab,
      newId: () => {
        ids += 1;
        return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
      },
      // Nothing happens by itself: each test says when it is saved.
      later: () => () => undefined,
      keep: (left) => {
        kept = left;
      },
    },
    { confirmed: START, seq: 0, status: 'draft', title: 'A draft' },
    unsaved,
  );
  return { store, kept: () => kept };
};
const label = (text: string) => [{ file: 'facts.json', at: '/plan/label', after: text }];
const planIn = (files: DraftFiles) => JSON.stringify(files['facts.json']);

describe('a draft’s store', () => {
  it('shows a change at once, and keeps it while the line is lost', async () => {
    const on = server();
    const { store, kept } = open(on, 'one');
    on.fail(new NotSaved('There is no connection.'));
    store.change('A label', label('X'));
    await store.flush();
    expect(planIn(store.current().files)).toContain('"X"');
    expect(store.current().saving).toEqual({ kind: 'failed', sentence: 'There is no connection.' });
    expect(kept().pending.map((step) => step.label)).toEqual(['A label']);

    // The page is loaded again meanwhile: what was kept stands on top of what the server has.
    const again = open(on, 'one', kept());
    expect(planIn(again.store.current().files)).toContain('"X"');
    on.fail(undefined);
    await again.store.flush();
    await store.flush();
    expect(on.steps.map((step) => step.label)).toEqual(['A label']);
    expect(planIn(on.files())).toContain('"X"');
  });

  it('sets a step aside that others stand in the way of, and does what its author chooses', async () => {
    const on = server();
    const [one, two] = [open(on, 'one').store, open(on, 'two').store];
    one.change('Mine', label('Mine'));
    two.change('Theirs', label('Theirs'));
    two.change('Another place', [{ file: 'facts.json', at: '/team/label', after: 'Group' }]);
    await two.flush();
    await one.flush();
    expect(one.current().refused).toMatchObject([{ step: { label: 'Mine' }, conflicts: [{ now: 'Theirs' }] }]);
    expect(planIn(one.current().files)).toContain('"Group"');
    one.keepMine(one.current().refused[0]?.step.id ?? '');
    await one.flush();
    expect(one.current().refused).toEqual([]);
    expect(planIn(on.files())).toContain('"Mine"');
    expect(on.steps.at(-1)?.edits).toEqual([
      { file: 'facts.json', at: '/plan/label', before: 'Theirs', after: 'Mine' },
    ]);
  });

  it('undoes and redoes its own steps and nobody else’s', async () => {
    const on = server();
    const [one, two] = [open(on, 'one').store, open(on, 'two').store];
    one.change('Mine', label('Mine'));
    await one.flush();
    two.askAgain();
    await two.flush();
    expect(two.undo()).toBeUndefined();
    expect(one.undo()?.label).toBe('Mine');
    expect(planIn(one.current().files)).toContain('"Plan"');
    expect(one.redo()?.label).toBe('Took back: Mine');
    await one.flush();
    expect(on.steps.map((step) => step.label)).toEqual(['Mine', 'Took back: Mine', 'Did again: Mine']);
    expect(planIn(on.files())).toContain('"Mine"');
  });

  it('makes one step of a choice that is gone through, and none where it comes back to where it began', async () => {
    const on = server();
    const { store } = open(on, 'one');
    for (const name of ['Next', 'Next but one', 'Mine']) store.change(`Called “${name}”`, label(name));
    expect(store.undoable().undo.map((step) => step.label)).toEqual(['Called “Mine”']);
    await store.flush();
    store.change('Another', label('Another'));
    await store.flush();
    expect(on.steps.map((step) => [step.label, step.edits[0]?.before])).toEqual([
      ['Called “Mine”', 'Plan'],
      ['Another', 'Mine'],
    ]);
    store.change('There', label('There'));
    store.change('And back', label('Another'));
    expect(store.current().pending).toEqual([]);
    // What is added to a list one after the other is taken back one by one.
    const list = (after: string[]) => [{ file: 'facts.json', at: '/team/list', after }];
    store.change('A list', list([]));
    store.change('One', list(['one']));
    store.change('Two', list(['one', 'two']));
    expect(
      store
        .undoable()
        .undo.slice(-3)
        .map((step) => step.label),
    ).toEqual(['A list', 'One', 'Two']);
    await store.flush();
    expect(on.files()).toEqual(store.current().files);
  });

  it('makes one step of two changes of a place between which another was set aside', async () => {
    const on = server();
    const two = open(on, 'two').store;
    const { save } = on.line;
    let send: () => void = () => undefined;
    const one = new DraftStore(
      {
        server: on.line,
        person: 'one',
        tab: 'one',
        newId: () => {
          ids += 1;
          return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
        },
        later: (work) => {
          send = work;
          return () => undefined;
        },
      },
      { confirmed: START, seq: 0, status: 'draft', title: 'A draft' },
    );
    const team = (after: string) => [{ file: 'facts.json', at: '/team/label', after }];
    two.change('Theirs', team('Theirs'));
    await two.flush();
    // While the first step is on its way the other two are made; its answer brings what stands in the way of the second.
    const answered = new Promise<void>((resolve) => {
      Object.assign(on.line, {
        save: async (sent: Parameters<DraftServer['save']>[0]) => {
          one.change('Before', label('Before'));
          one.change('Aside', team('Aside'));
          resolve();
          return save(sent);
        },
      });
    });
    one.change('Sent', label('Sent'));
    send();
    await answered;
    Object.assign(on.line, { save });
    for (let turn = 0; turn < 20 && one.current().refused.length === 0; turn += 1) await Promise.resolve();
    await Promise.resolve();
    expect(one.current().refused).toMatchObject([{ step: { label: 'Aside' } }]);
    one.change('After', label('After'));
    await one.flush();
    expect(on.steps.map((step) => step.label)).toEqual(['Theirs', 'Sent', 'After']);
  });

  it('finds the one step that the server will not read, shows it, and saves the others', async () => {
    const on = server();
    const { store } = open(on, 'one');
    const { save } = on.line;
    const strict: DraftServer = {
      ...on.line,
      save: (sent) =>
        sent.steps.some((step) => step.label === 'Too much')
          ? Promise.reject(new NotSaved('Too much.', true))
          : save(sent),
    };
    Object.assign(on.line, strict);
    store.change('A label', label('X'));
    store.change('Too much', [{ file: 'facts.json', at: '/team/label', after: 'Y' }]);
    store.change('A label again', label('Z'));
    for (let round = 0; round < 6; round += 1) await store.flush();
    expect(store.current().refused).toMatchObject([{ step: { label: 'Too much' }, fault: 'Too much.' }]);
    expect(on.steps.map((step) => step.label)).toEqual(['A label', 'A label again']);
    expect(planIn(store.current().files)).not.toContain('"Y"');
  });

  it('says that it is lost rather than to guess', async () => {
    const on = server();
    const { store } = open(on, 'one');
    on.steps.push({
      id: 'x',
      label: 'From nowhere',
      edits: [{ file: 'facts.json', at: '/plan/label', before: 'Another draft', after: 'Y' }],
      seq: 1,
      person: { id: 'two', name: 'two' },
      tab: 'two',
      at: '2026-03-02T09:00:00Z',
    });
    store.askAgain();
    await store.flush();
    expect(store.current().lost).toBe(true);
  });
});
