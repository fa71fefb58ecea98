/** A form for one person and one case: its questions, what is known already, its draft, and no more of the case than its conditions look at. */
import {
  type Draft,
  draftKey,
  type FormSurroundings,
  type FormToFill,
  type Opens,
  type Prefill,
} from '@homeward/contract';
import type { FormDefinition, Rule } from '@homeward/definition';
import { type CompiledPack, type Dated, formOf, inWords, isPlainDate, openActions, processOf } from '@homeward/engine';
import { notFound } from '../http/problem-error.js';
import { dueWords, quotesOf, roleOf } from './case-words.js';
import type { LoadedCase } from './load-case.js';
import { whatMeets } from './what-opens.js';

/** @throws ProblemError not-found for an event that nobody records here, or that this person may never record */
export function formToFill(loaded: LoadedCase, opens: Opens, draft: Draft | null): FormToFill {
  const { compiled, record, today, actor, subject } = loaded;
  const { process } = processOf(compiled, record.process);
  const action = openActions(compiled, record, { today, actor }).find(
    (one) => one.event === opens.event && one.document === opens.document,
  );
  const definition = Object.hasOwn(process.events, opens.event) ? process.events[opens.event] : undefined;
  if (action === undefined || definition === undefined) throw notFound();
  const form = formOf(compiled, process, opens.event, opens.document)?.form;
  const deadline = Object.values(record.deadlines).find((one) => {
    const meets = whatMeets(process, process.deadlines[one.key]);
    return one.status === 'open' && meets?.event === opens.event && meets.document === opens.document;
  });
  return {
    caseId: loaded.id,
    childName: subject.name,
    reference: subject.reference,
    revision: loaded.revision,
    event: opens.event,
    document: opens.document ?? null,
    title: action.title,
    dayLabel: definition.dayLabel ?? 'When did this happen?',
    form: form === undefined ? null : { key: form.key, schema: form.schema, layout: form.layout },
    surroundings: surroundings(loaded, form),
    prefill: form === undefined ? [] : prefill(loaded, form),
    draftKey: draftKey(opens),
    draft,
    due: deadline?.practicalDue ?? null,
    dueWords: deadline === undefined ? null : dueWords(compiled, today, deadline.due, deadline.practicalDue),
    standing: action.standing,
    roles: action.roles.map((role) => roleOf(compiled.pack, role)),
    unlocks: action.unlocks.map((unlock) => ({ ...unlock })),
    reasonsNeeded: action.reasonsNeeded.map((reason) => ({ ...reason })),
    sources: quotesOf(compiled.pack, action.sources),
  };
}

/** A value that stands, with where it is from. What was corrected, or holds only later, is not offered. */
function prefill({ compiled, record, today }: LoadedCase, form: FormDefinition): Prefill[] {
  return Object.entries(form.layout.questions).flatMap(([question, layout]): Prefill[] => {
    const fact = layout.prefill?.fact;
    const dated = fact === undefined ? undefined : standing(record.facts[fact], today);
    if (fact === undefined || dated === undefined) return [];
    const label = compiled.pack.facts[fact]?.label ?? fact;
    const since =
      dated.from > '0001-01-01' && isPlainDate(dated.from)
        ? `, recorded as from ${inWords(dated.from)}`
        : ', from the child’s record';
    return [{ question, value: dated.value, provenance: `${label}${since}` }];
  });
}

const standing = (history: readonly Dated[] | undefined, today: string): Dated | undefined =>
  history?.filter(({ from }) => from <= today).at(-1);

/** Follows the form's conditions to the rules, parameters, facts, states and documents they name. */
function surroundings(loaded: LoadedCase, form: FormDefinition | undefined): FormSurroundings {
  const { compiled, record, today, actor } = loaded;
  const asked =
    form === undefined
      ? { rules: new Set<string>(), fields: new Set<string>(), parameters: new Set<string>() }
      : whatIsAsked(compiled, form);
  const named = (prefixes: readonly string[]): Set<string> =>
    new Set(
      [...asked.fields].flatMap((field) => {
        const dot = field.indexOf('.');
        return prefixes.includes(field.slice(0, dot)) ? [field.slice(dot + 1)] : [];
      }),
    );
  const facts = named(['fact', 'times', 'ageAt', 'daysSince', 'weeksSince', 'monthsSince', 'daysUntil']);
  if (asked.fields.has('age') || named(['ageAt']).size > 0) facts.add('dateOfBirth');
  const documents = named(['document']);
  const deadlines = named(['due']);
  return {
    today,
    roles: [...actor.roles],
    rules: pick(compiled.pack.rules, asked.rules),
    parameters: pick(compiled.pack.authority.parameters, asked.parameters),
    record: {
      openedOn: record.openedOn,
      // Where a case stands is no secret to somebody who may fill a form of it; what is known of the child is.
      state: stateOf(record.state),
      entered: {},
      facts: Object.fromEntries(
        Object.entries(record.facts)
          .filter(([name]) => facts.has(name))
          .map(([name, history]) => [name, history.map((dated) => ({ ...dated }))]),
      ),
      documents: Object.fromEntries(
        Object.entries(record.documents)
          .filter(([name]) => documents.has(name))
          .map(([name, { status, version }]) => [name, { status, version }]),
      ),
      deadlines: Object.fromEntries(
        Object.entries(record.deadlines)
          .filter(([name]) => deadlines.has(name))
          .map(([name, { status, due }]) => [name, { status, due }]),
      ),
    },
  };
}

const pick = <T>(from: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.has(name)));

type StateOf = FormSurroundings['record']['state'];
const stateOf = (state: LoadedCase['record']['state']): StateOf =>
  typeof state === 'string'
    ? state
    : Object.fromEntries(Object.entries(state).map(([region, child]) => [region, stateOf(child)]));

function whatIsAsked({ pack }: CompiledPack, { layout }: FormDefinition) {
  const asked = { rules: new Set<string>(), fields: new Set<string>(), parameters: new Set<string>() };
  const visit = (rule: Rule | string | undefined): void => {
    if (rule === undefined) return;
    if (typeof rule === 'string') {
      if (asked.rules.has(rule)) return;
      asked.rules.add(rule);
      visit(pack.rules[rule]?.rule);
    } else if ('rules' in rule) for (const one of rule.rules) visit(one);
    else if ('rule' in rule) visit(rule.rule);
    else {
      asked.fields.add(rule.field);
      if (rule.valueSource === 'field' && typeof rule.value === 'string') asked.fields.add(rule.value);
      if (rule.valueSource === 'parameter' && typeof rule.value === 'string') asked.parameters.add(rule.value);
    }
  };
  for (const section of layout.sections) visit(section.visibleWhen);
  for (const question of Object.values(layout.questions)) {
    visit(question.visibleWhen);
    visit(question.requiredWhen);
  }
  return asked;
}
