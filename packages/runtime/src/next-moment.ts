/** Which moment of a case comes next: of its deadlines, or a birthday. */
import type { PlainDate } from '@homeward/definition';
import { birthdays, type CaseRecord, type CompiledPack, type TimePasses, timeCommands } from '@homeward/engine';

export interface KeyedMoment {
  readonly key: string;
  readonly command: TimePasses;
}

/** Far more moments than one case can have in a day: a pack whose moments never end must not hold a worker. */
export const MOST_MOMENTS = 500;

export const tooManyMoments = () => new Error('More moments came due in one case than a day can hold.');

/** The moment that comes first, of those not yet asked for. */
export const nextMoment = (
  compiled: CompiledPack,
  record: CaseRecord,
  from: PlainDate,
  today: PlainDate,
  done: ReadonlySet<string>,
): KeyedMoment | undefined =>
  [...birthdays(compiled, record, from, today), ...timeCommands(record, today)]
    .map((command) => ({ command, key: momentKey(command) }))
    .filter(({ key }) => !done.has(key))
    .reduce<KeyedMoment | undefined>(
      (first, one) => (first === undefined || one.command.on < first.command.on ? one : first),
      undefined,
    );

/** Each moment of each instance once, whoever sends it. */
const momentKey = ({ event, deadline, instance, step, on }: TimePasses): string =>
  `time|${event}|${deadline ?? ''}|${instance ?? ''}|${step ?? ''}|${on}`;
