/** What changed in what a pack speaks of: facts, code lists, rules, parameters, words, trackers, sources, days on which nobody works. */
import {
  type Authority,
  type Clause,
  type CodeList,
  type FactDefinition,
  type Pack,
  type Parameter,
  type ProcessDefinition,
  place,
  processFile,
  type RuleDefinition,
  type TrackerDefinition,
} from '@homeward/definition';
import { roleTitle, valueInWords } from '../rules/words.js';
import { compareNamed, listSaid, plain, quoted } from './compare-named.js';
import { type Differences, loosening, nowAndThen, type Said, type Side } from './difference.js';
import { equal, without } from './equal.js';
import { ruleSaid } from './rule-said.js';

export const compareVocabulary = (differences: Differences, before: Side, after: Side): void => {
  const [was, is] = [before.pack, after.pack];
  const read = (rule: RuleDefinition['rule'] | TrackerDefinition['rule'], side: Side) => ruleSaid(rule, side);
  compareNamed<FactDefinition>(differences, {
    touches: 'facts',
    thing: 'fact',
    before: was.facts,
    after: is.facts,
    at: place('facts.json'),
    title: ({ label }) => label,
    fields: (title) => ({
      type: { what: 'what kind of thing it is' },
      label: (one, other) => [`The fact ${quoted(one)} is now called ${quoted(other)}.`],
      codes: { what: 'its code list' },
      initially: (one, other) => [
        nowAndThen(
          `What ${quoted(title)} is until somebody records otherwise`,
          one === undefined ? 'unknown' : valueInWords(one.value),
          other === undefined ? 'unknown' : valueInWords(other.value),
        ),
      ],
      sensitivity: (one, other) => [loosening(nowAndThen(`How sensitive ${quoted(title)} is`, one, other))],
      shownAs: { what: 'where the list of children shows it' },
      ssda903: { what: 'its column in the SSDA903 return' },
      sources: { what: 'the clauses' },
    }),
  });
  compareNamed<CodeList>(differences, {
    touches: 'facts',
    thing: 'code list',
    before: was.codeLists,
    after: is.codeLists,
    at: place('code-lists.json'),
    title: ({ title }) => title,
    fields: (title) => ({
      title: (one, other) => [`The code list ${quoted(one)} is now called ${quoted(other)}.`],
      codes: (one, other) => {
        const [come, gone] = [without(other, one), without(one, other)];
        if (come.length === 0 && gone.length === 0) return [`The codes of ${quoted(title)} stand in another order.`];
        return [
          ...come.map(({ code, label }) => `${quoted(title)} has the code ${code}: ${quoted(label)}.`),
          ...gone.map(({ code, label }) => `${quoted(title)} no longer has the code ${code} as ${quoted(label)}.`),
        ];
      },
      source: { what: 'its source' },
    }),
  });
  compareNamed<RuleDefinition>(differences, {
    touches: 'rules',
    thing: 'rule',
    before: was.rules,
    after: is.rules,
    at: place('rules.json'),
    title: ({ title }) => title,
    added: ({ title, rule }) => `New rule: ${quoted(title)}: ${read(rule, after)}.`,
    fields: (title) => ({
      title: (one, other) => [`The rule ${quoted(one)} is now called ${quoted(other)}.`],
      rule: (one, other) => [
        loosening(`The rule ${quoted(title)} now holds when ${read(other, after)}; before, when ${read(one, before)}.`),
      ],
      sources: { what: 'the clauses' },
    }),
  });
  compareNamed<TrackerDefinition>(differences, {
    touches: 'trackers',
    thing: 'tracker',
    before: was.trackers,
    after: is.trackers,
    at: place('trackers.json'),
    title: ({ title }) => title,
    fields: (title) => ({
      title: (one, other) => [`The tracker ${quoted(one)} is now called ${quoted(other)}.`],
      rule: (one, other) => [
        `${quoted(title)} now counts children of whom ${read(other, after)}; before, of whom ${read(one, before)}.`,
      ],
      sources: { what: 'the clauses' },
    }),
  });
  compareAuthority(differences, was.authority, is.authority);
  for (const said of remindersSaid(was, is))
    differences.add('parameters', 'changed', place('authority.json', 'reminders'), said);
  compareNamed<Clause>(differences, {
    touches: 'sources',
    thing: 'clause',
    before: was.sources.clauses,
    after: is.sources.clauses,
    at: place('sources.json', 'clauses'),
    title: ({ rule }) => rule,
    fields: (title) => clauseFields(title),
  });
  compareNamed(differences, {
    touches: 'sources',
    thing: 'source document',
    before: was.sources.documents,
    after: is.sources.documents,
    at: place('sources.json', 'documents'),
    title: ({ title }) => title,
    fields: () => ({
      title: { what: 'the title' },
      publishedOn: { what: 'when it was published' },
      url: { what: 'its address' },
      nation: { what: 'its nation' },
    }),
  });
  if (!equal(was.calendar, is.calendar)) {
    const days = (side: Side) => side.pack.calendar.holidays.map(({ date, name }) => `${name} (${date})`);
    const said = listSaid(
      days(before),
      days(after),
      (names) => `New bank holidays: ${names}.`,
      (names) => `No longer bank holidays: ${names}.`,
    );
    const same = equal(was.calendar.holidays, is.calendar.holidays);
    for (const one of same
      ? [`The calendar is now ${quoted(is.calendar.title)}, from ${is.calendar.from} to ${is.calendar.to}.`]
      : said)
      differences.add('parameters', 'changed', 'authority.json#/calendar', one);
  }
};

