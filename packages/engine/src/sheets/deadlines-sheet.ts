/** Every limit, a row for each of the parts of which the earliest applies. */
import {
  ALLOWANCE_UNITS,
  type DraftFiles,
  fileObject,
  type Json,
  processFile,
  processIds,
  withJsonAt,
} from '@homeward/definition';
import { sayDue } from '../compare/compare-deadlines.js';
import { sayRule } from '../compare/rule-said.js';
import { becomes, type RowTaken, type SheetKind, type SheetRow, wrong } from './sheet.js';
import { readRuleCell, ruleCell } from './stored-rule.js';

const PARAMETER = /^parameter:\s*([A-Za-z]\w*)$/i;

export const deadlinesSheet: SheetKind = {
  key: 'deadlines',
  title: 'Deadlines',
  columns: () => [
    { key: 'process', title: 'Process', width: 20, use: 'names' },
    { key: 'deadline', title: 'Deadline', width: 24, use: 'names' },
    { key: 'part', title: 'Part', width: 16, use: 'names' },
    { key: 'title', title: 'Title', width: 36, use: 'edited' },
    { key: 'partTitle', title: 'Title of the part', width: 44, use: 'edited' },
    { key: 'due', title: 'Due', width: 44, use: 'told' },
    { key: 'n', title: 'How many', width: 14, use: 'edited' },
    { key: 'unit', title: 'Unit', width: 16, use: 'edited' },
    { key: 'when', title: 'Applies when', width: 40, use: 'told' },
    { key: 'rule', title: 'Applies when, as stored', width: 40, use: 'edited' },
    { key: 'owner', title: 'Whose', width: 14, use: 'edited' },
  ],
  rows: ({ pack }) =>
    processIds(pack).flatMap((process) => {
      const own = pack.processes[process];
      return Object.entries(own?.deadlines ?? {}).flatMap(([deadline, { title, components, owner }]) =>
        Object.entries(components).map(([part, component]): SheetRow => {
          const { n, unit } = component.allow;
          return {
            process,
            deadline,
            part,
            title,
            partTitle: component.title,
            due: own === undefined ? '' : sayDue(pack, own, component),
            n: typeof n === 'number' ? String(n) : `parameter: ${n.parameter}`,
            unit,
            when: component.when === undefined ? '' : sayRule(pack, { process: own, forms: [] }, component.when),
            rule: ruleCell(component.when),
            owner,
          };
        }),
      );
    }),
  change: ({ files, pack }, before, column, text) => {
    const { process = '', deadline = '', part = '', title = '' } = before;
    const says = `${title}: ${becomes(before[column] ?? '', text)}`;
    const set = (steps: readonly string[], value: Json | undefined): RowTaken => ({
      says,
      files: withDeadline(files, process, [deadline, ...steps], value),
    });
    const inPart = (key: string, value: Json | undefined): RowTaken => set(['components', part, key], value);
    switch (column) {
      case 'title':
        return text === '' ? wrong(column, 'A deadline needs a title.') : set(['title'], text);
      case 'partTitle':
        return text === '' ? wrong(column, 'A part needs a title.') : inPart('title', text);
      case 'n': {
        const parameter = PARAMETER.exec(text)?.[1];
        if (parameter !== undefined)
          return Object.hasOwn(pack.authority.parameters, parameter)
            ? set(['components', part, 'allow', 'n'], { parameter })
            : wrong(column, `There is no number “${parameter.slice(0, 60)}”.`);
        return /^-?\d{1,4}$/.test(text)
          ? set(['components', part, 'allow', 'n'], Number(text))
          : wrong(column, 'Write a whole number, or “parameter:” and the name of one.');
      }
      case 'unit': {
        const unit = ALLOWANCE_UNITS.find((one) => one.toLowerCase() === text.toLowerCase());
        return unit === undefined
          ? wrong(column, `There is no unit “${text.slice(0, 40)}”. There are ${ALLOWANCE_UNITS.join(', ')}.`)
          : set(['components', part, 'allow', 'unit'], unit);
      }
      case 'rule': {
        const read = readRuleCell(text, pack);
        return typeof read === 'string' ? wrong(column, read) : inPart('when', read.rule ?? undefined);
      }
      case 'owner':
        return Object.hasOwn(pack.grants.roles, text)
          ? set(['owner'], text)
          : wrong(column, `There is no role “${text.slice(0, 60)}”.`);
      default:
        return wrong(column, 'This cannot be changed here.');
    }
  },
};

const withDeadline = (
  files: DraftFiles,
  process: string,
  steps: readonly string[],
  value: Json | undefined,
): DraftFiles => {
  const file = processFile(process, 'deadlines');
  return { ...files, [file]: withJsonAt(fileObject(files, file), steps, value) ?? {} };
};
