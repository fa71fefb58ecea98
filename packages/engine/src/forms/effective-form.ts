/** Which sections and questions of a form apply now, and which of them must be answered. */
import { type FormDefinition, notKnownName } from '@homeward/definition';
import type { Answers } from '../command.js';
import { evaluateRule, holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';

export interface EffectiveSection {
  readonly key: string;
  readonly title: string;
  readonly questions: readonly string[];
}

export interface EffectiveForm {
  readonly sections: readonly EffectiveSection[];
  /** Questions that apply, in the order of the layout, companions ("why it is not known") included. */
  readonly questions: readonly string[];
  readonly required: readonly string[];
  /** The answers to questions that apply; the rest is kept by drafts but is not part of what is submitted. */
  readonly answers: Answers;
}

const isAnswered = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/**
 * One question may depend on another that is itself hidden, so hiding repeats until nothing more is hidden: an answer nobody can see decides nothing.
 * Bounded by the number of questions, since each round hides at least one.
 *
 * @param form the form, with code lists expanded
 * @param world facts and states as they stand; its `answers` are replaced by the ones given
 */
export const effectiveForm = (form: FormDefinition, answers: Answers, world: World): EffectiveForm => {
  const layouts = form.layout.questions;
  let kept: Answers = answers;
  let visible: ReadonlySet<string> = new Set();
  for (let round = 0; round <= Object.keys(form.schema.properties).length; round += 1) {
    const view = { ...world, answers: kept };
    visible = new Set(
      form.layout.sections
        .filter((section) => holds(section.visibleWhen, view))
        .flatMap((section) => section.questions)
        .filter((name) => holds(layouts[name]?.visibleWhen, view) && isUnderChosenOption(form, name, kept)),
    );
    const next = Object.fromEntries(
      Object.entries(kept).filter(([name]) => visible.has(questionOf(form, name)) || !(name in form.schema.properties)),
    );
    const settled = Object.keys(next).length === Object.keys(kept).length;
    kept = next;
    if (settled) break;
  }
  const view = { ...world, answers: kept };
  const applies = (name: string): boolean => visible.has(name) && visible.has(questionOf(form, name));
  const questions = form.layout.sections.flatMap((section) => section.questions).filter(applies);
  const required = questions.filter((name) => {
    if (isAnswered(kept[notKnownName(name)]) && layouts[name]?.notKnown === true) return false;
    const rule = layouts[name]?.requiredWhen;
    return form.schema.required.includes(name) || (rule !== undefined && evaluateRule(rule, view) === true);
  });
  return {
    sections: form.layout.sections
      .map((section) => ({
        key: section.key,
        title: section.title,
        questions: section.questions.filter(applies),
      }))
      .filter((section) => section.questions.length > 0),
    questions,
    required,
    answers: kept,
  };
};

/** A companion is shown with its question. */
const questionOf = (form: FormDefinition, name: string): string => {
  const owner = name.endsWith('NotKnown') ? name.slice(0, -'NotKnown'.length) : name;
  return form.layout.questions[owner]?.notKnown === true ? owner : name;
};

const isUnderChosenOption = (form: FormDefinition, name: string, answers: Answers): boolean => {
  const under = form.layout.questions[name]?.under;
  if (under === undefined) return true;
  const chosen = answers[under.question];
  return Array.isArray(chosen) ? chosen.includes(under.option) : chosen === under.option;
};
