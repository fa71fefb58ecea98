/** What pages read, each under the key by which a change elsewhere makes it stale. */
import {
  type AuditQuery,
  type CaseListQuery,
  type ChildrenQuery,
  listCases,
  listChildren,
  readAuditLog,
  readCase,
  readCaseCounts,
  readClauses,
  readDocumentForm,
  readFacts,
  readForm,
  readHistory,
  readImport,
  readPeople,
  readProcess,
  readPublishedProcess,
  readReadings,
  readTimeline,
  readWork,
  type WorkTab,
} from '@homeward/contract';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, queryClient } from './ask';

const caseKey = (id: string, ...rest: readonly unknown[]) => ['case', id, ...rest];

export const useWork = (tab: WorkTab) =>
  useQuery({
    queryKey: ['work', tab],
    queryFn: () => ask(readWork, { query: { tab } }),
    placeholderData: keepPreviousData,
  });

export const useChildren = (query: Partial<ChildrenQuery>) =>
  useQuery({
    queryKey: ['children', query],
    queryFn: ({ signal }) => ask(listChildren, { query, signal }),
    placeholderData: keepPreviousData,
  });

export const useCaseList = (query: Partial<CaseListQuery> & Pick<CaseListQuery, 'about'>) =>
  useQuery({
    queryKey: ['children', 'list', query],
    queryFn: ({ signal }) => ask(listCases, { query, signal }),
    placeholderData: keepPreviousData,
  });

/** How clauses are covered changes with the version alone. */
export const useClauses = () =>
  useQuery({ queryKey: ['clauses'], queryFn: () => ask(readClauses, {}), staleTime: Number.POSITIVE_INFINITY });

export const useCase = (id: string) =>
  useQuery({ queryKey: caseKey(id, 'overview'), queryFn: () => ask(readCase, { params: { id } }) });

/** What a page has read of a case already; nothing is asked for. */
export const useCaseRead = (id: string | undefined) =>
  useQuery({
    queryKey: caseKey(id ?? '', 'overview'),
    queryFn: () => ask(readCase, { params: { id: id ?? '' } }),
    enabled: false,
  }).data;

export const useTimeline = (id: string) =>
  useQuery({ queryKey: caseKey(id, 'timeline'), queryFn: () => ask(readTimeline, { params: { id } }) });

export const useHistory = (id: string) =>
  useInfiniteQuery({
    queryKey: caseKey(id, 'history'),
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      ask(readHistory, { params: { id }, query: pageParam === 0 ? {} : { before: pageParam } }),
    getNextPageParam: (page) => page.next,
  });

/** Page by page, newest first; each says where the next begins. */
const useTrail = <Page extends { readonly next: string | null }>(
  name: string,
  query: AuditQuery,
  read: (query: AuditQuery, signal: AbortSignal) => Promise<Page>,
) =>
  useInfiniteQuery({
    queryKey: ['audit', name, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => read(pageParam === '' ? query : { ...query, before: pageParam }, signal),
    getNextPageParam: (page) => page.next,
  });

export const useAuditLog = (query: AuditQuery) =>
  useTrail('entries', query, (asked, signal) => ask(readAuditLog, { query: asked, signal }));

export const useReadings = (query: AuditQuery) =>
  useTrail('readings', query, (asked, signal) => ask(readReadings, { query: asked, signal }));

export const usePeople = (id: string) =>
  useQuery({ queryKey: caseKey(id, 'people'), queryFn: () => ask(readPeople, { params: { id } }) });

export const useFacts = (id: string) =>
  useQuery({ queryKey: caseKey(id, 'facts'), queryFn: () => ask(readFacts, { params: { id } }) });

export const useProcess = (id: string) =>
  useQuery({ queryKey: caseKey(id, 'process'), queryFn: () => ask(readProcess, { params: { id } }) });

export const usePublishedProcess = () => useQuery({ queryKey: ['process'], queryFn: () => ask(readPublishedProcess) });

/** How many cases are in each state of a process now: while it cannot be read, nothing is said. */
export const useCaseCounts = (process: string) =>
  useQuery({
    queryKey: ['case-counts', process],
    queryFn: () => ask(readCaseCounts, { params: { process } }),
    retry: false,
  });

/** `EVENT` or `EVENT:DOCUMENT`, as in the address. */
export const splitKey = (key: string): { readonly event: string; readonly document?: string } => {
  const [event = '', document] = key.split(':');
  return document === undefined ? { event } : { event, document };
};

/** Read once per visit: what others do meanwhile is told by a banner, never laid over what is being typed. */
export const useForm = (id: string, key: string) =>
  useQuery({
    queryKey: caseKey(id, 'form', key),
    queryFn: () => readOneForm(id, key),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const readOneForm = (id: string, key: string) => {
  const { event, document } = splitKey(key);
  return document === undefined
    ? ask(readForm, { params: { id, event } })
    : ask(readDocumentForm, { params: { id, event, document } });
};

const IMPORT_POLL_MILLISECONDS = 700;
export const useImport = (id: string | undefined) =>
  useQuery({
    queryKey: ['import', id],
    enabled: id !== undefined,
    queryFn: () => ask(readImport, { params: { id: id ?? '' } }),
    refetchInterval: ({ state }) =>
      state.data?.status === 'finished' || state.data?.status === 'failed' ? false : IMPORT_POLL_MILLISECONDS,
  });

/** After something was recorded: everything read of this case, and every list, is read again. */
export const caseHasChanged = (id: string): void => {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      (queryKey[0] === 'case' && queryKey[1] === id && queryKey[2] !== 'form') ||
      queryKey[0] === 'work' ||
      queryKey[0] === 'children',
  });
};

/** Asks again what could not be read of a case: now it can. */
export const readAgainWhatFailed = (id: string): void => {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey, state }) => queryKey[0] === 'case' && queryKey[1] === id && state.status === 'error',
  });
};
