/** Why nobody could ever take a transition from a state: the first of guard, answers, gates, documents and grants that cannot be had with those before it. */
import type { ChartEdge, ChartState } from '../chart-graph.js';
import type { DocumentStep } from '../document.js';
import type { EventDefinition, Gate } from '../event.js';
import type { Grant } from '../grant.js';
import type { Pack, Process } from '../pack.js';
import type { RuleScope } from '../pack-rules.js';
import { answersGiven, canBeFilledIn } from './form-answers.js';
import { all, any, type Formula, otherwise } from './formula.js';
import type { Steps } from './possible.js';
import { standingIn } from './state-context.js';
import { type Topic, topicOf } from './topic.js';

/** What must be had, and the end of a sentence that begins with the event's name for when it cannot be. */
interface Need {
  readonly formulas: readonly Formula[];
  readonly otherwise: string;
}

/**
 * @param scope what the transition's guard can see
 * @param first the transitions that would be taken rather than this one
 * @returns the end of a sentence about the event; undefined when there may be a way through
 */
export const whatStandsInTheWay = (
  pack: Pack,
  process: Process,
  state: ChartState,
  edge: ChartEdge,
  first: readonly ChartEdge[],
  scope: RuleScope,
  steps: Steps,
): string | undefined => {
  // What happens by itself and asks nothing needs no thought, and a chart may have thousands.
  if (edge.event === undefined && edge.transition.guard === undefined && first.length === 0) return undefined;
  const topic = topicOf(pack, scope, steps);
  const had: Formula[] = [standingIn(topic, state)];
  const wanted = [...needs(topic, pack, process, edge, first, scope)];
  // Nearly always there is a way: one question instead of one for each need.
  if (topic.ask(...had, ...wanted.flatMap(({ formulas }) => formulas)).kind !== 'impossible') return undefined;
  // A state in which nobody can be is for other checks to tell.
  if (topic.ask(...had).kind !== 'possible') return undefined;
  for (const need of wanted) {
    had.push(...need.formulas);
    if (topic.ask(...had).kind === 'impossible') return need.otherwise;
  }
  return undefined;
};

function* needs(
  topic: Topic,
  pack: Pack,
  process: Process,
  edge: ChartEdge,
  first: readonly ChartEdge[],
  scope: RuleScope,
): Generator<Need> {
  const { guard } = edge.transition;
  if (guard !== undefined)
    yield { formulas: [topic.isTrue(guard.params.rule)], otherwise: 'its guard can never hold there' };
  yield {
    formulas: first.map(({ transition }) =>
      transition.guard === undefined ? any() : topic.isNotTrue(transition.guard.params.rule),
    ),
    otherwise: 'other transitions are always taken first',
  };
  const definition =
    edge.event !== undefined && Object.hasOwn(process.events, edge.event) ? process.events[edge.event] : undefined;
  if (edge.event === undefined || definition === undefined || definition.sentBy === 'time') return;
  for (const gate of definition.gates)
    if (!canBePassed(pack, gate))
      yield {
        formulas: [any(...(gate.when === undefined ? [] : [topic.isNotTrue(gate.when)]), topic.isTrue(gate.requires))],
        otherwise: `its gate \`${gate.key}\` can never open there`,
      };
  yield {
    formulas: documentsReady(topic, process, edge.event, definition),
    otherwise: 'the document that it is about is never ready for it there',
  };
  if (definition.sentBy === 'signal') return;
  const recorded = new Set(definition.facts.map(({ fact }) => fact));
  yield* formNeeds(topic, scope, recorded);
  const grants = pack.grants.grants.filter(
    (grant) => grant.may === 'record' && grant.events?.includes(edge.event ?? '') === true,
  );
  // Who may is asked of the case as it was before.
  yield {
    formulas: [topic.before(recorded, () => any(...grants.map((grant) => holdsGrant(topic, grant))))],
    otherwise: `what ${rolesIn(pack, grants)} may do there leaves it out`,
  };
  if (needsSomebodyElse(pack, process, edge.event, definition, grants))
    yield {
      formulas: [any()],
      otherwise: `whoever wrote the document may not do this, and only ${rolesIn(pack, grants)} could, who wrote it`,
    };
}

