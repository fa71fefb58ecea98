/** Where examples and walkthroughs answer a question of a form. */
import type { Pack } from '../pack.js';
import { formFile } from '../pack-places.js';
import { formsOf } from '../pack-rules.js';
import type { DraftFiles } from './edit.js';
import { fileObject, readForm } from './form-files.js';
import { listAt, objectAt, textAt, textsAt } from './json-shapes.js';
import { namesQuestion, type QuestionUse } from './question-use.js';

export const inExamples = (files: DraftFiles, form: string, name: string): QuestionUse[] =>
  Object.entries(readForm(files, form).examples).flatMap(([example, answers]) =>
    Object.keys(objectAt(answers))
      .filter((answer) => namesQuestion(answer, name))
      .map((answer) => ({
        kind: 'example',
        file: formFile(form, 'examples'),
        steps: [example, answer],
        names: 'key',
        says: `The example “${example}”`,
      })),
  );

export const inWalkthroughs = (files: DraftFiles, pack: Pack, form: string, name: string): QuestionUse[] =>
  Object.keys(files)
    .filter((file) => file.startsWith('walkthroughs/'))
    .flatMap((file) => {
      const json = fileObject(files, file);
      const stories: readonly (readonly [(string | number)[], unknown])[] = Array.isArray(json.scenarios)
        ? json.scenarios.map((story, index): [(string | number)[], unknown] => [['scenarios', index], story])
        : [[[], json]];
      return stories.flatMap(([at, story]) => (isStory(story) ? inStory(pack, file, at, story, form, name) : []));
    });

type StoryJson = Parameters<typeof objectAt>[0];
const isStory = (story: unknown): story is NonNullable<StoryJson> => typeof story === 'object' && story !== null;

const inStory = (
  pack: Pack,
  file: string,
  at: readonly (string | number)[],
  story: NonNullable<StoryJson>,
  form: string,
  name: string,
): QuestionUse[] => {
  const says = `The walkthrough “${textAt(story, 'title') ?? textAt(story, 'id') ?? file}”`;
  const keys = (steps: readonly (string | number)[], data: StoryJson): QuestionUse[] =>
    Object.keys(objectAt(data))
      .filter((answer) => namesQuestion(answer, name))
      .map((answer) => ({ kind: 'walkthrough', file, steps: [...at, ...steps, answer], names: 'key', says }));
  const steps = listAt(story, 'steps').flatMap((step, index) =>
    submitsForm(pack, textAt(step, 'event') ?? '', objectAt(step, 'data'), form)
      ? keys(['steps', index, 'data'], objectAt(step, 'data'))
      : [],
  );
  const forms = listAt(story, 'forms').flatMap((expected, index) =>
    textAt(expected, 'form') !== form
      ? []
      : [
          ...keys(['forms', index, 'data'], objectAt(expected, 'data')),
          ...['asks', 'mustAnswer', 'shown', 'hidden', 'needed', 'optional'].flatMap((list) =>
            textsAt(expected, list).flatMap((answer, position): QuestionUse[] =>
              namesQuestion(answer, name)
                ? [{ kind: 'walkthrough', file, steps: [...at, 'forms', index, list, position], names: 'text', says }]
                : [],
            ),
          ),
        ],
  );
  return [...steps, ...forms];
};

/** Which form a step fills in: its event's, or that of the document which its answers name. */
const submitsForm = (pack: Pack, event: string, data: ReturnType<typeof objectAt>, form: string): boolean =>
  Object.values(pack.processes).some((process) => {
    const definition = Object.hasOwn(process.events, event) ? process.events[event] : undefined;
    if (definition === undefined) return false;
    if (definition.document !== 'named') return formsOf(pack, process, event).some(({ key }) => key === form);
    const named = String(data.form ?? data.document ?? '');
    const document = Object.hasOwn(process.documents, named) ? process.documents[named] : undefined;
    return (document?.form ?? definition.form) === form;
  });
