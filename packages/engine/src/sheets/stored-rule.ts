/** A rule in one cell: its name, or the condition as it is stored. */
import { type Json, type Pack, parseJson, Rule } from '@homeward/definition';

export const ruleCell = (rule: unknown): string =>
  rule === undefined ? '' : typeof rule === 'string' ? rule : JSON.stringify(rule);

/** @returns `null` for an empty cell; why it cannot be, in words, for anything that is no rule */
export const readRuleCell = (text: string, { rules }: Pick<Pack, 'rules'>): { readonly rule: Json | null } | string => {
  const said = text.trim();
  if (said === '') return { rule: null };
  if (!said.startsWith('{'))
    return Object.hasOwn(rules, said) ? { rule: said } : `There is no rule with the name “${said.slice(0, 80)}”.`;
  const read = parseJson(said);
  if ('fault' in read) return `This is not a condition as it is stored: ${read.fault.sentence}`;
  return Rule.safeParse(read.value).success
    ? { rule: read.value }
    : 'This is not a condition as it is stored. Build it in the editor, and take the sheet out again to see how it is written.';
};