function* formNeeds(topic: Topic, { forms }: RuleScope, recorded: ReadonlySet<string>): Generator<Need> {
  // Of a named document any of several forms is filled in: which is not known here.
  const [form, other] = forms === 'any' ? [] : forms;
  if (form === undefined || other !== undefined) return;
  yield {
    formulas: [topic.before(recorded, () => canBeFilledIn(topic, form))],
    otherwise: `its form \`${form.key}\` can never be filled in there`,
  };
  yield {
    formulas: topic.before(recorded, () => answersGiven(topic, form)),
    otherwise: `its form \`${form.key}\` never asks there for what is needed`,
  };
}

/** A soft gate opens for a reason given by a role that there is. */
const canBePassed = (pack: Pack, gate: Gate): boolean =>
  gate.kind === 'soft' && (gate.overrideBy ?? []).some((role) => Object.hasOwn(pack.grants.roles, role));

const holdsGrant = (topic: Topic, { roles, when }: Grant): Formula =>
  all(
    any(...roles.map((role) => topic.isTrue({ field: 'actor.role', operator: 'contains', value: role }))),
    ...(when === undefined ? [] : [topic.isTrue(when)]),
  );

/** A document moves by the first step whose condition holds and whose status it has; one that the event moves only by the way need not. */
const documentsReady = (
  topic: Topic,
  process: Process,
  event: string,
  { document }: EventDefinition,
): readonly Formula[] => {
  if (document === undefined) return [];
  const ready = Object.entries(process.documents).flatMap(([key, { steps }]) => {
    const own = steps.filter((step) => step.event === event);
    if (own.length === 0 || (document !== 'named' && document !== key)) return [];
    const some = any(...own.map((step) => canStep(topic, key, step)));
    return [document === 'named' ? some : any(some, all(...own.map((step) => otherwise(applies(topic, step)))))];
  });
  return ready.length === 0 ? [] : [any(...ready)];
};

const applies = (topic: Topic, { when }: DocumentStep): Formula => (when === undefined ? all() : topic.isTrue(when));
const canStep = (topic: Topic, document: string, step: DocumentStep): Formula =>
  all(applies(topic, step), topic.isTrue({ field: `document.${document}`, operator: 'in', value: step.from }));

/** Whether the author of the document and the one who does this would have to be the same person: the one whom the child is given to in the only role that may do either. */
const needsSomebodyElse = (
  pack: Pack,
  process: Process,
  event: string,
  { document }: EventDefinition,
  grants: readonly Grant[],
): boolean => {
  const definition =
    document !== undefined && Object.hasOwn(process.documents, document) ? process.documents[document] : undefined;
  const own = definition?.steps.filter((step) => step.event === event) ?? [];
  if (definition === undefined || own.length === 0 || !own.every((step) => step.notBy === 'author')) return false;
  const written = definition.steps.filter((step) => step.to === 'submitted' || step.from.includes('none'));
  const writers = pack.grants.grants.filter(
    (grant) => grant.may === 'record' && written.some((step) => grant.events?.includes(step.event) === true),
  );
  const roles = new Set([...grants, ...writers].flatMap((grant) => grant.roles));
  const [only] = roles;
  return writers.length > 0 && roles.size === 1 && only !== undefined && pack.grants.roles[only]?.scope === 'allocated';
};

const rolesIn = (pack: Pack, grants: readonly Grant[]): string => {
  const titles = [...new Set(grants.flatMap((grant) => grant.roles))].map(
    (role) => (Object.hasOwn(pack.grants.roles, role) ? pack.grants.roles[role]?.title : undefined) ?? role,
  );
  return titles.length > 4 ? `${titles.slice(0, 4).join(', ')} and others` : titles.join(', ');
};
