/** Mistakes in limits: counted from another day, with another number or unit, without an end or without anybody to tell. */
import { type Anchor, type DeadlineDefinition, type Pack, place, processFile, within } from '@homeward/definition';
import { type Chance, dropped, type Mistake, oneOf, replaced } from './mistake.js';

/** The unit that is taken for another by mistake. */
export const OTHER_UNIT = {
  days: 'workingDays',
  workingDays: 'days',
  weeks: 'months',
  months: 'weeks',
  weeksBeginningWith: 'weeks',
} as const;

export const deadlineMistakes = (pack: Pack, chance: Chance): Mistake[] =>
  Object.entries(pack.processes).flatMap(([id, { deadlines }]) =>
    Object.entries(deadlines).flatMap(([key, deadline]) =>
      inDeadline(pack, deadline, place(processFile(id, 'deadlines'), key), chance),
    ),
  );

const inDeadline = (pack: Pack, deadline: DeadlineDefinition, at: string, chance: Chance): Mistake[] => {
  const dates = Object.keys(pack.facts).filter((fact) => pack.facts[fact]?.type === 'date');
  return [
    ...Object.entries(deadline.components).flatMap(([name, { anchor, allow, title }]): Mistake[] => {
      const limb = within(at, 'components', name);
      const fact = anchorFact(anchor);
      const other =
        fact === undefined
          ? undefined
          : oneOf(
              dates.filter((date) => date !== fact.name),
              chance,
            );
      const unit = OTHER_UNIT[allow.unit];
      return [
        ...(fact === undefined || other === undefined
          ? []
          : [
              replaced(
                {
                  kind: 'anchor swapped',
                  place: `${limb}/anchor${fact.pointer}`,
                  before: `"${title}" counts from ${fact.name}`,
                  after: `counts from ${other}`,
                },
                other,
              ),
            ]),
        ...(typeof allow.n === 'number' ? [numberChanged(limb, title, allow.n, chance)] : []),
        // No days at all are as many working days.
        ...(allow.n === 0
          ? []
          : [
              replaced(
                {
                  kind: 'unit of a limit changed',
                  place: within(limb, 'allow', 'unit'),
                  before: `"${title}" in ${allow.unit}`,
                  after: `in ${unit}`,
                },
                unit,
              ),
            ]),
      ];
    }),
    ...deadline.metBy.map(({ event }, index) =>
      dropped({
        kind: 'end of a limit dropped',
        place: within(at, 'metBy', index),
        before: `"${deadline.title}" is met by ${event}`,
      }),
    ),
    ...deadline.onOverdue.map((role, index) =>
      dropped({
        kind: 'escalation dropped',
        place: within(at, 'onOverdue', index),
        before: `${role} is told when "${deadline.title}" is overdue`,
      }),
    ),
    ...(deadline.escalate ?? []).map(({ tell }, index) =>
      dropped({
        kind: 'escalation dropped',
        place: within(at, 'escalate', index),
        before: `${tell.join(', ')} told later that "${deadline.title}" is overdue`,
      }),
    ),
  ];
};

const numberChanged = (limb: string, title: string, n: number, chance: Chance): Mistake => {
  const other = n + (chance.whole(0, 1) === 0 && n > 1 ? -1 : 1);
  return replaced(
    {
      kind: 'number of a limit changed',
      place: within(limb, 'allow', 'n'),
      before: `"${title}": ${n}`,
      after: String(other),
    },
    other,
  );
};

/** The fact at the end of an anchor, or the first of several. */
const anchorFact = (anchor: Anchor): { readonly name: string; readonly pointer: string } | undefined => {
  if ('fact' in anchor) return { name: anchor.fact, pointer: '/fact' };
  if ('entered' in anchor) return undefined;
  // The list of days itself; a date in its place is no list, so the day after which is sought is swapped.
  if ('nextOf' in anchor) {
    const after = anchorFact(anchor.after);
    return after === undefined ? undefined : { name: after.name, pointer: `/after${after.pointer}` };
  }
  const [list, several] =
    'earliestOf' in anchor ? (['earliestOf', anchor.earliestOf] as const) : (['latestOf', anchor.latestOf] as const);
  for (const [index, one] of several.entries()) {
    const found = anchorFact(one);
    if (found !== undefined) return { name: found.name, pointer: `/${list}/${index}${found.pointer}` };
  }
  return undefined;
};
