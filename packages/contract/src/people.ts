/** Who works with a child: reading it, giving the child to somebody in a role, and taking it from them. */
import { z } from 'zod';
import { Accepted } from './commands.js';
import { CodeAndTitle, Id, PersonName, Revision } from './names.js';
import { route } from './route.js';

export const CasePeople = z.strictObject({
  revision: Revision,
  /** Whether the person who asks may allocate and release. */
  may: z.boolean(),
  /** By name, for this child. */
  allocated: z.array(z.strictObject({ role: CodeAndTitle, person: PersonName })),
  /** Through the child's team. */
  team: z.array(z.strictObject({ role: CodeAndTitle, person: PersonName })),
  teamName: z.string().nullable(),
  /** Who could be allocated, by role; empty for somebody who may not. */
  candidates: z.array(
    z.strictObject({
      role: CodeAndTitle,
      people: z.array(z.strictObject({ id: Id, name: z.string(), team: z.string().nullable() })),
    }),
  ),
  /** Roles that may allocate: whom to ask. */
  roles: z.array(CodeAndTitle),
});
export type CasePeople = z.infer<typeof CasePeople>;

export const AllocatePerson = z.strictObject({ person: Id, role: z.string().max(60), revision: Revision });
export type AllocatePerson = z.infer<typeof AllocatePerson>;

const nothing = z.undefined();

export const readPeople = route({
  method: 'GET',
  path: '/api/cases/:id/people',
  summary: 'Who works with the child, by name and through the team, and who could be allocated',
  status: 200,
  query: nothing,
  body: nothing,
  answer: CasePeople,
});
export const allocatePerson = route({
  method: 'POST',
  path: '/api/cases/:id/people',
  summary: 'Allocate somebody to the child in a role',
  status: 201,
  query: nothing,
  body: AllocatePerson,
  answer: Accepted,
  idempotent: true,
});
export const releasePerson = route({
  method: 'DELETE',
  path: '/api/cases/:id/people/:role/:person',
  summary: 'Somebody no longer works with the child in a role',
  status: 200,
  query: z.strictObject({ revision: z.coerce.number().int().min(0) }),
  body: nothing,
  answer: Accepted,
  idempotent: true,
});
