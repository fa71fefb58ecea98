import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const TASK = `${PROCESS}/tasks.json#/endCare`;
const sources = ['R-dale-1'];

const given = (owner: string, more: Record<string, Json> = {}): Changes => ({
  [TASK]: {
    title: 'See that care ends well',
    owner,
    createdBy: [{ event: 'REVIEW_HELD' }],
    doneBy: [{ event: 'CARE_ENDED' }],
    sources,
    ...more,
  },
});

const found = (changes: Changes): readonly unknown[] =>
  problemsAfter(changes)
    .filter(({ check }) => check === 'tasks-can-be-done')
    .map(({ path }) => path);

describe('tasks-can-be-done', () => {
  it('finds a task whose owner can do nothing for it', () => {
    expect(problemsAfter(given('iro'))).toEqual([
      {
        check: 'tasks-can-be-done',
        severity: 'warning',
        path: `${TASK}/owner`,
        sentence:
          '“See that care ends well” is given to Independent reviewing officer, who can do nothing for it: “Record that care ended” completes it, which only Social worker or Team manager may do, and no step that leads there is open to Independent reviewing officer either.',
        suggestion: 'Give the task to somebody who may record what completes it, or let its owner record it.',
      },
    ]);
  });

  it.each<[string, Changes]>([
    ['may record what completes it', given('tm')],
    ['may record one of several', given('iro', { doneBy: [{ event: 'CARE_ENDED' }, { event: 'REVIEW_HELD' }] })],
    ['ticks it off', given('iro', { doneBy: [] })],
    ['may record what it opens', given('iro', { opens: { event: 'REVIEW_HELD' } })],
    [
      'sits where it is decided',
      {
        ...given('iro'),
        'bodies/panel.json#/events': ['REVIEW_HELD', 'CARE_ENDED'],
        'bodies/panel.json#/members/1': { role: 'iro' },
        'bodies/panel.json#/chair': ['tm'],
      },
    ],
    [
      'stands in for whoever chairs where it is decided',
      {
        ...given('iro'),
        'bodies/panel.json#/events': ['CARE_ENDED'],
        'bodies/panel.json#/chair': ['tm'],
        'bodies/panel.json#/deputies': ['iro'],
      },
    ],
    // The review is held by the reviewing officer alone; the social worker brings the child to where it is.
    ['takes a step that leads there', given('sw', { doneBy: [{ event: 'REVIEW_HELD' }] })],
    [
      'writes the document that it opens',
      {
        ...given('iro', { opens: { document: 'PPM' } }),
        [`${PROCESS}/documents.json#/PPM/steps/1`]: { event: 'REVIEW_HELD', from: ['filed'], to: 'locked' },
      },
    ],
    [
      'fills the form of what completes it',
      {
        ...given('iro', { doneBy: [{ event: 'CHILD_BECAME_LOOKED_AFTER' }] }),
        'forms/entry/layout.json#/fills': ['sw', 'iro'],
      },
    ],
    [
      'signs the form of what completes it',
      {
        ...given('iro', { doneBy: [{ event: 'CHILD_BECAME_LOOKED_AFTER' }] }),
        'forms/entry/layout.json#/signOffs': [{ role: 'iro', act: 'signs', sources }],
      },
    ],
    [
      'makes known what a gate of it asks for',
      {
        ...given('iro'),
        [`${PROCESS}/events.json#/CARE_ENDED/gates`]: [
          {
            key: 'reviewed',
            kind: 'hard',
            requires: { field: 'fact.lastReview', operator: 'notNull' },
            sentence: 'No review was held.',
            sources,
          },
        ],
      },
    ],
    ['waits for time', given('iro', { doneBy: [{ event: 'CARE_ENDED' }, { event: 'DEADLINE_OVERDUE' }] })],
  ])('is content with an owner who %s', (_, changes) => {
    expect(found(changes)).toEqual([]);
  });

  it('takes no move inside a state for a step into it', () => {
    // A review moves the planning on, which care can end at any time.
    expect(
      found({ ...given('iro'), [`${PROCESS}/chart.json#/states/care/states/lookedAfter/on/CARE_ENDED`]: undefined }),
    ).toEqual([`${TASK}/owner`]);
  });

  it('counts only what is granted for the document that completes it', () => {
    const ABOUT = { field: 'answer.document', operator: '=', value: 'PPM' };
    const named: Changes = {
      [`${PROCESS}/events.json#/DOCUMENT_SENT`]: {
        title: 'Send a document',
        done: 'Document sent',
        group: 'documents',
        document: 'named',
        sources,
      },
      [`${PROCESS}/documents.json#/PPM/steps/1`]: { event: 'DOCUMENT_SENT', from: ['filed'], to: 'filed' },
      [`${PROCESS}/chart.json#/states/care/on`]: { DOCUMENT_SENT: {} },
      'grants.json#/grants/3': { roles: ['tm'], may: 'record', events: ['DOCUMENT_SENT'], when: ABOUT, sources },
      'grants.json#/grants/4': {
        roles: ['iro'],
        may: 'record',
        events: ['DOCUMENT_SENT'],
        when: { ...ABOUT, value: 'PPM.minutes' },
        sources,
      },
    };
    const sent = given('iro', { doneBy: [{ event: 'DOCUMENT_SENT', when: ABOUT }] });
    expect(found({ ...named, ...sent })).toEqual([`${TASK}/owner`]);
    expect(found({ ...named, ...given('iro', { doneBy: [{ event: 'DOCUMENT_SENT' }] }) })).toEqual([]);
  });

  it('is content with an owner who writes what somebody else approves', () => {
    const step = (title: string): Json => ({ title, done: title, group: 'documents', document: 'named', sources });
    const granted = (roles: string[], events: string[]): Json => ({ roles, may: 'record', events, sources });
    const approved: Changes = {
      [`${PROCESS}/events.json#/DOCUMENT_SENT`]: step('Send a document'),
      [`${PROCESS}/events.json#/DOCUMENT_APPROVED`]: step('Approve a document'),
      [`${PROCESS}/documents.json#/letter`]: {
        title: 'Letter to the family',
        steps: [
          { event: 'DOCUMENT_SENT', from: ['none'], to: 'submitted' },
          { event: 'DOCUMENT_APPROVED', from: ['submitted'], to: 'approved' },
        ],
        sources,
      },
      [`${PROCESS}/chart.json#/states/care/on`]: { DOCUMENT_SENT: {}, DOCUMENT_APPROVED: {} },
      'grants.json#/grants/3': granted(['iro'], ['DOCUMENT_SENT']),
      'grants.json#/grants/4': granted(['tm'], ['DOCUMENT_APPROVED']),
    };
    const done = (value: string): Json => [
      { event: 'DOCUMENT_APPROVED', when: { field: 'answer.document', operator: '=', value } },
    ];
    expect(found({ ...approved, ...given('iro', { doneBy: done('letter') }) })).toEqual([]);
    expect(found({ ...approved, ...given('sw', { doneBy: done('letter') }) })).toEqual([`${TASK}/owner`]);
  });

  it('says nothing of what another case completes', () => {
    const told: Changes = {
      [`${PROCESS}/process.json#/links`]: {
        sibling: { title: 'Sibling', process: 'childPermanence', back: 'sibling' },
      },
      [`${PROCESS}/events.json#/REVIEW_HELD/tells`]: [{ link: 'sibling', event: 'CARE_ENDED' }],
    };
    expect(found({ ...told, ...given('iro') })).toEqual([]);
  });
});
