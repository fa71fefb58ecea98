/** Every name that a pack refers to is defined in it. */
import { chartGraph } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { formFile, place, processFile, within } from '../pack-places.js';
import {
  anchorLeaves,
  extraAnswersOf,
  formsOf,
  leavesOf,
  openedConditions,
  type RulePlace,
  rulesOf,
} from '../pack-rules.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { BUILT_IN_FACTS, factOf, fieldNames, fieldsNamed, questionAt } from '../rule-fields.js';
import { type KnownNames, knownNames } from './known-names.js';

export const namesExist = (pack: Pack): Problem[] => {
  const findings = findingsOf('names-exist');
  const names = namesOf(pack, findings);
  authorityNames(pack, names);
  formNames(pack, names, findings);
  for (const [id, process] of Object.entries(pack.processes)) processNames(pack, id, process, names, findings);
  for (const rule of rulesOf(pack)) ruleNames(pack, rule, names, findings);
  return findings.found;
};

interface Names {
  readonly role: KnownNames;
  readonly roleOrBody: KnownNames;
  readonly fact: KnownNames;
  readonly form: KnownNames;
  readonly rule: KnownNames;
  readonly parameter: KnownNames;
  readonly codeList: KnownNames;
  readonly clause: KnownNames;
  readonly sourceDocument: KnownNames;
  readonly event: KnownNames;
}

const namesOf = (pack: Pack, findings: Findings): Names => {
  const processes = Object.values(pack.processes);
  return {
    role: knownNames(findings, 'role', Object.keys(pack.grants.roles)),
    roleOrBody: knownNames(findings, 'role or body', [...Object.keys(pack.grants.roles), ...Object.keys(pack.bodies)]),
    fact: knownNames(findings, 'fact', [...Object.keys(pack.facts), ...Object.keys(BUILT_IN_FACTS)]),
    form: knownNames(findings, 'form', Object.keys(pack.forms)),
    rule: knownNames(findings, 'rule', Object.keys(pack.rules)),
    parameter: knownNames(findings, 'parameter', Object.keys(pack.authority.parameters)),
    codeList: knownNames(findings, 'code list', Object.keys(pack.codeLists)),
    clause: knownNames(findings, 'clause', Object.keys(pack.sources.clauses)),
    sourceDocument: knownNames(findings, 'source document', Object.keys(pack.sources.documents)),
    event: knownNames(
      findings,
      'event',
      processes.flatMap((process) => Object.keys(process.events)),
    ),
  };
};

const all = (names: KnownNames, list: readonly string[] | undefined, path: string): void => {
  for (const [index, name] of (list ?? []).entries()) names.require(name, within(path, index));
};

const authorityNames = (pack: Pack, names: Names): void => {
  const sources = (list: readonly string[] | undefined, ...path: [string, ...(string | number)[]]): void =>
    all(names.clause, list, place(...path, 'sources'));
  all(
    names.roleOrBody,
    pack.authority.reminders.secondStepTell,
    place('authority.json', 'reminders', 'secondStepTell'),
  );
  for (const [key, parameter] of Object.entries(pack.authority.parameters))
    sources(parameter.sources, 'authority.json', 'parameters', key);
  for (const [id, clause] of Object.entries(pack.sources.clauses))
    names.sourceDocument.require(clause.document, place('sources.json', 'clauses', id, 'document'));
  for (const [key, fact] of Object.entries(pack.facts)) {
    sources(fact.sources, 'facts.json', key);
    if (fact.codes !== undefined) names.codeList.require(fact.codes, place('facts.json', key, 'codes'));
  }
  for (const [key, rule] of Object.entries(pack.rules)) sources(rule.sources, 'rules.json', key);
  for (const [key, tracker] of Object.entries(pack.trackers)) sources(tracker.sources, 'trackers.json', key);
  for (const [key, role] of Object.entries(pack.grants.roles)) sources(role.sources, 'grants.json', 'roles', key);
  for (const [index, grant] of pack.grants.grants.entries()) {
    all(names.role, grant.roles, place('grants.json', 'grants', index, 'roles'));
    sources(grant.sources, 'grants.json', 'grants', index);
  }
  for (const [key, body] of Object.entries(pack.bodies)) {
    const file = `bodies/${key}.json`;
    for (const [index, member] of body.members.entries())
      names.role.require(member.role, place(file, 'members', index, 'role'));
    all(names.role, body.chair, place(file, 'chair'));
    all(names.role, body.deputies, place(file, 'deputies'));
    all(names.roleOrBody, body.circulation, place(file, 'circulation'));
    all(names.event, body.events, place(file, 'events'));
    sources(body.sources, file);
  }
};

