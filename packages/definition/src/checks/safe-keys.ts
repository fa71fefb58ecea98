/** No name in a pack, however it was made, reaches into JavaScript or into the statechart engine, or differs from another by capitals alone. */
import { isSafeName } from '../names.js';
import type { Pack } from '../pack.js';
import { formFile, place, processFile, within } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

/** XState sends itself events of these names. */
const ENGINE_EVENTS = /^(xstate|done|error)([._]|$)/i;

export const safeKeys = (pack: Pack): Problem[] => {
  const findings = findingsOf('safe-keys');
  const { error, warning } = findings;
  // Places are put into words only when something is wrong there: this visits every value of a pack.
  const way: string[] = [];
  const reserved = (value: object, path: string): void => {
    for (const [key, inner] of Object.entries(value)) {
      way.push(key);
      if (!Array.isArray(value) && !isSafeName(key))
        error(within(path, ...way), `The name \`${key}\` is one that JavaScript reserves.`, 'Choose another name.');
      else if (typeof inner === 'object' && inner !== null) reserved(inner, path);
      way.pop();
    }
  };
  const alike = (names: Iterable<string>, at: (name: string) => string): void => {
    const seen = new Map<string, string>();
    for (const name of names) {
      const first = seen.get(name.toLowerCase());
      if (first !== undefined)
        warning(
          at(name),
          `\`${name}\` and \`${first}\` differ in capitals alone; people will take one for the other.`,
          'Give one of them another name.',
        );
      else seen.set(name.toLowerCase(), name);
    }
  };
  const file = (name: string, value: Readonly<Record<string, unknown>>): void => {
    reserved(value, place(name));
    alike(Object.keys(value), (key) => place(name, key));
  };

  reserved(pack.authority, place('authority.json'));
  reserved(pack.sources, place('sources.json'));
  reserved(pack.codeLists, place('code-lists.json'));
  file('facts.json', pack.facts);
  file('rules.json', pack.rules);
  file('trackers.json', pack.trackers);
  reserved(pack.grants, place('grants.json'));
  alike(Object.keys(pack.grants.roles), (role) => place('grants.json', 'roles', role));
  alike(Object.keys(pack.forms), (key) => formFile(key, 'schema'));
  alike([...Object.keys(pack.bodies)], (key) => `bodies/${key}.json`);
  for (const [key, body] of Object.entries(pack.bodies)) reserved(body, `bodies/${key}.json#`);
  for (const form of Object.values(pack.forms)) {
    reserved(form.schema, place(formFile(form.key, 'schema')));
    reserved(form.layout, place(formFile(form.key, 'layout')));
    reserved(form.examples, place(formFile(form.key, 'examples')));
  }
  for (const [id, process] of Object.entries(pack.processes)) {
    reserved(process.chart, place(processFile(id, 'chart')));
    reserved(process.definition, place(processFile(id, 'process')));
    for (const name of ['events', 'deadlines', 'documents', 'tasks', 'notices'] as const)
      file(processFile(id, name), process[name]);
    for (const event of Object.keys(process.events))
      if (ENGINE_EVENTS.test(event))
        error(
          place(processFile(id, 'events'), event),
          `\`${event}\` is a name that the statechart engine keeps for itself.`,
          'Choose another name.',
        );
  }
  return findings.found;
};
