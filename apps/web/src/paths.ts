/** Every address of the application. Addresses carry ids and keys, never a child's name or reference. */

const query = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};

const child = (caseId: string): string => `/children/${caseId}`;
const form = (caseId: string, key: string): string => `${child(caseId)}/record/${encodeURIComponent(key)}`;

export const paths = {
  signIn: (to?: string): string => `/sign-in${query({ to })}`,
  work: (tab?: string): string => `/${query({ tab })}`,
  children: (filters: Readonly<Record<string, string | number | undefined>> = {}): string =>
    `/children${query(filters)}`,
  /** Without a process: to choose what the record is about. */
  newChild: (process?: string): string => `/children/new${query({ process })}`,
  families: (filters: Readonly<Record<string, string | number | undefined>> = {}): string =>
    `/families${query(filters)}`,
  matches: (filters: Readonly<Record<string, string | number | undefined>> = {}): string => `/matches${query(filters)}`,
  /** The record of a child, and as well of a family or a match. */
  child,
  timeline: (caseId: string): string => `${child(caseId)}/timeline`,
  history: (caseId: string): string => `${child(caseId)}/history`,
  childProcess: (caseId: string): string => `${child(caseId)}/process`,
  people: (caseId: string): string => `${child(caseId)}/people`,
  /** Without a fact: to choose one. */
  correct: (caseId: string, fact?: string, entry?: number): string =>
    `${child(caseId)}/correct${query({ fact, entry })}`,
  tickOff: (caseId: string, task: string): string => `${child(caseId)}/tasks/${encodeURIComponent(task)}`,
  form,
  section: (caseId: string, key: string, section: string): string => `${form(caseId, key)}/sections/${section}`,
  check: (caseId: string, key: string): string => `${form(caseId, key)}/check`,
  done: (caseId: string, key: string): string => `${form(caseId, key)}/done`,
  /** With the path of a state: at the part of the process in which it stands. */
  process: (state?: string): string => `/process${query({ state })}`,
  clauses: (filters: Readonly<Record<string, string | number | undefined>> = {}): string =>
    `/process/clauses${query(filters)}`,
  /** Versions of the procedure and drafts of the next one. */
  processes: (): string => '/processes',
  /** Procedures that go out as files and come in. */
  exchange: (): string => '/processes/exchange',
  /** Open cases to a version; without `from`, of the version that most recently came before. */
  moveCases: (version: string, from?: string): string => `/processes/${version}/move${query({ from })}`,
  /** How a version differs from another; without `from`, from the one before. */
  versionDifferences: (version: string, from?: string): string => `/processes/${version}/differences${query({ from })}`,
  /** A draft in the editor, at a place of its files: `processes/child-permanence/chart.json#/states/care`. */
  draft: (draftId: string, area?: string, at?: string): string =>
    `/drafts/${draftId}${area === undefined ? '' : `/${area}`}${query({ at })}`,
  importReturn: (importId?: string): string => `/import${query({ id: importId })}`,
  audit: (filters: Readonly<Record<string, string | undefined>> = {}): string => `/audit${query(filters)}`,
  auditReadings: (filters: Readonly<Record<string, string | undefined>> = {}): string =>
    `/audit/readings${query(filters)}`,
  account: (): string => '/account',
  help: (): string => '/help',
} as const;

/** The same addresses as the router matches them. */
export const patterns = {
  signIn: '/sign-in',
  work: '/',
  children: '/children',
  newChild: '/children/new',
  families: '/families',
  matches: '/matches',
  child: '/children/$caseId',
  timeline: '/children/$caseId/timeline',
  history: '/children/$caseId/history',
  childProcess: '/children/$caseId/process',
  people: '/children/$caseId/people',
  correct: '/children/$caseId/correct',
  tickOff: '/children/$caseId/tasks/$task',
  form: '/children/$caseId/record/$key',
  process: '/process',
  clauses: '/process/clauses',
  processes: '/processes',
  exchange: '/processes/exchange',
  moveCases: '/processes/$version/move',
  versionDifferences: '/processes/$version/differences',
  draft: '/drafts/$draftId',
  importReturn: '/import',
  audit: '/audit',
  auditReadings: '/audit/readings',
  account: '/account',
  help: '/help',
} as const;

/** A path of ours to go back to after signing in; anything else (another site, a script) becomes the first page. */
export const safeReturn = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : paths.work();
