/** What a question put to the engine shows, as a list of items: elements with what they did, and outcomes of rules with what decided them. */
import type { CompiledPack } from '../compile-pack.js';
import type { Asked } from '../story/watcher.js';
import { effectsOfDecision, sceneOf } from '../tracing/effects-of-decision.js';
import { effectsOfRefusal } from '../tracing/effects-of-refusal.js';
import { ruleOutcomes } from './rule-outcomes.js';

/** Everything that this shows, known or not; of rules only where some of it is new. */
export const newsOf = (
  compiled: CompiledPack,
  { before, command, circumstances, result }: Asked,
  isNew: (item: string) => boolean,
): string[] => {
  const scene = sceneOf(compiled, before, command);
  const effects =
    result.kind === 'decision'
      ? effectsOfDecision(scene, before, command, circumstances, result)
      : effectsOfRefusal(scene, before, command, circumstances, result);
  const [role, ...alsoAs] = circumstances.actor.roles;
  return [
    ...effects.flatMap(({ place, aspect, signs }) => {
      // A gate that is shut with others is named among them; a transition that nobody would miss has still been taken.
      if (signs.length === 0 && aspect === 'shut') return [`${place} shut with others`];
      if (signs.length === 0) return place.includes('/chart.json#') ? [place] : [];
      const items = [
        place,
        ...(aspect === undefined ? [] : [`${place} ${aspect}`]),
        ...signs.filter((sign) => sign.startsWith('notify ')).map((sign) => `${place} ${sign}`),
      ];
      // By this grant alone, by this role: each pair is a line of its own.
      return place.startsWith('grants.json#/grants/') && alsoAs.length === 0
        ? [...items, `${place} role ${role}`]
        : items;
    }),
    ...ruleOutcomes(scene, before, command, circumstances, result, isNew),
  ];
};
