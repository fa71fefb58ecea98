/** What a cell about a question changes in its form, and what a new row adds. */
import {
  addQuestion,
  changeQuestionKind,
  type DraftFiles,
  errorNameOf,
  listAt,
  moveToSection,
  objectAt,
  QUESTION_KIND_TITLES,
  QUESTION_KINDS,
  type QuestionKind,
  readForm,
  removeInnerQuestion,
  removeQuestion,
  setInnerQuestion,
  setRequired,
  textAt,
  withForm,
  withJsonAt,
} from '@homeward/definition';
import { readChoicesCell, withChoicesOf } from './choices-cell.js';
import { becomes, type RowTaken, type SheetDraft, type SheetRow, wrong, yesOrNo } from './sheet.js';
import { readRuleCell } from './stored-rule.js';

const kindCalled = (title: string): QuestionKind | undefined =>
  QUESTION_KINDS.find((kind) => QUESTION_KIND_TITLES[kind].title.toLowerCase() === title.trim().toLowerCase());

const KINDS = QUESTION_KINDS.map((kind) => `“${QUESTION_KIND_TITLES[kind].title}”`).join(', ');

const sectionCalled = (files: DraftFiles, form: string, title: string): number =>
  listAt(readForm(files, form).layout, 'sections').findIndex(
    (section) => textAt(section, 'title')?.toLowerCase() === title.trim().toLowerCase(),
  );

/** One cell of a question of the form itself. */
export const changeQuestion = (
  { files, pack }: SheetDraft,
  form: string,
  name: string,
  before: SheetRow,
  column: string,
  text: string,
): RowTaken => {
  const says = `“${before.title ?? name}”: ${becomes(before[column] ?? '', text)}`;
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
        : { says: `“${before.title ?? name}”: the question goes`, files: after };
    }
    default:
      return wrong(column, 'This cannot be changed here.');
  }
};

/** One cell of a question inside a group or a list. */
export const changeInner = (
  { files }: SheetDraft,
  form: string,
  [outer, inner]: readonly [string, string],
  before: SheetRow,
  column: string,
  text: string,
): RowTaken => {
  const says = `“${before.title ?? inner}”: ${becomes(before[column] ?? '', text)}`;
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

/** A row without the name of a question. */
export const addQuestionRow = ({ files, pack }: SheetDraft, row: SheetRow): RowTaken => {
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
  return { says: `“${title}”: a new question`, files: added.files };
};