const formNames = (pack: Pack, names: Names, findings: Findings): void => {
  for (const form of Object.values(pack.forms)) {
    const file = formFile(form.key, 'layout');
    all(names.role, form.layout.fills, place(file, 'fills'));
    all(names.clause, form.layout.sources, place(file, 'sources'));
    const questions = knownNames(findings, 'question', Object.keys(form.schema.properties));
    for (const [index, signOff] of form.layout.signOffs.entries()) {
      names.role.require(signOff.role, place(file, 'signOffs', index, 'role'));
      all(names.clause, signOff.sources, place(file, 'signOffs', index, 'sources'));
    }
    for (const [name, question] of Object.entries(form.layout.questions)) {
      all(names.clause, question.sources, place(file, 'questions', name, 'sources'));
      if (question.prefill !== undefined)
        names.fact.require(question.prefill.fact, place(file, 'questions', name, 'prefill', 'fact'));
    }
    all(questions, form.schema.required, place(formFile(form.key, 'schema'), 'required'));
  }
};

const processNames = (pack: Pack, id: string, process: Process, names: Names, findings: Findings): void => {
  const file = (name: string, ...steps: (string | number)[]): string => place(processFile(id, name), ...steps);
  const event = knownNames(findings, 'event', Object.keys(process.events));
  const document = knownNames(findings, 'document', Object.keys(process.documents));
  const deadline = knownNames(findings, 'deadline', Object.keys(process.deadlines));
  const graph = chartGraph(process.chart);
  const state = knownNames(
    findings,
    'state',
    [...graph.states.keys()].filter((path) => path !== ''),
  );
  const events = (list: readonly { event: string }[], path: string): void => {
    for (const [index, entry] of list.entries()) event.require(entry.event, within(path, index, 'event'));
  };

  const { definition } = process;
  for (const [index, { region }] of definition.regions.entries())
    state.require(region, file('process', 'regions', index, 'region'));
  for (const [index, { region }] of definition.routes.entries())
    state.require(region, file('process', 'routes', index, 'region'));
  for (const [index, lane] of definition.lanes.entries())
    names.fact.require(lane.fact, file('process', 'lanes', index, 'fact'));
  for (const [index, line] of definition.statement.entries()) {
    const path = file('process', 'statement', index, 'text');
    for (const [whole, inside = ''] of line.text.matchAll(/\{([^}]*)\}/g)) {
      const dot = inside.indexOf('.');
      const [kind, name] = [inside.slice(0, dot), inside.slice(dot + 1)];
      if (kind === 'fact') names.fact.require(name, path);
      else if (kind === 'state' || kind === 'since') state.require(name, path);
      else if (inside !== 'age')
        findings.error(
          path,
          `\`${whole}\` stands for nothing.`,
          'What can be filled in: {fact.x}, {state.region}, {since.region} and {age}.',
        );
    }
  }
  all(event, definition.milestones, file('process', 'milestones'));

  chartNames(process, processFile(id, 'chart'), event, names, findings);

  for (const [key, definition] of Object.entries(process.events)) {
    all(names.clause, definition.sources, file('events', key, 'sources'));
    if (definition.form !== undefined) names.form.require(definition.form, file('events', key, 'form'));
    if (definition.document !== undefined && definition.document !== 'named')
      document.require(definition.document, file('events', key, 'document'));
    for (const [index, gate] of definition.gates.entries()) {
      all(names.role, gate.overrideBy, file('events', key, 'gates', index, 'overrideBy'));
      all(names.roleOrBody, gate.tell, file('events', key, 'gates', index, 'tell'));
      all(names.clause, gate.sources, file('events', key, 'gates', index, 'sources'));
    }
    for (const kind of ['tells', 'opens', 'joins'] as const)
      for (const [index, effect] of (definition[kind] ?? []).entries())
        all(names.clause, effect.sources, file('events', key, kind, index, 'sources'));
    answersOfEvent(pack, process, key, file('events', key), names, findings);
  }
  for (const [key, definition] of Object.entries(process.deadlines)) {
    all(names.clause, definition.sources, file('deadlines', key, 'sources'));
    names.role.require(definition.owner, file('deadlines', key, 'owner'));
    all(names.roleOrBody, definition.onOverdue, file('deadlines', key, 'onOverdue'));
    events(definition.metBy, file('deadlines', key, 'metBy'));
    for (const [index, step] of (definition.escalate ?? []).entries())
      all(names.roleOrBody, step.tell, file('deadlines', key, 'escalate', index, 'tell'));
    for (const [name, component] of Object.entries(definition.components)) {
      const path = file('deadlines', key, 'components', name);
      names.clause.require(component.source, within(path, 'source'));
      if (typeof component.allow.n === 'object')
        names.parameter.require(component.allow.n.parameter, within(path, 'allow', 'n', 'parameter'));
      for (const leaf of anchorLeaves(component.anchor, within(path, 'anchor')))
        if (leaf.fact !== undefined) names.fact.require(leaf.fact, leaf.path);
    }
  }
  for (const [key, definition] of Object.entries(process.documents)) {
    all(names.clause, definition.sources, file('documents', key, 'sources'));
    all(names.roleOrBody, definition.audience, file('documents', key, 'audience'));
    if (definition.form !== undefined) names.form.require(definition.form, file('documents', key, 'form'));
    events(definition.steps, file('documents', key, 'steps'));
  }
  for (const [key, task] of Object.entries(process.tasks)) {
    all(names.clause, task.sources, file('tasks', key, 'sources'));
    names.role.require(task.owner, file('tasks', key, 'owner'));
    events(task.createdBy, file('tasks', key, 'createdBy'));
    events(task.doneBy, file('tasks', key, 'doneBy'));
    if (task.deadline !== undefined) deadline.require(task.deadline, file('tasks', key, 'deadline'));
    if (task.opens !== undefined && 'event' in task.opens)
      event.require(task.opens.event, file('tasks', key, 'opens', 'event'));
    if (task.opens?.document !== undefined)
      document.require(task.opens.document, file('tasks', key, 'opens', 'document'));
  }
  for (const [key, notice] of Object.entries(process.notices)) {
    all(names.clause, notice.sources, file('notices', key, 'sources'));
    events(notice.on, file('notices', key, 'on'));
  }
};

