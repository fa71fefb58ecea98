/** Where a case stands, for one person: statement, actions, limits, tasks, documents and routes. */
import type { Action, CaseOverview, DeadlineShown, LinkedCase, RouteRow } from '@homeward/contract';
import { draftKey } from '@homeward/contract';
import { FACTS_CORRECTED, PEOPLE_ALLOCATED, type PlainDate } from '@homeward/definition';
import {
  activePaths,
  type CompiledPack,
  type DeadlineRecord,
  daysBetween,
  factInWords,
  factOn,
  inWords,
  isPlainDate,
  mayAccess,
  nodeAt,
  openActions,
  processOf,
  stateAt,
  statement,
} from '@homeward/engine';
import { ageInWords, dueWords, quoteOf, quotesOf, roleOf, shortVersion, workingDaysLeft } from './case-words.js';
import type { LoadedCase } from './load-case.js';
import { restrictionShown } from './restriction-shown.js';
import { reviewingOfficer } from './reviewing-officer.js';
import { whatOpens } from './what-opens.js';

export function caseOverview(loaded: LoadedCase, linked: readonly LinkedCase[]): CaseOverview {
  const { compiled, record, today, version } = loaded;
  const { process } = processOf(compiled, record.process);
  return {
    id: loaded.id,
    process: { key: record.process, title: process.definition.title },
    subject: process.definition.subject,
    revision: loaded.revision,
    today,
    version: shortVersion(version),
    child: child(loaded),
    restricted: restrictionShown(loaded),
    statement: statement(compiled, record, today),
    actions: actions(loaded),
    deadlines: Object.values(record.deadlines)
      .filter(({ status }) => status === 'open' || status === 'overdue')
      .map((deadline) => deadlineShown(compiled, record.process, deadline, today))
      .sort((a, b) => a.practicalDue.localeCompare(b.practicalDue) || a.title.localeCompare(b.title)),
    tasks: tasks(loaded),
    documents: documents(loaded),
    routes: routeRows(loaded),
    linked: [...linked],
    may: {
      correctFacts: mayAccess(compiled, record, loaded, 'record', FACTS_CORRECTED),
      allocatePeople: mayAccess(compiled, record, loaded, 'record', PEOPLE_ALLOCATED),
    },
  };
}

function child(loaded: LoadedCase): CaseOverview['child'] {
  const { compiled, record, subject, people, today } = loaded;
  const { process } = processOf(compiled, record.process);
  const now = { vocabulary: compiled.vocabulary, facts: record.facts };
  const since = factOn(now, 'becameLookedAfter', today);
  const inCareSince = isPlainDate(since) ? since : null;
  const born = process.definition.subject === 'child' ? (subject.dateOfBirth ?? today) : null;
  return {
    name: subject.name,
    reference: subject.reference,
    dateOfBirth: born,
    ageInWords: born === null ? null : ageInWords(born, today),
    inCareSince,
    weeksInCare: inCareSince === null || inCareSince > today ? null : Math.floor(daysBetween(inCareSince, today) / 7),
    legalStatus: legalStatus(loaded),
    socialWorker: people.get('sw')?.[0]?.name ?? null,
    reviewingOfficer: reviewingOfficer(compiled.pack, people),
  };
}

function legalStatus({ compiled, record, today }: LoadedCase): CaseOverview['child']['legalStatus'] {
  const { pack, vocabulary, shown } = compiled;
  const fact = shown.legalStatus;
  if (fact === undefined) return null;
  const { process } = processOf(compiled, record.process);
  const value = factOn({ vocabulary, facts: record.facts }, fact, today);
  return {
    title: pack.facts[fact]?.label ?? fact,
    label: value === undefined ? null : factInWords({ pack, process }, fact, value),
  };
}

function actions(loaded: LoadedCase): Action[] {
  const { compiled, record, today, actor, people, drafts } = loaded;
  return openActions(compiled, record, { today, actor }).map((action) => ({
    event: action.event,
    ...(action.document === undefined ? {} : { document: action.document }),
    title: action.title,
    group: action.group,
    hasForm: action.form !== undefined,
    standing: action.standing,
    roles: action.roles.map((role) => roleOf(compiled.pack, role)),
    people: distinct(action.roles.flatMap((role) => people.get(role) ?? [])),
    unlocks: action.unlocks.map((unlock) => ({ ...unlock })),
    reasonsNeeded: action.reasonsNeeded.map((reason) => ({ ...reason })),
    meets: [...action.meets],
    sources: quotesOf(compiled.pack, action.sources),
    draft: drafts.get(draftKey(action)) ?? null,
  }));
}

