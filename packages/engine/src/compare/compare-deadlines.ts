/** What changed about limits: from when they are counted, how long, while they stand, what meets them and who hears of them. */
import type { Allowance, Anchor, Component, DeadlineDefinition, Pack, Process, Rule } from '@homeward/definition';
import { place, processFile } from '@homeward/definition';
import { lowerFirst, roleTitle, upperFirst } from '../rules/words.js';
import { placeTitle } from './chart-words.js';
import { compareNamed, listSaid, quoted } from './compare-named.js';
import { type Differences, loosening, nowAndThen, type Said, type Side, sideOf } from './difference.js';
import { equal } from './equal.js';
import { ruleSaid } from './rule-said.js';

export const compareDeadlines = (
  differences: Differences,
  id: string,
  before: Side,
  after: Side,
  was: Process['deadlines'],
  is: Process['deadlines'],
): void => {
  const names = (side: Side) => (roles: readonly string[] | undefined) =>
    (roles ?? []).map((role) => roleTitle(side.pack, role));
  compareNamed<DeadlineDefinition>(differences, {
    touches: 'limits',
    thing: 'limit',
    before: was,
    after: is,
    at: place(processFile(id, 'deadlines')),
    title: ({ title }) => title,
    added: (deadline) =>
      `New limit: ${quoted(deadline.title)}, due ${componentsInWords(deadline, after)}, for ${roleTitle(after.pack, deadline.owner)}.`,
    removed: (deadline) =>
      loosening(`The limit ${quoted(deadline.title)} is gone; it was due ${componentsInWords(deadline, before)}.`),
    fields: (title) => ({
      title: (one, other) => [`The limit ${quoted(one)} is now called ${quoted(other)}.`],
      kind: (one, other) => [nowAndThen(`${quoted(title)}`, kindInWords(one), kindInWords(other))],
      components: (one, other) => componentsSaid(title, one, other, before, after),
      while: (one, other) => [
        `${quoted(title)} now stands while ${rule(other, after)}; before, while ${rule(one, before)}.`,
      ],
      metBy: (one, other) => [
        nowAndThen(`What meets ${quoted(title)}`, metByInWords(one, before), metByInWords(other, after)),
      ],
      owner: (one, other) => [
        nowAndThen(`The owner of ${quoted(title)}`, roleTitle(before.pack, one), roleTitle(after.pack, other)),
      ],
      warn: { what: 'reminders, in working days before it is due,' },
      onOverdue: (one, other) =>
        listSaid(
          names(before)(one),
          names(after)(other),
          (who) => `When ${quoted(title)} is overdue, ${who} will be told too.`,
          (who) => loosening(`When ${quoted(title)} is overdue, ${who} will no longer be told.`),
        ),
      escalate: (one, other) => [escalationSaid(title, one, other, before, after)],
      sources: { what: 'the clauses' },
    }),
  });
};

const rule = (given: Rule | string, side: Side): string => ruleSaid(given, side);
const kindInWords = (kind: DeadlineDefinition['kind']): string =>
  kind === 'at' ? 'something that happens on its day' : 'something to be done by its day';

const metByInWords = (metBy: DeadlineDefinition['metBy'], side: Side): string =>
  metBy
    .map(({ event, when }) => {
      const title = quoted(side.words.process.events[event]?.title ?? event);
      return when === undefined ? title : `${title} (when ${rule(when, side)})`;
    })
    .join(' or ');

const escalationSaid = (
  title: string,
  one: DeadlineDefinition['escalate'],
  other: DeadlineDefinition['escalate'],
  before: Side,
  after: Side,
): Said => {
  const inWords = (steps: DeadlineDefinition['escalate'], side: Side): string =>
    steps === undefined || steps.length === 0
      ? 'the usual second step'
      : steps
          .map(
            ({ afterWorkingDays, tell }) =>
              `after ${afterWorkingDays} working days to ${tell.map((role) => roleTitle(side.pack, role)).join(', ')}`,
          )
          .join('; ');
  const text = nowAndThen(`The escalation of ${quoted(title)}`, inWords(one, before), inWords(other, after));
  return (other ?? []).length < (one ?? []).length ? loosening(text) : text;
};

const componentsInWords = (deadline: DeadlineDefinition, side: Side): string =>
  Object.values(deadline.components)
    .map((component) => partInWords(component, side))
    .join(', or ');

/** With the condition under which it applies, where there is one. */
const partInWords = (component: Component, side: Side): string =>
  component.when === undefined
    ? dueInWords(component, side)
    : `${dueInWords(component, side)} ${whenInWords(component.when, side)}`;

/** When a part of a limit of a draft falls due: "8 weeks after the date of becoming looked after". */
export const sayDue = (pack: Pack, process: Process, component: Pick<Component, 'anchor' | 'allow'>): string =>
  dueInWords(component, sideOf(pack, process));

