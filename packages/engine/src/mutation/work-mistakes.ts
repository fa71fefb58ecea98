/** Mistakes in documents, tasks and notices: a step, a signature, a task or a reader that is missing, or work that is given to another. */
import { type Pack, place, processFile, within } from '@homeward/definition';
import { type Chance, dropped, type Mistake, oneOf, replaced } from './mistake.js';

export const workMistakes = (pack: Pack, chance: Chance): Mistake[] =>
  Object.entries(pack.processes).flatMap(([id, { documents, tasks, notices }]) => {
    const at = (name: string, key: string): string => place(processFile(id, name), key);
    return [
      ...Object.entries(documents).flatMap(([key, { title, steps }]) =>
        steps.flatMap(({ event, to, notBy }, index): Mistake[] => {
          const step = within(at('documents', key), 'steps', index);
          return [
            dropped({ kind: 'document step dropped', place: step, before: `${title}: ${event} makes it ${to}` }),
            ...(notBy === undefined
              ? []
              : [
                  dropped({
                    kind: 'signature dropped',
                    place: within(step, 'notBy'),
                    before: `${title}: ${event} not by its author`,
                  }),
                ]),
          ];
        }),
      ),
      ...Object.entries(tasks).flatMap(([key, { title, owner, doneBy, createdBy }]): Mistake[] => {
        const task = at('tasks', key);
        const other = oneOf(
          Object.keys(pack.grants.roles).filter((role) => role !== owner),
          chance,
        );
        return [
          dropped({ kind: 'task dropped', place: task, before: `"${title}" for ${owner}` }),
          ...(createdBy.length < 2
            ? []
            : createdBy.map(({ event }, index) =>
                dropped({
                  kind: 'task dropped',
                  place: within(task, 'createdBy', index),
                  before: `"${title}" created by ${event}`,
                }),
              )),
          ...(other === undefined
            ? []
            : [
                replaced(
                  {
                    kind: 'task given to another',
                    place: within(task, 'owner'),
                    before: `"${title}" for ${owner}`,
                    after: `for ${other}`,
                  },
                  other,
                ),
              ]),
          ...doneBy.map(({ event }, index) =>
            dropped({
              kind: 'task never done',
              place: within(task, 'doneBy', index),
              before: `"${title}" done by ${event}`,
            }),
          ),
        ];
      }),
      ...Object.entries(notices).flatMap(([key, { text, to, on }]): Mistake[] => {
        const notice = at('notices', key);
        return [
          dropped({ kind: 'notice dropped', place: notice, before: `"${text}" to ${to.join(', ')}` }),
          ...(on.length < 2
            ? []
            : on.map(({ event }, index) =>
                dropped({
                  kind: 'notice dropped',
                  place: within(notice, 'on', index),
                  before: `"${text}" on ${event}`,
                }),
              )),
          ...(to.length < 2
            ? []
            : to.map((role, index) =>
                dropped({
                  kind: 'recipient dropped',
                  place: within(notice, 'to', index),
                  before: `"${text}" to ${role}`,
                }),
              )),
        ];
      }),
    ];
  });