/** Whatever a clause may come to hold, its fields are all looked at. */
const clauseFields = (title: string) => ({
  document: { what: 'the document' },
  line: { what: 'the line' },
  cls: { what: 'its class' },
  coveredAs: { what: 'where it is shown or reported' },
  quote: { what: 'the quotation' },
  rule: (one: string, other: string) => [`The clause ${quoted(one)} now reads ${quoted(other)}.`],
  verified: (_one: boolean, other: boolean) => [
    `${quoted(title)} is ${other ? 'now verified' : 'no longer verified'}.`,
  ],
});

const compareAuthority = (differences: Differences, was: Authority, is: Authority): void => {
  const say = (touches: 'parameters' | 'words', field: string, sentence: string): void =>
    differences.add(touches, 'changed', place('authority.json', field), sentence);
  if (was.name !== is.name) say('words', 'name', nowAndThen('The name of the authority', was.name, is.name));
  if (was.id !== is.id) say('words', 'id', nowAndThen('The id of the authority', was.id, is.id));
  if (was.nation !== is.nation) say('parameters', 'nation', nowAndThen('The nation', was.nation, is.nation));
  compareNamed<Parameter>(differences, {
    touches: 'parameters',
    thing: 'parameter',
    before: was.parameters,
    after: is.parameters,
    at: place('authority.json', 'parameters'),
    title: ({ question }) => question,
    added: ({ question, value }) => `New parameter: ${quoted(question)} ${valueInWords(value)}.`,
    fields: (title) => ({
      value: (one, other) => [`${quoted(title)} is now answered ${valueInWords(other)}; it was ${valueInWords(one)}.`],
      question: (one, other) => [`The question ${quoted(one)} is now asked as ${quoted(other)}.`],
      unit: { what: 'the unit' },
      because: { what: 'the reason' },
      choice: { what: 'the choice it settles' },
      verified: (_one, other) => [
        `The answer to ${quoted(title)} is ${other ? 'now verified' : 'no longer verified'}.`,
      ],
      sources: { what: 'the clauses' },
    }),
  });
  compareNamed(differences, {
    touches: 'words',
    thing: 'word',
    before: was.words,
    after: is.words,
    at: place('authority.json', 'words'),
    title: ({ one }) => one,
    fields: () => ({
      one: (before, after) => [`What was called ${quoted(before)} is now called ${quoted(after)}.`],
      many: { what: 'the plural' },
      short: { what: 'the short form' },
    }),
  });
  for (const { date, name } of without(is.closures, was.closures))
    say('parameters', 'closures', `The authority is also closed on ${date} (${name}).`);
  for (const { date, name } of without(was.closures, is.closures))
    say('parameters', 'closures', `The authority is no longer closed on ${date} (${name}).`);
  for (const { title } of without(is.teams, was.teams)) say('words', 'teams', `New or changed team: ${quoted(title)}.`);
  for (const { title } of without(was.teams, is.teams))
    say('words', 'teams', `The team ${quoted(title)} is gone or changed.`);
};

