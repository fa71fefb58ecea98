/** Whatever a new authority answers in its set-up, what comes out is a pack without problems whose walkthroughs hold; and what it answers is what it gets. */
import { fileURLToPath } from 'node:url';
import {
  applyEdit,
  asEdit,
  bodiesOf,
  changesOfSetUp,
  type DraftChange,
  type DraftFiles,
  madeFrom,
  nationsToSetUp,
  readDraft,
  readPack,
  readSetUpKit,
  SetUpAnswers,
  type SetUpKit,
  settleSetUp,
  setUpFiles,
  setUpIn,
  setUpSteps,
  withSetUpAnswers,
} from '@homeward/definition';
import { checkWholePack, compilePack, playStory } from '@homeward/engine';
import { readFolder } from '@homeward/runtime/configs';
import { describe, expect, it } from '@jest/globals';

const common = await readFolder(fileURLToPath(new URL('../../configs/common', import.meta.url)));
const kitOf = (nation: string): SetUpKit => {
  const kit = readSetUpKit(common, nation);
  if (kit === undefined) throw new Error(`nothing to set up ${nation} from`);
  return kit;
};
const england = kitOf('england');
const dale = (more: object = {}): SetUpAnswers =>
  SetUpAnswers.parse({ id: 'dale', name: 'Dale Council', nation: 'england', ...more });

/** What is wrong with the pack of these answers, and with its walkthroughs. */
const faultsOf = (kit: SetUpKit, answers: SetUpAnswers): { problems: string[]; stories: number; failing: string[] } => {
  const files = setUpFiles(kit, answers);
  const { pack, problems } = checkWholePack(files, common);
  const { stories } = readPack(files, common);
  const compiled = pack === undefined ? undefined : compilePack(pack);
  const verdicts = compiled === undefined ? [] : stories.flatMap((story) => playStory(compiled, story).verdicts);
  return {
    problems: problems.map(({ path, sentence }) => `${path}: ${sentence}`),
    stories: stories.length,
    failing: verdicts.filter(({ holds }) => !holds).map((verdict) => JSON.stringify(verdict)),
  };
};
const NOTHING_WRONG = { problems: [], failing: [] };

/** The blocks that are asked about. */
const askedAbout = (kit: SetUpKit) =>
  kit.blocks.filter(({ definition: { asked } }) => asked !== undefined && !('with' in asked));

describe.each(nationsToSetUp(common).map(({ nation }) => nation))('a set-up of %s', (nation) => {
  const kit = kitOf(nation);
  const answers = (more: object = {}) => SetUpAnswers.parse({ id: 'dale', name: 'Dale Council', nation, ...more });
  const blocks = askedAbout(kit);

  it('passes as it begins', () => {
    const found = faultsOf(kit, answers());
    expect(found).toMatchObject(NOTHING_WRONG);
    expect(found.stories).toBeGreaterThan(0);
  });

  // Every pair of choices is met in all four ways, which would take twice as many packs one by one.
  const rounds = Array.from({ length: Math.ceil(Math.log2(blocks.length + 1)) }, (_, round) => round);
  const patterns = rounds.flatMap((round) =>
    [0, 1].map((half) => blocks.map((_, at) => (Math.floor((at + 1) / 2 ** round) % 2 === half ? 'yes' : 'no'))),
  );
  if (patterns.length === 0) return;
  it.each(patterns.map((pattern) => ({ pattern, said: pattern.join(' ') })))('passes with $said', ({ pattern }) => {
    const chosen = Object.fromEntries(blocks.map(({ id }, at) => [id, pattern[at] === 'yes']));
    expect(faultsOf(kit, answers({ blocks: chosen }))).toMatchObject(NOTHING_WRONG);
  });
});

const CHANGED = {
  processTitle: 'Home for Good',
  words: { review: { one: 'Child’s Review', many: 'Child’s Reviews' }, permanenceMeeting: { one: 'Home meeting' } },
  parameters: { 'planning-by-meeting': { weeks: 6, chairs: ['sm'] } },
  numbers: { review1WorkingDays: { value: 15 }, admDecisionDays: { verified: true } },
  roles: { tm: 'Practice Manager' },
  bodies: {
    adoptionPanel: { cadence: { every: 2, unit: 'weeks' }, paperCutOff: { n: 10, unit: 'workingDays' }, quorum: 5 },
    permanenceMeeting: { mandatory: ['sm', 'sw'], deputies: ['hos'] },
  },
  procedure: { title: 'Home for Good: our procedure' },
  clauses: [
    {
      number: 1,
      line: 4,
      rule: 'Within six weeks.',
      about: ['planning-by-meeting.limitClause', 'bodies.permanenceMeeting'],
    },
    { number: 2, rule: 'The Service Manager chairs.', about: ['planning-by-meeting.because'] },
  ],
} as const;

