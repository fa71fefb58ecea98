/** Where a condition of a form matters at all: not where the question is hidden anyway, or must be answered anyway. */
import {
  all,
  any,
  type FormDefinition,
  type Formula,
  formFile,
  isShown,
  notKnownName,
  type Pack,
  place,
  type Topic,
} from '@homeward/definition';
import { isAlike, openedCondition } from './opened-rule.js';

type Certain = (topic: Topic) => readonly Formula[];

/** What is so whenever the condition at the place decides anything; undefined where it is none of a form. */
export const whereItMatters = (pack: Pack, changed: Pack, path: string): Certain | undefined => {
  for (const form of Object.values(pack.forms)) {
    const file = formFile(form.key, 'layout');
    if (!path.startsWith(`${file}#`)) continue;
    const { sections, questions } = form.layout;
    for (const index of sections.keys())
      if (path === place(file, 'sections', index, 'visibleWhen'))
        // Two that hide each other, both changed, could both come to be shown.
        return (topic) => (isOwnUnchanged(pack, changed, form, index) ? [someShownIn(topic, form, index)] : []);
    for (const name of Object.keys(questions)) {
      if (path === place(file, 'questions', name, 'visibleWhen')) return (topic) => aroundShown(topic, form, name);
      if (path === place(file, 'questions', name, 'requiredWhen'))
        // What must be answered whatever is so is asked for by no condition.
        return (topic) =>
          !isAskedOnce(form, name)
            ? []
            : [isShown(topic, form, name), ...(form.schema.required.includes(name) ? [any()] : [])];
    }
  }
  return undefined;
};

const isOwnUnchanged = (pack: Pack, changed: Pack, { key, layout }: FormDefinition, index: number): boolean =>
  (layout.sections[index]?.questions ?? []).every((name) => {
    const was = openedCondition(pack, layout.questions[name]?.visibleWhen);
    const is = openedCondition(changed, changed.forms[key]?.layout.questions[name]?.visibleWhen);
    return was !== undefined && is !== undefined && isAlike(was, is);
  });

/** Of a question that stands in two places one may be hidden and the other not. */
const isAskedOnce = ({ layout }: FormDefinition, name: string): boolean =>
  layout.sections.flatMap(({ questions }) => questions).filter((asked) => asked === name).length === 1;

/** All that hides a question besides its own condition: its section, the option that it stands under, and the question whose gap it explains. */
const aroundShown = (topic: Topic, form: FormDefinition, name: string): readonly Formula[] => {
  if (!isAskedOnce(form, name)) return [];
  const owner = ownerOf(form, name);
  return [
    isShown(topic, withoutCondition(form, name), name),
    ...(owner !== undefined && isAskedOnce(form, owner) ? [isShown(topic, form, owner)] : []),
  ];
};

/** A section of which no question would be shown is not there, whatever is said of it. */
const someShownIn = (topic: Topic, form: FormDefinition, index: number): Formula => {
  const section = form.layout.sections[index];
  if (section === undefined || !section.questions.every((name) => isAskedOnce(form, name))) return all();
  const { visibleWhen: _condition, ...always } = section;
  const sections = form.layout.sections.map((one) => (one === section ? always : one));
  const open = { ...form, layout: { ...form.layout, sections } };
  return any(...section.questions.map((name) => isShown(topic, open, name)));
};

const withoutCondition = (form: FormDefinition, name: string): FormDefinition => {
  const { visibleWhen: _condition, ...rest } = form.layout.questions[name] ?? { errorName: '' };
  return { ...form, layout: { ...form.layout, questions: { ...form.layout.questions, [name]: rest } } };
};

/** "Why it is not known" goes with its question, and is itself none that another goes with. */
const ownerOf = ({ layout: { questions } }: FormDefinition, name: string): string | undefined => {
  const owner = Object.keys(questions).find(
    (question) => questions[question]?.notKnown === true && notKnownName(question) === name,
  );
  return questions[name]?.notKnown === true ? undefined : owner;
};
