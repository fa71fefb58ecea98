/** Gates beyond the chart: hard and statutory ones that stay shut, soft ones that open for a recorded reason. */
import type { EventDefinition, Gate } from '@homeward/definition';
import type { Override } from './command.js';
import type { Notice, Refusal, Unlock } from './decision.js';
import { refuse } from './refuse.js';
import { holds } from './rules/evaluate-rule.js';
import { lacking } from './rules/explain-rule.js';
import { upperFirst, type Words } from './rules/words.js';
import type { World } from './rules/world.js';

/** Gates of an event that stand and are not satisfied. */
export const shutGates = (definition: EventDefinition, world: World): Gate[] =>
  definition.gates.filter((gate) => holds(gate.when, world) && !holds(gate.requires, world));

export const gateUnlocks = (gate: Gate, world: World, words: Words): Unlock[] =>
  lacking(gate.requires, world, words).map((part) => ({
    kind: part.field.startsWith('answer.') ? 'answer' : part.truth === 'unknown' ? 'fact' : 'rule',
    sentence: upperFirst(part.sentence),
    ...(gate.sources[0] === undefined ? {} : { source: gate.sources[0] }),
  }));

const isReason = (text: string): boolean => text.trim().length > 0;

/**
 * @param overrides reasons given for soft gates
 * @returns who is told of the gates that were passed with a reason, or the refusal
 */
export const passGates = (
  definition: EventDefinition,
  overrides: readonly Override[],
  world: World,
  words: Words,
): Notice[] | Refusal => {
  const notices: Notice[] = [];
  const shut: Gate[] = [];
  for (const gate of shutGates(definition, world)) {
    const reason = overrides.find((override) => override.gate === gate.key);
    const mayPass = gate.kind === 'soft' && (gate.overrideBy ?? []).some((role) => world.roles.includes(role));
    if (mayPass && reason !== undefined && isReason(reason.reason)) {
      if ((gate.tell ?? []).length > 0)
        notices.push({
          key: `passed_${gate.key}`,
          to: gate.tell ?? [],
          text: `A rule was passed with a recorded reason: ${gate.sentence}`,
          sources: gate.sources,
        });
    } else shut.push(gate);
  }
  if (shut.length === 0) return notices;
  return refuse(
    'gate-shut',
    shut.map((gate) => gate.sentence).join(' '),
    shut.flatMap((gate) => gateUnlocks(gate, world, words)),
    shut.flatMap((gate) => gate.sources),
    {
      by: shut.map((gate) => gate.key),
      overridable: shut
        .filter((gate) => gate.kind === 'soft' && (gate.overrideBy ?? []).some((role) => world.roles.includes(role)))
        .map((gate) => ({ gate: gate.key, sentence: gate.sentence })),
    },
  );
};
