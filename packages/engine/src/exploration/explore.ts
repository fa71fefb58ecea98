/** Goes for everything in a pack that its stories have not shown yet, and writes down what happens there as walkthroughs. */
import type { Pack, Process } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import type { Aim } from './aim.js';
import { aimsOf } from './aims.js';
import { roundaboutAims } from './chart-aims.js';
import { distinct } from './distinct.js';
import { Explorer } from './explorer.js';
import type { FoundStory } from './found-story.js';
import { type Prepared, prepare } from './prepare.js';
import { titleOf } from './titles.js';
import { withoutSpare } from './without-spare.js';

/**
 * Pure: the same pack always gives the same stories.
 *
 * @returns stories whose expectations are what happens, whole; each shows something that no other does
 */
export const explore = (compiled: CompiledPack): FoundStory[] => {
  const known = new Set<string>();
  const found: FoundStory[] = [];
  const keep = (one: FoundStory | undefined): void => {
    if (one === undefined) return;
    found.push(one);
    for (const item of one.shows) known.add(item);
  };
  for (const [id, process] of Object.entries(compiled.pack.processes)) {
    const aims = aimsOf(compiled.pack, id).flatMap((aim) => preparedEitherWay(compiled, process, aim));
    const moving = distinct(aims.filter(({ aim }) => !isQuestion(aim)));
    const explorer = new Explorer(compiled, id, process, known, moving);
    for (const aim of moving) keep(explorer.follow(aim));
    const left = roundaboutAims(compiled.pack, id, process, (item) => known.has(item));
    for (const aim of left) {
      const prepared = prepare(compiled, process, aim);
      if (prepared !== undefined) keep(explorer.follow(prepared));
    }
    for (const together of bySetting(aims.filter(({ aim }) => isQuestion(aim)))) keep(explorer.askAll(together));
  }
  return named(compiled.pack, withoutSpare(found));
};

/** What a form insists on, and who may record it, is not asked of a history from elsewhere: what depends on either is seen there. */
const preparedEitherWay = (compiled: CompiledPack, process: Process, aim: Aim): Prepared[] => {
  const plain = prepare(compiled, process, aim);
  const isInsistedOn =
    plain === undefined ||
    plain.steps.some(
      ({ role, data }, index) =>
        (role !== undefined && aim.steps[index]?.role === undefined) || Object.values(data).includes(null),
    );
  const steps = aim.steps.map((step) => ({ ...step, imported: true as const }));
  const imported = aim.steps.length > 0 && isInsistedOn ? prepare(compiled, process, { ...aim, steps }) : undefined;
  return [plain, imported].filter((one) => one !== undefined);
};

const isQuestion = ({ asks, form }: Aim): boolean => asks !== undefined || form !== undefined;

/** Questions about cases that stand in the same way are asked in one story. */
const bySetting = (aims: readonly Prepared[]): Prepared[][] => {
  const groups = new Map<string, Prepared[]>();
  for (const aim of aims) {
    const key = JSON.stringify(aim.setting);
    groups.set(key, [...(groups.get(key) ?? []), aim]);
  }
  return [...groups.values()];
};

/** Numbered within their part, so that a change of one part leaves the others as they were. */
const named = (pack: Pack, found: readonly FoundStory[]): FoundStory[] => {
  const numbers = new Map<string, number>();
  return found.map(({ part, story, shows }) => {
    const number = (numbers.get(part) ?? 0) + 1;
    numbers.set(part, number);
    const { id: _none, title: _untold, ...rest } = story;
    return {
      part,
      shows,
      story: { id: `guards.${part}.${number}`, title: titleOf(pack, story), guards: part, ...rest },
    };
  });
};
