/** A pack with three processes for tests: a child, matches of it, and households. */
import type { EventDefinition, Pack, Process } from '@homeward/definition';
import { smallPack, smallProcess } from './small-pack.fixture.js';

export const event = (title: string, more: Partial<EventDefinition> = {}): EventDefinition => ({
  title,
  done: title,
  group: 'family',
  sentBy: 'person',
  gates: [],
  facts: [],
  sources: ['R-test-1'],
  ...more,
});

const smallChart = (id: string, events: Readonly<Record<string, string>>): Process['chart'] => ({
  id,
  type: 'parallel',
  states: {
    way: {
      initial: 'begun',
      states: {
        begun: {
          meta: { title: 'Begun' },
          on: Object.fromEntries(Object.entries(events).map(([name, target]) => [name, { target }])),
        },
        ...Object.fromEntries(
          [...new Set(Object.values(events))]
            .filter((state) => state !== 'begun')
            .map((state) => [state, { meta: { title: state } }]),
        ),
      },
    },
  },
});

const process = (
  id: string,
  subject: Process['definition']['subject'],
  links: Process['definition']['links'],
  events: Process['events'],
  targets: Readonly<Record<string, string>>,
): Process => ({
  definition: {
    id,
    title: id,
    subject,
    regions: [{ region: 'way', title: 'Way' }],
    statement: [],
    routes: [],
    lanes: [],
    milestones: [],
    links,
  },
  chart: smallChart(id, targets),
  events,
  deadlines: {},
  documents: {},
  tasks: {},
  notices: {},
});

const careNode = smallProcess.chart.states.care;
if (careNode?.states?.edgeOfCare === undefined) throw new Error('The small process has no care.edgeOfCare.');

/** A child, matches of it, and households: the child's event begins a match, the match tells both. */
export const linkedPack: Pack = {
  ...smallPack,
  facts: {
    ...smallPack.facts,
    family: { type: 'text', label: 'Family', sensitivity: 'ordinary', sources: [] },
    matchedWith: { type: 'text', label: 'Matched with', sensitivity: 'ordinary', sources: [] },
  },
  forms: {
    ...smallPack.forms,
    family: {
      key: 'family',
      schema: {
        type: 'object',
        title: 'Family',
        additionalProperties: false,
        required: ['family'],
        properties: { family: { type: 'string', title: 'Family' } },
      },
      layout: {
        title: 'Family',
        fills: ['sw'],
        signOffs: [],
        sections: [{ key: 'one', title: 'One', questions: ['family'] }],
        questions: { family: { errorName: 'the family' } },
        sources: [],
      },
      examples: { complete: { family: 'F1' } },
    },
  },
  grants: {
    ...smallPack.grants,
    grants: [
      ...smallPack.grants.grants,
      { roles: ['sw'], may: 'record', events: ['FAMILY_CONSIDERED', 'MATCH_AGREED'], sources: [] },
    ],
  },
  processes: {
    childPermanence: {
      ...smallProcess,
      definition: {
        ...smallProcess.definition,
        links: { match: { title: 'Match', process: 'match', back: 'child' } },
      },
      events: {
        ...smallProcess.events,
        FAMILY_CONSIDERED: event('Family considered', {
          form: 'family',
          opens: [
            {
              link: 'match',
              reference: '{subject}/{answer.family}',
              facts: { family: { answer: 'family' } },
              links: [{ link: 'household', reference: '{answer.family}' }],
              sources: [],
            },
          ],
        }),
        MATCHED: event('Matched', {
          sentBy: 'signal',
          form: 'family',
          facts: [{ fact: 'matchedWith', value: { answer: 'family' } }],
        }),
      },
      chart: {
        ...smallProcess.chart,
        states: {
          ...smallProcess.chart.states,
          care: {
            ...careNode,
            states: {
              ...careNode.states,
              edgeOfCare: {
                ...careNode.states.edgeOfCare,
                on: { ...careNode.states.edgeOfCare.on, FAMILY_CONSIDERED: {}, MATCHED: {} },
              },
            },
          },
        },
      },
    },
    match: process(
      'match',
      'match',
      {
        child: { title: 'Child', process: 'childPermanence', back: 'match' },
        household: { title: 'Household', process: 'household', back: 'match' },
      },
      {
        MATCH_AGREED: event('Match agreed', {
          tells: [
            { link: 'child', event: 'MATCHED', answers: { family: { fact: 'family' } }, sources: [] },
            { link: 'household', event: 'CHOSEN', answers: {}, sources: [] },
          ],
        }),
      },
      { MATCH_AGREED: 'agreed' },
    ),
    household: process(
      'household',
      'household',
      { match: { title: 'Match', process: 'match', back: 'household' } },
      { CHOSEN: event('Chosen', { sentBy: 'signal' }) },
      { CHOSEN: 'matched' },
    ),
  },
};
