/** Mistakes in events: a gate or a fact effect that is missing, a fact that is misspelt or another one, another case that hears nothing. */
import { type Pack, place, processFile } from '@homeward/definition';
import { type Chance, dropped, type Mistake, oneOf, replaced } from './mistake.js';

export const eventMistakes = (pack: Pack, chance: Chance): Mistake[] =>
  Object.entries(pack.processes).flatMap(([id, { events }]) =>
    Object.entries(events).flatMap(([event, { gates, facts, opens = [], joins = [], tells = [] }]): Mistake[] => {
      const at = (...steps: (string | number)[]): string => place(processFile(id, 'events'), event, ...steps);
      return [
        ...gates.map(({ sentence }, index) =>
          dropped({ kind: 'gate dropped', place: at('gates', index), before: `${event}: ${sentence}` }),
        ),
        ...[
          ...opens.map(({ link, facts: handed }, index) => ({ at: ['opens', index, 'facts'], link, handed })),
          ...joins.map(({ link }, index) => ({ at: ['joins', index, ''], link, handed: {} })),
          ...tells.map(({ link, answers }, index) => ({ at: ['tells', index, 'answers'], link, handed: answers })),
        ].flatMap(({ at: [part = '', index = 0, list = ''], link, handed }): Mistake[] => [
          dropped({
            kind: 'other case not told',
            place: at(part, index),
            before: `${event} reaches the case of ${link}`,
          }),
          ...Object.keys(handed).map((name) =>
            dropped({
              kind: 'not handed on',
              place: at(part, index, list, name),
              before: `${event} hands ${name} on to the case of ${link}`,
            }),
          ),
        ]),
        ...facts.flatMap(({ fact }, index): Mistake[] => {
          const before = `${event} makes ${fact} known`;
          const type = pack.facts[fact]?.type;
          const other = oneOf(
            Object.keys(pack.facts).filter((name) => name !== fact && pack.facts[name]?.type === type),
            chance,
          );
          return [
            dropped({ kind: 'fact effect dropped', place: at('facts', index), before }),
            replaced(
              {
                kind: 'fact misspelt',
                place: at('facts', index, 'fact'),
                before,
                after: `makes ${misspelt(fact, chance)} known`,
              },
              misspelt(fact, chance),
            ),
            ...(other === undefined
              ? []
              : [
                  replaced(
                    { kind: 'wrong fact', place: at('facts', index, 'fact'), before, after: `makes ${other} known` },
                    other,
                  ),
                ]),
          ];
        }),
      ];
    }),
  );

/** Two neighbouring letters the other way round, or one too many. */
const misspelt = (name: string, chance: Chance): string => {
  const at = chance.whole(1, Math.max(1, name.length - 2));
  const swapped = `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
  return swapped === name ? `${name}s` : swapped;
};
