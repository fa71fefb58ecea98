/** Exploring goes for everything that a pack can do, and writes down what happens there. */
import { type Process, Story, type TaskDefinition } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { playStory } from '../story/play-story.js';
import { traceStory } from '../tracing/trace-story.js';
import { unreached } from '../tracing/unreached.js';
import type { Way } from './deciding-ways.js';
import { explore } from './explore.js';
import { prepare } from './prepare.js';
import { withoutSpare } from './without-spare.js';

const compiled = compilePack(smallPack);
const found = explore(compiled);
const stories = found.map(({ story }) => story);

describe('the stories that exploring finds', () => {
  it('are some, each is written as a walkthrough is, and says which part it guards', () => {
    expect(stories.length).toBeGreaterThan(1);
    for (const story of stories) {
      expect(Story.parse(JSON.parse(JSON.stringify(story))).steps.length).toBeGreaterThan(0);
      expect(story.guards).not.toBe('');
      expect(story.title).not.toBe('');
    }
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
  });

  it('hold, and leave nothing unsaid', () => {
    for (const story of stories) {
      expect(playStory(compiled, story).verdicts.filter(({ holds }) => !holds)).toEqual([]);
      expect(story.steps.every(({ expect: expectation }) => expectation.nothingElse === true)).toBe(true);
    }
  });

  it('are the same each time', () => expect(explore(compiled).map(({ story }) => story)).toEqual(stories));

  it('reach everything that can be reached, refusals and lateness too', () => {
    const left = unreached(
      smallPack,
      stories.map((story) => traceStory(compiled, story)),
    );
    expect(left.map(({ place, what }) => `${place} ${what}`)).toEqual([]);
    const kinds = stories.flatMap(({ steps }) => steps.map(({ expect: expectation }) => expectation));
    expect(kinds.some(({ allowed }) => !allowed)).toBe(true);
    expect(kinds.some(({ deadlinesOverdue = [] }) => deadlinesOverdue.length > 0)).toBe(true);
  });

  it('each show something that no other does', () => expect(withoutSpare(found)).toEqual(found));
});

describe('what depends on an answer that a form insists on', () => {
  it('is seen in a history from elsewhere, of which it is not asked', () => {
    const { review } = smallPack.forms;
    const held = smallProcess.events.REVIEW_HELD;
    if (review === undefined || held === undefined) throw new Error('The small pack has no review.');
    const schema = { ...review.schema, required: [...review.schema.required, 'plan'] };
    const complete = { ...review.examples.complete, plan: 'LTF' };
    const settled = {
      fact: 'settled',
      value: { constant: false },
      when: { field: 'answer.plan', operator: 'null' as const },
    };
    const pack = {
      ...smallPack,
      forms: { ...smallPack.forms, review: { ...review, schema, examples: { complete } } },
      processes: {
        childPermanence: {
          ...smallProcess,
          events: { ...smallProcess.events, REVIEW_HELD: { ...held, facts: [...held.facts, settled] } },
        },
      },
    };
    const without = explore(compilePack(pack)).flatMap(({ story }) =>
      story.steps.filter(
        ({ event, data, expect: { allowed } }) => allowed && event === 'REVIEW_HELD' && data?.plan === null,
      ),
    );
    expect(without.length).toBeGreaterThan(0);
    expect(without.every(({ origin, expect: { facts } }) => origin === 'import' && facts?.settled === false)).toBe(
      true,
    );
  });
});

describe('what depends on where else a case stands', () => {
  const { care } = smallProcess.chart.states;
  if (care === undefined) throw new Error('The small pack has no care.');
  const told = (states: Process['chart']['states'], more: Partial<Process> = {}) => {
    const childPermanence = { ...smallProcess, chart: { ...smallProcess.chart, states }, ...more };
    return explore(compilePack({ ...smallPack, processes: { childPermanence } })).map(({ story }) => story);
  };

  it('is that a task ends with what leads to a state in which nothing more happens', () => {
    const prepare: TaskDefinition = {
      title: 'Prepare the placement',
      owner: 'sw',
      createdBy: [],
      doneBy: [],
      cancelledWhen: { field: 'state.care', operator: '=', value: 'ceased' },
      sources: [],
    };
    const ends = told({ care }, { tasks: { prepare } }).flatMap(({ steps }) =>
      steps.flatMap(({ event, expect: { tasksCancelled = [] } }) => tasksCancelled.map((task) => `${event} ${task}`)),
    );
    expect(ends).toContain('CARE_ENDED prepare(sw)');
  });

  it('is that a guard which leads nowhere lets an event be recorded, where nothing beside it takes the event', () => {
    const beside = { initial: 'taking', states: { taking: { on: { REVIEW_HELD: {} } }, not: {} } };
    const refused = told({ care, beside }).filter(
      ({ given, steps }) =>
        JSON.stringify(given?.state ?? {}) === JSON.stringify({ care: 'lookedAfter', beside: 'not' }) &&
        steps.some(({ event, expect: { refused: why } }) => event === 'REVIEW_HELD' && why === 'not-open-now'),
    );
    expect(refused.length).toBeGreaterThan(0);
  });
});

describe('an answer to a question that stands under an option', () => {
  it('is given with that option chosen', () => {
    const { review } = smallPack.forms;
    if (review === undefined) throw new Error('The small pack has no review.');
    const { questions } = review.layout;
    const under = { ...questions, plan: { errorName: 'the plan', under: { question: 'ppm', option: 'exempt' } } };
    const pack = {
      ...smallPack,
      forms: { ...smallPack.forms, review: { ...review, layout: { ...review.layout, questions: under } } },
    };
    const way: Way = [{ condition: { field: 'answer.plan', operator: '=', value: 'LTF' }, truth: true }];
    const aim = { part: 'work', steps: [{ event: 'REVIEW_HELD', way }], way: [] };
    expect(prepare(compilePack(pack), smallProcess, aim)?.steps[0]?.data).toEqual({ plan: 'LTF', ppm: 'exempt' });
  });
});