describe('what a new authority answers', () => {
  const { pack } = readPack(setUpFiles(england, dale(CHANGED)), common);
  const process = pack?.processes.childPermanence;

  it('passes all together', () => expect(faultsOf(england, dale(CHANGED))).toMatchObject(NOTHING_WRONG));

  it('is what its pack says', () => {
    expect(process?.definition.title).toBe('Home for Good');
    expect(pack?.authority.words.review?.one).toBe('Child’s Review');
    expect(pack?.authority.parameters.permanenceMeetingWeeks?.value).toBe(6);
    expect(pack?.authority.parameters.review1WorkingDays?.value).toBe(15);
    expect(pack?.authority.parameters.admDecisionDays?.verified).toBe(true);
    expect(pack?.grants.roles.tm?.title).toBe('Practice Manager');
    expect(pack?.bodies.adoptionPanel).toMatchObject(CHANGED.bodies.adoptionPanel);
    expect(pack?.bodies.permanenceMeeting).toMatchObject({
      title: 'Home meeting',
      chair: ['sm'],
      deputies: ['hos'],
      sources: ['PRACTICE-PLANNING', 'R-dale-1'],
    });
    expect(pack?.sources.clauses['R-dale-1']).toMatchObject({ document: 'dale-procedure', line: 4 });
    expect(JSON.stringify(process?.deadlines.permanenceMeeting?.components)).toContain('R-dale-1');
    expect(process?.deadlines.permanenceMeeting?.sources).toContain('R-dale-2');
  });

  it('leaves out what was left out, and what needs it', () => {
    const settled = settleSetUp(england, dale({ blocks: { 'route-reunification': false } }));
    const early = settled.blocks.find(({ id }) => id === 'early-permanence');
    expect([early?.isIncluded, early?.lacks]).toEqual([false, ['Route: return to parents']]);
    const without = readPack(setUpFiles(england, dale({ blocks: { 'route-ltf': false } })), common).pack;
    expect(Object.keys(without?.bodies ?? {})).not.toContain('fosteringPanel');
  });

  it('is asked for by every block that is included, in its own words', () => {
    const steps = setUpSteps(settleSetUp(england, dale()));
    const asked = steps.flatMap(({ questions }) => questions.map(({ place, label }) => [place.join('.'), label]));
    expect(new Set(asked.map(([place]) => place)).size).toBe(asked.length);
    expect(asked).toContainEqual([
      'parameters.planning-by-meeting.weeks',
      'Within how many weeks of becoming looked after is it held?',
    ]);
    const unconfirmed = steps.flatMap(({ questions }) => questions.filter(({ isConfirmed }) => isConfirmed === false));
    expect(unconfirmed.map(({ place }) => place[1])).toContain('admDecisionDays');
    expect(Object.keys(bodiesOf(settleSetUp(england, dale())))).toContain('permanenceMeeting');
  });

  it('is refused, with its place, when it is none', () => {
    const wrong = withSetUpAnswers(dale(), [{ place: ['name'], value: '' }]);
    expect('faults' in wrong && wrong.faults[0]?.place).toEqual(['name']);
    const right = withSetUpAnswers(dale(), [{ place: ['words', 'review', 'one'], value: 'CLA Review' }]);
    expect('answers' in right && right.answers.words.review?.one).toBe('CLA Review');
  });
});

const withChanges = (files: DraftFiles, changes: readonly DraftChange[]): DraftFiles =>
  changes.reduce((before, change) => {
    const edited = applyEdit(before, asEdit(before, change));
    if (!('files' in edited)) throw new Error(JSON.stringify(edited));
    return edited.files;
  }, files);

describe('a set-up of Scotland', () => {
  it('plans by reviews, the panel and the Agency Decision Maker, under the council’s own words', () => {
    const answers = SetUpAnswers.parse({
      id: 'glen',
      name: 'Glen Council',
      nation: 'scotland',
      words: { review: { one: 'LAC Review' }, adoptionPanel: { one: 'Permanence Panel' } },
      parameters: { 'statutory-reviews-scotland': { chairs: ['ro', 'tm'] } },
    });
    expect(faultsOf(kitOf('scotland'), answers)).toMatchObject(NOTHING_WRONG);
    const { pack } = readPack(setUpFiles(kitOf('scotland'), answers), common);
    expect([pack?.bodies.review?.title, pack?.bodies.panel?.title]).toEqual(['LAC Review', 'Permanence Panel']);
    expect(pack?.bodies.review?.chair).toEqual(['ro', 'tm']);
    expect(pack?.calendar.id).toBe('scotland');
    const fixed = setUpSteps(settleSetUp(kitOf('scotland'), answers)).flatMap(({ questions }) => questions);
    expect(fixed.map(({ place }) => place.join('.'))).not.toContain('parameters.record.countersigned');
  });
});

describe('a draft that a set-up made', () => {
  const before = madeFrom(england, dale());

  it('knows its answers, and reads as the files do', () => {
    expect(setUpIn(before)).toEqual(dale());
    const shared = Object.fromEntries(
      Object.entries(readPack(setUpFiles(england, dale()), common).written).filter(([file]) => file.startsWith('../')),
    );
    expect(readDraft({ ...before, ...shared }).pack).toEqual(readPack(setUpFiles(england, dale()), common).pack);
  });

  const after = dale({ blocks: { 'route-ltf': false }, words: { review: { one: 'Child’s Review' } } });

  it('becomes, by the changes of other answers, what those answers make', () => {
    const { changes, byHand } = changesOfSetUp(england, before, after);
    expect(byHand).toEqual([]);
    expect(withChanges(before, changes)).toEqual(madeFrom(england, after));
  });

  it('keeps what was changed by hand, and says where the answers would have changed it', () => {
    const title = { file: 'bodies/review.json', at: '/title' };
    const process = { file: 'processes/child-permanence/process.json', at: '/title' };
    const edited = withChanges(before, [
      { ...title, after: 'By hand' },
      { ...process, after: 'By hand too' },
    ]);
    const { changes, byHand } = changesOfSetUp(england, edited, after);
    expect(byHand).toEqual([{ ...title, after: 'Child’s Review' }]);
    const now = withChanges(edited, changes);
    expect(now['bodies/review.json']).toMatchObject({ title: 'By hand' });
    expect(now['processes/child-permanence/process.json']).toMatchObject({ title: 'By hand too' });
    expect(setUpIn(now)).toEqual(after);
  });
});
