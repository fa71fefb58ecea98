/** The building blocks and the nation's set-up, as the installation has them. */
import { readBuildingBlocks } from '@homeward/contract';
import { readSetUpKit, type SetUpKit } from '@homeward/definition';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../server/ask';

export const useSetUpKit = (nation: string) =>
  useQuery({
    queryKey: ['building blocks', nation],
    queryFn: async (): Promise<SetUpKit> => {
      const { common } = await ask(readBuildingBlocks);
      const kit = readSetUpKit(common, nation);
      if (kit === undefined) throw new Error(`There is no set-up for ${nation}.`);
      return kit;
    },
    staleTime: Number.POSITIVE_INFINITY,
    // Some megabytes of text are compared no better than by being read once.
    structuralSharing: false,
  });
