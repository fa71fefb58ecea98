/** What the pages about publishing and moving read and send. */
import {
  dryRunMove,
  listReleases,
  type MappingSent,
  type PublishDraft,
  proposeMove,
  publishDraft,
  readMove,
  readPublication,
  readVersionDifferences,
  startMove,
  startReplayOfDraft,
  undoMove,
  withdrawRelease,
} from '@homeward/contract';
import { useQuery } from '@tanstack/react-query';
import { ask, queryClient } from './ask';
import { draftsHaveChanged } from './procedure-queries';

const POLL_MILLISECONDS = 1_000;

const publicationKey = (draft: string) => ['draft', draft, 'publication'];

/** Read again for every saved step, and while open cases are being re-run. */
export const usePublication = (draft: string, seq: number) =>
  useQuery({
    queryKey: [...publicationKey(draft), seq],
    queryFn: () => ask(readPublication, { params: { id: draft } }),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.replay?.status === 'running' ? POLL_MILLISECONDS : false),
  });

export async function rerunCases(draft: string): Promise<void> {
  await ask(startReplayOfDraft, { params: { id: draft }, body: {} });
  await queryClient.invalidateQueries({ queryKey: publicationKey(draft) });
}

export async function publish(draft: string, body: PublishDraft) {
  const answer = await ask(publishDraft, { params: { id: draft }, body });
  versionsHaveChanged();
  await queryClient.invalidateQueries({ queryKey: publicationKey(draft) });
  return answer;
}

const RELEASES = ['releases'] as const;
export const useReleases = () => useQuery({ queryKey: RELEASES, queryFn: () => ask(listReleases) });

export async function withdraw(release: string, note: string): Promise<void> {
  await ask(withdrawRelease, { params: { id: release }, body: { note } });
  versionsHaveChanged();
}

const versionsHaveChanged = (): void => {
  void queryClient.invalidateQueries({ queryKey: RELEASES });
  void queryClient.invalidateQueries({ queryKey: ['versions'] });
  draftsHaveChanged();
};

/** Two published versions never change. */
export const useVersionDifferences = (version: string, from: string) =>
  useQuery({
    queryKey: ['version differences', version, from],
    queryFn: () => ask(readVersionDifferences, { params: { version }, query: { from } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useMoveProposal = (version: string, from: string) =>
  useQuery({
    queryKey: ['move', version, from],
    queryFn: () => ask(proposeMove, { params: { version }, query: { from } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const tryMove = (version: string, from: string, mapping: MappingSent) =>
  ask(dryRunMove, { params: { version }, body: { from, mapping } });

export const beginMove = (version: string, from: string, mapping: MappingSent) =>
  ask(startMove, { params: { version }, body: { from, mapping } });

/** Asked again as long as something is on its way. */
export const useMove = (id: string) =>
  useQuery({
    queryKey: ['move run', id],
    queryFn: () => ask(readMove, { params: { id } }),
    refetchInterval: ({ state }) => {
      const status = state.data?.run.status;
      return status === 'moved' || status === 'undone' ? false : POLL_MILLISECONDS;
    },
  });

export async function takeMoveBack(id: string): Promise<void> {
  await ask(undoMove, { params: { id }, body: {} });
  await queryClient.invalidateQueries({ queryKey: ['move run', id] });
  versionsHaveChanged();
}
