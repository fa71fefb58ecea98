/** A small pack with a meeting that decides something, to be changed part by part; for tests of what makes no difference. */
import type {
  EventDefinition,
  FormDefinition,
  Gate,
  Grant,
  Pack,
  Process,
  Question,
  QuestionLayout,
  Rule,
  Section,
  StateNode,
  Transition,
} from '@homeward/definition';
import { smallPack, smallProcess } from '../small-pack.fixture.js';

export const answer = (name: string, value: string | boolean): Rule => ({
  field: `answer.${name}`,
  operator: '=',
  value,
});
export const answered = (name: string): Rule => ({ field: `answer.${name}`, operator: 'notNull' });
export const role = (...roles: string[]): Rule => ({ field: 'actor.role', operator: 'in', value: roles });
export const planned: Rule = { field: 'fact.primaryPlan', operator: 'notNull' };
export const and = (...rules: Rule[]): Rule => ({ combinator: 'and', rules });
export const or = (...rules: Rule[]): Rule => ({ combinator: 'or', rules });
export const to = (target: string | undefined, rule?: Rule, sources: string[] = []): Transition => ({
  ...(target === undefined ? {} : { target }),
  ...(rule === undefined ? {} : { guard: { type: 'rule', params: { rule } } }),
  ...(sources.length === 0 ? {} : { meta: { sources } }),
});

export interface Meeting {
  /** A return brings decisions of the agency decision maker; a person alone records a meeting. */
  readonly event?: 'MEETING_HELD' | 'ADM_DECIDED';
  readonly more?: Partial<EventDefinition>;
  readonly gates?: readonly Partial<Gate>[];
  /** In the state that the meeting is about. */
  readonly taken?: readonly Transition[];
  /** In the one state of the region beside it. */
  readonly beside?: readonly Transition[];
  readonly choices?: readonly string[];
  readonly required?: readonly string[];
  readonly asked?: Readonly<Record<string, Partial<QuestionLayout>>>;
  readonly sectionWhen?: Rule;
  readonly grants?: readonly Partial<Grant>[];
  readonly states?: Readonly<Record<string, StateNode>>;
  readonly process?: Partial<Process>;
}

const text = (title: string): Question => ({ type: 'string', title });

export const meetingPack = ({
  event = 'MEETING_HELD',
  more = {},
  gates = [],
  taken = [],
  beside = [],
  choices = ['agreed', 'refused', 'deferred'],
  required = ['outcome'],
  asked = {},
  sectionWhen,
  grants = [{ roles: ['sw', 'tm', 'sm'] }],
  states = {},
  process = {},
}: Meeting): Pack => {
  const oneOf = choices.map((choice) => ({ const: choice, title: choice }));
  const properties: Record<string, Question> = {
    outcome: { type: 'string', title: 'Outcome', oneOf },
    consent: { type: 'boolean', title: 'Consent' },
    reasons: text('Reasons'),
    reasonsNotKnown: text('Why they are not known'),
  };
  const layout = (name: string): QuestionLayout => ({ errorName: name, ...asked[name] });
  const sections: Section[] = [
    { key: 'first', title: 'First', questions: ['outcome'] },
    {
      key: 'second',
      title: 'Second',
      questions: ['consent', 'reasons', 'reasonsNotKnown'],
      ...(sectionWhen && { visibleWhen: sectionWhen }),
    },
  ];
  const form: FormDefinition = {
    key: 'meeting',
    schema: { type: 'object', title: 'Meeting', additionalProperties: false, required: [...required], properties },
    layout: {
      title: 'Meeting',
      fills: [],
      signOffs: [],
      sections,
      questions: Object.fromEntries(Object.keys(properties).map((name) => [name, layout(name)])),
      sources: [],
    },
    examples: {},
  };
  const definition: EventDefinition = {
    title: 'Record the meeting',
    done: 'Meeting held',
    group: 'meetings',
    sentBy: 'person',
    form: 'meeting',
    gates: gates.map((gate) => ({
      key: 'gate',
      kind: 'hard',
      requires: planned,
      sentence: 'It is shut.',
      sources: [],
      ...gate,
    })),
    facts: [],
    sources: ['R-test-1'],
    ...more,
  };
  const on = (transitions: readonly Transition[]): Pick<StateNode, 'on'> =>
    transitions.length === 0 ? {} : { on: { [event]: [...transitions] } };
  return {
    ...smallPack,
    forms: { meeting: form },
    grants: {
      ...smallPack.grants,
      grants: grants.map((grant) => ({ may: 'record', events: [event], roles: [], sources: [], ...grant })),
    },
    processes: {
      childPermanence: {
        ...smallProcess,
        chart: {
          id: 'childPermanence',
          type: 'parallel',
          states: {
            plan: { initial: 'open', states: { open: on(taken), agreed: {}, closed: {} } },
            beside: { initial: 'only', states: { only: on(beside) } },
            ...states,
          },
        },
        events: { [event]: definition },
        tasks: {},
        notices: {},
        deadlines: {},
        documents: {},
        ...process,
      },
    },
  };
};
