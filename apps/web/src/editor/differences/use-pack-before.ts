/** The pack that the draft started from, read once. */
import { type Pack, readDraft } from '@homeward/definition';
import { useMemo } from 'react';
import { useOpenDraft } from '../draft-context';

export function usePackBefore(): Pack | undefined {
  const { baseFiles } = useOpenDraft();
  return useMemo(() => readDraft(baseFiles).pack, [baseFiles]);
}
