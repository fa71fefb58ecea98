/** What an element of a pack did when a story passed through it, and by which expectations that would be noticed. */
import { type Condition, type Pack, place, type Rule } from '@homeward/definition';
import type { World } from '../rules/world.js';
import { decisive } from './decisive.js';

/** What the step that asked was answered. */
export const ALLOWED = 'allowed';
export const REFUSED = 'refused';

export interface Effect {
  readonly place: string;
  /** Which of its parts: a limit is started, met and overdue. */
  readonly aspect?: string;
  /**
   * Names of the expectations that would notice its absence, as verdicts name them: `deadlinesStarted ppm`, `state planning=ratified`, `allowed`.
   * None: it was passed through without an effect that could be missed.
   */
  readonly signs: readonly string[];
  /** What it rested on: places of rules, parameters, facts and questions, and keys of what had brought those about: `fact plan`, `state care.lookedAfter`. */
  readonly because: readonly string[];
}

/** Where the questions of a rule's answers stand. */
export interface Context {
  readonly pack: Pack;
  /** `processes/child-permanence/` */
  readonly documentPlace: (document: string) => string;
  readonly deadlinePlace: (deadline: string) => string;
  readonly questionPlace: (question: string) => string | undefined;
}

/** What a rule's answer rested on. */
export const groundsOf = (rule: Rule | string | undefined, world: World, context: Context): string[] => {
  const { names, conditions } = decisive(rule, world);
  return [
    ...names.map((name) => place('rules.json', name)),
    ...conditions.flatMap((condition) => groundsOfCondition(condition, world, context)),
  ];
};

const groundsOfCondition = ({ field, value, valueSource }: Condition, world: World, context: Context): string[] => [
  ...groundsOfField(field, world, context),
  ...(valueSource === 'field' ? groundsOfField(String(value), world, context) : []),
  ...(valueSource === 'parameter' ? [place('authority.json', 'parameters', String(value))] : []),
];

const groundsOfField = (field: string, world: World, context: Context): string[] => {
  const dot = field.indexOf('.');
  const [prefix, name] = [field.slice(0, dot), field.slice(dot + 1)];
  switch (prefix) {
    case 'answer': {
      const question = context.questionPlace(name);
      return question === undefined ? [] : [question];
    }
    case 'state':
      return [`state ${name}`];
    case 'document':
      return [context.documentPlace(name), `document ${name}`];
    case 'due':
      return [context.deadlinePlace(name)];
    case 'actor':
      return world.roles.map((role) => place('grants.json', 'roles', role));
    case 'fact':
    case 'times':
    case 'ageAt':
    case 'daysSince':
    case 'weeksSince':
    case 'monthsSince':
    case 'daysUntil':
      return groundsOfFact(name, context.pack);
    default:
      return [];
  }
};

export const groundsOfFact = (fact: string, pack: Pack): string[] =>
  Object.hasOwn(pack.facts, fact) ? [place('facts.json', fact), `fact ${fact}`] : [];
