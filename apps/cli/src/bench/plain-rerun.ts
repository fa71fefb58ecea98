/** The same question as a replay answers, asked the plain way: every entry decided once more from nothing, one after the other, and everything compared as text. */
import {
  type CaseRecord,
  type CompiledPack,
  canonical,
  changesOf,
  commandOf,
  decide,
  type LiveCase,
  newCase,
  SYSTEM,
  timeCommands,
} from '@homeward/engine';

export interface PlainRerun {
  /** The revision of the first entry that is refused or leads elsewhere; undefined when none does. */
  readonly brokeAt: number | undefined;
  /** The case in the end, when none does. */
  readonly record: CaseRecord | undefined;
}

/** What may make a limit's time go otherwise, in both packs. */
const limitText = ({ pack }: CompiledPack, process: string, key: string): string =>
  canonical([
    pack.processes[process]?.deadlines[key],
    pack.authority.reminders,
    pack.calendar,
    pack.authority.closures,
  ]);

const sorted = (list: readonly string[]): string => canonical([...list].sort());

/** @param known the states, documents and facts that the earlier pack has: what is new beside them is no break */
export const plainRerun = (before: CompiledPack, after: CompiledPack, life: LiveCase, today: string): PlainRerun => {
  const { process } = life.opening;
  const told = new Set(
    life.entries
      .filter(({ entry }) => entry.kind === 'time')
      .map(({ entry }) => momentText(entry.event, entry.on, entry.detail)),
  );
  const otherwise = new Set<string>();
  for (const key of new Set([...keysOf(before, process), ...keysOf(after, process)]))
    if (limitText(before, process, key) !== limitText(after, process, key)) otherwise.add(key);
  let record = newCase(after, life.opening);
  const tried = new Set<string>();
  const letTimePass = (day: string, included: boolean): void => {
    for (;;) {
      const next = timeCommands(record, day).find((command) => {
        const text = momentText(command.event, command.on, { ...command });
        return (
          (included || command.on < day) && otherwise.has(command.deadline ?? '') && !told.has(text) && !tried.has(text)
        );
      });
      if (next === undefined) return;
      tried.add(momentText(next.event, next.on, { ...next }));
      const result = decide(after, record, next, { today: next.on, actor: SYSTEM });
      if (result.kind === 'decision') record = result.next;
    }
  };
  for (const { entry, changes } of life.entries) {
    letTimePass(entry.recordedOn, false);
    const result = decide(after, record, commandOf(entry), { today: entry.recordedOn, actor: entry.actor });
    if (result.kind === 'refusal') {
      const passedOver =
        entry.kind === 'time' && result.refusal === 'nothing-to-do' && entry.detail?.deadline !== undefined;
      if (!passedOver || entry.entered.length + entry.left.length > 0)
        return { brokeAt: entry.revision, record: undefined };
      otherwise.add(String(entry.detail?.deadline));
      continue;
    }
    record = result.next;
    const now = changesOf(result);
    const knownStates = result.entry.entered.filter((path) => hasState(before, process, path));
    const knownLeft = result.entry.left.filter((path) => hasState(before, process, path));
    const factsKept = changes.facts.every((fact) => now.facts.some((other) => canonical(other) === canonical(fact)));
    const documents = now.documents.filter(({ document }) =>
      Object.hasOwn(before.pack.processes[process]?.documents ?? {}, document),
    );
    const same =
      sorted(knownStates) === sorted(entry.entered) &&
      sorted(knownLeft) === sorted(entry.left) &&
      factsKept &&
      sorted(documents.map((one) => canonical(one))) === sorted(changes.documents.map((one) => canonical(one)));
    if (!same) return { brokeAt: entry.revision, record: undefined };
    const limitLines = (list: typeof now.deadlines) =>
      list.map(({ key, instance, kind, due }) => `${key} ${instance} ${kind} ${due}`);
    const [then, here] = [limitLines(changes.deadlines), limitLines(now.deadlines)];
    for (const line of [...then.filter((one) => !here.includes(one)), ...here.filter((one) => !then.includes(one))])
      otherwise.add(line.slice(0, line.indexOf(' ')));
  }
  letTimePass(today, true);
  const standing = statesIn(life.stands.state, '');
  const reached = statesIn(record.state, '');
  if (standing.some((path) => !reached.includes(path)))
    return { brokeAt: life.entries.at(-1)?.entry.revision, record: undefined };
  return { brokeAt: undefined, record };
};

const keysOf = ({ pack }: CompiledPack, process: string): string[] =>
  Object.keys(pack.processes[process]?.deadlines ?? {});

const momentText = (event: string, on: string, detail: Readonly<Record<string, unknown>> | undefined): string =>
  canonical([event, on, detail?.deadline, detail?.instance, detail?.step]);

const hasState = ({ pack }: CompiledPack, process: string, path: string): boolean => {
  let states = pack.processes[process]?.chart.states;
  const steps = path.split('.');
  return steps.every((step) => {
    const node = states !== undefined && Object.hasOwn(states, step) ? states[step] : undefined;
    states = node?.states;
    return node !== undefined;
  });
};

const statesIn = (state: CaseRecord['state'], prefix: string): string[] =>
  typeof state === 'string'
    ? [prefix + state]
    : Object.entries(state).flatMap(([key, inner]) => [prefix + key, ...statesIn(inner, `${prefix}${key}.`)]);

/** Keys under which two records hold something else. */
export const unequalKeys = (
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((key) => canonical(one[key] ?? null) !== canonical(other[key] ?? null))
    .sort();
