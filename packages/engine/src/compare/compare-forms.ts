/** What changed about forms: sections, questions, choices, when they are asked, who fills and who signs. */
import { type FormDefinition, formFile, type Pack, place, type QuestionLayout, type Rule } from '@homeward/definition';
import { roleTitle } from '../rules/words.js';
import { listSaid, plain, quoted } from './compare-named.js';
import { type Differences, loosening, nowAndThen, type Said, type Side } from './difference.js';
import { equal, without } from './equal.js';
import { questionSaid } from './question-said.js';
import { ruleSaid } from './rule-said.js';

export const compareForms = (differences: Differences, before: Side, after: Side): void => {
  const [was, is] = [before.pack.forms, after.pack.forms];
  for (const [key, form] of Object.entries(is)) {
    const old = Object.hasOwn(was, key) ? was[key] : undefined;
    if (old === undefined) {
      const count = Object.keys(form.schema.properties).length;
      differences.add(
        'forms',
        'added',
        place(formFile(key, 'layout')),
        `New form: ${quoted(form.layout.title)}, with ${count} questions.`,
      );
    } else if (!equal(old, form))
      for (const [file, said] of formSaid(old, form, before, after))
        differences.add('forms', 'changed', place(formFile(key, file)), said);
  }
  for (const [key, form] of Object.entries(was))
    if (!Object.hasOwn(is, key))
      differences.add(
        'forms',
        'removed',
        place(formFile(key, 'layout')),
        loosening(`The form ${quoted(form.layout.title)} is gone.`),
      );
};

type FormSaid = readonly ['schema' | 'layout' | 'examples', Said];

const formSaid = (was: FormDefinition, is: FormDefinition, before: Side, after: Side): FormSaid[] => {
  const form = quoted(is.layout.title);
  const layout = (said: readonly Said[]): FormSaid[] => said.map((one) => ['layout', one]);
  const rule = (given: Rule | string | undefined, side: Side): string =>
    given === undefined ? 'always' : `when ${ruleSaid(given, side, is.key)}`;
  const found: FormSaid[] = [];
  if (was.layout.title !== is.layout.title)
    found.push(...layout([`The form ${quoted(was.layout.title)} is now called ${form}.`]));
  if (was.layout.purpose !== is.layout.purpose)
    found.push(...layout([nowAndThen(`What ${form} is for`, plain(was.layout.purpose), plain(is.layout.purpose))]));
  if (!equal(was.layout.fills, is.layout.fills))
    found.push(
      ...layout(
        listSaid(
          titles(before.pack, was.layout.fills),
          titles(after.pack, is.layout.fills),
          (who) => loosening(`${form} may now be filled in by ${who}.`),
          (who) => `${form} is no longer filled in by ${who}.`,
        ),
      ),
    );
  found.push(...layout(signOffsSaid(form, was, is, before, after, rule)));
  found.push(...layout(sectionsSaid(form, was, is, before, after, rule)));
  found.push(...questionsSaid(form, was, is, before, after, rule));
  if (!equal(was.layout.sources, is.layout.sources))
    found.push(...layout([nowAndThen(`The clauses of ${form}`, plain(was.layout.sources), plain(is.layout.sources))]));
  if (was.schema.title !== is.schema.title && was.layout.title === is.layout.title)
    found.push(['schema', `${form} is titled ${quoted(is.schema.title)} in its schema.`]);
  if (!equal(was.examples, is.examples)) found.push(['examples', `The examples of ${form} changed.`]);
  return found.length === 0 ? [['layout', `${form} is written in another way.`]] : found;
};

type RuleWords = (given: Rule | string | undefined, side: Side) => string;
const titles = (pack: Pack, roles: readonly string[]): string[] => roles.map((role) => roleTitle(pack, role));

const signOffsSaid = (
  form: string,
  was: FormDefinition,
  is: FormDefinition,
  before: Side,
  after: Side,
  rule: RuleWords,
): Said[] => {
  const inWords = ({ role, act, when }: FormDefinition['layout']['signOffs'][number], side: Side): string =>
    `${roleTitle(side.pack, role)} ${ACTS[act]}${when === undefined ? '' : ` ${rule(when, side)}`}`;
  const [come, gone] = [
    without(is.layout.signOffs, was.layout.signOffs),
    without(was.layout.signOffs, is.layout.signOffs),
  ];
  const said: Said[] = [
    ...come.map((one) => `${form}: ${inWords(one, after)} from now on.`),
    ...gone.map((one) => loosening(`${form}: ${inWords(one, before)} no longer as before.`)),
  ];
  return said.length === 0 && !equal(was.layout.signOffs, is.layout.signOffs)
    ? [`${form} is signed in another order.`]
    : said;
};
const ACTS = {
  signs: 'signs it',
  countersigns: 'countersigns it',
  approves: 'approves it',
  qualityAssures: 'checks its quality',
} as const;

