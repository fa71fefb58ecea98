/** Every question of every form, one row each; those inside groups and lists after the one that holds them. */
import {
  addQuestion,
  changeQuestionKind,
  type DraftFiles,
  errorNameOf,
  factsFromQuestion,
  innerQuestions,
  type JsonObject,
  kindOfQuestion,
  listAt,
  moveToSection,
  objectAt,
  type Pack,
  QUESTION_KIND_TITLES,
  QUESTION_KINDS,
  type QuestionKind,
  readForm,
  removeInnerQuestion,
  removeQuestion,
  setInnerQuestion,
  setRequired,
  textAt,
  textsAt,
  withForm,
  withJsonAt,
} from '@homeward/definition';
import { sayRule } from '../compare/rule-said.js';
import { choicesCell, readChoicesCell, withChoicesOf } from './choices-cell.js';
import {
  becomes,
  type RowTaken,
  type SheetDraft,
  type SheetKind,
  type SheetRow,
  wrong,
  YES,
  yesOrNo,
} from './sheet.js';
import { readRuleCell, ruleCell } from './stored-rule.js';

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
  add: (draft, row) => addRow(draft, row),
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

const kindCalled = (title: string): QuestionKind | undefined =>
  QUESTION_KINDS.find((kind) => QUESTION_KIND_TITLES[kind].title.toLowerCase() === title.trim().toLowerCase());

const KINDS = QUESTION_KINDS.map((kind) => `“${QUESTION_KIND_TITLES[kind].title}”`).join(', ');

const askedWhen = (pack: Pack, form: string, name: string): string => {
  const definition = pack.forms[form];
  const rule = definition?.layout.questions[name]?.visibleWhen;
  return definition === undefined || rule === undefined
    ? ''
    : sayRule(pack, { process: undefined, forms: [definition] }, rule);
};

const sectionCalled = (files: DraftFiles, form: string, title: string): number =>
  listAt(readForm(files, form).layout, 'sections').findIndex(
    (section) => textAt(section, 'title')?.toLowerCase() === title.trim().toLowerCase(),
  );

const changeQuestion = (
  { files, pack }: SheetDraft,
  form: string,
  name: string,
  before: SheetRow,
  column: string,
  text: string,
): RowTaken => {
  const says = `${before.title ?? name}: ${becomes(before[column] ?? '', text)}`;
  const { schema, layout } = readForm(files, form);
  const inSchema = (key: string): RowTaken => ({
    says,
    files: withForm(files, form, { schema: objectAt(withJsonAt(schema, ['properties', name, key], text)) }),
  });
  const inLayout = (key: string, value: Parameters<typeof withJsonAt>[2]): RowTaken => ({
    says,
    files: withForm(files, form, { layout: objectAt(withJsonAt(layout, ['questions', name, key], value)) }),
  });
  switch (column) {
    case 'title':
      return text === '' ? wrong(column, 'A question needs a title.') : inSchema('title');
    case 'hint':
      return inLayout('hint', text === '' ? undefined : text);
    case 'errorName':
      return text === '' ? wrong(column, 'Error messages need a name for the question.') : inLayout('errorName', text);
    case 'required': {
      const isRequired = yesOrNo(text);
      return isRequired === undefined
        ? wrong(column, `Write yes or no, not “${text.slice(0, 40)}”.`)
        : { says, files: setRequired(files, form, name, isRequired) };
    }
    case 'kind': {
      const kind = kindCalled(text);
      return kind === undefined
        ? wrong(column, `There is no type “${text.slice(0, 40)}”. There are ${KINDS}.`)
        : { says, files: changeQuestionKind(files, form, name, kind) };
    }
    case 'choices': {
      const choices = readChoicesCell(files, text);
      if (typeof choices === 'string') return wrong(column, choices);
      const question = withChoicesOf(objectAt(schema, 'properties', name), choices);
      return question === undefined
        ? wrong(column, 'Only a question with choices has choices: change its type first.')
        : {
            says,
            files: withForm(files, form, { schema: objectAt(withJsonAt(schema, ['properties', name], question)) }),
          };
    }
    case 'rule': {
      const read = readRuleCell(text, pack);
      return typeof read === 'string' ? wrong(column, read) : inLayout('visibleWhen', read.rule ?? undefined);
    }
    case 'section': {
      const to = sectionCalled(files, form, text);
      if (to < 0) return wrong(column, `This form has no section “${text.slice(0, 80)}”. Add it in the editor first.`);
      const moved = moveToSection(files, form, name, to);
      return 'because' in moved ? wrong(column, moved.because) : { says, files: moved.files };
    }
    case 'remove': {
      const wanted = yesOrNo(text);
      if (wanted === undefined) return wrong(column, 'Write yes to remove the question, or nothing.');
      if (!wanted) return { says, files };
      const { files: after, leftBehind } = removeQuestion(files, pack, form, name);
      return leftBehind.length > 0
        ? wrong(column, `It is still asked for: ${leftBehind.map((use) => use.says).join('; ')}.`)
        : { says: `${before.title ?? name}: the question goes`, files: after };
    }
    default:
      return wrong(column, 'This cannot be changed here.');
  }
};

const changeInner = (
  { files }: SheetDraft,
  form: string,
  [outer, inner]: readonly [string, string],
  before: SheetRow,
  column: string,
  text: string,
): RowTaken => {
  const says = `${before.title ?? inner}: ${becomes(before[column] ?? '', text)}`;
  if (column === 'title' && text !== '')
    return { says, files: setInnerQuestion(files, form, outer, inner, { title: text }) };
  const asked = yesOrNo(text);
  if (column === 'required' && asked !== undefined)
    return { says, files: setInnerQuestion(files, form, outer, inner, { isRequired: asked }) };
  if (column === 'remove' && asked !== undefined)
    return asked ? { says, files: removeInnerQuestion(files, form, outer, inner) } : { says, files };
  return wrong(
    column,
    'Of a question inside a group or a list only its title and whether it must be answered can be changed here.',
  );
};

const addRow = ({ files, pack }: SheetDraft, row: SheetRow): RowTaken => {
  const { form = '', section = '', title = '', kind = '', choices = '', required = '', hint = '' } = row;
  if (!Object.hasOwn(pack.forms, form)) return wrong('form', `There is no form “${form.slice(0, 80)}”.`);
  if (title === '') return wrong('title', 'A new question needs a title.');
  const index = sectionCalled(files, form, section);
  const key = textAt(listAt(readForm(files, form).layout, 'sections')[index], 'key') ?? '';
  if (index < 0) return wrong('section', `This form has no section “${section.slice(0, 80)}”.`);
  const wanted = kindCalled(kind);
  if (wanted === undefined) return wrong('kind', `There is no type “${kind.slice(0, 40)}”. There are ${KINDS}.`);
  const isRequired = yesOrNo(required);
  if (isRequired === undefined) return wrong('required', 'Write yes or no.');
  const offered = choices === '' ? undefined : readChoicesCell(files, choices);
  if (typeof offered === 'string') return wrong('choices', offered);
  const added = addQuestion(files, form, {
    section: key,
    title,
    kind: wanted,
    isRequired,
    errorName: row.errorName === undefined || row.errorName === '' ? errorNameOf(title) : row.errorName,
    hint,
    ...(offered === undefined ? {} : { choices: offered }),
  });
  return { says: `${title}: a new question`, files: added.files };
};
