/** The plain words in which an editor asks for each part of an element. A test demands words for every part that the schemas know. */
import type { EditedKind, RuleIn } from './element-field.js';
import type { NamedKind } from './named-things.js';

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  /** The name of something else in the pack. Of a list: of its items. */
  readonly names?: NamedKind;
  readonly rule?: RuleIn;
  readonly isLong?: boolean;
  readonly isSources?: boolean;
  /** Of a closed list of values. */
  readonly values?: Readonly<Record<string, string>>;
  /** Of a group that may be absent: what it means that it is there. */
  readonly said?: string;
  /** Of null: what it means. */
  readonly nothing?: string;
  /** Not asked here: another panel does, or nobody changes it. */
  readonly isLeft?: boolean;
}

const SOURCES: FieldWords = {
  label: 'Where this comes from',
  hint: 'The clauses of the procedure, regulations or guidance that it implements',
  isSources: true,
};

const DOCUMENT_STATUS_WORDS = {
  none: 'Not begun',
  draft: 'Draft',
  submitted: 'Submitted',
  returned: 'Returned',
  approved: 'Approved',
  awaitingCountersign: 'Awaiting countersignature',
  countersigned: 'Countersigned',
  signed: 'Signed',
  filed: 'Filed',
  locked: 'Locked',
  superseded: 'Superseded',
} as const;

const ON = (what: string): Readonly<Record<string, FieldWords>> => ({
  event: { label: 'When this is recorded', names: 'event' },
  when: { label: `Only when`, hint: `Without a condition ${what} every time.`, rule: 'event' },
});

const under = (path: string, words: Readonly<Record<string, FieldWords>>): Readonly<Record<string, FieldWords>> =>
  Object.fromEntries(Object.entries(words).map(([key, value]) => [`${path}.${key}`, value]));

