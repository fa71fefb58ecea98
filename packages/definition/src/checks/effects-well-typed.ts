/** What an event makes known fits the fact it goes into: otherwise the engine leaves the fact out without a word. */
import type { EventDefinition, ValueFrom } from '../event.js';
import type { FactDefinition } from '../fact.js';
import { PlainDate } from '../names.js';
import { didYouMean } from '../nearest-name.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile, within } from '../pack-places.js';
import { extraAnswersOf, formsOf, type RuleScope } from '../pack-rules.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { type FieldKind, factOf, fieldsNamed, type RuleField } from '../rule-fields.js';

/** Which kinds of answers and facts each type of fact can take. */
const FITTING: Readonly<Record<FactDefinition['type'], readonly FieldKind[]>> = {
  boolean: ['boolean'],
  date: ['date'],
  number: ['number'],
  text: ['text', 'date', 'choice'],
  code: ['choice', 'text'],
  codes: ['choices', 'list', 'choice', 'text'],
};

export const effectsWellTyped = (pack: Pack): Problem[] => {
  const findings = findingsOf('effects-well-typed');
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, event] of Object.entries(process.events)) {
      const scope: RuleScope = { process, forms: formsOf(pack, process, key), extraAnswers: extraAnswersOf(event) };
      for (const [index, effect] of event.facts.entries()) {
        const at = place(processFile(id, 'events'), key, 'facts', index);
        const fact = factOf(pack, effect.fact);
        if (fact !== undefined) checkValue(pack, effect.fact, fact, effect.value, within(at, 'value'), scope, findings);
        checkFrom(pack, process, effect, within(at, 'from'), scope, findings);
      }
    }
  return findings.found;
};

const checkValue = (
  pack: Pack,
  name: string,
  fact: FactDefinition,
  value: ValueFrom,
  at: string,
  scope: RuleScope,
  { error }: Findings,
): void => {
  const [target] = fieldsNamed(pack, `fact.${name}`, scope);
  if (target === undefined) return;
  if ('constant' in value) {
    const fault = constantFault(value.constant, fact, target);
    if (fault !== undefined)
      error(
        within(at, 'constant'),
        fault,
        typeof value.constant === 'string' && target.values !== undefined
          ? didYouMean(
              value.constant,
              target.values.map((choice) => String(choice.value)),
            )
          : undefined,
      );
    return;
  }
  if ('day' in value) {
    if (fact.type !== 'date')
      error(within(at, 'day'), `The day it happened is a date, and the fact \`${name}\` is ${fact.type}.`);
    return;
  }
  const field = 'answer' in value ? `answer.${value.answer}` : `fact.${value.fact}`;
  const sources = fieldsNamed(pack, field, scope);
  if (sources.length === 0 || sources.some((source) => FITTING[fact.type].includes(source.kind))) {
    if (target.values !== undefined && sources.length > 0 && sources.every(isFreeText))
      error(
        at,
        `\`${field}\` is free text, and the fact \`${name}\` knows only the codes of its list.`,
        `Ask for one of the codes, or record the text in a fact of type text.`,
      );
    const foreign = sources.length === 1 && sources[0] !== undefined ? strangeChoice(sources[0], target) : undefined;
    if (foreign !== undefined)
      error(
        at,
        `\`${field}\` can be "${foreign}", which the fact \`${name}\` does not know.`,
        `Give both the same code list, or add the code to that of \`${name}\`.`,
      );
    return;
  }
  error(
    at,
    `\`${field}\` is ${sources[0]?.kind ?? 'something else'}, and the fact \`${name}\` is ${fact.type}: the fact would never be recorded.`,
  );
};

const isFreeText = ({ kind, values }: RuleField): boolean => kind === 'text' && values === undefined;

const strangeChoice = (source: RuleField, target: RuleField): string | undefined => {
  if (source.values === undefined || target.values === undefined) return undefined;
  const known = new Set(target.values.map((choice) => choice.value));
  const strange = source.values.find((choice) => !known.has(choice.value));
  return strange === undefined ? undefined : String(strange.value);
};

const constantFault = (
  constant: string | number | boolean | string[],
  fact: FactDefinition,
  target: RuleField,
): string | undefined => {
  const values = Array.isArray(constant) ? constant : [constant];
  const known = target.values === undefined ? undefined : new Set(target.values.map((choice) => choice.value));
  const strange = known === undefined ? undefined : values.find((value) => !known.has(value));
  if (strange !== undefined) return `"${String(strange)}" is not one of the codes of this fact.`;
  const fits =
    fact.type === 'date'
      ? PlainDate.safeParse(constant).success
      : fact.type === 'codes'
        ? Array.isArray(constant)
        : typeof constant === (fact.type === 'boolean' || fact.type === 'number' ? fact.type : 'string');
  return fits ? undefined : `This fact is ${fact.type}, and the constant is not.`;
};

const checkFrom = (
  pack: Pack,
  _process: Process,
  effect: EventDefinition['facts'][number],
  at: string,
  scope: RuleScope,
  { error }: Findings,
): void => {
  if (effect.from === undefined) return;
  const sources = fieldsNamed(pack, `answer.${effect.from.answer}`, scope);
  if (sources.length > 0 && !sources.some((source) => source.kind === 'date'))
    error(within(at, 'answer'), `A fact holds from a date, and the answer \`${effect.from.answer}\` is not one.`);
};
