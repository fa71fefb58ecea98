/** Answers that the effects of an event read are asked for. */
import type { Pack, Process } from '../../pack.js';
import { within } from '../../pack-places.js';
import { extraAnswersOf, formsOf } from '../../pack-rules.js';
import type { Findings } from '../../problem.js';
import { fieldNames, questionAt } from '../../rule-fields.js';
import type { Names } from './names.js';

/** Answers that effects and links of an event read. */
export const answersOfEvent = (
  pack: Pack,
  process: Process,
  key: string,
  path: string,
  names: Names,
  findings: Findings,
): void => {
  const definition = process.events[key];
  if (definition === undefined) return;
  const forms = formsOf(pack, process, key);
  const extra = extraAnswersOf(definition);
  const known = (): string[] =>
    fieldNames(pack, { process, forms, extraAnswers: extra })
      .filter((field) => field.startsWith('answer.'))
      .map((field) => field.slice('answer.'.length));
  const answer = (name: string, at: string): void => {
    if (extra.includes(name) || forms.some((form) => questionAt(form, name) !== undefined)) return;
    findings.error(
      at,
      `\`${key}\` has no question \`${name}\`.`,
      findings.near(name, known) ?? (forms.length === 0 ? `Give \`${key}\` a form that asks it.` : undefined),
    );
  };
  for (const [index, effect] of definition.facts.entries()) {
    const at = within(path, 'facts', index);
    names.fact.require(effect.fact, within(at, 'fact'));
    if ('answer' in effect.value) answer(effect.value.answer, within(at, 'value', 'answer'));
    if ('fact' in effect.value) names.fact.require(effect.value.fact, within(at, 'value', 'fact'));
    if (effect.from !== undefined) answer(effect.from.answer, within(at, 'from', 'answer'));
  }
  if (definition.alsoFor === undefined) return;
  answer(definition.alsoFor.answer, within(path, 'alsoFor', 'answer'));
  for (const [index, name] of definition.alsoFor.perChild.entries())
    answer(name, within(path, 'alsoFor', 'perChild', index));
};
