/** What changed about actions: their words, form, gates, and what they make known. */
import {
  type EventDefinition,
  type FactEffect,
  type Gate,
  type Process,
  place,
  processFile,
  type Rule,
  type ValueFrom,
} from '@homeward/definition';
import { roleTitle, valueInWords } from '../rules/words.js';
import { compareNamed, listSaid, plain, quoted } from './compare-named.js';
import { type Differences, loosening, nowAndThen, type Said, type Side } from './difference.js';
import { equal, without } from './equal.js';
import { ruleSaid } from './rule-said.js';

export const compareEvents = (
  differences: Differences,
  id: string,
  before: Side,
  after: Side,
  was: Process['events'],
  is: Process['events'],
): void =>
  compareNamed<EventDefinition>(differences, {
    touches: 'actions',
    thing: 'action',
    before: was,
    after: is,
    at: place(processFile(id, 'events')),
    title: ({ title }) => title,
    fields: (title) => ({
      title: (one, other) => [`The action ${quoted(one)} is now called ${quoted(other)}.`],
      done: { what: 'the line in the history', words: (line) => quoted(line) },
      group: { what: 'the group it is listed in' },
      sentBy: { what: 'who sends it (a person, time or a linked case)' },
      form: (one, other) => [
        nowAndThen(`The form of ${quoted(title)}`, formTitle(one, before), formTitle(other, after)),
      ],
      document: { what: 'the document it is about' },
      dayLabel: { what: 'the question for its day', words: (label) => quoted(plain(label)) },
      gates: (one, other) => gatesSaid(title, one, other, before, after),
      facts: (one, other) => effectsSaid(title, one, other, before, after),
      alsoFor: { what: 'which other children it happens for' },
      tells: (one, other) => linkedSaid(title, 'tells', one ?? [], other ?? []),
      opens: (one, other) => linkedSaid(title, 'opens', one ?? [], other ?? []),
      joins: (one, other) => linkedSaid(title, 'joins', one ?? [], other ?? []),
      sources: { what: 'the clauses' },
    }),
  });

const rule = (given: Rule | string, side: Side): string => ruleSaid(given, side);
const whenInWords = (when: Rule | string | undefined, side: Side): string =>
  when === undefined ? 'always' : `when ${rule(when, side)}`;
const formTitle = (form: string | undefined, { pack }: Side): string =>
  form === undefined ? 'no form' : quoted(pack.forms[form]?.layout.title ?? form);

const KINDS: Readonly<Record<Gate['kind'], string>> = {
  hard: 'cannot be passed',
  soft: 'can be passed with a reason',
  statutory: 'is the law and has no way round it',
};
const FIRMLY: Readonly<Record<Gate['kind'], string>> = {
  hard: 'without a way round it',
  soft: 'unless somebody gives a reason',
  statutory: 'as the law, without a way round it',
};
const STRENGTH: Readonly<Record<Gate['kind'], number>> = { soft: 0, hard: 1, statutory: 2 };

const gatesSaid = (title: string, was: readonly Gate[], is: readonly Gate[], before: Side, after: Side): Said[] => {
  const said: Said[] = [];
  for (const gate of is) {
    const old = was.find(({ key }) => key === gate.key);
    if (old === undefined) {
      said.push(`${quoted(title)} now asks: ${gate.sentence} (${KINDS[gate.kind]}).`);
      continue;
    }
    const about = `${quoted(title)}, "${gate.sentence}"`;
    if (old.kind !== gate.kind) {
      const text = nowAndThen(`How firmly ${about} is asked`, FIRMLY[old.kind], FIRMLY[gate.kind]);
      said.push(STRENGTH[gate.kind] < STRENGTH[old.kind] ? loosening(text) : text);
    }
    if (!equal(old.requires, gate.requires))
      said.push(
        loosening(
          `${about} now holds back unless ${rule(gate.requires, after)}; before, unless ${rule(old.requires, before)}.`,
        ),
      );
    if (!equal(old.when, gate.when))
      said.push(
        loosening(`${about} is now asked ${whenInWords(gate.when, after)}; before, ${whenInWords(old.when, before)}.`),
      );
    if (old.sentence !== gate.sentence)
      said.push(`${quoted(title)} now says ${quoted(gate.sentence)} where it said ${quoted(old.sentence)}.`);
    const roles = (list: readonly string[] | undefined, side: Side) =>
      (list ?? []).map((role) => roleTitle(side.pack, role));
    if (!equal(old.overrideBy, gate.overrideBy))
      said.push(
        ...listSaid(
          roles(old.overrideBy, before),
          roles(gate.overrideBy, after),
          (who) => loosening(`${about} can now be passed by ${who}.`),
          (who) => `${about} can no longer be passed by ${who}.`,
        ),
      );
    if (!equal(old.tell, gate.tell))
      said.push(
        ...listSaid(
          roles(old.tell, before),
          roles(gate.tell, after),
          (who) => `When somebody passes ${about}, ${who} will hear of it.`,
          (who) => loosening(`When somebody passes ${about}, ${who} will no longer hear of it.`),
        ),
      );
    if (!equal(old.sources, gate.sources))
      said.push(nowAndThen(`The clauses of ${about}`, plain(old.sources), plain(gate.sources)));
  }
  for (const gate of was)
    if (!is.some(({ key }) => key === gate.key))
      said.push(loosening(`${quoted(title)} no longer asks: ${gate.sentence}`));
  if (said.length === 0) said.push(`What ${quoted(title)} asks for is asked in another order.`);
  return said;
};

const effectsSaid = (
  title: string,
  was: readonly FactEffect[],
  is: readonly FactEffect[],
  before: Side,
  after: Side,
): Said[] => {
  const said: Said[] = [
    ...without(is, was).map((effect) => `${quoted(title)} now records ${effectInWords(effect, after)}.`),
    ...without(was, is).map((effect) => `${quoted(title)} no longer records ${effectInWords(effect, before)}.`),
  ];
  return said.length === 0 ? [`What ${quoted(title)} records is recorded in another order.`] : said;
};

const effectInWords = ({ fact, value, from, when }: FactEffect, side: Side): string => {
  const label = quoted(side.pack.facts[fact]?.label ?? fact);
  const since = from === undefined ? '' : `, from the day answered as ${from.answer}`;
  return `${label} as ${originInWords(value, side)}${since}${when === undefined ? '' : `, ${whenInWords(when, side)}`}`;
};

const originInWords = (value: ValueFrom, side: Side): string => {
  if ('answer' in value) return `the answer ${quoted(value.answer)}`;
  if ('constant' in value) return quoted(valueInWords(value.constant));
  if ('day' in value) return 'the day it happened';
  return `the fact ${quoted(side.pack.facts[value.fact]?.label ?? value.fact)}`;
};

const LINKED = { tells: 'tells linked cases', opens: 'begins linked cases', joins: 'links cases' } as const;

const linkedSaid = (
  title: string,
  kind: keyof typeof LINKED,
  was: readonly object[],
  is: readonly object[],
): Said[] => {
  const name = (one: object): string => ('event' in one ? String(one.event) : 'link' in one ? String(one.link) : '');
  return [
    ...without(is, was).map((one) => `${quoted(title)} now ${LINKED[kind]}: ${name(one)}.`),
    ...without(was, is).map((one) => `${quoted(title)} no longer ${LINKED[kind]} as before: ${name(one)}.`),
    ...(equal(without(is, was), without(was, is)) ? [`${quoted(title)} ${LINKED[kind]} in another order.`] : []),
  ];
};