const sectionsSaid = (
  form: string,
  was: FormDefinition,
  is: FormDefinition,
  before: Side,
  after: Side,
  rule: RuleWords,
): Said[] => {
  const said: Said[] = [];
  for (const section of is.layout.sections) {
    const old = was.layout.sections.find(({ key }) => key === section.key);
    const title = `${form}, section ${quoted(section.title)}`;
    if (old === undefined) {
      said.push(`${form} has a new section ${quoted(section.title)}.`);
      continue;
    }
    if (old.title !== section.title)
      said.push(`${form}: the section ${quoted(old.title)} is now called ${quoted(section.title)}.`);
    if (old.intro !== section.intro)
      said.push(nowAndThen(`${title}: the introduction`, quoted(plain(old.intro)), quoted(plain(section.intro))));
    if (!equal(old.visibleWhen, section.visibleWhen))
      said.push(`${title} is now shown ${rule(section.visibleWhen, after)}; before, ${rule(old.visibleWhen, before)}.`);
    // Questions that came, went or moved from elsewhere are said with the questions.
    const kept = (list: readonly string[], other: readonly string[]) => list.filter((name) => other.includes(name));
    if (!equal(kept(old.questions, section.questions), kept(section.questions, old.questions)))
      said.push(`${title} asks its questions in another order.`);
    for (const name of section.questions.filter((one) => !old.questions.includes(one)))
      if (Object.hasOwn(was.schema.properties, name))
        said.push(`${title} now asks ${quoted(questionTitle(is, name))}, which stood elsewhere.`);
  }
  for (const section of was.layout.sections)
    if (!is.layout.sections.some(({ key }) => key === section.key))
      said.push(`${form} no longer has the section ${quoted(section.title)}.`);
  const order = (form: FormDefinition) => form.layout.sections.map(({ key }) => key);
  if (said.length === 0 && !equal(order(was), order(is))) said.push(`The sections of ${form} stand in another order.`);
  return said;
};

const questionTitle = (form: FormDefinition, name: string): string => form.schema.properties[name]?.title ?? name;

const questionsSaid = (
  form: string,
  was: FormDefinition,
  is: FormDefinition,
  before: Side,
  after: Side,
  rule: RuleWords,
): FormSaid[] => {
  const found: FormSaid[] = [];
  for (const [name, question] of Object.entries(is.schema.properties)) {
    const old = Object.hasOwn(was.schema.properties, name) ? was.schema.properties[name] : undefined;
    const title = quoted(question.title);
    const asked = (one: FormDefinition) => one.schema.required.includes(name);
    if (old === undefined) {
      found.push(['schema', `${form} has a new question: ${title}${asked(is) ? ', which must be answered' : ''}.`]);
      continue;
    }
    found.push(...questionSaid(`${form}, ${title}`, old, question).map((said): FormSaid => ['schema', said]));
    if (asked(was) !== asked(is))
      found.push([
        'schema',
        asked(is)
          ? `${form}: ${title} must now be answered.`
          : loosening(`${form}: ${title} need not be answered any longer.`),
      ]);
    found.push(
      ...layoutSaid(
        `${form}, ${title}`,
        was.layout.questions[name],
        is.layout.questions[name],
        before,
        after,
        rule,
      ).map((said): FormSaid => ['layout', said]),
    );
  }
  for (const [name, question] of Object.entries(was.schema.properties))
    if (!Object.hasOwn(is.schema.properties, name))
      found.push(['schema', loosening(`${form} no longer asks ${quoted(question.title)}.`)]);
  return found;
};

const layoutSaid = (
  about: string,
  was: QuestionLayout | undefined,
  is: QuestionLayout | undefined,
  before: Side,
  after: Side,
  rule: RuleWords,
): Said[] => {
  if (equal(was, is)) return [];
  const said: Said[] = [];
  if (!equal(was?.visibleWhen, is?.visibleWhen))
    said.push(`${about} is now asked ${rule(is?.visibleWhen, after)}; before, ${rule(was?.visibleWhen, before)}.`);
  if (!equal(was?.requiredWhen, is?.requiredWhen)) {
    const now = is?.requiredWhen === undefined ? 'under no condition' : rule(is.requiredWhen, after);
    const then = was?.requiredWhen === undefined ? 'under no condition' : rule(was.requiredWhen, before);
    said.push(loosening(`${about} must now be answered ${now}; before, ${then}.`));
  }
  if (was?.hint !== is?.hint)
    said.push(nowAndThen(`${about}: the hint`, quoted(plain(was?.hint)), quoted(plain(is?.hint))));
  if (was?.errorName !== is?.errorName)
    said.push(nowAndThen(`${about}: what errors call it`, quoted(plain(was?.errorName)), quoted(plain(is?.errorName))));
  if (was?.sensitivity !== is?.sensitivity) {
    const text = nowAndThen(`${about}: how sensitive its answer is`, plain(was?.sensitivity), plain(is?.sensitivity));
    said.push(loosening(text));
  }
  if (!equal(was?.prefill, is?.prefill))
    said.push(
      nowAndThen(`${about}: the fact it is filled in from`, plain(was?.prefill?.fact), plain(is?.prefill?.fact)),
    );
  if (was?.notKnown !== is?.notKnown)
    said.push(`${about}: "Not known" is ${is?.notKnown === true ? 'now' : 'no longer'} an answer.`);
  if (!equal(was?.sources, is?.sources))
    said.push(nowAndThen(`The clauses of ${about}`, plain(was?.sources), plain(is?.sources)));
  if (said.length === 0) said.push(`${about} is shown in another way.`);
  return said;
};
