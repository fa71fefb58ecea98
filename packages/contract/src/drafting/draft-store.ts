/** A draft as one window edits it: what the server has, with this window's own steps on top. Knows no React and no network. */
import {
  applyStep,
  asEdit,
  type DraftChange,
  type DraftFiles,
  type DraftStep,
  type Edit,
  insisting,
  takingBack,
} from '@homeward/definition';
import type { RecordedStep, SaveSteps, StepsSaved, StepsSince } from '../pack-drafts.js';
import { type DraftState, type MadeStep, undoableOf } from './draft-state.js';
import { joinedSteps } from './joined-steps.js';
import { laidOver, received } from './laying-over.js';
import { NotSaved } from './not-saved.js';

export interface DraftServer {
  /** @throws NotSaved */
  save(sent: SaveSteps): Promise<StepsSaved>;
  /** Every step after this one. @throws NotSaved */
  after(seq: number): Promise<StepsSince>;
}

export interface StoreCircumstances {
  readonly server: DraftServer;
  readonly person: string;
  readonly tab: string;
  readonly newId: () => string;
  /** Does something after so many milliseconds. @returns how to let it be */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Keeps what is not saved yet over a reload of the page. */
  readonly keep?: (unsaved: UnsavedSteps) => void;
  readonly pause?: number;
  readonly retry?: number;
}

export interface UnsavedSteps {
  readonly pending: readonly DraftStep[];
  readonly refused: readonly DraftStep[];
}

const PAUSE_MILLISECONDS = 600;
const RETRY_MILLISECONDS = 4000;
/** Few enough that one request stays within what the server reads. */
const MOST_AT_ONCE = 40;

/**
 * Steps take effect here at once, are saved after a pause, and are laid over what others did meanwhile; where both changed the same place, both texts are kept for
 * the author to choose.
 */
export class DraftStore {
  private state: DraftState;
  private readonly listeners = new Set<() => void>();
  private stopWaiting: () => void = () => {};
  private busy: Promise<void> | undefined;
  private behind = false;
  private closed = false;

