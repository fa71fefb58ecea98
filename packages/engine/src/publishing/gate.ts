/** What stands between a draft and its publication. Pure: whoever publishes, and the page that lists what is left, ask the same function. */
import type { PlainDate } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { Difference } from '../compare/difference.js';
import type { BreakGroup, ReplayReport } from '../replaying/replay-report.js';

/** What a process owner says when publishing. */
export interface PublishWish {
  /** Username of whoever answers for the version. */
  readonly owner?: string;
  /** Username of somebody else, who has looked at what loosens. */
  readonly second?: string;
  readonly note?: string;
  readonly startsOn?: PlainDate;
  /** What becomes of the cases that do not conform, by the key of their group. */
  readonly dealtWith: Readonly<Record<string, DealtWith>>;
}

/** They finish under the version that they are on, or they are moved once the new one has started. */
export type DealtWith = 'stay' | 'move';

export interface PublishCandidate {
  /** The version's name: the hash of its content. */
  readonly version: string;
  readonly alreadyPublished: boolean;
  /** It is what a new authority was begun with, gone through and left as it is: publishing confirms it. */
  readonly confirms?: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly walkthroughs: { readonly of: number; readonly failing: readonly string[] };
  readonly differences: readonly Difference[];
  /** Of this very content; undefined when it has not been re-run, or has changed since. */
  readonly replay: ReplayReport | undefined;
  /** Usernames of those who have changed the draft. */
  readonly authors: readonly string[];
  /** Usernames of those who may answer for a version here. */
  readonly mayPublish: readonly string[];
  /** Usernames of those who may be the second person. */
  readonly maySecond: readonly string[];
}

export const GATE_ITEMS = [
  'changes',
  'problems',
  'walkthroughs',
  'replay',
  'nonconforming',
  'owner',
  'second',
  'note',
  'start',
] as const;
export type GateItemKey = (typeof GATE_ITEMS)[number];

export interface GateItem {
  readonly key: GateItemKey;
  readonly met: boolean;
  /** What has been found, or what is left to do. */
  readonly sentence: string;
}

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** @param today a version cannot start in the past */
export const publishGate = (candidate: PublishCandidate, wish: PublishWish, today: PlainDate): readonly GateItem[] => {
  const { errors, walkthroughs, replay, differences } = candidate;
  const loosening = differences.filter(({ loosens }) => loosens).length;
  const left = (replay?.breaks ?? []).filter(({ key }) => !Object.hasOwn(wish.dealtWith, key));
  const cases = (groups: readonly BreakGroup[]): number => groups.reduce((sum, group) => sum + group.cases.length, 0);
  return [
    candidate.alreadyPublished || (differences.length === 0 && candidate.confirms !== true)
      ? item('changes', false, 'Nothing differs from a version that has been published already.')
      : differences.length === 0
        ? item(
            'changes',
            true,
            'Nothing differs from what was begun with, which nobody has published yet: this confirms it.',
          )
        : item('changes', true, `${counted(differences.length, 'difference')} from the version that cases open under.`),
    errors > 0
      ? item('problems', false, `${counted(errors, 'problem')} must be put right.`)
      : item(
          'problems',
          true,
          candidate.warnings === 0 ? 'No problems.' : `No problems; ${counted(candidate.warnings, 'warning')}.`,
        ),
    walkthroughs.failing.length > 0
      ? item(
          'walkthroughs',
          false,
          `${counted(walkthroughs.failing.length, 'walkthrough')} of ${walkthroughs.of} no longer ${walkthroughs.failing.length === 1 ? 'holds' : 'hold'}: ${walkthroughs.failing.slice(0, 5).join(', ')}.`,
        )
      : item('walkthroughs', true, `All ${counted(walkthroughs.of, 'walkthrough')} hold.`),
    replay === undefined
      ? item('replay', false, 'The history of the open cases has not been re-run against this draft as it stands.')
      : item(
          'replay',
          true,
          `The history of ${counted(replay.cases, 'open case')} was re-run: ${replay.conforming} conform.`,
        ),
    replay === undefined
      ? item('nonconforming', false, 'It is not known which cases do not conform.')
      : left.length > 0
        ? item(
            'nonconforming',
            false,
            `Say what becomes of ${counted(cases(left), 'case')} that ${cases(left) === 1 ? 'does' : 'do'} not conform.`,
          )
        : item(
            'nonconforming',
            true,
            replay.breaks.length === 0
              ? 'Every case conforms.'
              : `It is decided what becomes of the ${counted(cases(replay.breaks), 'case')} that ${cases(replay.breaks) === 1 ? 'does' : 'do'} not conform.`,
          ),
    ownerItem(candidate, wish),
    secondItem(candidate, wish, loosening),
    (wish.note ?? '').trim().length < 10
      ? item('note', false, 'Say in a sentence or two what is new and why.')
      : item('note', true, 'There is a note.'),
    startItem(wish, today),
  ];
};

const item = (key: GateItemKey, met: boolean, sentence: string): GateItem => ({ key, met, sentence });

const ownerItem = ({ mayPublish }: PublishCandidate, { owner }: PublishWish): GateItem => {
  if (owner === undefined || owner === '') return item('owner', false, 'Name the owner of this version.');
  return mayPublish.includes(owner)
    ? item('owner', true, 'An owner is named.')
    : item('owner', false, 'The person named cannot own a version: only a process owner can.');
};

const secondItem = ({ maySecond }: PublishCandidate, { owner, second }: PublishWish, loosening: number): GateItem => {
  const named = second !== undefined && second !== '';
  if (loosening === 0 && !named) return item('second', true, 'Nothing loosens, so no second person is needed.');
  if (!named)
    return item(
      'second',
      false,
      `${counted(loosening, 'difference')} ${loosening === 1 ? 'loosens' : 'loosen'} a permission or a check: name a second person who has looked at ${loosening === 1 ? 'it' : 'them'}.`,
    );
  if (second === owner) return item('second', false, 'The second person must be somebody other than the owner.');
  return maySecond.includes(second)
    ? item('second', true, 'A second person is named.')
    : item('second', false, 'The second person named does not work for this authority.');
};

const startItem = ({ startsOn }: PublishWish, today: PlainDate): GateItem => {
  if (startsOn === undefined || !isPlainDate(startsOn))
    return item('start', false, 'Say from which day new cases open under it.');
  return startsOn < today
    ? item('start', false, 'The day from which it holds cannot be in the past.')
    : item('start', true, startsOn === today ? 'It starts today.' : 'There is a day from which it holds.');
};

export const gateIsOpen = (items: readonly GateItem[]): boolean => items.every(({ met }) => met);
