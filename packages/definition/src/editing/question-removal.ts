/** Renaming and removing a question, with everything that refers to it. */
import { notKnownName } from '../expand-form.js';
import type { Pack } from '../pack.js';
import type { DraftFiles } from './edit.js';
import { readForm, withForm } from './form-files.js';
import { type JsonObject, jsonAt, listAt, objectAt, textAt, textsAt, withJsonAt, withoutKey } from './json-shapes.js';
import type { QuestionUse } from './question-use.js';
import { usesOfQuestion } from './question-uses.js';
import { withKeyRenamed } from './set-places.js';

/**
 * Another name (key) for a question, in its form and wherever it is referred to: rules, events, facts, examples, walkthroughs. Its title is not changed.
 *
 * @returns the places that ask another form's question of the same name as well, if there are any: they cannot follow one of the two
 */
export const renameQuestion = (
  files: DraftFiles,
  pack: Pack,
  form: string,
  from: string,
  to: string,
): { readonly files: DraftFiles } | { readonly shared: readonly QuestionUse[] } => {
  const uses = usesOfQuestion(files, pack, form, from);
  const shared = uses.filter(({ sharedWith }) => sharedWith !== undefined);
  if (shared.length > 0) return { shared };
  const { schema, layout } = readForm(files, form);
  const renamed = (names: readonly string[]): string[] => names.map((name) => (name === from ? to : name));
  const inForm = withForm(files, form, {
    schema: {
      ...schema,
      properties: withKeyRenamed(objectAt(schema, 'properties'), from, to),
      ...(schema.required === undefined ? {} : { required: renamed(textsAt(schema, 'required')) }),
    },
    layout: {
      ...layout,
      sections: listAt(layout, 'sections').map((section) => ({
        ...objectAt(section),
        questions: renamed(textsAt(section, 'questions')),
      })),
    },
  });
  const elsewhere = uses.reduce((draft, use) => withUseRenamed(draft, use, from, to), inForm);
  // Last, for uses stand below the old name until then.
  const { layout: used } = readForm(elsewhere, form);
  return {
    files: withForm(elsewhere, form, {
      layout: { ...used, questions: withKeyRenamed(objectAt(used, 'questions'), from, to) },
    }),
  };
};

const withUseRenamed = (files: DraftFiles, use: QuestionUse, from: string, to: string): DraftFiles => {
  const json = files[use.file];
  const last = use.steps.at(-1) ?? '';
  const renamedName = (name: string): string => (name === notKnownName(from) ? notKnownName(to) : to);
  if (use.names === 'key') {
    const outer = use.steps.slice(0, -1);
    const object = objectAt(json, ...outer);
    const changed = withKeyRenamed(object, String(last), renamedName(String(last)));
    return { ...files, [use.file]: withJsonAt(json, outer, changed) ?? {} };
  }
  const text = textAt(json, ...use.steps);
  if (text === undefined) return files;
  const renamed =
    last === 'reference'
      ? text.replace(/\{answer\.([A-Za-z0-9_]+)/g, (whole, name: string) => (name === from ? `{answer.${to}` : whole))
      : text.replace(
          /^(answer\.)?([A-Za-z0-9_]+)/,
          (_whole, prefix: string | undefined, name: string) => `${prefix ?? ''}${renamedName(name)}`,
        );
  return { ...files, [use.file]: withJsonAt(json, use.steps, renamed) ?? {} };
};

export interface QuestionRemoval {
  readonly files: DraftFiles;
  /** What went with it: examples, answers of walkthroughs, facts taken from it, questions that were shown under it stand free. */
  readonly goesToo: readonly QuestionUse[];
  /** What still asks for it and has to be changed by hand. */
  readonly leftBehind: readonly QuestionUse[];
}

/** Takes a question out. Rules that ask for it are left as they are: nobody but the author knows what they should say then. */
export const removeQuestion = (files: DraftFiles, pack: Pack, form: string, name: string): QuestionRemoval => {
  const uses = usesOfQuestion(files, pack, form, name);
  const follows = (use: QuestionUse): boolean =>
    use.kind === 'example' || use.kind === 'walkthrough' || use.kind === 'reveal' || use.kind === 'fact';
  const goesToo = uses.filter(follows);
  const { schema, layout } = readForm(files, form);
  const inForm = withForm(files, form, {
    schema: {
      ...schema,
      properties: withoutKey(objectAt(schema, 'properties'), name),
      ...(schema.required === undefined
        ? {}
        : { required: textsAt(schema, 'required').filter((each) => each !== name) }),
    },
    layout: {
      ...layout,
      sections: listAt(layout, 'sections').flatMap((section): JsonObject[] => {
        const before = textsAt(section, 'questions');
        const questions = before.filter((each) => each !== name);
        // A section asks at least one question.
        return questions.length === 0 && before.length > 0 ? [] : [{ ...objectAt(section), questions }];
      }),
      questions: withoutKey(objectAt(layout, 'questions'), name),
    },
  });
  return {
    // From the last place to the first, so that the places in a list keep their numbers until their turn; each once.
    files: [...new Map(goesToo.map((use) => [`${use.file}#${placeThatGoes(use).join('/')}`, use])).values()]
      .reverse()
      .reduce(withoutUse, inForm),
    goesToo,
    leftBehind: uses.filter((use) => !follows(use) && !standsIn(use, name)),
  };
};

/** A condition of the question itself goes with it. */
const standsIn = ({ steps }: QuestionUse, name: string): boolean => steps[0] === 'questions' && steps[1] === name;

/** Of a fact the whole effect (`facts/3`), of a reveal the whole `under`. */
const placeThatGoes = ({ kind, steps }: QuestionUse): QuestionUse['steps'] =>
  kind === 'fact' ? steps.slice(0, 3) : kind === 'reveal' ? steps.slice(0, -1) : steps;

const withoutUse = (files: DraftFiles, use: QuestionUse): DraftFiles => {
  const at = placeThatGoes(use);
  if (jsonAt(files[use.file], ...at) === undefined) return files;
  return { ...files, [use.file]: withJsonAt(files[use.file], at, undefined) ?? {} };
};
