/** What changed about a question: how it is asked, what kind of answer it takes, its choices and limits, and the questions inside it. */
import type { GroupQuestion, ListQuestion, Question } from '@homeward/definition';
import { plain, quoted } from './compare-named.js';
import { loosening, nowAndThen, type Said } from './difference.js';
import { equal, without } from './equal.js';

/** A row of a list has no title of its own. */
type Asked = ListQuestion['items'];

const KINDS: Readonly<Record<Asked['type'], string>> = {
  string: 'words, a day or a choice',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'yes or no',
  object: 'a group of answers',
  array: 'a list',
};

const LIMITS: readonly (readonly [string, string])[] = [
  ['minLength', 'the fewest characters'],
  ['maxLength', 'the most characters'],
  ['minimum', 'the least'],
  ['maximum', 'the most'],
  ['minItems', 'the fewest entries'],
  ['maxItems', 'the most entries'],
  ['pattern', 'the pattern it must match'],
  ['format', 'the form it is written in'],
  ['uniqueItems', 'whether every entry must be another'],
];

export const questionSaid = (about: string, was: Asked, is: Asked): Said[] => {
  const said: Said[] = [];
  const [before, after] = [titleOf(was), titleOf(is)];
  if (before !== after && before !== undefined) said.push(`${about}: it was asked as ${quoted(before)}.`);
  if (was.description !== is.description)
    said.push(nowAndThen(`${about}: its description`, quoted(plain(was.description)), quoted(plain(is.description))));
  if (was.type !== is.type)
    return [...said, nowAndThen(`${about}: what kind of answer it takes`, KINDS[was.type], KINDS[is.type])];
  said.push(...choicesSaid(about, was, is));
  for (const [limit, words] of LIMITS) {
    const [old, now] = [Reflect.get(was, limit), Reflect.get(is, limit)];
    if (!equal(old, now)) said.push(nowAndThen(`${about}: ${words}`, limitSaid(old), limitSaid(now)));
  }
  if (was.type === 'array' && is.type === 'array') said.push(...questionSaid(about, was.items, is.items));
  if (was.type === 'object' && is.type === 'object') said.push(...groupSaid(about, was, is));
  if (said.length === 0 && !equal(was, is)) said.push(`${about}: what may be answered changed.`);
  return said;
};

const titleOf = (question: Asked): string | undefined => ('title' in question ? question.title : undefined);

const limitSaid = (value: unknown): string => (value === undefined ? 'not limited' : plain(value));

const choicesSaid = (about: string, was: Asked, is: Asked): Said[] => {
  const choices = (question: Asked) => ('oneOf' in question ? (question.oneOf ?? []) : []);
  const [come, gone] = [without(choices(is), choices(was)), without(choices(was), choices(is))];
  const titles = (list: readonly { readonly title: string }[]): string =>
    list.map(({ title }) => quoted(title)).join(', ');
  if (come.length === 0 && gone.length === 0)
    return equal(choices(was), choices(is)) ? [] : [`${about}: its choices stand in another order.`];
  return [
    ...(come.length > 0 ? [`${about}: new choices: ${titles(come)}.`] : []),
    ...(gone.length > 0 ? [`${about}: choices that are gone: ${titles(gone)}.`] : []),
  ];
};

const groupSaid = (about: string, was: Omit<GroupQuestion, 'title'>, is: Omit<GroupQuestion, 'title'>): Said[] => {
  const [before, after] = [was.properties ?? {}, is.properties ?? {}];
  const named = (questions: Readonly<Record<string, Question>>, name: string): string =>
    quoted(questions[name]?.title ?? name);
  const inside = Object.entries(after).flatMap(([name, question]): Said[] => {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (old === undefined) return [`${about} now asks ${quoted(question.title)} too.`];
    return equal(old, question) ? [] : questionSaid(`${about}, ${quoted(question.title)}`, old, question);
  });
  const gone = Object.keys(before)
    .filter((name) => !Object.hasOwn(after, name))
    .map((name) => loosening(`${about} no longer asks ${named(before, name)}.`));
  const [must, may] = [without(is.required ?? [], was.required ?? []), without(was.required ?? [], is.required ?? [])];
  return [
    ...inside,
    ...gone,
    ...must
      .filter((name) => Object.hasOwn(before, name))
      .map((name) => `${about}: ${named(after, name)} must be answered now.`),
    ...may
      .filter((name) => Object.hasOwn(after, name))
      .map((name) => loosening(`${about}: ${named(after, name)} need not be answered any longer.`)),
  ];
};