const chartNames = (process: Process, file: string, event: KnownNames, names: Names, findings: Findings): void => {
  const graph = chartGraph(process.chart);
  const paths = [...graph.states.keys()].filter((path) => path !== '');
  const known = [
    ...paths.map((path) => `#${process.chart.id}.${path}`),
    ...[...graph.states.values()].map((state) => state.key),
  ];
  for (const id of graph.doubleIds)
    findings.error(`${file}#`, `Two states carry the id \`${id}\`.`, 'Give one of them another id.');
  for (const state of graph.states.values()) {
    const at = `${file}#${state.pointer}`;
    all(names.clause, state.node.meta?.sources, within(at, 'meta', 'sources'));
    for (const name of Object.keys(state.node.on ?? {})) event.require(name, within(at, 'on', name));
    if (state.kind === 'compound' && state.node.initial === undefined)
      findings.error(
        at,
        `The state \`${state.path}\` does not say in which of its states it begins.`,
        `Add \`initial\`: one of ${[...state.children.keys()].join(', ')}.`,
      );
    if (state.kind === 'compound' && state.node.initial !== undefined && !state.children.has(state.node.initial))
      findings.error(
        within(at, 'initial'),
        `The state \`${state.path}\` has no state \`${state.node.initial}\` to begin in.`,
        findings.near(state.node.initial, () => state.children.keys()),
      );
    // XState looks a history state's default up from its parent, as it does a sibling's name.
    if (state.node.target !== undefined && graph.resolve(state, state.node.target) === undefined)
      findings.error(
        within(at, 'target'),
        `There is no state \`${state.node.target}\` here.`,
        findings.near(state.node.target, () => known),
      );
  }
  for (const edge of graph.edges) {
    const at = `${file}#${edge.pointer}`;
    all(names.clause, edge.transition.meta?.sources, within(at, 'meta', 'sources'));
    for (const target of edge.unknown) {
      const nearer = edge.source.parent === undefined ? [] : [...edge.source.parent.children.keys()];
      const inside = paths.find((path) => path.endsWith(`.${target}`));
      const elsewhere =
        inside === undefined
          ? findings.near(target, () => known)
          : `To reach it from here write \`#${process.chart.id}.${inside}\`.`;
      findings.error(
        within(at, 'target'),
        `There is no state \`${target}\` to go to from ${edge.source.path === '' ? 'the chart itself' : `\`${edge.source.path}\``}.`,
        findings.near(target, () => nearer) ?? elsewhere,
      );
    }
  }
};

/** Answers that effects and links of an event read. */
const answersOfEvent = (
  pack: Pack,
  process: Process,
  key: string,
  path: string,
  names: Names,
  findings: Findings,
): void => {
  const definition = process.events[key];
  if (definition === undefined) return;
  const forms = formsOf(pack, process, key);
  const extra = extraAnswersOf(definition);
  const known = (): string[] =>
    fieldNames(pack, { process, forms, extraAnswers: extra })
      .filter((field) => field.startsWith('answer.'))
      .map((field) => field.slice('answer.'.length));
  const answer = (name: string, at: string): void => {
    if (extra.includes(name) || forms.some((form) => questionAt(form, name) !== undefined)) return;
    findings.error(
      at,
      `\`${key}\` has no question \`${name}\`.`,
      findings.near(name, known) ?? (forms.length === 0 ? `Give \`${key}\` a form that asks it.` : undefined),
    );
  };
  for (const [index, effect] of definition.facts.entries()) {
    const at = within(path, 'facts', index);
    names.fact.require(effect.fact, within(at, 'fact'));
    if ('answer' in effect.value) answer(effect.value.answer, within(at, 'value', 'answer'));
    if ('fact' in effect.value) names.fact.require(effect.value.fact, within(at, 'value', 'fact'));
    if (effect.from !== undefined) answer(effect.from.answer, within(at, 'from', 'answer'));
  }
  if (definition.alsoFor === undefined) return;
  answer(definition.alsoFor.answer, within(path, 'alsoFor', 'answer'));
  for (const [index, name] of definition.alsoFor.perChild.entries())
    answer(name, within(path, 'alsoFor', 'perChild', index));
};

