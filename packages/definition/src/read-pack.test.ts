import { describe, expect, it } from '@jest/globals';
import { asTexts, bentFiles, exampleCommon } from './example-pack.js';
import type { Json } from './parse-json.js';
import { readPack } from './read-pack.js';

const common = asTexts(exampleCommon());
const read = (changes: Record<string, Json | undefined> = {}) => readPack(bentFiles(changes), common);
const PROCESS = 'processes/child-permanence';

describe('reading a pack', () => {
  it('makes one value of all its files', () => {
    const { pack, stories, problems } = read();
    expect(problems).toEqual([]);
    expect(pack?.authority.name).toBe('Dale Council');
    expect(pack?.calendar.id).toBe('england-and-wales');
    expect(Object.keys(pack?.processes ?? {})).toEqual(['childPermanence']);
    expect(Object.keys(pack?.processes.childPermanence?.documents ?? {})).toEqual(['PPM', 'PPM.minutes']);
    expect(Object.keys(pack?.sources.clauses ?? {}).sort()).toEqual(['ENG-REV-1', 'R-dale-1']);
    expect(stories.map((story) => story.id)).toEqual(['D01']);
  });

  it('fills in what the schemas say by default', () => {
    const event = read().pack?.processes.childPermanence?.events.CARE_ENDED;
    expect(event).toMatchObject({ sentBy: 'person', gates: [], facts: [] });
  });

  it('writes code lists out as choices, in lists and tables too', () => {
    const form = read().pack?.forms.planningMeeting;
    const plans = [
      { const: 'ADOPTION', title: 'Adoption' },
      { const: 'LTF', title: 'Long-term fostering' },
      { const: 'REUNIFICATION', title: 'Return home' },
    ];
    expect(form?.schema.properties.preferred).toEqual({
      type: 'string',
      title: 'What is the preferred plan?',
      oneOf: plans,
    });
    expect(form?.schema.properties.considered).toMatchObject({ items: { oneOf: plans } });
    expect(form?.schema.properties.attendees).toMatchObject({ items: { properties: { plan: { oneOf: plans } } } });
    expect(JSON.stringify(form)).not.toContain('"codes"');
  });

  it("lets an authority's own code list win over the common one", () => {
    const { pack } = read({
      'code-lists.json': { plans: { title: 'Plans', codes: [{ code: 'X', label: 'Our own' }] } },
    });
    expect(pack?.forms.planningMeeting?.schema.properties.preferred).toMatchObject({
      oneOf: [{ const: 'X', title: 'Our own' }],
    });
  });

  it('asks why an answer is not known, right after the question', () => {
    const form = read().pack?.forms.planningMeeting;
    expect(Object.keys(form?.schema.properties ?? {}).slice(0, 2)).toEqual(['preferred', 'preferredNotKnown']);
    expect(form?.schema.properties.preferredNotKnown).toMatchObject({
      type: 'string',
      title: 'Why it is not known',
    });
    expect(form?.schema.required).not.toContain('preferredNotKnown');
    expect(form?.layout.sections[0]?.questions).toEqual(['preferred', 'preferredNotKnown', 'considered']);
    expect(form?.layout.questions.preferredNotKnown?.errorName).toBe('why the preferred plan is not known');
  });

  it.each<[string, Record<string, Json | undefined>, string, RegExp, RegExp | undefined]>([
    [
      'an unknown key',
      { 'facts.json#/plan/lable': 'x' },
      'facts.json#/plan/lable',
      /There is no `lable` here/,
      /`label`/,
    ],
    [
      'a missing key',
      { 'facts.json#/plan/label': undefined },
      'facts.json#/plan/label',
      /`label` is missing/,
      undefined,
    ],
    [
      'a wrong type',
      { 'authority.json#/reminders/secondStep': 'ten' },
      'authority.json#/reminders/secondStep',
      /must be a number; it is "ten"/,
      undefined,
    ],
    [
      'a misspelt choice',
      { 'facts.json#/plan/type': 'cod' },
      'facts.json#/plan/type',
      /must be one of .*`code`.*it is "cod"/,
      /`code`/,
    ],
    [
      'a bad name',
      { 'facts.json#/my plan': { type: 'text', label: 'x' } },
      'facts.json#/my plan',
      /`my plan` must be a letter followed by/,
      undefined,
    ],
    [
      'a key wrong inside a question',
      { 'forms/review/schema.json#/properties/next/fromat': 'date' },
      'forms/review/schema.json#/properties/next/fromat',
      /no `fromat`/,
      /`format`/,
    ],
    [
      'a kind of question that is not',
      { 'forms/review/schema.json#/properties/next/type': 'sting' },
      'forms/review/schema.json#/properties/next/type',
      /must be one of/,
      /`string`/,
    ],
    [
      'a wrong operator deep in a rule',
      { 'rules.json#/atRisk/rule/rules/1/operator': 'nul' },
      'rules.json#/atRisk/rule/rules/1/operator',
      /must be one of/,
      /`null`/,
    ],
    [
      'a value of a code list that is not there',
      { 'forms/entry/schema.json#/properties/legalStatus/codes': 'legalstatus' },
      'forms/entry/schema.json#/properties/legalStatus/codes',
      /no code list/,
      /`legalStatus`/,
    ],
    [
      'a soft gate that nobody may pass',
      { [`${PROCESS}/events.json#/PPM_HELD/gates/0/overrideBy`]: undefined },
      `${PROCESS}/events.json#/PPM_HELD/gates/0`,
      /soft gate names who may pass/,
      undefined,
    ],
    [
      'a clause that is common already',
      { 'sources.json#/clauses/ENG-REV-1': { document: 'procedure', rule: 'x' } },
      'sources.json#/clauses/ENG-REV-1',
      /among the common/,
      undefined,
    ],
    [
      'a calendar that is not there',
      { 'authority.json#/calendar': 'england' },
      'authority.json#/calendar',
      /no calendar `england`/,
      undefined,
    ],
    [
      'a chart of another name',
      { [`${PROCESS}/chart.json#/id`]: 'child' },
      `${PROCESS}/chart.json#/id`,
      /calls itself `child`/,
      /childPermanence/,
    ],
    ['a file of an unknown name', { 'fatcs.json': {} }, 'fatcs.json', /no file of this name/, /`facts.json`/],
    [
      'a form file of an unknown name',
      { 'forms/entry/shema.json': {} },
      'forms/entry/shema.json',
      /no file of this name/,
      /`forms\/entry\/schema.json`/,
    ],
    [
      'a folder of an unknown name',
      { 'panels/adoption.json': {} },
      'panels/adoption.json',
      /no file of this name/,
      undefined,
    ],
    ['a missing file', { 'rules.json': undefined }, 'rules.json', /missing/, undefined],
    [
      'a companion question that is there already',
      { 'forms/planningMeeting/schema.json#/properties/preferredNotKnown': { type: 'string', title: 'x' } },
      'forms/planningMeeting/schema.json#/properties/preferredNotKnown',
      /one of that name already/,
      undefined,
    ],
    [
      'a story with an unknown key',
      { 'walkthroughs/first-review.json#/steps/0/expect/alowed': true },
      'walkthroughs/first-review.json#/steps/0/expect/alowed',
      /no `alowed`/,
      /`allowed`/,
    ],
    [
      'a form that names itself after a prototype',
      { 'forms/constructor/schema.json': {}, 'forms/constructor/layout.json': {} },
      'forms/constructor',
      /not a name/,
      undefined,
    ],
  ])('finds %s', (_, changes, path, sentence, suggestion) => {
    const found = read(changes).problems.find((problem) => problem.path === path && sentence.test(problem.sentence));
    expect({ problems: read(changes).problems, found: found !== undefined }).toMatchObject({ found: true });
    if (suggestion !== undefined) expect(found?.suggestion).toMatch(suggestion);
  });

  it('says line and column of what is not JSON, and reads the rest', () => {
    const files = { ...bentFiles({ 'grants.json#/roles/sw/title': 4 }), 'facts.json': '{\n "plan": {,}\n}' };
    const { pack, problems } = readPack(files, common);
    expect(pack).toBeUndefined();
    expect(problems.map(({ path }) => path)).toEqual(['facts.json#/plan', 'grants.json#/roles/sw/title']);
    expect(problems.find(({ path }) => path.startsWith('facts'))?.sentence).toContain('(line 2, column 11)');
  });

  it('refuses a prototype name without touching any prototype', () => {
    const files = { ...bentFiles({}), 'facts.json': '{"__proto__": {"polluted": true}}' };
    expect(readPack(files, common).problems[0]?.sentence).toContain('JavaScript reserves');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('names the place where a day does not exist', () => {
    const { problems } = read({ 'authority.json#/closures': [{ date: '2026-02-30', name: 'Closed' }] });
    expect(problems.map(({ sentence }) => sentence)).toEqual(['`date` is a day that does not exist.']);
  });

  it('takes blanks for no words at all', () => {
    for (const text of ['', ' ', ' \n\t'])
      expect(read({ [`${PROCESS}/notices.json#/reviewAgreed/text`]: text }).problems).toMatchObject([
        { path: `${PROCESS}/notices.json#/reviewAgreed/text`, sentence: '`text` is empty.' },
      ]);
  });

  it('reads a whole file of stories', () => {
    const story = JSON.parse(bentFiles({})['walkthroughs/first-review.json'] ?? '');
    const files: Json[] = [
      { scenarios: [story, story] },
      { meta: {}, calendars: {}, dateVectors: [], scenarios: [story, story] },
    ];
    for (const file of files) expect(read({ 'walkthroughs/first-review.json': file }).stories).toHaveLength(2);
  });

  it('takes time in proportion to a wrong form that nests deep, not exponential', () => {
    let question: Json = { type: 'string', title: 'x', wrong: true };
    for (let level = 0; level < 15; level += 1)
      question = { type: 'array', title: 'x', items: { type: 'object', properties: { inner: question } } };
    const started = process.cpuUsage();
    const { problems } = read({ 'forms/review/schema.json#/properties/next': question });
    expect(problems).toHaveLength(1);
    expect(cpuMilliseconds(started)).toBeLessThan(500);
  });
});

/** Processor time, not wall time: other work on the machine must not turn this red, a search that doubles with each level must. */
function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
