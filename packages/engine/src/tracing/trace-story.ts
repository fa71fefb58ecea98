/** Plays a story and notes which elements of the pack it passes through, and which of them its expectations would miss. */
import { chartGraph, formFile, place, processFile, type Story } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import type { Decision } from '../decision.js';
import { activePaths } from '../rules/world.js';
import { accessAsked, trackerKey } from '../story/judge-day.js';
import { playStory } from '../story/play-story.js';
import type { StoryResult, Verdict } from '../story/story-result.js';
import type { Asked, Judgement, Watcher } from '../story/watcher.js';
import { worldOf } from '../world-of.js';
import { ALLOWED, type Effect, groundsOf, REFUSED } from './effect.js';
import { contextOf, effectsOfDecision, sceneOf } from './effects-of-decision.js';
import { effectsOfRefusal } from './effects-of-refusal.js';
import { grantEffects } from './grant-effects.js';

export interface StoryTrace {
  readonly story: string;
  readonly title: string;
  readonly result: StoryResult;
  /** Places of elements, and after a space the aspect: `...deadlines.json#/ppm overdue`. */
  readonly passed: ReadonlySet<string>;
  /** Places whose effect an expectation states. */
  readonly checked: ReadonlySet<string>;
}

export const traceStory = (compiled: CompiledPack, story: Story): StoryTrace => {
  const tracer = new Tracer(compiled, story);
  const result = playStory(compiled, story, tracer);
  return { story: story.id, title: story.title, result, passed: tracer.passed, checked: tracer.checked };
};

interface Seen {
  readonly asked: Asked;
  readonly effects: readonly Effect[];
}

class Tracer implements Watcher {
  readonly passed = new Set<string>();
  readonly checked = new Set<string>();
  /** Since the last step was judged. */
  private seen: Seen[] = [];
  private readonly processes = new Map<string, string>();
  /** The entry that other cases heard of (`case revision`), or the case that began -> the places that let them. */
  private readonly told = new Map<string, readonly string[]>();
  /** Of each child: what stands (`state planning`, `fact plan`, `document CPR`) -> the places that brought it about. */
  private readonly origins = new Map<string, Map<string, readonly string[]>>();

  constructor(
    private readonly compiled: CompiledPack,
    private readonly story: Story,
  ) {}

  asked(asked: Asked): void {
    const { ref, before, command, circumstances, result } = asked;
    this.processes.set(ref, before.process);
    for (const path of [...activePaths(before.state), ...(result.kind === 'decision' ? result.entry.entered : [])]) {
      const at = this.statePlace(ref, path);
      if (at !== undefined) this.passed.add(at);
    }
    const scene = sceneOf(this.compiled, before, command);
    const origins = this.origins.get(ref) ?? new Map<string, readonly string[]>();
    this.origins.set(ref, origins);
    const found =
      result.kind === 'decision'
        ? effectsOfDecision(scene, before, command, circumstances, result)
        : effectsOfRefusal(scene, before, command, circumstances, result);
    const causes = this.causesOf(asked);
    const effects = found.map((effect) => ({
      ...effect,
      because: [
        ...causes,
        ...effect.because.flatMap((ground) => (isPlace(ground) ? [ground] : (origins.get(ground) ?? []))),
      ],
    }));
    for (const { place: at, aspect, because } of effects) {
      this.passed.add(at);
      if (aspect !== undefined) this.passed.add(`${at} ${aspect}`);
      for (const ground of because) this.passed.add(ground);
    }
    const brought = new Map<string, string[]>();
    for (const { place: at, signs, because } of effects)
      for (const sign of signs)
        if (/^(state|fact|document) /.test(sign)) brought.set(sign, [...(brought.get(sign) ?? []), at, ...because]);
    for (const [sign, places] of brought) origins.set(sign, [...new Set(places)]);
    this.seen.push({ asked, effects });
    if (result.kind === 'decision') this.noteTold(result, effects);
  }

  /** What happens in another case would not without what let it hear, or began it. */
  private causesOf({ ref, command }: Asked): readonly string[] {
    const heard =
      command.kind === 'signal' || command.kind === 'link'
        ? (this.told.get(`${command.from.caseId} ${command.from.revision}`) ?? [])
        : [];
    return [...heard, ...(this.told.get(ref) ?? [])];
  }

