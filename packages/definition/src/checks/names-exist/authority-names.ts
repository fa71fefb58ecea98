/** Names in what an authority says outside of processes and forms. */
import type { Pack } from '../../pack.js';
import { place } from '../../pack-places.js';
import { type Names, requireAll } from './names.js';

export const authorityNames = (pack: Pack, names: Names): void => {
  const sources = (list: readonly string[] | undefined, ...path: [string, ...(string | number)[]]): void =>
    requireAll(names.clause, list, place(...path, 'sources'));
  requireAll(
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
    if (fact.ssda903 !== undefined) names.returnColumn.require(fact.ssda903, place('facts.json', key, 'ssda903'));
    if (fact.codes !== undefined) names.codeList.require(fact.codes, place('facts.json', key, 'codes'));
  }
  for (const [key, rule] of Object.entries(pack.rules)) sources(rule.sources, 'rules.json', key);
  for (const [key, tracker] of Object.entries(pack.trackers)) sources(tracker.sources, 'trackers.json', key);
  for (const [key, role] of Object.entries(pack.grants.roles)) sources(role.sources, 'grants.json', 'roles', key);
  for (const [index, grant] of pack.grants.grants.entries()) {
    requireAll(names.role, grant.roles, place('grants.json', 'grants', index, 'roles'));
    sources(grant.sources, 'grants.json', 'grants', index);
  }
  for (const [key, body] of Object.entries(pack.bodies)) {
    const file = `bodies/${key}.json`;
    for (const [index, member] of body.members.entries())
      names.role.require(member.role, place(file, 'members', index, 'role'));
    requireAll(names.role, body.chair, place(file, 'chair'));
    requireAll(names.role, body.deputies, place(file, 'deputies'));
    requireAll(names.roleOrBody, body.circulation, place(file, 'circulation'));
    requireAll(names.event, body.events, place(file, 'events'));
    sources(body.sources, file);
  }
};