/** "8 weeks after the child became looked after". */
const dueInWords = ({ anchor, allow }: Pick<Component, 'anchor' | 'allow'>, side: Side): string => {
  const n = amount(allow, side);
  const to = anchorInWords(anchor, side);
  if (n === 0) return `on ${to}`;
  const unit = UNITS[allow.unit];
  const back = allow.direction === 'back' || n < 0;
  return `${Math.abs(n)} ${Math.abs(n) === 1 ? unit.one : unit.many} ${back ? 'before' : 'after'} ${to}`;
};

const amount = ({ n }: Allowance, { pack }: Side): number => {
  if (typeof n === 'number') return n;
  const value = pack.authority.parameters[n.parameter]?.value;
  return typeof value === 'number' ? value : Number.NaN;
};

const UNITS: Readonly<Record<Allowance['unit'], { one: string; many: string }>> = {
  days: { one: 'day', many: 'days' },
  workingDays: { one: 'working day', many: 'working days' },
  weeks: { one: 'week', many: 'weeks' },
  months: { one: 'month', many: 'months' },
  weeksBeginningWith: { one: 'week beginning with that day', many: 'weeks beginning with that day' },
};

/** "the date of becoming looked after", and "the day of ..." for a label that names no day. */
const dayInWords = (label: string): string => {
  if (/^the (date|day) /.test(label)) return label;
  return /^(date|day) /.test(label) ? `the ${label}` : `the day of ${quoted(label)}`;
};

const anchorInWords = (anchor: Anchor, side: Side): string => {
  if ('fact' in anchor) return dayInWords(lowerFirst(side.pack.facts[anchor.fact]?.label ?? anchor.fact));
  if ('entered' in anchor) return `entering ${quoted(placeTitle(side.words.process, anchor.entered))}`;
  if ('nextOf' in anchor) {
    const schedule = side.pack.facts[anchor.nextOf]?.label ?? anchor.nextOf;
    return `the next of ${quoted(lowerFirst(schedule))} after ${anchorInWords(anchor.after, side)}`;
  }
  const [which, list] =
    'earliestOf' in anchor
      ? (['the earliest of', anchor.earliestOf] as const)
      : (['the latest of', anchor.latestOf] as const);
  return `${which} ${list.map((inner) => anchorInWords(inner, side)).join(' and ')}`;
};

const componentsSaid = (
  title: string,
  was: DeadlineDefinition['components'],
  is: DeadlineDefinition['components'],
  before: Side,
  after: Side,
): Said[] => {
  const said: Said[] = [];
  for (const [name, component] of Object.entries(is)) {
    const old = Object.hasOwn(was, name) ? was[name] : undefined;
    if (old === undefined) {
      said.push(`${quoted(title)} is now also due ${partInWords(component, after)}; the earliest applies.`);
      continue;
    }
    const [then, now] = [dueInWords(old, before), dueInWords(component, after)];
    if (then !== now) said.push(`${quoted(title)} is now due ${now}; it was ${then}.`);
    else if (!equal(old.allow, component.allow) || !equal(old.anchor, component.anchor))
      said.push(`${quoted(title)}: how "${component.title}" is worked out is written in another way.`);
    if (!equal(old.when, component.when))
      said.push(
        `${quoted(title)}: ${quoted(component.title)} now applies ${whenInWords(component.when, after)}; before, ${whenInWords(old.when, before)}.`,
      );
    if (old.title !== component.title)
      said.push(`${quoted(title)}: ${quoted(old.title)} is now called ${quoted(component.title)}.`);
    if (old.source !== component.source)
      said.push(nowAndThen(`${quoted(title)}: the clause of ${quoted(component.title)}`, old.source, component.source));
    if (old.verified !== component.verified)
      said.push(
        `${quoted(title)}: ${quoted(component.title)} is ${component.verified ? 'now verified' : 'no longer verified'}.`,
      );
  }
  for (const [name, component] of Object.entries(was))
    if (!Object.hasOwn(is, name))
      said.push(loosening(`${quoted(title)} is no longer due ${partInWords(component, before)}.`));
  return said;
};

const whenInWords = (when: Component['when'], side: Side): string =>
  when === undefined ? 'always' : `when ${rule(when, side)}`;

/** A parameter that limits are counted with changes them though nothing in them changed. */
export const parameterSaid = (
  differences: Differences,
  id: string,
  before: Side,
  after: Side,
  was: Process['deadlines'],
  is: Process['deadlines'],
): void => {
  for (const [key, deadline] of Object.entries(is)) {
    const old = Object.hasOwn(was, key) ? was[key] : undefined;
    if (old === undefined) continue;
    for (const [name, component] of Object.entries(deadline.components)) {
      const earlier = Object.hasOwn(old.components, name) ? old.components[name] : undefined;
      if (earlier === undefined || !equal(earlier.allow, component.allow) || !equal(earlier.anchor, component.anchor))
        continue;
      const [then, now] = [dueInWords(earlier, before), dueInWords(component, after)];
      if (then !== now)
        differences.add(
          'limits',
          'changed',
          place(processFile(id, 'deadlines'), key, 'components', name),
          `${upperFirst(quoted(deadline.title))} is now due ${now}; it was ${then}.`,
        );
    }
  }
};
