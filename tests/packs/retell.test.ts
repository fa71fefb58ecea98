/** A walkthrough is told anew where a procedure is meant to be otherwise: it holds again, and says no less than before. */
import path from 'node:path';
import {
  addForm,
  cellOf,
  type DraftFiles,
  expandDraft,
  grantsOf,
  type Pack,
  partAsJson,
  readDraft,
  requireFormBefore,
  withGrantCell,
  withGrants,
  withPart,
} from '@homeward/definition';
import {
  compilePack,
  playStory,
  retell,
  verdictInWords,
  whatIsMeant,
  withoutStep,
  withStepBefore,
} from '@homeward/engine';
import { readFolder } from '@homeward/runtime';
import { readConfig } from '@homeward/runtime/configs';
import { beforeAll, describe, expect, it } from '@jest/globals';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');
const DEADLINES = 'processes/child-permanence/deadlines.json';

let herts: Awaited<ReturnType<typeof readConfig>>;
beforeAll(async () => {
  herts = await readConfig(CONFIGS, 'herts');
});
const packOf = (): Pack => {
  if (herts.pack === undefined) throw new Error('the pack cannot be read');
  return herts.pack;
};
const fails = (compiled: ReturnType<typeof compilePack>, story: Parameters<typeof playStory>[1]) =>
  playStory(compiled, story).verdicts.filter(({ holds }) => !holds);

