/** What the pages of those who own the procedure read. */
import {
  listPackDrafts,
  listVersions,
  readDraftHistory,
  readDraftSteps,
  readPackDraft,
  type StartDraft,
  startPackDraft,
} from '@homeward/contract';
import { useQuery } from '@tanstack/react-query';
import { ask, queryClient } from './ask';

export const useVersions = () => useQuery({ queryKey: ['versions'], queryFn: () => ask(listVersions) });

const DRAFTS = ['drafts'] as const;
export const usePackDrafts = () => useQuery({ queryKey: DRAFTS, queryFn: () => ask(listPackDrafts) });
export const draftsHaveChanged = (): void => void queryClient.invalidateQueries({ queryKey: DRAFTS });

export async function startDraft(key: string, body: StartDraft) {
  const started = await ask(startPackDraft, { body, idempotencyKey: key });
  draftsHaveChanged();
  return started;
}

/** So many steps of the past can be taken back after the page was loaded again. */
const STEPS_REMEMBERED = 60;

/** The draft with its latest steps. Read once per visit: what others do meanwhile comes step by step. */
export const useDraftToEdit = (id: string) =>
  useQuery({
    queryKey: ['draft', id, 'to edit'],
    queryFn: async () => {
      const draft = await ask(readPackDraft, { params: { id } });
      const { steps } = await ask(readDraftSteps, {
        params: { id },
        query: { after: Math.max(0, draft.seq - STEPS_REMEMBERED) },
      });
      return { draft, steps: steps.filter(({ seq }) => seq <= draft.seq) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnMount: false,
    refetchOnReconnect: false,
  });

/** Every step of a draft and every act. */
export const useDraftHistory = (id: string, seq: number) =>
  useQuery({
    queryKey: ['draft', id, 'history', seq],
    queryFn: async () => {
      const [{ steps }, { acts }] = await Promise.all([
        ask(readDraftSteps, { params: { id }, query: { after: 0 } }),
        ask(readDraftHistory, { params: { id } }),
      ]);
      return { steps, acts };
    },
    placeholderData: (before) => before,
  });
