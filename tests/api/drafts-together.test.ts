/** Two people edit one draft at once, over a line that loses requests and answers: both come to the same, and nothing that either did is lost without a word. */
import { randomUUID } from 'node:crypto';
import { type DraftServer, DraftStore, filesOfDraft, NotSaved, routes } from '@homeward/contract';
import { applyStep, type DraftChange, type DraftFiles, type Json, pointerSteps, valueAt } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { must, type Person } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward('2026-03-02', 'api');
const first = signedIn(test, 'processOwner');
const second = signedIn(test, 'processOwner', { nth: 1 });

/** The same numbers for the same seed. */
const dice = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};
type Dice = ReturnType<typeof dice>;

const isObject = (json: Json | undefined): json is { [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
const namesAt = (files: DraftFiles, file: string): string[] => {
  const json = files[file];
  return isObject(json) ? Object.keys(json) : [];
};
const pick = <T>(roll: Dice, from: readonly T[]): T | undefined => from[roll(from.length)];

/** One act of somebody at a few places that both care about, so that they often meet. */
const somethingToDo = (roll: Dice, files: DraftFiles, count: number): DraftChange[] => {
  const fact = pick(roll, namesAt(files, 'facts.json').slice(0, 6)) ?? 'plan';
  const teams = isObject(files['authority.json']) ? files['authority.json'].teams : undefined;
  const list = Array.isArray(teams) ? teams : [];
  const at = roll(list.length);
  switch (roll(9)) {
    case 0:
    case 1:
      return [{ file: 'facts.json', at: `/${fact}/label`, after: `Label ${count}` }];
    case 2:
      return [
        { file: 'facts.json', at: `/${fact}/label`, after: `Both ${count}` },
        { file: 'trackers.json', at: `/t${roll(5)}`, after: { title: `T ${count}`, rule: 'r', sources: [] } },
      ];
    case 3:
      return [{ file: 'trackers.json', at: `/t${roll(5)}` }];
    case 4:
      return [{ file: `bodies/panel${roll(3)}.json`, at: '', after: { title: `Panel ${count}` } }];
    case 5:
      return [{ file: `bodies/panel${roll(3)}.json`, at: '' }];
    case 6:
      return [
        {
          file: 'authority.json',
          at: '/teams',
          after: [...list, { key: `team${count}`, title: `Team ${count}`, service: 's' }],
        },
      ];
    case 7: {
      const changed = list.map((team, index) =>
        index === at && isObject(team) ? { ...team, title: `Renamed ${count}` } : team,
      );
      return [{ file: 'authority.json', at: '/teams', after: changed }];
    }
    default: {
      // The same names in another order.
      const facts = files['facts.json'];
      return isObject(facts)
        ? [{ file: 'facts.json', at: '', after: Object.fromEntries(Object.entries(facts).toReversed()) }]
        : [];
    }
  }
};

/** The server over a bad line: of ten requests one does not arrive, and of ten answers one is lost although it was done. */
const badLine = (person: Person, id: string, roll: Dice): DraftServer => {
  const over = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (roll(10) === 0) throw new NotSaved('The request was lost.');
    const answer = await ask();
    if (roll(10) === 0) throw new NotSaved('The answer was lost.');
    return answer;
  };
  return {
    save: (body) => over(async () => must(await person.ask(routes.saveDraftSteps, { params: { id }, body }))),
    after: (after) =>
      over(async () => must(await person.ask(routes.readDraftSteps, { params: { id }, query: { after } }))),
  };
};

interface Hand {
  readonly store: DraftStore;
  /** Every step that took effect in this window, by id. */
  readonly made: Set<string>;
  /** Those that were shown to their author as not done, with both texts or the reason. */
  readonly shown: Set<string>;
  /** Those that their author's own next change of the same places took the place of, before anybody else knew of them. */
  readonly overtaken: Set<string>;
}

/** The author does something; the step before it may become one with it. */
const doing = ({ store, overtaken }: Hand, act: () => void): void => {
  const last = store.current().pending.at(-1)?.step;
  act();
  const { pending, files } = store.current();
  if (last === undefined || pending.some(({ step }) => step.id === last.id)) return;
  const edits = pending.at(-1)?.step.edits ?? [];
  for (const { file, at, before } of last.edits) {
    const next = edits.find((edit) => edit.file === file && edit.at === at);
    // Either the one step says what stood there before both, or that stands there again and there is no step.
    expect(next === undefined ? valueAt(files[file], pointerSteps(at)) : next.before).toEqual(before);
  }
  overtaken.add(last.id);
};

const EDITS = 200;

describe('two people at one draft', () => {
  const openStore = async (person: Person, id: string, roll: Dice): Promise<Hand> => {
    const draft = must(await person.ask(routes.readPackDraft, { params: { id } }));
    const { seq, status, title } = draft;
    const made = new Set<string>();
    const shown = new Set<string>();
    const store = new DraftStore(
      {
        server: badLine(person, id, roll),
        person: person.session.person.id,
        tab: randomUUID(),
        newId: randomUUID,
        later: (work, milliseconds) => {
          const timer = setTimeout(work, milliseconds);
          return () => clearTimeout(timer);
        },
        pause: 2,
        retry: 5,
      },
      { confirmed: filesOfDraft(draft), seq, status, title },
    );
    store.subscribe(() => {
      const { pending, refused } = store.current();
      for (const { step } of pending) made.add(step.id);
      for (const { step, conflicts, fault } of refused) {
        shown.add(step.id);
        // Both texts are there: what its author wrote, and what stands there now.
        for (const { edit, now } of conflicts) expect(JSON.stringify(edit.after)).not.toBe(JSON.stringify(now));
        expect(conflicts.length > 0 || fault !== undefined).toBe(true);
      }
    });
    return { store, made, shown, overtaken: new Set() };
  };

  const play = async (hand: Hand, roll: Dice, other: Hand): Promise<number> => {
    const { store } = hand;
    let conflicts = 0;
    for (let count = 0; count < EDITS; count += 1) {
      const wish = roll(12);
      if (wish === 0) store.undo();
      else if (wish === 1) store.redo();
      else doing(hand, () => store.change(`Change ${count}`, somethingToDo(roll, store.current().files, count)));
      for (const { step } of store.current().refused) {
        conflicts += 1;
        if (roll(2) === 0) doing(hand, () => store.keepMine(step.id));
        else store.keepTheirs(step.id);
      }
      if (roll(4) === 0) other.store.askAgain();
      if (roll(3) === 0) await new Promise((resolve) => setTimeout(resolve, roll(12)));
    }
    return conflicts;
  };

  const settle = async (hands: readonly Hand[]): Promise<void> => {
    const [{ store: one }, { store: two }] = [hands[0] ?? fail(), hands[1] ?? fail()];
    const isDone = () =>
      [one, two].every((store) => {
        const { pending, refused, saving } = store.current();
        return pending.length + refused.length === 0 && saving.kind === 'saved';
      }) && one.current().seq === two.current().seq;
    while (!isDone()) {
      for (const hand of hands) {
        const { store } = hand;
        for (const { step } of store.current().refused) doing(hand, () => store.keepMine(step.id));
        store.askAgain();
        await store.flush();
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const fail = (): never => {
    throw new Error('There are two hands.');
  };

  it.each([1, 2])(
    'come to the same after 200 random edits each, and nothing is lost silently (seed %i)',
    async (seed) => {
      const started = Date.now();
      const [{ version } = { version: '' }] = must(await first.ask(routes.listVersions)).versions;
      const { id } = must(
        await first.ask(routes.startPackDraft, {
          body: { version, title: `Seed ${seed}` },
          idempotencyKey: randomUUID(),
        }),
      );
      const base = filesOfDraft(must(await first.ask(routes.readPackDraft, { params: { id } })));
      const hands = [await openStore(first, id, dice(seed)), await openStore(second, id, dice(seed + 100))];
      const [one = fail(), two = fail()] = hands;
      const conflicts = await Promise.all([play(one, dice(seed + 200), two), play(two, dice(seed + 300), one)]);
      await settle(hands);

      const server = must(await first.ask(routes.readPackDraft, { params: { id } }));
      const inOrder = (files: DraftFiles) => JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
      expect(inOrder(one.store.current().files)).toBe(inOrder(filesOfDraft(server)));
      expect(inOrder(two.store.current().files)).toBe(inOrder(filesOfDraft(server)));

      const { steps } = must(await first.ask(routes.readDraftSteps, { params: { id }, query: { after: 0 } }));
      expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));
      const recorded = new Set(steps.map((step) => step.id));
      expect(recorded.size).toBe(steps.length);
      for (const { made, shown, overtaken } of hands) {
        const kept = (step: string): boolean => recorded.has(step) || shown.has(step) || overtaken.has(step);
        expect([...made].filter((step) => !kept(step))).toEqual([]);
      }
      expect(new Set(steps.map(({ person }) => person.name)).size).toBe(2);

      // The log alone says how the draft came to be.
      const replayed = steps.reduce<DraftFiles>((files, step) => {
        const stepped = applyStep(files, step);
        if (!('files' in stepped)) throw new Error(JSON.stringify(stepped));
        return stepped.files;
      }, base);
      expect(inOrder(replayed)).toBe(inOrder(filesOfDraft(server)));
      const [mine = 0, theirs = 0] = conflicts;
      expect(mine + theirs).toBeGreaterThan(0);
      process.stdout.write(
        `Two people, ${EDITS} edits each, seed ${seed}: ${steps.length} steps recorded, ${mine + theirs} conflicts shown, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
      );
    },
    60_000,
  );
});
