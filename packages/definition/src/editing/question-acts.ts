/** What one does with the questions of a form, as functions from draft to draft. */
import { notKnownName } from '../expand-form.js';
import { deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { exampleAnswer, withExamples } from './example-answers.js';
import { readForm, withForm } from './form-files.js';
import { type JsonObject, jsonAt, listAt, objectAt, textAt, textsAt, withJsonAt, withMoved } from './json-shapes.js';
import { kindOfQuestion, type QuestionChoices, type QuestionKind, writtenQuestion } from './question-kinds.js';

export interface NewQuestion {
  /** The key of the section it is asked in; it comes last there. */
  readonly section: string;
  readonly title: string;
  readonly kind: QuestionKind;
  readonly isRequired: boolean;
  /** "the date of the meeting": how error messages call it. */
  readonly errorName: string;
  readonly hint?: string;
  readonly choices?: QuestionChoices;
}

/** What error messages call a question until its author says otherwise: a question mark does not stand in the middle of a sentence. */
export const errorNameOf = (title: string): string => {
  const plain = title.trim().replace(/[?.:]+$/, '');
  return /^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
};

/** Names that a new question may not take: those of the others and of their "why it is not known". */
export const takenQuestionNames = (files: DraftFiles, form: string): string[] => {
  const names = Object.keys(objectAt(readForm(files, form).schema, 'properties'));
  return names.flatMap((name) => [name, notKnownName(name)]);
};

/** One that must be answered is answered in the complete example as well, so that the walkthroughs go on. */
export const addQuestion = (
  files: DraftFiles,
  form: string,
  question: NewQuestion,
): { readonly files: DraftFiles; readonly name: string } => {
  const { schema, layout } = readForm(files, form);
  const name = deriveKey(question.title, takenQuestionNames(files, form));
  const written = writtenQuestion(question.kind, question.title, question.choices);
  const added = withForm(files, form, {
    schema: {
      ...schema,
      properties: { ...objectAt(schema, 'properties'), [name]: written.schema },
      ...(question.isRequired ? { required: [...textsAt(schema, 'required'), name] } : {}),
    },
    layout: {
      ...layout,
      sections: listAt(layout, 'sections').map((section) =>
        textAt(section, 'key') === question.section
          ? { ...objectAt(section), questions: [...textsAt(section, 'questions'), name] }
          : section,
      ),
      questions: {
        ...objectAt(layout, 'questions'),
        [name]: {
          errorName: question.errorName,
          ...(question.hint === undefined || question.hint === '' ? {} : { hint: question.hint }),
          ...written.layout,
        },
      },
    },
  });
  return { files: question.isRequired ? withExamples(added, form, [name]) : added, name };
};

export interface QuestionPlace {
  readonly section: number;
  readonly position: number;
}

export const placeOfQuestion = (files: DraftFiles, form: string, name: string): QuestionPlace | undefined => {
  const sections = listAt(readForm(files, form).layout, 'sections');
  for (const [section, json] of sections.entries()) {
    const position = textsAt(json, 'questions').indexOf(name);
    if (position >= 0) return { section, position };
  }
  return undefined;
};

/** Up or down by one: past the end of a section into the one beside it. @returns why it cannot, in words */
export const moveQuestion = (
  files: DraftFiles,
  form: string,
  name: string,
  by: -1 | 1,
): { readonly files: DraftFiles } | { readonly because: string } => {
  const { layout } = readForm(files, form);
  const place = placeOfQuestion(files, form, name);
  const sections = listAt(layout, 'sections');
  if (place === undefined) return { because: 'It stands in no section.' };
  const here = textsAt(sections[place.section], 'questions');
  const to = place.position + by;
  if (to >= 0 && to < here.length)
    return {
      files: withSections(files, form, (section, index) =>
        index === place.section ? { ...section, questions: withMoved(here, place.position, to) } : section,
      ),
    };
  const next = place.section + by;
  if (next < 0) return { because: 'It is the first question of the form.' };
  if (next >= sections.length) return { because: 'It is the last question of the form.' };
  return moveToSection(files, form, name, next, by < 0 ? 'last' : 'first');
};

/** @returns why it cannot, in words: a section asks at least one question */
export const moveToSection = (
  files: DraftFiles,
  form: string,
  name: string,
  to: number,
  end: 'first' | 'last' = 'last',
): { readonly files: DraftFiles } | { readonly because: string } => {
  const place = placeOfQuestion(files, form, name);
  const from = listAt(readForm(files, form).layout, 'sections')[place?.section ?? -1];
  if (place === undefined || from === undefined) return { because: 'It stands in no section.' };
  if (place.section === to) return { files };
  if (textsAt(from, 'questions').length === 1)
    return {
      because: `It is the only question of the section “${textAt(from, 'title') ?? ''}”. Move another question there first, or remove the section.`,
    };
  return {
    files: withSections(files, form, (section, index) => {
      const questions = textsAt(section, 'questions');
      if (index === place.section) return { ...section, questions: questions.filter((each) => each !== name) };
      if (index !== to) return section;
      return { ...section, questions: end === 'last' ? [...questions, name] : [name, ...questions] };
    }),
  };
};

/** Another kind of the same question: its title, hint and place stay; its choices stay between two kinds of choice. */
export const changeQuestionKind = (
  files: DraftFiles,
  form: string,
  name: string,
  kind: QuestionKind,
  choices?: QuestionChoices,
): DraftFiles => {
  const { schema, layout, examples } = readForm(files, form);
  const before = objectAt(schema, 'properties', name);
  const layoutBefore = objectAt(layout, 'questions', name);
  if (kindOfQuestion(before, layoutBefore) === kind && choices === undefined) return files;
  const written = writtenQuestion(kind, textAt(before, 'title') ?? name, choices);
  const { widget: _widget, rows: _rows, inline: _inline, width: _width, itemLabel: _itemLabel, ...kept } = layoutBefore;
  const changed = withForm(files, form, {
    schema: {
      ...schema,
      properties: {
        ...objectAt(schema, 'properties'),
        [name]: {
          ...(typeof before.description === 'string' ? { description: before.description } : {}),
          ...written.schema,
        },
      },
    },
    layout: { ...layout, questions: { ...objectAt(layout, 'questions'), [name]: { ...kept, ...written.layout } } },
  });
  // An example of the old kind would not fit.
  const answer = exampleAnswer(changed, written.schema);
  const replaced: JsonObject = Object.fromEntries(
    Object.entries(examples).map(([key, answers]) => [
      key,
      Object.hasOwn(objectAt(answers), name) ? (withJsonAt(answers, [name], answer) ?? {}) : answers,
    ]),
  );
  return withForm(changed, form, { examples: replaced });
};

/** Must it always be answered? When it must, the complete example answers it. */
export const setRequired = (files: DraftFiles, form: string, name: string, isRequired: boolean): DraftFiles => {
  const { schema, examples } = readForm(files, form);
  const others = textsAt(schema, 'required').filter((each) => each !== name);
  const changed = withForm(files, form, {
    schema: { ...schema, required: isRequired ? [...others, name] : others },
  });
  return isRequired && jsonAt(examples, 'complete', name) === undefined ? withExamples(changed, form, [name]) : changed;
};

/** Internal to the acts on forms: each section as an object, changed in its place. */
export const withSections = (
  files: DraftFiles,
  form: string,
  change: (section: JsonObject, index: number) => JsonObject,
): DraftFiles => {
  const { layout } = readForm(files, form);
  return withForm(files, form, {
    layout: {
      ...layout,
      sections: listAt(layout, 'sections').map((section, index) => change(objectAt(section), index)),
    },
  });
};