  private noteTold({ next, signals }: Decision, effects: readonly Effect[]): void {
    if (signals.length === 0) return;
    const links = effects.map(({ place: at }) => at).filter((at) => /\/(opens|joins|tells)\/\d+$/.test(at));
    if (links.length === 0) return;
    this.told.set(`${next.id} ${next.revision}`, links);
    const opens = links.filter((at) => at.includes('/opens/'));
    for (const { signal, subjectRef } of signals) if (signal.kind === 'open') this.told.set(subjectRef, opens);
  }

  judged(judgement: Judgement): void {
    const holding = judgement.verdicts.filter(({ holds }) => holds);
    switch (judgement.kind) {
      case 'step':
        this.judgedStep(judgement.step, holding);
        this.seen = [];
        break;
      case 'end':
        for (const verdict of holding) this.judgedFinal(verdict);
        break;
      case 'access':
        if (holding.length > 0) this.judgedAccess(judgement);
        break;
      case 'tracker':
        if (holding.length > 0) this.judgedTracker(judgement);
        break;
      case 'says':
        break;
      case 'form':
        this.judgedForm(judgement, holding);
        break;
    }
  }

  private judgedStep(step: Story['steps'][number], holding: readonly Verdict[]): void {
    const subject = step.about ?? this.story.child.ref;
    const own = this.seen.findLast(
      ({ asked: { ref, command } }) =>
        ref === subject &&
        'event' in command &&
        command.event === step.event &&
        (step.actor === 'system'
          ? command.kind === 'time' && command.on === step.on && (command.deadline ?? step.data?.key) === step.data?.key
          : command.kind === 'record'),
    );
    const expected = new Set(holding.flatMap(({ what }) => signsOf(what)));
    const answer = holding.some(({ what }) => what === 'allowed')
      ? step.expect.allowed
        ? ALLOWED
        : REFUSED
      : undefined;
    const tellers = this.tellers(subject);
    for (const one of this.seen)
      for (const effect of one.effects) {
        const missed = effect.signs.some((sign) => {
          if (sign === ALLOWED || sign === REFUSED) return one === own && sign === answer;
          if (sign.startsWith('notify '))
            return one.asked.ref === subject && expected.has(sign) && isMissed(effect, tellers.get(sign));
          return expected.has(seenFrom(sign, one.asked.ref, subject));
        });
        if (missed) this.check(effect);
      }
    for (const verdict of holding) this.checkStanding(verdict, subject);
  }

  /** Sign -> the notices that told somebody since the last step: one of several would not be missed. Those told themselves are no tellers. */
  private tellers(subject: string): Map<string, number> {
    const counted = new Map<string, number>();
    for (const { asked } of this.seen) {
      if (asked.ref !== subject || asked.result.kind !== 'decision') continue;
      for (const { to } of asked.result.notices)
        for (const who of new Set(to)) counted.set(`notify ${who}`, (counted.get(`notify ${who}`) ?? 0) + 1);
    }
    return counted;
  }

  private check({ place: at, because }: Effect): void {
    this.checked.add(at);
    for (const ground of because) this.checked.add(ground);
  }

  /** A state, a document's status or a fact that still stands tells of what brought it about, however long ago. */
  private checkStanding({ what, expected }: Pick<Verdict, 'what' | 'expected'>, subject: string): void {
    const origins = this.origins.get(subject);
    const key = what.startsWith('state document.')
      ? `document ${what.slice('state document.'.length)}`
      : what.startsWith('facts ')
        ? `fact ${what.slice('facts '.length)}`
        : what;
    for (const at of origins?.get(key) ?? []) this.checked.add(at);
    const state = key.startsWith('state ')
      ? this.statePlace(subject, `${key.slice('state '.length)}.${expected}`)
      : undefined;
    if (state !== undefined) this.checked.add(state);
    const returned = /^ssda903 (\S+)(?: row \d+)? (\S+)$/.exec(what);
    if (returned === null) return;
    for (const [fact, { ssda903 }] of Object.entries(this.compiled.pack.facts))
      if (ssda903 === `${returned[1]}.${returned[2]}`)
        for (const at of [place('facts.json', fact), ...(origins?.get(`fact ${fact}`) ?? [])]) this.checked.add(at);
  }

  /** `final planning`, or `final stage of F2` of another case. */
  private judgedFinal({ what, expected }: Verdict): void {
    const [, region = '', ref = this.story.child.ref] = /^final (\S+)(?: of (.+))?$/.exec(what) ?? [];
    this.checkStanding({ what: region === '' ? what : `state ${region}`, expected }, ref);
  }

