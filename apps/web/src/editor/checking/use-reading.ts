/** The draft as a pack, read at once, and what is wrong with it, found aside a moment later. */
import { type DraftFiles, type Pack, type Problem, readDraft } from '@homeward/definition';
import type { Scene } from '@homeward/engine';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type CheckingAside, checkAside } from './check-aside';

export interface Reading {
  /** While the draft cannot be read: as it last could. */
  readonly pack: Pack;
  readonly problems: readonly Problem[];
  readonly explained: readonly Problem[];
  /** `checking`: what is shown is of a moment ago. `impossible`: this browser has no second thread. */
  readonly checking: 'checking' | 'done' | 'impossible';
  /** How a case comes to a fault: scenes, or undefined when none was found that does. */
  show(problem: Problem): Promise<readonly Scene[] | undefined>;
}

/** Long enough that a word typed quickly is checked once. */
const PAUSE_MILLISECONDS = 250;
/** Long enough that a page that is opened is drawn first: checking takes a core, and drawing the picture another. */
const FIRST_PAUSE_MILLISECONDS = 800;

/** @param base files that can be read: those of a published version */
export function useReading(files: DraftFiles, base: DraftFiles): Reading {
  const read = useMemo(() => readDraft(files), [files]);
  const last = useRef<Pack>(undefined);
  if (read.pack !== undefined) last.current = read.pack;
  const pack = last.current ?? readable(base);
  const [found, setFound] = useState<Omit<Reading, 'pack' | 'show'>>({
    problems: [],
    explained: [],
    checking: 'checking',
  });
  const aside = useRef<CheckingAside>(undefined);
  const opened = useRef(false);
  useEffect(() => {
    const checking = checkAside((checked) =>
      setFound((before) =>
        checked === undefined
          ? { ...before, checking: 'impossible' }
          : { problems: checked.problems, explained: checked.explained, checking: checked.done ? 'done' : 'checking' },
      ),
    );
    aside.current = checking;
    return () => checking.stop();
  }, []);
  useEffect(() => {
    setFound((before) => (before.checking === 'done' ? { ...before, checking: 'checking' } : before));
    const timer = setTimeout(
      () => {
        opened.current = true;
        aside.current?.check(files);
      },
      opened.current ? PAUSE_MILLISECONDS : FIRST_PAUSE_MILLISECONDS,
    );
    return () => clearTimeout(timer);
  }, [files]);
  // What cannot be read is known at once.
  const problems = read.pack === undefined ? read.problems : found.problems;
  return useMemo(
    () => ({ ...found, pack, problems, show: (problem) => aside.current?.show(problem) ?? Promise.resolve(undefined) }),
    [found, pack, problems],
  );
}

const readable = (base: DraftFiles): Pack => {
  const { pack } = readDraft(base);
  if (pack === undefined) throw new Error('The published version cannot be read.');
  return pack;
};
