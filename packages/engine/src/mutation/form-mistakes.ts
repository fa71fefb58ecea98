/** Mistakes in forms: a question that need not be answered any more, one that now must, a signature that is missing. */
import { formFile, type Pack, place } from '@homeward/definition';
import { type Chance, dropped, type Mistake, replaced } from './mistake.js';

export const formMistakes = (pack: Pack, chance: Chance): Mistake[] =>
  Object.values(pack.forms).flatMap(({ key, schema, layout }): Mistake[] => {
    const required = place(formFile(key, 'schema'), 'required');
    const free = Object.keys(schema.properties).filter(
      (name) => !schema.required.includes(name) && layout.questions[name]?.requiredWhen === undefined,
    );
    const more = free[chance.whole(0, Math.max(0, free.length - 1))];
    return [
      ...schema.required.map((name, index) =>
        dropped({
          kind: 'required question changed',
          place: `${required}/${index}`,
          before: `${layout.title}: ${name} must be answered`,
        }),
      ),
      ...(more === undefined
        ? []
        : [
            replaced(
              {
                kind: 'required question changed',
                place: required,
                before: `${layout.title}: ${more} may be left unanswered`,
                after: 'must be answered',
              },
              [...schema.required, more],
            ),
          ]),
      ...layout.signOffs.map(({ role, act }, index) =>
        dropped({
          kind: 'signature dropped',
          place: place(formFile(key, 'layout'), 'signOffs', index),
          before: `${layout.title}: ${role} ${act}`,
        }),
      ),
    ];
  });
