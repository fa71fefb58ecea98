/** A process as an XState v5 machine config: the strict subset that Homeward accepts. No actions, invocations, delays or functions. */
import { z } from 'zod';
import { Key, Path, Sources, Text } from './names.js';
import { Rule } from './rule.js';

/** The only guard there is: a rule, by name or inline. */
export const Guard = z.strictObject({
  type: z.literal('rule'),
  params: z.strictObject({ rule: z.union([Key, Rule]) }),
});
export type Guard = z.infer<typeof Guard>;

const Target = z
  .string()
  .max(200)
  .regex(/^(#?[A-Za-z][A-Za-z0-9_]*|\.[A-Za-z][A-Za-z0-9_]*)(\.[A-Za-z][A-Za-z0-9_]*)*$/, 'must name a state');

export const TransitionMeta = z.strictObject({ title: Text.optional(), sources: Sources.optional() });

export const Transition = z.strictObject({
  target: z.union([Target, z.array(Target).max(20)]).optional(),
  guard: Guard.optional(),
  description: Text.optional(),
  reenter: z.boolean().optional(),
  meta: TransitionMeta.optional(),
});
export type Transition = z.infer<typeof Transition>;

const OneOrMore = z.union([Transition, z.array(Transition).max(60)]);

/** What people read of a state: its name in plain words, a sentence for "where things are now", the clauses it comes from. */
export const StateMeta = z.strictObject({
  title: Text,
  sentence: Text.optional(),
  /** How a route in this state is tagged in the table of routes. */
  position: z.enum(['none', 'considered', 'contingency', 'plan', 'secured', 'ruledOut']).optional(),
  sources: Sources.optional(),
});
export type StateMeta = z.infer<typeof StateMeta>;

export interface StateNode {
  id?: string | undefined;
  type?: 'atomic' | 'compound' | 'parallel' | 'final' | 'history' | undefined;
  history?: 'shallow' | 'deep' | undefined;
  initial?: string | undefined;
  target?: string | undefined;
  states?: Record<string, StateNode> | undefined;
  on?: Record<string, Transition | Transition[]> | undefined;
  always?: Transition | Transition[] | undefined;
  tags?: string[] | undefined;
  description?: string | undefined;
  meta?: StateMeta | undefined;
}

export const StateNode: z.ZodType<StateNode> = z.lazy(() =>
  z.strictObject({
    id: Path.optional(),
    type: z.enum(['atomic', 'compound', 'parallel', 'final', 'history']).optional(),
    history: z.enum(['shallow', 'deep']).optional(),
    initial: Key.optional(),
    target: Target.optional(),
    states: z.record(Key, StateNode).optional(),
    on: z.record(Key, OneOrMore).optional(),
    always: OneOrMore.optional(),
    /** `outcome`: a case may rest there. `restricted`: pages say that the record is restricted, and who may see it. */
    tags: z.array(Key).max(20).optional(),
    description: Text.optional(),
    meta: StateMeta.optional(),
  }),
);

export const Chart = z.strictObject({
  $schema: z.string().max(200).optional(),
  id: Key,
  type: z.literal('parallel'),
  description: Text.optional(),
  meta: StateMeta.optional(),
  states: z.record(Key, StateNode),
  on: z.record(Key, OneOrMore).optional(),
});
export type Chart = z.infer<typeof Chart>;