describe('the walkthroughs of Hertfordshire', () => {
  it('told anew under the same pack hold as before, with as many expectations', () => {
    const compiled = compilePack(packOf());
    for (const story of herts.stories) {
      const again = retell(compiled, story);
      expect({ story: story.id, fails: fails(compiled, again) }).toEqual({ story: story.id, fails: [] });
      expect(playStory(compiled, again).verdicts.length).toBeGreaterThanOrEqual(
        playStory(compiled, story).verdicts.length,
      );
    }
  });

  it('hold again when the first meeting is due in another number of weeks', () => {
    const pack = packOf();
    const text = JSON.stringify(partAsJson(pack, DEADLINES));
    const changed = withPart(pack, DEADLINES, JSON.parse(text.replaceAll('"unit":"weeks"', '"unit":"workingDays"')));
    if ('problems' in changed) throw new Error('the change cannot be read');
    const compiled = compilePack(changed.pack);
    const broken = herts.stories.filter((story) => fails(compiled, story).length > 0);
    expect(broken.length).toBeGreaterThan(3);
    const left = broken.map((story) => retell(compiled, story)).filter((story) => fails(compiled, story).length > 0);
    // What a step no longer may, or what is asked at the end, is for a person to say.
    const what = left.flatMap((story) => fails(compiled, story).map((verdict) => verdict.what));
    expect(what.filter((one) => /deadline|state (?!document)/.test(one) && !/final|tracker/.test(one))).toEqual([]);
    expect(left.length).toBeLessThan(broken.length);
  });

  it('take a step in between', () => {
    const [story] = herts.stories;
    const step = story?.steps[1];
    if (story === undefined || step === undefined) throw new Error('there is no story');
    const longer = withStepBefore(story, step.n, { ...step, event: 'CASE_CLOSED' });
    expect(longer.steps.map(({ n }) => n)).toEqual(longer.steps.map((_, index) => index + 1));
    expect(longer.steps[1]?.event).toBe('CASE_CLOSED');
    expect(longer.steps[2]?.event).toBe(step.event);
  });

  const draft = async (): Promise<DraftFiles> =>
    expandDraft(await readFolder(path.join(CONFIGS, 'herts')), await readFolder(path.join(CONFIGS, 'common'))).files;
  const compiledOf = (files: DraftFiles) => {
    const { pack, problems } = readDraft(files);
    if (pack === undefined) throw new Error(JSON.stringify(problems));
    return compilePack(pack);
  };
  const failing = (compiled: ReturnType<typeof compilePack>) =>
    herts.stories
      .map((story) => ({ story, meant: whatIsMeant(compiled, story) }))
      .filter(({ meant }) => meant.verdicts.some(({ holds }) => !holds));

  it('say which action opens what a new form has shut, and hold again once it is put before', async () => {
    const files = await draft();
    const form = addForm(files, {
      title: 'Wellbeing form',
      fills: ['sw'],
      section: 'Wellbeing',
      first: { title: 'Is the child well?', kind: 'yesNo', isRequired: true, errorName: 'whether the child is well' },
    });
    const asked = requireFormBefore(form.files, packOf(), {
      form: form.key,
      process: 'childPermanence',
      event: 'PPM_HELD',
      roles: ['sw'],
      sentence: 'The wellbeing form has not been filled in.',
      mayGoOn: [],
      sources: [],
    });
    const compiled = compiledOf(asked.files);
    const broken = failing(compiled);
    expect(broken.length).toBeGreaterThan(8);
    for (const { story, meant } of broken) {
      expect({ story: story.id, refused: meant.refused }).toMatchObject({
        refused: {
          event: 'PPM_HELD',
          sentence: 'The wellbeing form has not been filled in.',
          first: { event: asked.event, actor: 'sw' },
        },
      });
      const at = story.steps.find(({ n }) => n === meant.refused?.step);
      if (at === undefined) throw new Error('no step is refused');
      const { on } = at;
      const first = { on, actor: 'sw', event: asked.event, expect: { allowed: true } };
      const longer = withStepBefore(story, at.n, first);
      expect({
        story: story.id,
        fails: fails(compiled, { ...longer, actors: { sw: 'SW1', ...story.actors } }),
      }).toEqual({
        story: story.id,
        fails: [],
      });
    }
  });

  it('are put in words, the reason of a refusal too', () => {
    const { pack } = compilePack(packOf());
    const [story] = herts.stories.filter(({ steps }) => steps.some(({ event }) => event === 'PPM_HELD'));
    const step = story?.steps.find(({ event }) => event === 'PPM_HELD');
    const gate = pack.processes.childPermanence?.events.PPM_HELD?.gates[0];
    if (story === undefined || step === undefined || gate === undefined) throw new Error('no story has a meeting');
    const said = (what: string, expected: string, got: string) =>
      verdictInWords(pack, story, { step: step.n, on: step.on, what, expected, got, holds: false });
    expect(said('refused', 'not-open-now', `gate-shut(${gate.key})`)).toEqual({
      about: 'Why “Record the permanency planning meeting” is refused',
      expected: 'not open at that point',
      now: gate.sentence,
    });
    expect(said('deadlinesMet reviewNext', 'met', 'not (it was metLate, started)')).toEqual({
      about: 'How “Next CLA Review” ends',
      expected: 'met in time',
      now: 'met late',
    });
    expect(said('deadlinesStarted reviewNext', 'due 2027-04-01', 'due 2027-02-01')).toEqual({
      about: 'When “Next CLA Review” is due',
      expected: '1 April 2027',
      now: '1 February 2027',
    });
    expect(said('state care', 'lookedAfter', 'placedForAdoption')).toEqual({
      about: 'Where “Care” stands',
      expected: 'Looked after',
      now: 'Placed for adoption',
    });
  });

  it('say what is no longer refused, and hold again without it; who may read is told anew', async () => {
    const files = await draft();
    const grants = grantsOf(files);
    const asChair = cellOf(grants, { role: 'sm', may: 'record', what: 'PPM_HELD' });
    const more = withGrantCell(grants, { role: 'adoptionTM', may: 'record', what: 'PPM_HELD' }, asChair, [
      'R-herts-168',
    ]);
    const asWriter = cellOf(more, { role: 'sw', may: 'read', what: 'CPR' });
    const wide = withGrantCell(more, { role: 'auditor', may: 'read', what: 'CPR' }, asWriter, ['R-herts-168']);
    const compiled = compiledOf(withGrants(files, wide));
    const broken = failing(compiled);
    const possible = broken.flatMap(({ meant }) => meant.possible.map(({ event, actor }) => `${actor} ${event}`));
    expect(possible).toEqual(['adoptionTM PPM_HELD']);
    const words = broken.flatMap(({ story, meant }) =>
      meant.verdicts.filter(({ holds }) => !holds).map((one) => verdictInWords(compiled.pack, story, one)),
    );
    expect(words).toContainEqual({
      about: 'Whether “Record the permanency planning meeting” can be done by Adoption Team Manager',
      expected: 'refused (the Service Manager chairs (R-herts-168))',
      now: 'can be done',
    });
    expect(words.map(({ about }) => about)).toContainEqual(expect.stringMatching(/^Whether .* may read “/));
    for (const { story, meant } of broken) {
      const shorter = meant.possible.map(({ n }) => n).reduceRight(withoutStep, meant.again);
      expect({ story: story.id, fails: fails(compiled, shorter) }).toEqual({ story: story.id, fails: [] });
    }
  });
});
