/** Names in the files of a process. */
import { chartGraph } from '../../chart-graph.js';
import type { Pack, Process } from '../../pack.js';
import { place, processFile, within } from '../../pack-places.js';
import { anchorLeaves } from '../../pack-rules.js';
import type { Findings } from '../../problem.js';
import { knownNames } from '../known-names.js';
import { chartNames } from './chart-names.js';
import { answersOfEvent } from './event-answers.js';
import { type Names, requireAll } from './names.js';

export const processNames = (pack: Pack, id: string, process: Process, names: Names, findings: Findings): void => {
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
  requireAll(event, definition.milestones, file('process', 'milestones'));

  chartNames(process, processFile(id, 'chart'), event, names, findings);

  for (const [key, definition] of Object.entries(process.events)) {
    requireAll(names.clause, definition.sources, file('events', key, 'sources'));
    if (definition.form !== undefined) names.form.require(definition.form, file('events', key, 'form'));
    if (definition.document !== undefined && definition.document !== 'named')
      document.require(definition.document, file('events', key, 'document'));
    for (const [index, gate] of definition.gates.entries()) {
      requireAll(names.role, gate.overrideBy, file('events', key, 'gates', index, 'overrideBy'));
      requireAll(names.roleOrBody, gate.tell, file('events', key, 'gates', index, 'tell'));
      requireAll(names.clause, gate.sources, file('events', key, 'gates', index, 'sources'));
    }
    for (const kind of ['tells', 'opens', 'joins'] as const)
      for (const [index, effect] of (definition[kind] ?? []).entries())
        requireAll(names.clause, effect.sources, file('events', key, kind, index, 'sources'));
    answersOfEvent(pack, process, key, file('events', key), names, findings);
  }
  for (const [key, definition] of Object.entries(process.deadlines)) {
    requireAll(names.clause, definition.sources, file('deadlines', key, 'sources'));
    names.role.require(definition.owner, file('deadlines', key, 'owner'));
    requireAll(names.roleOrBody, definition.onOverdue, file('deadlines', key, 'onOverdue'));
    events(definition.metBy, file('deadlines', key, 'metBy'));
    for (const [index, step] of (definition.escalate ?? []).entries())
      requireAll(names.roleOrBody, step.tell, file('deadlines', key, 'escalate', index, 'tell'));
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
    requireAll(names.clause, definition.sources, file('documents', key, 'sources'));
    requireAll(names.roleOrBody, definition.audience, file('documents', key, 'audience'));
    if (definition.form !== undefined) names.form.require(definition.form, file('documents', key, 'form'));
    events(definition.steps, file('documents', key, 'steps'));
  }
  for (const [key, task] of Object.entries(process.tasks)) {
    requireAll(names.clause, task.sources, file('tasks', key, 'sources'));
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
    requireAll(names.clause, notice.sources, file('notices', key, 'sources'));
    events(notice.on, file('notices', key, 'on'));
  }
};
