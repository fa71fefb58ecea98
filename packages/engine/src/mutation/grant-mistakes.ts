/** Mistakes in grants: one that is missing, or a role of one. */
import { type Grant, type Pack, place } from '@homeward/definition';
import { covers } from '../permissions/build-ability.js';
import { dropped, type Mistake } from './mistake.js';

export const grantMistakes = ({ grants: { grants } }: Pack): Mistake[] =>
  grants.flatMap((grant, index): Mistake[] => {
    const others = grants.filter((other) => other !== grant);
    const at = place('grants.json', 'grants', index);
    const names = grant.events ?? grant.resources ?? [];
    const told = `${grant.may} ${names.join(', ')}`;
    const missed = grant.roles.map((role) => !isGrantedAnyway(role, grant, others));
    return [
      // Without a grant that others repeat everybody may do the same.
      ...(missed.includes(true)
        ? [dropped({ kind: 'grant dropped', place: at, before: `${grant.roles.join(', ')} may ${told}` })]
        : []),
      ...(grant.roles.length < 2
        ? []
        : grant.roles.flatMap((role, position) =>
            missed[position] === true
              ? [
                  dropped({
                    kind: 'role of a grant dropped',
                    place: `${at}/roles/${position}`,
                    before: `${role} may ${told}`,
                  }),
                ]
              : [],
          )),
    ];
  });

const isGrantedAnyway = (role: string, grant: Grant, others: readonly Grant[]): boolean =>
  (grant.events ?? grant.resources ?? []).every((name) =>
    others.some(
      (other) =>
        other.may === grant.may &&
        other.when === undefined &&
        other.roles.includes(role) &&
        (other.events ?? other.resources ?? []).some((granted) => covers(granted, name)),
    ),
  );