  constructor(
    private readonly circumstances: StoreCircumstances,
    start: Pick<DraftState, 'confirmed' | 'seq' | 'status' | 'title'> & { readonly steps?: readonly RecordedStep[] },
    unsaved: UnsavedSteps = { pending: [], refused: [] },
  ) {
    const read: DraftState = {
      ...start,
      files: start.confirmed,
      steps: start.steps ?? [],
      pending: [],
      refused: [],
      saving: { kind: 'saved' },
    };
    this.state = laidOver(
      read,
      [...unsaved.pending, ...unsaved.refused].map((step) => ({ step, applied: step.edits })),
    );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
  readonly current = (): DraftState => this.state;

  /** Changes places as one step. A change that cannot be made stands among the refused, with the reason. */
  change(label: string, changes: readonly DraftChange[]): void {
    const edits: Edit[] = [];
    let files = this.state.files;
    for (const change of changes) {
      const edit = asEdit(files, change);
      const stepped = applyStep(files, { edits: [edit] });
      if ('files' in stepped) files = stepped.files;
      edits.push(edit);
    }
    this.make({ id: this.circumstances.newId(), label, edits });
  }

  /** @returns what was taken back, for whoever wants to say so */
  undo(): DraftStep | undefined {
    return this.takeBack(this.undoable().undo.at(-1), 'Took back');
  }

  redo(): DraftStep | undefined {
    return this.takeBack(this.undoable().redo.at(-1), 'Did again');
  }

  undoable() {
    const { person, tab } = this.circumstances;
    return undoableOf(this.state, person, tab);
  }

  /** Takes back one step, whoever made it. */
  takeBack(step: DraftStep | undefined, word = 'Took back'): DraftStep | undefined {
    if (step === undefined) return undefined;
    const label = `${word}: ${step.label.replace(/^(Took back|Did again): /, '')}`.slice(0, 300);
    this.make({ id: this.circumstances.newId(), label, edits: takingBack(step.edits), takesBack: step.id });
    return step;
  }

  /** The author has seen both texts and wants their own. */
  keepMine(id: string): void {
    const refused = this.state.refused.find(({ step }) => step.id === id);
    if (refused === undefined) return;
    this.forget(id);
    let step: DraftStep = { ...refused.step, id: this.circumstances.newId() };
    // An edit can stand on one before it: each round settles at least one place.
    for (let round = 0; round <= step.edits.length; round += 1) {
      const stepped = applyStep(this.state.files, step);
      if (!('conflicts' in stepped)) break;
      step = insisting(step, stepped.conflicts);
    }
    this.make(step);
  }

  /** The author has seen both texts and lets the other stand. */
  keepTheirs(id: string): void {
    this.forget(id);
    this.say({});
  }

  /** Others may have done something (or the line was lost, or what is allowed has changed): asks again. */
  askAgain(): void {
    this.behind = true;
    this.saveSoon(0);
  }

  /** Saves everything that is not saved yet; resolves when it is, or cannot be for now. */
  async flush(): Promise<void> {
    this.stopWaiting();
    while (this.busy !== undefined) await this.busy;
    await this.exchange();
    if (this.state.pending.length > 0 && this.state.saving.kind !== 'failed') await this.flush();
  }

  /** The page is shown (again). */
  open(): void {
    this.closed = false;
    if (this.state.pending.length > 0) this.saveSoon(0);
  }

  /** The page is left: what is not saved is sent once more and kept in the window. */
  close(): void {
    this.closed = true;
    this.stopWaiting();
    if (this.state.pending.length > 0) void this.exchange();
  }

  private make(step: DraftStep): void {
    const stepped = applyStep(this.state.files, step);
    if ('files' in stepped) {
      if (stepped.applied.length > 0) this.add({ step, applied: stepped.applied }, stepped.files);
      else this.say({});
      return;
    }
    const refused =
      'conflicts' in stepped ? { step, conflicts: stepped.conflicts } : { step, conflicts: [], fault: stepped.fault };
    this.say({ refused: [...this.state.refused, refused] });
  }

  private add(made: MadeStep, files: DraftFiles): void {
    const { pending, saving } = this.state;
    const last = pending.at(-1);
    // A step that may have reached the server stays what it was there.
    const isOnlyHere = saving.kind === 'unsaved' && this.busy === undefined;
    const joined = last !== undefined && isOnlyHere ? joinedSteps(last, made) : undefined;
    const next =
      joined === undefined ? [...pending, made] : [...pending.slice(0, -1), ...(joined === 'nothing' ? [] : [joined])];
    this.say({ files, pending: next, saving: this.unsaved() });
    this.saveSoon(this.circumstances.pause ?? PAUSE_MILLISECONDS);
  }

  /** While saving fails the page goes on saying so. */
  private unsaved(): DraftState['saving'] {
    return this.state.saving.kind === 'failed' ? this.state.saving : { kind: 'unsaved' };
  }

  private forget(id: string): void {
    this.state = { ...this.state, refused: this.state.refused.filter(({ step }) => step.id !== id) };
  }

  private say(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    const { pending, refused } = this.state;
    this.circumstances.keep?.({ pending: pending.map(({ step }) => step), refused: refused.map(({ step }) => step) });
    for (const listener of this.listeners) listener();
  }

  private saveSoon(milliseconds: number): void {
    if (this.closed) return;
    this.stopWaiting();
    this.stopWaiting = this.circumstances.later(() => void this.exchange(), milliseconds);
  }

  /** One exchange with the server at a time. */
  private exchange(): Promise<void> {
    this.busy ??= this.exchangeOnce().finally(() => {
      this.busy = undefined;
    });
    return this.busy;
  }

  private async exchangeOnce(): Promise<void> {
    const sent = this.state.pending.slice(0, this.alone ? 1 : MOST_AT_ONCE).map(({ step }) => step);
    if (sent.length === 0 && !this.behind) return;
    this.behind = false;
    if (sent.length > 0 && this.state.saving.kind !== 'failed') this.say({ saving: { kind: 'saving' } });
    try {
      const { server, tab } = this.circumstances;
      const answer =
        sent.length > 0
          ? await server.save({
              since: this.state.seq,
              tab,
              steps: sent.map((step) => ({ ...step, edits: [...step.edits] })),
            })
          : { ...(await server.after(this.state.seq)), refused: [] };
      this.alone = false;
      this.receive(answer);
      if (this.state.pending.length > 0 || this.behind) this.saveSoon(0);
    } catch (error) {
      if (!(error instanceof NotSaved)) throw error;
      this.failed(error, sent);
    }
  }

  /** Set after the server would not read several steps at once: which one it is shows when they go one by one. */
  private alone = false;

  private failed({ sentence, unreadable }: NotSaved, sent: readonly DraftStep[]): void {
    if (unreadable && sent.length > 1) this.alone = true;
    else if (unreadable && sent[0] !== undefined) {
      const [step] = sent;
      const pending = this.state.pending.filter((one) => one.step.id !== step.id);
      const refused = [...this.state.refused, { step, conflicts: [], fault: sentence }];
      this.say(laidOver({ ...this.state, refused }, pending));
    }
    this.behind = true;
    this.say({ saving: unreadable ? { kind: 'unsaved' } : { kind: 'failed', sentence } });
    this.saveSoon(unreadable ? 0 : (this.circumstances.retry ?? RETRY_MILLISECONDS));
  }

  private receive(answer: StepsSaved): void {
    this.say(received(this.state, answer));
  }
}
