/** Answers of a set-up to what nobody asks: a name that is mistyped, or that only another nation knows. The pages cannot give any; a file can. */
import { nearestName } from '../nearest-name.js';
import type { SetUpAnswers } from './set-up-answers.js';
import { bodiesOf, numbersOf, rolesOf } from './set-up-files.js';
import type { SetUpKit } from './set-up-kit.js';
import { settleSetUp } from './settled-set-up.js';

export interface UnaskedAnswer {
  /** `numbers.admDecisionDay` */
  readonly place: string;
  readonly nearest?: string;
}

/** What is asked of a building block that is left out counts as asked: it may come in again. */
export const unaskedAnswers = (kit: SetUpKit, answers: SetUpAnswers): UnaskedAnswer[] => {
  const settled = settleSetUp(kit, answers);
  const whole = { ...settled, blocks: settled.blocks.map((block) => ({ ...block, isIncluded: true })) };
  const bodies = Object.keys(bodiesOf(whole));
  const parameters = new Map(kit.blocks.map(({ id, definition }) => [id, Object.keys(definition.parameters)]));
  const rests = [
    ...bodies.map((body) => `bodies.${body}`),
    ...[...parameters].flatMap(([block, names]) => names.map((name) => `${block}.${name}`)),
  ];
  return [
    ...unknown('words', Object.keys(answers.words), Object.keys(kit.nation.words)),
    ...unknown('blocks', Object.keys(answers.blocks), [...parameters.keys()]),
    ...unknown('parameters', Object.keys(answers.parameters), [...parameters.keys()]),
    ...Object.entries(answers.parameters).flatMap(([block, given]) =>
      parameters.has(block) ? unknown(`parameters.${block}`, Object.keys(given), parameters.get(block) ?? []) : [],
    ),
    ...unknown('numbers', Object.keys(answers.numbers), Object.keys(numbersOf(whole))),
    ...unknown('roles', Object.keys(answers.roles), Object.keys(rolesOf(whole))),
    ...unknown('bodies', Object.keys(answers.bodies), bodies),
    ...answers.clauses.flatMap(({ number, about }) => unknown(`clauses ${number}: about`, about, rests)),
  ];
};

const unknown = (where: string, given: readonly string[], asked: readonly string[]): UnaskedAnswer[] =>
  given
    .filter((name) => !asked.includes(name))
    .map((name) => {
      const nearest = nearestName(name, asked);
      return { place: `${where}.${name}`, ...(nearest === undefined ? {} : { nearest }) };
    });
