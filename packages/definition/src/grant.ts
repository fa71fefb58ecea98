/** Roles, and what they may record, read, attend or write, when. What no grant allows is refused. */
import { z } from 'zod';
import { Key, Path, Sources, Text } from './names.js';
import { Rule } from './rule.js';

export const RoleDefinition = z.strictObject({
  title: Text,
  /**
   * How a person comes to hold the role for a child: `allocated` to the child by name; through the child's `team`; anywhere in the `authority`;
   * as a `body` member while the child is on its agenda; `external` people see only what is released to them; `configuration` roles see no case.
   */
  scope: z.enum(['allocated', 'team', 'authority', 'body', 'external', 'configuration']),
  sources: Sources.default([]),
});
export type RoleDefinition = z.infer<typeof RoleDefinition>;

/** Correcting a fact that was recorded wrongly. */
export const FACTS_CORRECTED = 'FACTS_CORRECTED';
/** Giving a child to somebody who works with them in a role, or taking the child from them. */
export const PEOPLE_ALLOCATED = 'PEOPLE_ALLOCATED';
/** The acts that every process has and none declares. Granted like events. */
export const PLATFORM_ACTS: readonly string[] = [FACTS_CORRECTED, PEOPLE_ALLOCATED];

export const ACTIONS = ['record', 'read', 'write', 'attend'] as const;
export const Grant = z
  .strictObject({
    roles: z.array(Key).min(1).max(60),
    may: z.enum(ACTIONS),
    /** For `record`: events. */
    events: z.array(Key).min(1).max(100).optional(),
    /** For the rest: documents and records; a part after a dot; `case` is the whole record, `*` is everything that is not named otherwise. */
    resources: z
      .array(z.union([Path, z.literal('*')]))
      .min(1)
      .max(100)
      .optional(),
    when: z.union([Key, Rule]).optional(),
    sources: Sources,
  })
  .refine((grant) => (grant.may === 'record') === (grant.events !== undefined), {
    message: 'a grant to record lists events; any other lists resources',
  })
  .refine((grant) => (grant.may === 'record') !== (grant.resources !== undefined), {
    message: 'a grant lists either events or resources',
  });
export type Grant = z.infer<typeof Grant>;

export const Grants = z.strictObject({ roles: z.record(Key, RoleDefinition), grants: z.array(Grant).max(500) });
export type Grants = z.infer<typeof Grants>;
