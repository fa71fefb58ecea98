/** Every question of every form, one row each; those inside groups and lists after the one that holds them. */
import {
  type DraftFiles,
  factsFromQuestion,
  innerQuestions,
  type JsonObject,
  kindOfQuestion,
  listAt,
  objectAt,
  type Pack,
  QUESTION_KIND_TITLES,
  readForm,
  textAt,
  textsAt,
} from '@homeward/definition';
import { sayRule } from '../compare/rule-said.js';
import { choicesCell } from './choices-cell.js';
import { addQuestionRow, changeInner, changeQuestion } from './question-cells.js';
import { type SheetKind, type SheetRow, YES } from './sheet.js';
import { ruleCell } from './stored-rule.js';

export const questionsSheet: SheetKind = {
  key: 'questions',
  title: 'Questions',
  columns: () => [
    { key: 'form', title: 'Form', width: 24, use: 'names' },
    { key: 'question', title: 'Question', width: 24, use: 'names' },
    { key: 'formTitle', title: 'Title of the form', width: 30, use: 'told' },
    { key: 'section', title: 'Section', width: 24, use: 'edited' },
    { key: 'title', title: 'Title', width: 50, use: 'edited' },
    { key: 'kind', title: 'Type', width: 22, use: 'edited' },
    { key: 'choices', title: 'Choices', width: 36, use: 'edited' },
    { key: 'hint', title: 'Hint', width: 36, use: 'edited' },
    { key: 'errorName', title: 'Name in error messages', width: 28, use: 'edited' },
    { key: 'required', title: 'Must be answered', width: 10, use: 'edited' },
    { key: 'asked', title: 'Asked when', width: 40, use: 'told' },
    { key: 'rule', title: 'Asked when, as stored', width: 40, use: 'edited' },
    { key: 'facts', title: 'Becomes known as', width: 28, use: 'told' },
    { key: 'remove', title: 'Remove', width: 10, use: 'edited' },
  ],
  rows: ({ files, pack }) =>
    Object.keys(pack.forms)
      .sort()
      .flatMap((form) => rowsOf(files, pack, form)),
  change: (draft, before, column, text) => {
    const { form = '', question = '' } = before;
    const [outer = '', inner] = question.split('.');
    return inner === undefined
      ? changeQuestion(draft, form, outer, before, column, text)
      : changeInner(draft, form, [outer, inner], before, column, text);
  },
  add: (draft, row) => addQuestionRow(draft, row),
};

const rowsOf = (files: DraftFiles, pack: Pack, form: string): SheetRow[] => {
  const { schema, layout } = readForm(files, form);
  const required = textsAt(schema, 'required');
  const formTitle = textAt(layout, 'title') ?? form;
  return listAt(layout, 'sections').flatMap((section) =>
    textsAt(section, 'questions').flatMap((name): SheetRow[] => {
      const question = objectAt(schema, 'properties', name);
      const told = objectAt(layout, 'questions', name);
      const row: SheetRow = {
        form,
        formTitle,
        section: textAt(section, 'title') ?? '',
        question: name,
        title: textAt(question, 'title') ?? '',
        kind: kindTitle(question, told),
        choices: choicesCell(question),
        hint: textAt(told, 'hint') ?? '',
        errorName: textAt(told, 'errorName') ?? '',
        required: required.includes(name) ? YES : '',
        asked: askedWhen(pack, form, name),
        rule: ruleCell(told.visibleWhen),
        facts: factsFromQuestion(pack, form, name)
          .map(({ label }) => label)
          .join('\n'),
      };
      const inside = (innerQuestions(files, form, name) ?? []).map(
        (inner): SheetRow => ({
          form,
          formTitle,
          section: textAt(section, 'title') ?? '',
          question: `${name}.${inner.key}`,
          title: textAt(inner.question, 'title') ?? '',
          kind: inner.kind === undefined ? '' : QUESTION_KIND_TITLES[inner.kind].title,
          choices: choicesCell(inner.question),
          required: inner.isRequired ? YES : '',
        }),
      );
      return [row, ...inside];
    }),
  );
};

const kindTitle = (question: JsonObject, told: JsonObject): string => {
  const kind = kindOfQuestion(question, told);
  return kind === undefined ? '' : QUESTION_KIND_TITLES[kind].title;
};

const askedWhen = (pack: Pack, form: string, name: string): string => {
  const definition = pack.forms[form];
  const rule = definition?.layout.questions[name]?.visibleWhen;
  return definition === undefined || rule === undefined
    ? ''
    : sayRule(pack, { process: undefined, forms: [definition] }, rule);
};