/** By the path inside the element; `*` is an item of a list, `1` and `2` the alternatives of a choice of shapes. */
export const WORDS_OF_ELEMENTS: Readonly<Record<EditedKind, Readonly<Record<string, FieldWords>>>> = {
  document: {
    title: { label: 'Name', hint: 'As it stands in lists of documents' },
    form: { label: 'Form that it is written on', hint: 'Without one it is a record of its own', names: 'form' },
    steps: { label: 'Steps in its life', hint: 'What happens to it, and what it is called from then on' },
    'steps.*': { label: 'Step' },
    ...under('steps.*', ON('it moves')),
    'steps.*.from': { label: 'It may then be', values: DOCUMENT_STATUS_WORDS },
    'steps.*.to': { label: 'It becomes', values: DOCUMENT_STATUS_WORDS },
    'steps.*.notBy': { label: 'Not by the person who wrote it' },
    lockedWhen: { label: 'Locked when', hint: 'Nobody writes in it while this holds', rule: 'process' },
    audience: { label: 'Who may receive it', names: 'roleOrBody' },
    sources: SOURCES,
  },
  task: {
    title: { label: 'What to do', hint: 'As a link reads: “Write the Child Permanence Report”' },
    owner: { label: 'Whose task it is', names: 'role' },
    createdBy: { label: 'It is given out', hint: 'Any one of these gives it out' },
    'createdBy.*': { label: 'Moment at which it is given out' },
    ...under('createdBy.*', ON('it is given out')),
    doneBy: { label: 'It is done', hint: 'Without any of these its owner ticks it off by hand' },
    'doneBy.*': { label: 'Moment at which it is done' },
    ...under('doneBy.*', ON('it is done')),
    cancelledWhen: { label: 'Taken back when', hint: 'It goes without being done', rule: 'process' },
    opens: { label: 'What opens when the task is clicked' },
    'opens.1': { label: 'An action' },
    'opens.1.event': { label: 'Action', names: 'event' },
    'opens.1.document': { label: 'About this document', names: 'document' },
    'opens.2': { label: 'A document' },
    'opens.2.document': { label: 'Document', names: 'document' },
    deadline: { label: 'By when', names: 'deadline' },
    sources: SOURCES,
  },
  notice: {
    on: { label: 'It is sent', hint: 'Any one of these sends it' },
    'on.*': { label: 'Moment at which it is sent' },
    ...under('on.*', ON('it is sent')),
    to: { label: 'Who is told', hint: 'Roles for this child, or everybody of a panel', names: 'roleOrBody' },
    text: {
      label: 'What it says',
      hint: 'Without personal details: a notice may leave the building',
      isLong: true,
    },
    sources: SOURCES,
  },
  body: {
    title: { label: 'Name', hint: 'Such as “Permanency Panel”' },
    members: { label: 'Members' },
    'members.*': { label: 'Member' },
    'members.*.role': { label: 'Role', names: 'role' },
    'members.*.title': { label: 'Called', hint: 'Where the procedure calls this seat otherwise than the role' },
    'members.*.mandatory': { label: 'Must be there' },
    chair: { label: 'Who chairs', hint: 'Any one of these', names: 'role' },
    deputies: { label: 'Deputies', hint: 'They may chair when none of the chairs can', names: 'role' },
    cadence: { label: 'How often it meets' },
    'cadence.1': { label: 'Regularly' },
    'cadence.1.every': { label: 'Every' },
    'cadence.1.unit': { label: 'Unit', values: { days: 'days', weeks: 'weeks', months: 'months' } },
    'cadence.2': { label: 'As needed', nothing: 'As needed' },
    paperCutOff: { label: 'Papers are due' },
    'paperCutOff.1': { label: 'Some days before the meeting' },
    'paperCutOff.1.n': { label: 'Number' },
    'paperCutOff.1.unit': { label: 'Unit', values: { days: 'days', workingDays: 'working days' } },
    'paperCutOff.2': { label: 'At no fixed time', nothing: 'At no fixed time' },
    quorum: { label: 'How many must be there' },
    'quorum.1': { label: 'At least this many' },
    'quorum.2': {
      label: 'The procedure states none, so none is enforced',
      nothing: 'The procedure states none, so none is enforced',
    },
    agenda: { label: 'Agenda' },
    'agenda.*': { label: 'Item of the agenda' },
    decisions: { label: 'What it may decide' },
    'decisions.*': { label: 'Decision' },
    circulation: { label: 'Who gets the minutes', names: 'roleOrBody' },
    events: { label: 'What is recorded of it', names: 'event' },
    sources: SOURCES,
  },
  tracker: {
    title: { label: 'What is counted', hint: 'Such as “No current plan recorded”' },
    rule: { label: 'A child counts when', rule: 'tracker' },
    sources: SOURCES,
  },
  fact: {
    type: {
      label: 'What it is',
      values: {
        boolean: 'Yes or no',
        date: 'A date',
        number: 'A number',
        text: 'A text',
        code: 'One of a code list',
        codes: 'Several of a code list',
      },
    },
    label: { label: 'What people read', hint: 'Such as “Legal status”' },
    codes: { label: 'Code list', hint: 'For one or several of a list', names: 'codeList' },
    initially: {
      label: 'Until somebody records it',
      hint: 'Nothing is known unless you say so here. What is not known is never taken for true.',
      said: 'It stands as follows',
    },
    'initially.value': { label: 'Its value then' },
    'initially.value.1': { label: 'Yes' },
    'initially.value.2': { label: 'A number' },
    'initially.value.3': { label: 'A text or code' },
    'initially.because': { label: 'Why that can be taken for granted' },
    sensitivity: {
      label: 'Who may see it',
      values: {
        ordinary: 'Ordinary',
        restricted: 'Restricted: only those who may see the restricted record',
        sealed: 'Sealed, as adoption records are',
      },
    },
    shownAs: {
      label: 'Shown beside the child’s name as',
      hint: 'In the header of the record and in the list of children, under this fact’s label',
      values: { plan: 'The plan', legalStatus: 'The legal status' },
    },
    ssda903: { label: 'Column of the DfE’s return', hint: 'Such as Episodes.LS' },
    sources: SOURCES,
  },
  role: {
    title: { label: 'Name', hint: 'As people say it: “Team manager”' },
    scope: {
      label: 'How somebody comes to hold it for a child',
      values: {
        allocated: 'Given to the child by name',
        team: 'Through the child’s team',
        authority: 'For every child of the authority',
        body: 'As a member of a panel while the child is on its agenda',
        external: 'From outside: sees only what is released to them',
        configuration: 'For the procedure itself: sees no child',
      },
    },
    sources: SOURCES,
  },
  authority: {
    id: { label: 'Id', isLeft: true },
    name: { label: 'Name of the authority' },
    nation: {
      label: 'Nation',
      values: { england: 'England', wales: 'Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' },
    },
    calendar: { label: 'Calendar', isLeft: true },
    closures: {
      label: 'Days on which the authority is closed',
      hint: 'Besides bank holidays. They are no working days.',
    },
    'closures.*': { label: 'Day' },
    'closures.*.date': { label: 'Date', hint: 'Such as 2026-12-29' },
    'closures.*.name': { label: 'Why' },
    words: { label: 'Words', isLeft: true },
    teams: { label: 'Teams' },
    'teams.*': { label: 'Team' },
    'teams.*.key': { label: 'Short name', hint: 'Letters and digits; it stays when the name changes' },
    'teams.*.title': { label: 'Name' },
    'teams.*.service': { label: 'Service' },
    parameters: { label: 'Parameters', isLeft: true },
    explained: { label: 'Warnings that are explained', isLeft: true },
    reminders: { label: 'Reminders' },
    'reminders.warn': { label: 'Working days before a deadline on which its owner is reminded' },
    'reminders.warn.*': { label: 'Working days before' },
    'reminders.secondStep': { label: 'Working days after a missed deadline at which it goes further' },
    'reminders.secondStepTell': { label: 'Who is told then', names: 'roleOrBody' },
  },
  process: {
    id: { label: 'Id', isLeft: true },
    title: { label: 'Name of the process' },
    subject: { label: 'Whom it is about', isLeft: true },
    regions: { label: 'Its parts', hint: 'In the order in which people read them' },
    'regions.*': { label: 'Part' },
    'regions.*.region': { label: 'Part of the picture', names: 'state' },
    'regions.*.title': { label: 'What people call it' },
    statement: {
      label: 'Where things are now',
      hint: 'The sentences at the top of a record: each whose condition holds, in this order. {fact.x} and {state.x} are replaced by what people read.',
    },
    'statement.*': { label: 'Sentence' },
    'statement.*.when': { label: 'Only when', rule: 'process' },
    'statement.*.text': { label: 'What it says', isLong: true },
    routes: { label: 'Routes to permanence', hint: 'The rows of the table of routes' },
    'routes.*': { label: 'Route' },
    'routes.*.region': { label: 'Part of the picture', names: 'state' },
    'routes.*.title': { label: 'What people call it' },
    'routes.*.plans': { label: 'Plans that mean this route', hint: 'By their codes' },
    'routes.*.plans.*': { label: 'Plan' },
    lanes: { label: 'Lanes of the timeline', hint: 'What is shown as long as it holds' },
    'lanes.*': { label: 'Lane' },
    'lanes.*.fact': { label: 'What is known', names: 'fact' },
    'lanes.*.title': { label: 'What people call it' },
    links: { label: 'Links to other cases', isLeft: true },
    milestones: { label: 'Milestones of the timeline', names: 'event' },
  },
  // The rest of an action is changed beside the picture.
  event: {
    title: { label: 'Name', isLeft: true },
    done: { label: 'History', isLeft: true },
    group: { label: 'Group', isLeft: true },
    sentBy: { label: 'Who brings it', isLeft: true },
    form: { label: 'Form', isLeft: true },
    document: { label: 'Document', isLeft: true },
    dayLabel: { label: 'Day', isLeft: true },
    gates: { label: 'Gates', isLeft: true },
    facts: { label: 'Facts', isLeft: true },
    alsoFor: { label: 'Other children', isLeft: true },
    tells: { label: 'What linked cases hear' },
    'tells.*': { label: 'What one hears' },
    'tells.*.link': { label: 'Which linked cases', names: 'link' },
    'tells.*.event': { label: 'They hear of it as', names: 'anyEvent' },
    'tells.*.reference': {
      label: 'Only the one with this reference',
      hint: 'Such as {answer.family}. All of them, where nothing is said.',
    },
    'tells.*.answers': { label: 'Answers', isLeft: true },
    ...under('tells.*', { when: { label: 'Only when', rule: 'ownEvent' }, sources: SOURCES }),
    opens: { label: 'Which cases begin with it' },
    'opens.*': { label: 'A case that begins' },
    'opens.*.link': { label: 'Linked as', names: 'link' },
    'opens.*.reference': {
      label: 'Its reference',
      hint: 'Letters, digits, - _ / and {subject}, {answer.x} or {fact.x}. Never a person’s name.',
    },
    'opens.*.facts': { label: 'What is known of it', isLeft: true },
    'opens.*.links': { label: 'What else it is linked to' },
    'opens.*.links.*': { label: 'A link' },
    'opens.*.links.*.link': { label: 'Called there', hint: 'As the other process calls it' },
    'opens.*.links.*.reference': { label: 'The reference of the other case' },
    ...under('opens.*', { when: { label: 'Only when', rule: 'ownEvent' }, sources: SOURCES }),
    joins: { label: 'Which standing cases are linked by it' },
    'joins.*': { label: 'A case that is linked' },
    'joins.*.link': { label: 'Linked as', names: 'link' },
    'joins.*.reference': {
      label: 'Its reference',
      hint: 'Such as {answer.family}. Never a person’s name.',
    },
    ...under('joins.*', { when: { label: 'Only when', rule: 'ownEvent' }, sources: SOURCES }),
    sources: { label: 'Clauses', isLeft: true },
  },
};
