/** Every element that stood in the way of what was asked. */
import { chartGraph, within } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { Circumstances, Command } from '../command.js';
import type { Refusal } from '../decision.js';
import { factsFromEvent, withFacts } from '../facts-from-event.js';
import { shutGates } from '../gates.js';
import { holds } from '../rules/evaluate-rule.js';
import { activePaths } from '../rules/world.js';
import { worldOf } from '../world-of.js';
import { type Effect, groundsOf, REFUSED } from './effect.js';
import { questionPlace, type Scene } from './effects-of-decision.js';
import { grantEffects } from './grant-effects.js';

export const effectsOfRefusal = (
  scene: Scene,
  before: CaseRecord,
  command: Command,
  { actor }: Circumstances,
  refusal: Refusal,
): Effect[] => {
  if (command.kind !== 'record' || scene.definition === undefined) return [];
  const { compiled, definition, context, file, event, process, form } = scene;
  const { document } = command;
  const about = document === undefined ? {} : { form: document, document };
  const answered = worldOf(compiled, before, command.on, actor.roles, { ...command.answers, ...about });
  const world = {
    ...answered,
    facts: withFacts(before.facts, factsFromEvent(definition, answered), before.revision + 1),
  };
  const refused = (at: string): Effect => ({ place: at, aspect: 'refused', signs: [REFUSED], because: [] });
  switch (refusal.refusal) {
    case 'answers-invalid': {
      const questions = [...new Set((refusal.answers ?? []).map(({ question }) => question))];
      const places = questions.flatMap((question) => questionPlace(form, question) ?? []);
      // Of several wrong answers each would be missed by nobody.
      return places.map((at) => ({ place: at, signs: places.length === 1 ? [REFUSED] : [], because: [] }));
    }
    case 'gate-shut': {
      const shut = shutGates(definition, world);
      return shut.map((gate) => ({
        place: file('events', event, 'gates', definition.gates.indexOf(gate)),
        aspect: 'shut',
        signs: shut.length === 1 ? [REFUSED] : [],
        because: [...groundsOf(gate.when, world, context), ...groundsOf(gate.requires, world, context)],
      }));
    }
    case 'not-open-now': {
      const active = new Set(['', ...activePaths(before.state)]);
      return chartGraph(process.process.chart)
        .edges.filter((edge) => edge.event === event && active.has(edge.source.path))
        .flatMap(({ transition }) => groundsOf(transition.guard?.params.rule, world, context))
        .filter((ground) => ground.includes('#'))
        .map(refused);
    }
    case 'not-permitted': {
      const own = document === undefined ? undefined : process.process.documents[document];
      const index = own?.steps.findIndex((step) => step.event === event && step.notBy !== undefined) ?? -1;
      const kept =
        own !== undefined && index >= 0 && document !== undefined && before.documents[document]?.author === actor.id
          ? [refused(file('documents', document)), refused(within(file('documents', document), 'steps', index))]
          : [];
      return [
        ...kept,
        ...grantEffects(
          compiled,
          actor.roles,
          'record',
          event,
          worldOf(compiled, before, command.on, actor.roles, about),
          context,
        ),
      ];
    }
    case 'document-not-ready':
      return document === undefined
        ? []
        : [
            refused(file('documents', document)),
            ...(process.process.documents[document]?.steps ?? []).flatMap((step, index) =>
              step.event === event && holds(step.when, world)
                ? [refused(within(file('documents', document), 'steps', index))]
                : [],
            ),
          ];
    default:
      return [];
  }
};
