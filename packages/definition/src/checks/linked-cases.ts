/** Links between cases lead somewhere, look the same from both ends, and what is told along them is understood and comes to an end. */
import type { EventDefinition, ValueFrom } from '../event.js';
import { placeholdersOf } from '../link.js';
import { didYouMean } from '../nearest-name.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile, within } from '../pack-places.js';
import { extraAnswersOf, formsOf } from '../pack-rules.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { factOf, questionAt } from '../rule-fields.js';

export const linkedCases = (pack: Pack): Problem[] => {
  const findings = findingsOf('linked-cases');
  for (const [id, process] of Object.entries(pack.processes)) {
    linkKinds(pack, id, process, findings);
    for (const [key, event] of Object.entries(process.events))
      eventEffects(pack, { id, process, key, event }, findings);
  }
  tellingEnds(pack, findings);
  return findings.found;
};

const linksOf = (process: Process | undefined) => process?.definition.links ?? {};
const processNamed = (pack: Pack, name: string): Process | undefined =>
  Object.hasOwn(pack.processes, name) ? pack.processes[name] : undefined;

const linkKinds = (pack: Pack, id: string, process: Process, { error }: Findings): void => {
  for (const [name, kind] of Object.entries(linksOf(process))) {
    const at = place(processFile(id, 'process'), 'links', name);
    const other = processNamed(pack, kind.process);
    if (other === undefined) {
      error(
        within(at, 'process'),
        `There is no process \`${kind.process}\`.`,
        didYouMean(kind.process, Object.keys(pack.processes)),
      );
      continue;
    }
    const back = linksOf(other)[kind.back];
    if (back === undefined)
      error(
        within(at, 'back'),
        `The process \`${kind.process}\` has no link \`${kind.back}\`.`,
        didYouMean(kind.back, Object.keys(linksOf(other))) ?? 'Add it to `links` in its process.json.',
      );
    else if (back.process !== id || back.back !== name)
      error(
        within(at, 'back'),
        `The link \`${kind.back}\` of \`${kind.process}\` does not lead back to \`${name}\` of \`${id}\`.`,
        'Let each end name the other.',
      );
  }
};

interface EventPlace {
  readonly id: string;
  readonly process: Process;
  readonly key: string;
  readonly event: EventDefinition;
}

const eventEffects = (pack: Pack, where: EventPlace, findings: Findings): void => {
  const { id, process, key, event } = where;
  const at = place(processFile(id, 'events'), key);
  const kinds = linksOf(process);
  const kindAt = (links: typeof kinds, name: string, path: string) => {
    const kind = Object.hasOwn(links, name) ? links[name] : undefined;
    if (kind === undefined)
      findings.error(
        path,
        `There is no link \`${name}\` here.`,
        didYouMean(name, Object.keys(links)) ?? 'Add it to `links` in process.json.',
      );
    return kind;
  };
  const known = knownValues(pack, where, findings);
  for (const [index, { link, event: told, answers, reference }] of (event.tells ?? []).entries()) {
    const path = within(at, 'tells', index);
    if (reference !== undefined) known.reference(reference, within(path, 'reference'));
    const kind = kindAt(kinds, link, within(path, 'link'));
    const other = kind === undefined ? undefined : processNamed(pack, kind.process);
    for (const [name, value] of Object.entries(answers)) known.value(value, within(path, 'answers', name));
    if (kind === undefined || other === undefined) continue;
    const heard = Object.hasOwn(other.events, told) ? other.events[told] : undefined;
    if (heard === undefined || heard.sentBy === 'time') {
      findings.error(
        within(path, 'event'),
        `The process \`${kind.process}\` has no event \`${told}\` that a linked case could send.`,
        didYouMean(told, Object.keys(other.events)),
      );
      continue;
    }
    const forms = formsOf(pack, other, told);
    for (const name of Object.keys(answers))
      if (forms.length > 0 && forms.every((form) => questionAt(form, name) === undefined))
        findings.error(
          within(path, 'answers', name),
          `\`${told}\` of \`${kind.process}\` has no question \`${name}\`.`,
          didYouMean(
            name,
            forms.flatMap((form) => Object.keys(form.schema.properties)),
          ),
        );
  }
  for (const [index, opening] of (event.opens ?? []).entries()) {
    const path = within(at, 'opens', index);
    const kind = kindAt(kinds, opening.link, within(path, 'link'));
    known.reference(opening.reference, within(path, 'reference'));
    for (const [fact, value] of Object.entries(opening.facts)) {
      if (factOf(pack, fact) === undefined)
        findings.error(
          within(path, 'facts', fact),
          `There is no fact \`${fact}\`.`,
          didYouMean(fact, Object.keys(pack.facts)),
        );
      known.value(value, within(path, 'facts', fact));
    }
    for (const [position, { link, reference }] of opening.links.entries()) {
      if (kind !== undefined)
        kindAt(linksOf(processNamed(pack, kind.process)), link, within(path, 'links', position, 'link'));
      known.reference(reference, within(path, 'links', position, 'reference'));
    }
  }
  for (const [index, { link, reference }] of (event.joins ?? []).entries()) {
    const path = within(at, 'joins', index);
    kindAt(kinds, link, within(path, 'link'));
    known.reference(reference, within(path, 'reference'));
  }
};