  private statePlace(ref: string, path: string): string | undefined {
    const id = this.processes.get(ref) ?? '';
    const process = this.compiled.pack.processes[id];
    const state = process === undefined ? undefined : chartGraph(process.chart).states.get(path);
    return state === undefined ? undefined : `${place(processFile(id, 'chart'))}${state.pointer}`;
  }

  private judgedAccess({ access, record }: Extract<Judgement, { kind: 'access' }>): void {
    const process = this.compiled.pack.processes[record.process];
    if (process === undefined) return;
    const { action, name, roles } = accessAsked(process, access, this.story.child.ref);
    const context = contextOf(this.compiled.pack, record.process, undefined);
    const world = worldOf(this.compiled, record, access.on, roles);
    const wanted = access.expect === 'allow' ? ALLOWED : REFUSED;
    for (const effect of grantEffects(this.compiled, roles, action, name, world, context)) {
      this.passed.add(effect.place);
      if (effect.aspect !== undefined) this.passed.add(`${effect.place} ${effect.aspect}`);
      if (effect.signs.includes(wanted)) this.check({ ...effect, because: effect.because.filter(isPlace) });
    }
  }

  private judgedTracker({ tracker: { indicator, on, about }, record }: Extract<Judgement, { kind: 'tracker' }>): void {
    const key = trackerKey(indicator);
    const tracker = this.compiled.pack.trackers[key];
    if (tracker === undefined) return;
    const world = worldOf(this.compiled, record, on);
    const because = groundsOf(tracker.rule, world, contextOf(this.compiled.pack, record.process, undefined));
    const origins = this.origins.get(about ?? this.story.child.ref);
    for (const at of [
      place('trackers.json', key),
      ...because.flatMap((ground) => (isPlace(ground) ? [ground] : (origins?.get(ground) ?? []))),
    ]) {
      this.passed.add(at);
      this.checked.add(at);
    }
  }

  private judgedForm(
    { form: expected, record }: Extract<Judgement, { kind: 'form' }>,
    holding: readonly Verdict[],
  ): void {
    const form = this.compiled.pack.forms[expected.form];
    if (form === undefined || holding.length === 0) return;
    const file = formFile(form.key, 'layout');
    const context = contextOf(this.compiled.pack, record.process, form);
    const world = { ...worldOf(this.compiled, record, expected.on), answers: expected.data ?? {} };
    const rules: Parameters<typeof groundsOf>[0][] = [];
    const found = [`${file}#`];
    for (const { what } of holding) {
      if (what.endsWith(' signedBy'))
        for (const [index, signOff] of form.layout.signOffs.entries()) {
          rules.push(signOff.when);
          found.push(place(file, 'signOffs', index));
        }
      const one = /^form \S+ (?:shown|hidden|needed|optional) (\S+)$/.exec(what)?.[1];
      const listed = what.endsWith(' asks')
        ? expected.asks
        : what.endsWith(' mustAnswer')
          ? expected.mustAnswer
          : one === undefined
            ? []
            : [one];
      for (const question of listed ?? []) {
        found.push(place(file, 'questions', question));
        rules.push(form.layout.questions[question]?.visibleWhen, form.layout.questions[question]?.requiredWhen);
      }
    }
    for (const at of [...found, ...rules.flatMap((rule) => groundsOf(rule, world, context)).filter(isPlace)]) {
      this.passed.add(at);
      this.checked.add(at);
    }
  }
}

const isPlace = (ground: string): boolean => ground.includes('#');

/** As a step about this case names what happened in that one: `deadlinesStarted ppm(CD)`. Nothing else is asked of other cases. */
const seenFrom = (sign: string, ref: string, subject: string): string => {
  if (ref === subject) return sign;
  const [list = '', key = '', ...rest] = sign.split(' ');
  return list.startsWith('deadlines') ? [list, `${key}(${ref})`, ...rest].join(' ') : `${sign} of ${ref}`;
};

/** `notify tm|sm` is satisfied by either; `notices reviewTold(sw, sm)` names everybody who is told. */
const signsOf = (what: string): string[] => {
  const told = (names: string, between: string): string[] => names.split(between).map((who) => `notify ${who.trim()}`);
  if (what.startsWith('notify ')) return told(what.slice('notify '.length), '|');
  return what.startsWith('notices ') ? [what, ...told(what.slice(what.indexOf('(') + 1, -1), ',')] : [what];
};

/** The person or body told would be missed whoever told them; of notices only the one that alone told them. */
const isMissed = ({ place: at }: Effect, tellers: number | undefined): boolean =>
  tellers === 1 || at.startsWith('bodies/') || at.startsWith('grants.json');
