/** What a story says outright of how a case stood when it opens: its regions, limits, tasks, documents and links. */
import { DOCUMENT_STATUSES, type DocumentStatus, type PlainDate, type Process, REFERENCE } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { CaseLink } from '../case-record.js';
import { noSuch } from './story-names.js';

export interface EarlierDeadline {
  readonly key: string;
  readonly due: PlainDate;
}

/** Region -> the state in which it stood. */
export const statesOf = (process: Process, value: unknown, problems: string[]): Record<string, string> => {
  if (!isRecord(value)) {
    problems.push('state must give a state for each region it names');
    return {};
  }
  const states: Record<string, string> = {};
  for (const [region, state] of Object.entries(value)) {
    const node = regionAt(process, region);
    if (node === undefined) problems.push(noSuch('region', region, Object.keys(process.chart.states)));
    else if (typeof state !== 'string' || !Object.hasOwn(node, state))
      problems.push(noSuch(`state of ${region}`, String(state), Object.keys(node)));
    else states[region] = state;
  }
  return states;
};

/** The states of a region. */
export const regionAt = (process: Process, path: string) => {
  let states: Process['chart']['states'] | undefined = process.chart.states;
  for (const step of path.split('.')) states = Object.hasOwn(states ?? {}, step) ? states?.[step]?.states : undefined;
  return states;
};

/** Limits that were running, each with its day. */
export const deadlinesOf = (process: Process, value: unknown, problems: string[]): EarlierDeadline[] => {
  if (!Array.isArray(value)) {
    problems.push('deadlines must be a list of limits, each with its key and due date');
    return [];
  }
  return value.flatMap((entry): EarlierDeadline[] => {
    const [key, due] = isRecord(entry) ? [entry.key, entry.due] : [];
    if (typeof key !== 'string' || !Object.hasOwn(process.deadlines, key))
      problems.push(noSuch('deadline', String(key), Object.keys(process.deadlines)));
    else if (!isPlainDate(due)) problems.push(`the deadline ${key} is given without a due date`);
    else return [{ key, due }];
    return [];
  });
};

/** The tasks that were open when the story opens. */
export const tasksOf = (process: Process, value: unknown, problems: string[]): string[] => {
  if (!isCodes(value)) {
    problems.push('tasks must be a list of tasks that are open');
    return [];
  }
  return value.filter((key) => {
    const known = Object.hasOwn(process.tasks, key);
    if (!known) problems.push(noSuch('task', key, Object.keys(process.tasks)));
    return known;
  });
};

/** The status that documents had when the story opens. */
export const documentsOf = (process: Process, value: unknown, problems: string[]): Record<string, DocumentStatus> => {
  const documents: Record<string, DocumentStatus> = {};
  if (!isRecord(value)) problems.push('documents must give a status for each document it names');
  else
    for (const [key, said] of Object.entries(value)) {
      const status = DOCUMENT_STATUSES.find((one) => one === said);
      if (!Object.hasOwn(process.documents, key))
        problems.push(noSuch('document', key, Object.keys(process.documents)));
      else if (status === undefined) problems.push(noSuch('document status', String(said), DOCUMENT_STATUSES));
      else documents[key] = status;
    }
  return documents;
};

/** No case is linked with more of one kind; each of them is told. */
const MOST_LINKS = 1000;

/** The cases with which this one was linked when the story opens. */
export const linksOf = ({ definition }: Process, value: unknown, problems: string[]): CaseLink[] => {
  if (!isRecord(value)) {
    problems.push('links must give a list of references for each kind of link');
    return [];
  }
  const kinds = definition.links ?? {};
  return Object.entries(value).flatMap(([link, references]): CaseLink[] => {
    const kind = Object.hasOwn(kinds, link) ? kinds[link] : undefined;
    if (kind === undefined) problems.push(noSuch('kind of link', link, Object.keys(kinds)));
    else if (isCodes(references) && references.length > MOST_LINKS)
      problems.push(`there are more than ${MOST_LINKS} links of the kind ${link}`);
    else if (!isCodes(references) || !references.every((reference) => REFERENCE.test(reference)))
      problems.push(`links of the kind ${link} must be a list of references`);
    else {
      const twice = references.find((reference, index) => references.indexOf(reference) !== index);
      if (twice !== undefined) problems.push(`${twice} is listed twice among the links of the kind ${link}`);
      else return references.map((subjectRef) => ({ link, process: kind.process, subjectRef }));
    }
    return [];
  });
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isCodes = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
