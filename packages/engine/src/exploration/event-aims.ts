/** Aims at events: each gate shut alone, each fact made known, each condition of either deciding. */
import { type EventDefinition, type Pack, type Process, place, processFile } from '@homeward/definition';
import { type Aim, type AimedStep, accepted, gateOpen, gatesOpen, known } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';
import { missed } from './rule-outcomes.js';

const PART = 'events';

export const eventAims = (pack: Pack, id: string, process: Process): Aim[] =>
  Object.entries(process.events).flatMap(([event, definition]): Aim[] => {
    const at = (...steps: (string | number)[]): string => place(processFile(id, 'events'), event, ...steps);
    const taking = accepted(pack, process, event, 'any');
    const taken = (more: Way, shows?: string): Aim => ({
      part: PART,
      steps: [{ event, way: [...more, ...(taking ?? []), ...gatesOpen(pack, process, event)] }],
      way: [],
      ...(shows === undefined ? {} : { shows }),
    });
    const { gates, facts } = definition;
    return [
      ...(taking === undefined
        ? []
        : [
            taken([], at()),
            ...facts.map((effect, index) => taken(factKnown(pack, effect), at('facts', index))),
            ...facts.flatMap((effect, index) =>
              [true, false].map((truth) => {
                const unknown = { condition: { field: `fact.${effect.fact}`, operator: 'null' as const }, truth };
                return taken([...factKnown(pack, effect), unknown], missed(at('facts', index)));
              }),
            ),
            ...facts.flatMap(({ when, fact }) =>
              (when === undefined ? [] : decidingWays(pack, when)).flatMap((more) => [
                taken(more),
                ...startsOf(facts, fact).map((start) => taken([...more, ...start])),
              ]),
            ),
          ]),
      ...gates.flatMap((_, index) => gateAims(pack, process, event, index, taking ?? [], at('gates', index))),
    ];
  });

/** Where the day from which a fact holds is answered, a day ahead tells it from what holds today. */
const startsOf = (facts: EventDefinition['facts'], fact: string): Way[] =>
  facts.flatMap((effect) =>
    effect.fact !== fact || effect.from === undefined
      ? []
      : [
          [
            {
              condition: { field: `answer.${effect.from.answer}`, operator: '>', value: 'day', valueSource: 'field' },
              truth: true,
            },
          ],
        ],
  );

/** What a fact effect needs, so that there is something to make known. */
const factKnown = (pack: Pack, { fact, value, from, when }: EventDefinition['facts'][number]): Way => {
  const answers = [...('answer' in value ? [value.answer] : []), ...(from === undefined ? [] : [from.answer])];
  return [
    ...answers.map((name) => ({
      condition: { field: `answer.${name}`, operator: 'notNull' as const },
      truth: true,
    })),
    ...('fact' in value ? known(value.fact) : []),
    // What is known already would not become known.
    ...('constant' in value && !Array.isArray(value.constant)
      ? [{ condition: { field: `fact.${fact}`, operator: '=' as const, value: value.constant }, truth: false }]
      : []),
    ...wayTo(pack, when, true),
  ];
};

/** Shut, no other gate being shut, in whatever state; and where it may be passed, passed by each who may. */
const gateAims = (pack: Pack, process: Process, event: string, index: number, taking: Way, place: string): Aim[] => {
  const { gates } = process.events[event] ?? { gates: [] };
  const gate = gates[index];
  if (gate === undefined) return [];
  const definition = process.events[event];
  const seen = (way: Way): Way => onceKnown(pack, definition, way);
  const others = gates.filter((other) => other !== gate).flatMap((other) => gateOpen(pack, definition, other));
  const applies = seen(wayTo(pack, gate.when, true));
  const shut = seen(wayTo(pack, gate.requires, false));
  const step = (way: Way): AimedStep => ({ event, way: [...way, ...others] });
  const aim = (one: AimedStep): Aim => ({ part: PART, steps: [one], way: [] });
  return [
    // Where a state would take the event but for the gate; else wherever it is shut.
    { ...aim(step([...applies, ...shut, ...taking])), shows: `${place} shut` },
    { ...aim(step([...applies, ...shut])), shows: `${place} shut` },
    { ...aim({ ...step([...applies, ...shut]), imported: true }), shows: `${place} shut` },
    ...(gate.kind === 'soft' ? (gate.overrideBy ?? []) : []).map((role) =>
      aim({ ...step([...applies, ...shut, ...taking]), role, passing: true }),
    ),
    ...decidingWays(pack, gate.requires).map((way) => aim(step([...applies, ...seen(way), ...taking]))),
    ...(gate.when === undefined ? [] : decidingWays(pack, gate.when)).map((way) =>
      aim(step([...seen(way), ...shut, ...taking])),
    ),
    // Where it is shut together with others, it is still named among them.
    { ...aim({ event, way: [...applies, ...shut] }), shows: `${place} shut with others` },
  ];
};
