/** Which sections and questions of a form apply now, and which of them must be answered. */
import { type FormDefinition, notKnownName, type Rule } from '@homeward/definition';
import type { Answers } from '../command.js';
import { remembered } from '../remembered.js';
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
  const { visible, ...applying } = questionsNow(form, answers, world);
  return {
    sections: planOf(form)
      .sections.map(({ key, title, questions }) => ({
        key,
        title,
        questions: questions.filter((question) => appliesIn(visible, question)).map(({ name }) => name),
      }))
      .filter((section) => section.questions.length > 0),
    ...applying,
  };
};

/** The same without the sections, for whoever only validates. */
export const questionsNow = (
  form: FormDefinition,
  answers: Answers,
  world: World,
): Omit<EffectiveForm, 'sections'> & { readonly visible: Visible } => {
  const { sections, asked, owners, places } = planOf(form);
  let kept: Answers = answers;
  let visible: Visible = [];
  for (let round = 0; round <= owners.size; round += 1) {
    const shown = shownNow(sections, places, { ...world, answers: kept });
    visible = shown;
    const isKept = (name: string): boolean => {
      const owner = owners.get(name);
      return owner === undefined || shown[owner] === true;
    };
    if (Object.keys(kept).every(isKept)) break;
    // Not by assignment: an answer may be called `__proto__`.
    kept = Object.fromEntries(Object.entries(kept).filter(([name]) => isKept(name)));
  }
  const view = { ...world, answers: kept };
  const questions: string[] = [];
  const required: string[] = [];
  for (const question of asked) {
    if (!appliesIn(visible, question)) continue;
    questions.push(question.name);
    if (isRequired(question, view)) required.push(question.name);
  }
  return { visible, questions, required, answers: kept };
};

/** Whether the question at each place is shown now. */
type Visible = readonly boolean[];

const appliesIn = (visible: Visible, { at, ownerAt }: Asked): boolean =>
  visible[at] === true && visible[ownerAt] === true;

/** A question as a form asks it, with everything looked up that is the same for every case. */
interface Asked {
  readonly name: string;
  /** Its place among the form's questions. */
  readonly at: number;
  /** The place of the question it accompanies ("why it is not known"), else its own; none where the form does not ask that one. */
  readonly ownerAt: number;
  readonly visibleWhen: Rule | string | undefined;
  readonly under: { readonly question: string; readonly option: string | boolean } | undefined;
  /** Where the reason may stand that makes an answer unnecessary. */
  readonly reason: string | undefined;
  readonly always: boolean;
  readonly requiredWhen: Rule | string | undefined;
}

interface AskedSection {
  readonly key: string;
  readonly title: string;
  readonly visibleWhen: Rule | string | undefined;
  readonly questions: readonly Asked[];
}

const planOf = remembered((form: FormDefinition) => {
  const { questions: layouts } = form.layout;
  const always = new Set(form.schema.required);
  const placeOf = new Map<string, number>();
  for (const { questions } of form.layout.sections)
    for (const name of questions) if (!placeOf.has(name)) placeOf.set(name, placeOf.size);
  const ownerOf = (name: string): number => placeOf.get(questionOf(form, name)) ?? NOWHERE;
  const sections = form.layout.sections.map(
    ({ key, title, visibleWhen, questions }): AskedSection => ({
      key,
      title,
      visibleWhen,
      questions: questions.map((name): Asked => {
        const layout = layouts[name];
        return {
          name,
          at: placeOf.get(name) ?? NOWHERE,
          ownerAt: ownerOf(name),
          visibleWhen: layout?.visibleWhen,
          under: layout?.under,
          reason: layout?.notKnown === true ? notKnownName(name) : undefined,
          always: always.has(name),
          requiredWhen: layout?.requiredWhen,
        };
      }),
    }),
  );
  return {
    sections,
    asked: sections.flatMap(({ questions }) => questions),
    owners: new Map(Object.keys(form.schema.properties).map((name) => [name, ownerOf(name)])),
    places: placeOf.size,
  };
});

/** Nothing is ever shown there. */
const NOWHERE = -1;

const shownNow = (sections: readonly AskedSection[], places: number, view: World): boolean[] => {
  const shown = new Array<boolean>(places).fill(false);
  for (const section of sections)
    if (holds(section.visibleWhen, view))
      for (const { at, visibleWhen, under } of section.questions)
        if (holds(visibleWhen, view) && isUnderChosenOption(under, view.answers)) shown[at] = true;
  return shown;
};

const isRequired = ({ reason, always, requiredWhen }: Asked, view: World): boolean => {
  if (reason !== undefined && isAnswered(view.answers[reason])) return false;
  return always || (requiredWhen !== undefined && evaluateRule(requiredWhen, view) === true);
};

/** A companion is shown with its question. */
const questionOf = (form: FormDefinition, name: string): string => {
  const owner = name.endsWith('NotKnown') ? name.slice(0, -'NotKnown'.length) : name;
  return form.layout.questions[owner]?.notKnown === true ? owner : name;
};

const isUnderChosenOption = (under: Asked['under'], answers: Answers): boolean => {
  if (under === undefined) return true;
  const chosen = answers[under.question];
  return Array.isArray(chosen) ? chosen.includes(under.option) : chosen === under.option;
};
