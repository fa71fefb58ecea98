/** The thread in which the walkthroughs of a draft are played while its page stays alive. */
import '../../strict-csp';
import type { DraftFiles } from '@homeward/definition';
import { type PlayedBefore, playDraft } from './play-draft';
import type { PlayedTurn, ToPlay } from './playing-messages';

let files: DraftFiles = {};
let latest = 0;
let before: PlayedBefore | undefined;

self.onmessage = ({ data }: MessageEvent<ToPlay>) => {
  const kept = Object.fromEntries(Object.entries(files).filter(([path]) => !data.gone.includes(path)));
  files = { ...kept, ...data.changed };
  latest = data.turn;
  void playTurn(data.turn);
};

async function playTurn(turn: number): Promise<void> {
  const stories = playDraft(files, before);
  for (let next = stories.next(); ; next = stories.next()) {
    if (next.done === true) {
      before = next.value ?? before;
      self.postMessage({ turn, kind: next.value === undefined ? 'cannot' : 'done' } satisfies PlayedTurn);
      return;
    }
    self.postMessage({ turn, kind: 'story', ...next.value } satisfies PlayedTurn);
    // What was changed meanwhile is waiting to be heard.
    await new Promise((resolve) => setTimeout(resolve));
    if (turn !== latest) return;
  }
}
