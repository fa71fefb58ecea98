/** The thread in which a draft is checked while its author goes on typing. */
import '../../strict-csp';
import type { DraftFiles } from '@homeward/definition';
import type { CompiledPack } from '@homeward/engine';
import { checkDraft } from './check-draft';
import type { CheckedTurn, FaultShown, ToCheck, ToShow } from './checking-messages';
import { showFault } from './show-fault';

let files: DraftFiles = {};
let latest = 0;
let built: CompiledPack | undefined;

self.onmessage = ({ data }: MessageEvent<ToCheck | ToShow>) => {
  if (data.kind === 'show') {
    const scenes = showFault(files, data.problem);
    self.postMessage({ kind: 'shown', number: data.number, scenes } satisfies FaultShown);
    return;
  }
  const kept = Object.fromEntries(Object.entries(files).filter(([path]) => !data.gone.includes(path)));
  files = { ...kept, ...data.changed };
  latest = data.turn;
  void checkTurn(data.turn);
};

async function checkTurn(turn: number): Promise<void> {
  // What was typed meanwhile is waiting to be heard: between two stages, and before the first.
  await hearMore();
  if (turn !== latest) return;
  const stages = checkDraft(files, built);
  for (let stage = stages.next(); ; stage = stages.next()) {
    if (stage.done === true) {
      built = stage.value ?? built;
      return;
    }
    self.postMessage({ ...stage.value, kind: 'checked', turn } satisfies CheckedTurn);
    await hearMore();
    if (turn !== latest) return;
  }
}

const hearMore = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
