/** Plays the walkthroughs of a draft one after the other, with a pause between them in which the page stays alive. */
import { type CompiledPack, playStory, type Verdict } from '@homeward/engine';
import { useEffect, useState } from 'react';
import type { DraftStory } from './draft-stories';

export interface PlayedStory extends DraftStory {
  readonly verdicts: readonly Verdict[];
}

/** @returns those played so far, in order; all of them when there are as many as stories */
export function usePlayed(compiled: CompiledPack | undefined, stories: readonly DraftStory[]): readonly PlayedStory[] {
  const [played, setPlayed] = useState<readonly PlayedStory[]>([]);
  useEffect(() => {
    setPlayed([]);
    if (compiled === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const playFrom = (index: number): void => {
      const one = stories[index];
      if (one === undefined) return;
      const { verdicts } = playStory(compiled, one.story);
      setPlayed((before) => [...before, { ...one, verdicts }]);
      timer = setTimeout(() => playFrom(index + 1));
    };
    timer = setTimeout(() => playFrom(0));
    return () => clearTimeout(timer);
  }, [compiled, stories]);
  return played;
}