const distinct = (people: readonly { readonly id: string; readonly name: string }[]) => [
  ...new Map(people.map((person) => [person.id, { ...person }])).values(),
];

export function deadlineShown(
  compiled: CompiledPack,
  processId: string,
  deadline: DeadlineRecord,
  today: PlainDate,
): DeadlineShown {
  const { process } = processOf(compiled, processId);
  const definition = process.deadlines[deadline.key];
  const deciding = deadline.components.find(({ name }) => name === deadline.decidedBy);
  const missing = (id: string) => ({ id, document: '', text: '', quote: null, verified: false });
  return {
    key: deadline.key,
    instance: deadline.instance,
    title: definition?.title ?? deadline.key,
    status: deadline.status,
    due: deadline.due,
    practicalDue: deadline.practicalDue,
    workingDaysLeft: workingDaysLeft(compiled, today, deadline.practicalDue),
    words: dueWords(compiled, today, deadline.due, deadline.practicalDue),
    derivation:
      deciding === undefined
        ? `By ${inWords(deadline.due)}`
        : `${deciding.title}, counted from ${inWords(deciding.anchorOn)}: by ${inWords(deciding.due)}`,
    components: deadline.components.map((component) => ({
      name: component.name,
      title: component.title,
      due: component.due,
      anchorOn: component.anchorOn,
      decides: component.name === deadline.decidedBy,
      source: quoteOf(compiled.pack, component.source) ?? missing(component.source),
    })),
    source: deciding === undefined ? null : quoteOf(compiled.pack, deciding.source),
    owner: roleOf(compiled.pack, deadline.owner),
    startedOn: deadline.startedOn,
    closedOn: deadline.closedOn ?? null,
  };
}

function tasks({ compiled, record, people, today, actor }: LoadedCase): CaseOverview['tasks'] {
  const { process } = processOf(compiled, record.process);
  return Object.values(record.tasks)
    .filter(({ status }) => status === 'open')
    .map((task) => {
      const definition = process.tasks[task.key];
      const deadline = definition?.deadline === undefined ? undefined : record.deadlines[definition.deadline];
      const runs = deadline?.status === 'open' || deadline?.status === 'overdue' ? deadline : undefined;
      return {
        key: task.key,
        title: definition?.title ?? task.key,
        owner: roleOf(compiled.pack, task.owner),
        people: distinct(people.get(task.owner) ?? []),
        createdOn: task.createdOn,
        due: runs?.practicalDue ?? null,
        words: runs === undefined ? null : dueWords(compiled, today, runs.due, runs.practicalDue),
        opens: whatOpens(process, definition?.opens),
        instance: task.instance,
        tickable: definition?.doneBy.length === 0 && actor.roles.includes(task.owner),
      };
    });
}

function documents({ compiled, record, people }: LoadedCase): CaseOverview['documents'] {
  const { process } = processOf(compiled, record.process);
  const names = new Map([...people.values()].flat().map(({ id, name }) => [id, name]));
  return Object.entries(record.documents).map(([key, document]) => ({
    key,
    title: process.documents[key]?.title ?? key,
    status: document.status,
    version: document.version,
    author: document.author === undefined ? null : (names.get(document.author) ?? null),
    on: document.on ?? null,
  }));
}

function routeRows({ compiled, record }: LoadedCase): RouteRow[] {
  const { process } = processOf(compiled, record.process);
  const active = new Set(activePaths(record.state));
  return process.definition.routes.map(({ region, title }) => {
    const state = stateAt(record.state, region);
    const path = state === undefined ? region : `${region}.${state}`;
    const meta = nodeAt(process.chart, path)?.meta;
    return {
      region,
      title,
      position: meta?.position ?? 'none',
      now: active.has(path) ? (meta?.title ?? state ?? 'Not started') : 'Not started',
      since: record.entered[path] ?? null,
    };
  });
}
