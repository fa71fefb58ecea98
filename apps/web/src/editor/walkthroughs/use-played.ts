/** The walkthroughs of the draft, played aside whenever it changes; in this thread, with pauses, where a browser has no other. */
import type { DraftFiles } from '@homeward/definition';
import { useEffect, useRef, useState } from 'react';
import { changedFiles } from '../checking/changed-files';
import { type PlayedStory, playDraft } from './play-draft';
import type { PlayedTurn, ToPlay } from './playing-messages';

export interface Walkthroughs {
  /** Those played so far, in order. */
  readonly played: readonly PlayedStory[];
  readonly of: number;
  /** `cannot`: the draft cannot be played as it stands. */
  readonly state: 'playing' | 'done' | 'cannot';
}

const NONE_YET: Walkthroughs = { played: [], of: 0, state: 'playing' };

export function useWalkthroughs(files: DraftFiles): Walkthroughs {
  const [now, setNow] = useState(NONE_YET);
  const aside = useRef<Aside>(undefined);
  useEffect(() => {
    const started = typeof Worker === 'undefined' ? playHere(setNow) : playInThread(setNow);
    aside.current = started;
    return () => started.stop();
  }, []);
  useEffect(() => {
    setNow(NONE_YET);
    aside.current?.play(files);
  }, [files]);
  return now;
}

type Hear = (change: (before: Walkthroughs) => Walkthroughs) => void;
interface Aside {
  play(files: DraftFiles): void;
  stop(): void;
}

const heard =
  (turn: PlayedTurn) =>
  (before: Walkthroughs): Walkthroughs =>
    turn.kind === 'story'
      ? { played: [...before.played, turn.played], of: turn.of, state: 'playing' }
      : { ...before, state: turn.kind };

function playInThread(hear: Hear): Aside {
  const worker = new Worker(new URL('./playing.worker.ts', import.meta.url), { type: 'module' });
  let sent: DraftFiles = {};
  let turn = 0;
  worker.onmessage = ({ data }: MessageEvent<PlayedTurn>) => {
    if (data.turn === turn) hear(heard(data));
  };
  worker.onerror = () => hear(heard({ turn, kind: 'cannot' }));
  return {
    play: (files) => {
      turn += 1;
      worker.postMessage({ turn, ...changedFiles(sent, files) } satisfies ToPlay);
      sent = files;
    },
    stop: () => worker.terminate(),
  };
}

function playHere(hear: Hear): Aside {
  let timer: ReturnType<typeof setTimeout>;
  return {
    play: (files) => {
      clearTimeout(timer);
      const stories = playDraft(files);
      const next = (): void => {
        const one = stories.next();
        if (one.done === true) hear(heard({ turn: 0, kind: one.value === undefined ? 'cannot' : 'done' }));
        else {
          hear(heard({ turn: 0, kind: 'story', ...one.value }));
          timer = setTimeout(next);
        }
      };
      timer = setTimeout(next);
    },
    stop: () => clearTimeout(timer),
  };
}
