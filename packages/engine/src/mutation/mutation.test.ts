/** A mistake of each kind is made, is noticed by a story that looks, and is the same for the same seed. */
import { type Pack, runChecks, Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { type CompiledPack, compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { noticesChange } from '../tracing/notices-change.js';
import { traceStory } from '../tracing/trace-story.js';
import { likeliestFirst } from './likeliest-first.js';
import { pickMistakes, possibleMistakes, withMistake } from './make-mistakes.js';
import { type Chance, MISTAKE_KINDS, type Mistake, type MistakeKind } from './mistake.js';

/** Counts up instead of drawing: every value comes up in its turn. */
const inTurn = (): Chance => {
  let turn = 0;
  return {
    whole: (least, most) => {
      turn += 1;
      return least + (turn % (most - least + 1));
    },
  };
};

/** The small pack with the few things it lacks: somebody told later, a signature, a second way to create a task. */
const pack: Pack = {
  ...smallPack,
  forms: {
    ...smallPack.forms,
    ...(smallPack.forms.report === undefined
      ? {}
      : {
          report: {
            ...smallPack.forms.report,
            layout: { ...smallPack.forms.report.layout, signOffs: [{ role: 'tm', act: 'countersigns' }] },
          },
        }),
  },
  processes: {
    childPermanence: {
      ...smallProcess,
      definition: {
        ...smallProcess.definition,
        links: { sibling: { title: 'Sibling', process: 'childPermanence', back: 'sibling' } },
      },
      events: {
        ...smallProcess.events,
        ...(smallProcess.events.REVIEW_HELD === undefined
          ? {}
          : {
              REVIEW_HELD: {
                ...smallProcess.events.REVIEW_HELD,
                joins: [{ link: 'sibling', reference: 'CD', sources: [] }],
                tells: [{ link: 'sibling', event: 'PLACED', answers: { plan: { answer: 'plan' } }, sources: [] }],
              },
            }),
      },
      deadlines: Object.fromEntries(
        Object.entries(smallProcess.deadlines).map(([key, limit]) => [
          key,
          { ...limit, escalate: [{ afterWorkingDays: 10, tell: ['tm'] }] },
        ]),
      ),
    },
  },
};

const told = Story.parse({
  id: 'T1',
  authority: 'test',
  title: 'Into care, a review, a report',
  calendar: 'england-wales',
  child: { ref: 'AB', dob: '2020-06-10', sex: 'F' },
  actors: { sw: 'SW1', tm: 'TM1', sm: 'SM1', iro: 'IRO1' },
  steps: [
    {
      n: 1,
      on: '2026-03-02',
      actor: 'sw',
      event: 'CHILD_BECAME_LOOKED_AFTER',
      expect: {
        allowed: true,
        state: { care: 'lookedAfter' },
        deadlinesStarted: [{ key: 'review1', due: '2026-03-30' }],
        facts: { becameLookedAfter: '2026-03-02', legalStatus: 'C1' },
        nothingElse: true,
      },
    },
    { n: 2, on: '2026-03-09', actor: 'sw', event: 'PLACED', expect: { allowed: false, nothingElse: true } },
    {
      n: 3,
      on: '2026-04-22',
      actor: 'iro',
      event: 'REVIEW_HELD',
      data: { number: 1, plan: 'ADOPTION' },
      expect: {
        allowed: true,
        state: { plan: 'agreed' },
        deadlinesStarted: [{ key: 'reviewNext', due: '2026-10-22' }],
        deadlinesMetLate: ['review1'],
        deadlinesOverdue: ['review1'],
        notify: ['sw', 'sm', 'iro', 'tm'],
        tasks: ['writeReport(sw)'],
        otherCases: ['CD is linked', 'CD hears PLACED with plan ADOPTION'],
        facts: { review1HeldOn: '2026-04-22', lastReviewHeldOn: '2026-04-22', primaryPlan: 'ADOPTION' },
        nothingElse: true,
      },
    },
    {
      n: 4,
      on: '2026-04-23',
      actor: 'sw',
      event: 'DOCUMENT_SUBMITTED',
      data: { form: 'REPORT' },
      expect: {
        allowed: true,
        state: { 'document.REPORT': 'submitted' },
        tasksDone: ['writeReport(sw)'],
        nothingElse: true,
      },
    },
    {
      n: 5,
      on: '2026-04-24',
      actor: 'tm',
      event: 'DOCUMENT_APPROVED',
      data: { form: 'REPORT' },
      expect: { allowed: true, state: { 'document.REPORT': 'approved' }, nothingElse: true },
    },
    { n: 6, on: '2026-05-11', actor: 'iro', event: 'CARE_ENDED', expect: { allowed: false } },
  ],
  access: [{ on: '2026-05-11', actor: 'sw', action: 'read', resource: 'PPM', expect: 'allow' }],
  forms: [
    { on: '2026-03-02', form: 'becameLookedAfter', asks: ['legalStatus'], mustAnswer: ['legalStatus'] },
    { on: '2026-03-02', form: 'report', mustAnswer: ['text'], signedBy: ['tm countersigns'] },
    { on: '2026-03-02', form: 'review', data: { number: 1 }, mustAnswer: ['number', 'ppm', 'why'] },
  ],
});

const late = Story.parse({
  ...told,
  id: 'T2',
  title: 'A first review that nobody holds',
  steps: [
    { ...told.steps[0], expect: { allowed: true } },
    {
      n: 2,
      on: '2026-05-11',
      actor: 'sw',
      event: 'CARE_ENDED',
      expect: {
        allowed: true,
        notify: ['iro', 'sm', 'tm'],
        deadlinesOverdue: ['review1'],
        nothingElse: true,
        state: { care: 'ceased' },
        deadlinesCancelled: ['review1'],
      },
    },
  ],
  access: [],
  forms: [],
});

const compiled: CompiledPack = compilePack(pack);
const stories = [told, late];
const notice = (mistake: Mistake, played = stories) => noticesChange(compiled, withMistake(pack, mistake), played);
const possible = possibleMistakes(pack, inTurn());

describe('the stories', () => {
  it('hold as the pack is', () => {
    for (const story of stories)
      expect(traceStory(compiled, story).result.verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });
});

/** Of each kind the place of one that the stories notice. */
const NOTICED: Readonly<Record<MistakeKind, string>> = {
  'transition dropped': 'chart.json#/states/care/states/edgeOfCare/on/CHILD_BECAME_LOOKED_AFTER',
  'transition leads elsewhere': 'chart.json#/states/care/states/edgeOfCare/on/CHILD_BECAME_LOOKED_AFTER/target',
  'condition turned round': 'deadlines.json#/review1/while/rules/0/operator',
  'condition dropped': 'chart.json#/states/plan/states/agreed/always/guard',
  'value changed': 'deadlines.json#/review1/metBy/0/when/value',
  'gate dropped': 'events.json#/PLACED/gates/0',
  'fact effect dropped': 'events.json#/REVIEW_HELD/facts/2',
  'fact misspelt': 'events.json#/REVIEW_HELD/facts/0/fact',
  'wrong fact': 'events.json#/REVIEW_HELD/facts/0/fact',
  'other case not told': 'events.json#/REVIEW_HELD/joins/0',
  'not handed on': 'events.json#/REVIEW_HELD/tells/0/answers/plan',
  'anchor swapped': 'deadlines.json#/review1/components/statutory/anchor/fact',
  'number of a limit changed': 'deadlines.json#/review1/components/statutory/allow/n',
  'unit of a limit changed': 'deadlines.json#/review1/components/statutory/allow/unit',
  'end of a limit dropped': 'deadlines.json#/review1/metBy/0',
  'escalation dropped': 'deadlines.json#/review1/escalate/0',
  'parameter changed': 'authority.json#/parameters/ageLimit/value',
  'document step dropped': 'documents.json#/REPORT/steps/0',
  'signature dropped': 'forms/report/layout.json#/signOffs/0',
  'task dropped': 'tasks.json#/writeReport',
  'task given to another': 'tasks.json#/writeReport/owner',
  'task never done': 'tasks.json#/writeReport/doneBy/0',
  'notice dropped': 'notices.json#/reviewTold',
  'recipient dropped': 'notices.json#/reviewTold/to/0',
  'grant dropped': 'grants.json#/grants/5',
  'role of a grant dropped': 'grants.json#/grants/1/roles/1',
  'required question changed': 'forms/report/schema.json#/required/0',
};

describe('a mistake of each kind', () => {
  it.each(MISTAKE_KINDS.filter((kind) => kind !== 'parameter changed').map((kind) => [kind, NOTICED[kind]]))(
    '"%s" is made and noticed, at %s',
    (kind, place) => {
      const found = possible.filter((mistake) => mistake.kind === kind && mistake.place.endsWith(place));
      expect(found).toHaveLength(1);
      expect(found.map((mistake) => notice(mistake))).not.toContain(undefined);
    },
  );

  it('is noticed by a check where it makes the pack contradict itself', () => {
    const misspelt = possible.find(({ kind }) => kind === 'fact misspelt');
    expect(misspelt === undefined ? undefined : notice(misspelt, [])).toMatchObject({ kind: 'check' });
  });

  it('is not noticed where no story looks', () => {
    const parameter = possible.find(({ place }) => place.endsWith(NOTICED['parameter changed']));
    expect(parameter === undefined ? 'none' : notice(parameter)).toBeUndefined();
  });
});

describe('the mistakes picked', () => {
  const names = (seed: number): string[] => {
    let state = seed;
    const chance: Chance = {
      whole: (least, most) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return least + (state % (most - least + 1));
      },
    };
    return pickMistakes(pack, 60, chance).map(({ kind, place, after }) => `${kind} ${place} ${after}`);
  };

  it('are the same for the same chance, and others for another', () => {
    expect(names(1)).toEqual(names(1));
    expect(names(2)).not.toEqual(names(1));
  });

  it('are each another one', () => expect(new Set(names(3)).size).toBe(names(3).length));

  it('change the pack, and leave the pack that was given alone', () => {
    const before = JSON.stringify(pack);
    for (const mistake of possible) {
      const changed = withMistake(pack, mistake);
      if ('pack' in changed)
        expect([mistake.place, JSON.stringify(changed.pack) === before]).toEqual([mistake.place, false]);
    }
    expect(JSON.stringify(pack)).toBe(before);
  });

  it('leave out a grant that others repeat', () => {
    const [, , , ...rest] = pack.grants.grants;
    const twice: Pack = {
      ...pack,
      grants: { ...pack.grants, grants: [...pack.grants.grants, ...structuredClone(rest)] },
    };
    const dropped = possibleMistakes(twice, inTurn()).filter(({ kind }) => kind === 'grant dropped');
    expect(dropped.map(({ place }) => place)).not.toContain('grants.json#/grants/5');
  });
});

describe('the order in which stories are asked', () => {
  it('begins with the one that passes nearest', () => {
    const traces = stories.map((story) => traceStory(compiled, story));
    const report = 'processes/child-permanence/documents.json#/REPORT/steps/1';
    expect(likeliestFirst(report, traces, [late, told]).map(({ id }) => id)).toEqual(['T1', 'T2']);
  });
});

describe('the pack that mistakes are made in', () => {
  it('is one whose own faults count for nothing', () => expect(runChecks(pack).length).toBeGreaterThan(0));
});