const knownValues = (pack: Pack, { process, key, event }: EventPlace, { error }: Findings) => {
  const forms = formsOf(pack, process, key);
  const extra = extraAnswersOf(event);
  const answer = (name: string, path: string): void => {
    // What a signal brings is not asked by a form: the teller's answers are looked at where they are told.
    if (extra.includes(name) || (forms.length === 0 && event.sentBy === 'signal')) return;
    if (forms.every((form) => questionAt(form, name) === undefined))
      error(
        path,
        `\`${key}\` has no question \`${name}\`.`,
        didYouMean(
          name,
          forms.flatMap((form) => Object.keys(form.schema.properties)),
        ),
      );
  };
  const fact = (name: string, path: string): void => {
    if (factOf(pack, name) === undefined)
      error(path, `There is no fact \`${name}\`.`, didYouMean(name, Object.keys(pack.facts)));
  };
  return {
    value: (value: ValueFrom, path: string): void => {
      if ('answer' in value) answer(value.answer, within(path, 'answer'));
      if ('fact' in value) fact(value.fact, within(path, 'fact'));
    },
    reference: (template: string, path: string): void => {
      for (const { kind, path: name } of placeholdersOf(template))
        if (kind === 'answer') answer(name, path);
        else if (kind === 'fact') fact(name, path);
    },
  };
};

/** Two cases that tell each other what they have just heard would never stop. */
const tellingEnds = (pack: Pack, { error }: Findings): void => {
  const nameOf = (process: string, event: string): string => `${process}.${event}`;
  const told = new Map<string, { to: string; at: string }[]>();
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, event] of Object.entries(process.events))
      told.set(
        nameOf(id, key),
        (event.tells ?? []).flatMap(({ link, event: other }, index) => {
          const kind = Object.hasOwn(linksOf(process), link) ? linksOf(process)[link] : undefined;
          const at = place(processFile(id, 'events'), key, 'tells', index);
          return kind === undefined ? [] : [{ to: nameOf(kind.process, other), at }];
        }),
      );
  const done = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (done.has(name)) return;
    for (const { to, at } of told.get(name) ?? []) {
      const since = [...above, name].indexOf(to);
      if (since >= 0)
        error(
          at,
          `What is told here comes back: ${[...above, name].slice(since).join(' tells ')} tells ${to}, and so on without end.`,
          'Let one of them tell nothing when a linked case sent it, by an event of its own.',
        );
      else visit(to, [...above, name]);
    }
    done.add(name);
  };
  for (const name of told.keys()) visit(name, []);
};
