/** A pack with a random catalogue, a form, nested states and a document: what rules can speak of. */
import type { FactDefinition, FormDefinition, Pack, Process, StateNode } from '@homeward/definition';
import type { Draw } from './drawing.js';

export const NUMBERS = [0, 1, 2, 3, 5, 7, 12];
export const DAYS = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-06-15', '2026-12-31'];
const CODES = ['A', 'B', 'C', 'D'];
export const STATUSES = ['none', 'draft', 'submitted', 'approved', 'locked'] as const;
export const REGIONS = ['care', 'plan'] as const;
export const ROLES = ['sw', 'tm', 'iro'];

const codesOf = (draw: Draw): string[] => CODES.slice(0, 1 + draw.below(CODES.length));

export const randomPack = (draw: Draw): Pack => {
  const lists = { few: codesOf(draw), more: codesOf(draw) };
  const codeLists = Object.fromEntries(
    Object.entries(lists).map(([name, codes]) => [
      name,
      { title: name, codes: codes.map((code) => ({ code, label: code })) },
    ]),
  );
  const fact = (type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition => ({
    type,
    label: type,
    sensitivity: 'ordinary',
    sources: [],
    ...more,
  });
  const facts: Record<string, FactDefinition> = {
    yes: fact('boolean'),
    assumed: fact('boolean', { initially: { value: draw.oneIn(2), because: 'Unless said' } }),
    count: fact('number'),
    name: fact('text'),
    began: fact('date'),
    ended: fact('date'),
    code: fact('code', { codes: draw.one(['few', 'more']) }),
    codes: fact('codes', { codes: draw.one(['few', 'more']) }),
    texts: fact('codes'),
  };
  const form: FormDefinition = {
    key: 'form',
    schema: {
      type: 'object',
      title: 'Form',
      additionalProperties: false,
      required: [],
      properties: {
        agreed: { type: 'boolean', title: 'Agreed' },
        number: { type: 'integer', title: 'Number', minimum: draw.below(3), maximum: 3 + draw.below(5) },
        choice: { type: 'string', title: 'Choice', oneOf: codesOf(draw).map((code) => ({ const: code, title: code })) },
        several: {
          type: 'array',
          title: 'Several',
          items: { type: 'string', title: 'One', oneOf: codesOf(draw).map((code) => ({ const: code, title: code })) },
        },
        on: { type: 'string', format: 'date', title: 'On' },
        why: { type: 'string', title: 'Why' },
      },
    },
    layout: {
      title: 'Form',
      fills: [],
      signOffs: [],
      sections: [{ key: 'all', title: 'All', questions: ['agreed', 'number', 'choice', 'several', 'on', 'why'] }],
      questions: {},
      sources: [],
    },
    examples: {},
  };
  const inner: StateNode = { initial: 'first', states: { first: {}, second: {} } };
  const process: Process = {
    definition: {
      id: 'process',
      title: 'Process',
      subject: 'child',
      regions: [],
      statement: [],
      routes: [],
      lanes: [],
      milestones: [],
    },
    chart: {
      id: 'process',
      type: 'parallel',
      states: {
        care: { initial: 'out', states: { out: {}, in: inner, ceased: { type: 'final' } } },
        plan: { initial: 'none', states: { none: {}, agreed: inner } },
      },
    },
    events: {},
    deadlines: {},
    documents: {
      PAPER: {
        title: 'Paper',
        steps: STATUSES.slice(1, 4).map((to) => ({ event: 'E', from: ['none'], to })),
        lockedWhen: { field: 'state.care', operator: '=', value: 'ceased' },
        sources: [],
      },
    },
    tasks: {},
    notices: {},
  };
  return {
    authority: {
      id: 'random',
      name: 'Random',
      nation: 'england',
      calendar: 'c',
      closures: [],
      words: {},
      teams: [],
      parameters: {
        limit: { value: draw.one(NUMBERS), question: 'Which?', verified: true, sources: [] },
        off: { value: [], question: 'Which?', verified: true, sources: [] },
        open: { value: lists.few, question: 'Which?', verified: true, sources: [] },
      },
      reminders: { warn: [], secondStep: 1, secondStepTell: [] },
    },
    calendar: { id: 'c', title: 'C', from: '2025-01-01', to: '2027-12-31', source: 'test', holidays: [] },
    codeLists,
    sources: { documents: {}, clauses: {} },
    facts,
    rules: {},
    forms: { form },
    bodies: {},
    grants: {
      roles: Object.fromEntries(ROLES.map((role) => [role, { title: role, scope: 'team', sources: [] }])),
      grants: [],
    },
    trackers: {},
    processes: { process },
  };
};
