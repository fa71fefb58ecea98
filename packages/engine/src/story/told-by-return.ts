/** Answers that a story gives in its return rows alone: no step says what kind of need it was, who provides the placement, how the child took part or who adopts. */
import type { Pack, Process, Step, Story } from '@homeward/definition';
import type { Answers } from '../command.js';

/** Columns that are asked and follow from nothing else, with the column that says on which day; an adoption has one row. */
const ASKED: Readonly<Record<string, string | undefined>> = {
  'Episodes.CIN': 'DECOM',
  'Episodes.PLACE_PROVIDER': 'DECOM',
  // Said of the placement that ended.
  'Episodes.REASON_PLACE_CHANGE': 'DEC',
  'Reviews.REVIEW_CODE': 'REVIEW',
  'AD1.NB_ADOPTR': undefined,
  'AD1.SEX_ADOPTR': undefined,
  'AD1.LS_ADOPTR': undefined,
};

/** @returns answers to the step's form, for questions that the step's own data leave open */
export const toldByReturn = (pack: Pack, process: Process, story: Story, step: Step): Answers => {
  const told: Record<string, string> = {};
  const event = process.events[step.event];
  const questions = pack.forms[event?.form ?? '']?.schema.properties ?? {};
  for (const { fact, value } of event?.facts ?? []) {
    const column = pack.facts[fact]?.ssda903;
    if (column === undefined || !Object.hasOwn(ASKED, column) || !('answer' in value)) continue;
    // Where a form asks for words, it does not ask for a code.
    const question = questions[value.answer];
    if (question === undefined || !('oneOf' in question)) continue;
    const [table = '', name = ''] = column.split('.');
    const day = ASKED[column];
    const rows = [story.ssda903?.[table]].flat().filter(isRow);
    const said = rows.find((row) => day === undefined || row[day] === step.on)?.[name];
    if (typeof said === 'string' || typeof said === 'number') told[value.answer] = String(said);
  }
  return told;
};

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