const ruleNames = (pack: Pack, { path, rule, scope }: RulePlace, names: Names, findings: Findings): void => {
  const { conditions, names: named } = leavesOf(rule, path);
  for (const { name, path: at } of named) {
    names.rule.require(name, at);
    if (!names.rule.has(name) || scope.forms === 'any') continue;
    // The named rule itself was looked at against every form; here it must find its answers in these.
    const asked = openedConditions(pack, name).flatMap(({ field, value, valueSource }) => [
      field,
      ...(valueSource === 'field' ? [String(value)] : []),
    ]);
    for (const field of new Set(asked))
      if (field.startsWith('answer.') && fieldsNamed(pack, field, { ...scope, process: undefined }).length === 0)
        findings.error(
          at,
          `The rule \`${name}\` asks about \`${field}\`, and ${scope.forms.length === 0 ? 'no form is submitted here' : 'no form that is submitted here asks that'}.`,
        );
  }
  for (const { condition, path: at } of conditions) {
    if (condition.valueSource === 'parameter') names.parameter.require(String(condition.value), within(at, 'value'));
    const fields: [string, string][] = [[condition.field, within(at, 'field')]];
    if (condition.valueSource === 'field') fields.push([String(condition.value), within(at, 'value')]);
    for (const [field, where] of fields) {
      if (fieldsNamed(pack, field, scope).length > 0) continue;
      const fact = factOf(pack, field.slice(field.indexOf('.') + 1));
      if (
        fact !== undefined &&
        !field.startsWith('answer.') &&
        !field.startsWith('state.') &&
        !field.startsWith('document.')
      )
        findings.error(where, `\`${field}\` counts from a date, and the fact is not one.`);
      else
        findings.error(
          where,
          `There is no field \`${field}\` that can be asked about here.`,
          findings.near(field, () => fieldNames(pack, scope)),
        );
    }
  }
};
