/** What is certain of the answers to a form that was accepted, and of what was asked before the case moved on. */
import { describe, expect, it } from '@jest/globals';
import { asTexts, bentFiles, exampleCommon } from '../example-pack.js';
import type { FormDefinition, Question, QuestionLayout } from '../form.js';
import type { RuleScope } from '../pack-rules.js';
import { readPack } from '../read-pack.js';
import type { Rule } from '../rule.js';
import { answersGiven } from './form-answers.js';
import { topicOf } from './topic.js';

const { pack } = readPack(bentFiles({}), asTexts(exampleCommon()));
if (pack === undefined) throw new Error('The example cannot be read.');

const formOf = (question: Question, layout: Partial<QuestionLayout> = {}): FormDefinition => ({
  key: 'form',
  schema: {
    type: 'object',
    title: 'Form',
    additionalProperties: false,
    required: ['asked'],
    properties: { asked: question },
  },
  layout: {
    title: 'Form',
    fills: [],
    signOffs: [],
    sections: [{ key: 'all', title: 'All', questions: ['asked'] }],
    questions: { asked: { errorName: 'it', ...layout } },
    sources: [],
  },
  examples: {},
});

const text: Question = { type: 'string', title: 'Asked' };
const texts: Question = { type: 'array', title: 'Asked', items: { type: 'string', title: 'One' } };
const rows: Question = { type: 'array', title: 'Asked', items: { type: 'object', properties: { one: text } } };
const group: Question = { type: 'object', title: 'Asked', properties: { one: text } };
const planned: Rule = { field: 'fact.plan', operator: 'notNull' };

/** Whether the question can be without an answer. */
const canBeOpen = (form: FormDefinition, complete?: boolean): boolean => {
  const scope: RuleScope = { process: undefined, forms: [form], extraAnswers: [] };
  const topic = topicOf(pack, scope, { left: 10_000 });
  const open = topic.isTrue({ field: 'answer.asked', operator: 'null' });
  return topic.ask(open, ...answersGiven(topic, form, complete)).kind !== 'impossible';
};

describe('a question that must be answered', () => {
  it.each<readonly [string, FormDefinition, boolean]>([
    ['has an answer', formOf(text), false],
    ['has one that is a list of texts', formOf(texts), false],
    ['has none that a rule could see where it is a list of rows', formOf(rows), true],
    ['has none that a rule could see where it is a group', formOf(group), true],
    ['has none while it is hidden', formOf(text, { visibleWhen: planned }), true],
    ['has none where a reason will do', formOf(text, { notKnown: true }), true],
  ])('%s', (_, form, expected) => expect(canBeOpen(form)).toBe(expected));

  it('has none in a history from elsewhere', () => {
    expect(canBeOpen(formOf(text), false)).toBe(true);
  });
});

describe('what was asked before the case moved on', () => {
  it('speaks of another case, but of the same answers and the same person', () => {
    const scope: RuleScope = { process: undefined, forms: [formOf(text)], extraAnswers: [] };
    const clashes = (rule: Rule): boolean => {
      const topic = topicOf(pack, scope, { left: 10_000 });
      const before = topic.before('everything', () => topic.isTrue(rule));
      return topic.ask(before, topic.isNotTrue(rule)).kind === 'impossible';
    };
    expect(clashes({ field: 'answer.asked', operator: 'notNull' })).toBe(true);
    expect(clashes({ field: 'actor.role', operator: 'contains', value: 'sw' })).toBe(true);
    expect(clashes(planned)).toBe(false);
    expect(clashes({ field: 'weekday', operator: '=', value: 1 })).toBe(false);
    expect(clashes({ field: 'answer.asked', operator: '=', value: 'fact.plan', valueSource: 'field' })).toBe(false);
  });
});
