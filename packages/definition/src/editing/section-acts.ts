/** What one does with the sections of a form, as functions from draft to draft. */
import type { Pack } from '../pack.js';
import { deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { readForm, withForm } from './form-files.js';
import { listAt, textAt, textsAt, withMoved } from './json-shapes.js';
import { addQuestion, type NewQuestion } from './question-acts.js';
import { removeQuestion } from './question-removal.js';
import type { QuestionUse } from './question-use.js';

/** A section comes with its first question: one that asks nothing is none. */
export const addSection = (
  files: DraftFiles,
  form: string,
  title: string,
  first: Omit<NewQuestion, 'section'>,
): { readonly files: DraftFiles; readonly section: string; readonly name: string } => {
  const { layout } = readForm(files, form);
  const sections = listAt(layout, 'sections');
  const section = deriveKey(
    title,
    sections.flatMap((each) => textAt(each, 'key') ?? []),
  );
  const added = withForm(files, form, {
    layout: { ...layout, sections: [...sections, { key: section, title, questions: [] }] },
  });
  return { section, ...addQuestion(added, form, { ...first, section }) };
};

export const moveSection = (files: DraftFiles, form: string, from: number, to: number): DraftFiles => {
  const { layout } = readForm(files, form);
  return withForm(files, form, { layout: { ...layout, sections: withMoved(listAt(layout, 'sections'), from, to) } });
};

/** With all its questions. @returns as well what refers to them and stays behind */
export const removeSection = (
  files: DraftFiles,
  pack: Pack,
  form: string,
  index: number,
): { readonly files: DraftFiles; readonly leftBehind: readonly QuestionUse[] } => {
  const names = textsAt(listAt(readForm(files, form).layout, 'sections')[index], 'questions');
  let draft = files;
  const leftBehind: QuestionUse[] = [];
  for (const name of names) {
    const removal = removeQuestion(draft, pack, form, name);
    draft = removal.files;
    leftBehind.push(...removal.leftBehind);
  }
  return { files: draft, leftBehind };
};