const remindersSaid = (before: Pack, after: Pack): Said[] => {
  const [was, is] = [before.authority.reminders, after.authority.reminders];
  const days = (list: readonly number[]): string =>
    list.length === 0 ? 'never' : `${list.join(' and ')} working days before a limit`;
  const later = (n: number): string => `${n} working days after a limit was missed`;
  const told = (pack: Pack, roles: readonly string[]): string[] => roles.map((role) => roleTitle(pack, role));
  return [
    ...(equal(was.warn, is.warn) ? [] : [nowAndThen('When people are reminded', days(was.warn), days(is.warn))]),
    ...(was.secondStep === is.secondStep
      ? []
      : [nowAndThen('When a missed limit goes further up', later(was.secondStep), later(is.secondStep))]),
    ...(equal(was.secondStepTell, is.secondStepTell)
      ? []
      : listSaid(
          told(before, was.secondStepTell),
          told(after, is.secondStepTell),
          (who) => `When a missed limit goes further up, ${who} will be told too.`,
          (who) => loosening(`When a missed limit goes further up, ${who} will no longer be told.`),
        )),
  ];
};

/** How a process is presented. */
export const compareDefinition = (
  differences: Differences,
  id: string,
  before: Side,
  after: Side,
  was: ProcessDefinition,
  is: ProcessDefinition,
): void =>
  compareNamed<ProcessDefinition>(differences, {
    touches: 'words',
    thing: 'process',
    before: { '': was },
    after: { '': is },
    at: `${processFile(id, 'process')}#`,
    title: ({ title }) => title,
    fields: (title) => ({
      id: { what: 'its id' },
      title: (one, other) => [`The process ${quoted(one)} is now called ${quoted(other)}.`],
      subject: { what: 'what it is about' },
      regions: { what: 'the regions', words: (regions) => plain(regions.map((one) => one.title)) },
      statement: (one, other) => {
        const line = ({ text, when }: ProcessDefinition['statement'][number], side: Side): string =>
          `${quoted(text)}${when === undefined ? '' : ` when ${ruleSaid(when, side)}`}`;
        const [come, gone] = [without(other, one), without(one, other)];
        if (come.length === 0 && gone.length === 0)
          return [`The sentences of "where things are now" stand in another order.`];
        return [
          ...come.map((each) => `"Where things are now" also says ${line(each, after)}.`),
          ...gone.map((each) => `"Where things are now" no longer says ${line(each, before)}.`),
        ];
      },
      routes: {
        what: 'the table of routes',
        words: (routes) => plain(routes.map((one) => `${one.title} (${one.plans.join(', ')})`)),
      },
      lanes: { what: 'the lanes of the timeline', words: (lanes) => plain(lanes.map((one) => one.title)) },
      links: {
        what: 'its links to other cases',
        words: (links) => plain(Object.values(links ?? {}).map((one) => one.title)),
      },
      milestones: (one, other) =>
        listSaid(
          one,
          other,
          (names) => `The timeline of ${quoted(title)} also shows ${names}.`,
          (names) => `The timeline of ${quoted(title)} no longer shows ${names}.`,
        ),
    }),
  });
