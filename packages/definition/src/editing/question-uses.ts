/** Everything in a draft that refers to a question of a form: what is renamed with it, and what a removal would leave behind. */
import type { Pack, Process } from '../pack.js';
import { placeSteps } from '../pack-parts.js';
import { formFile, processFile } from '../pack-places.js';
import { extraAnswersOf, formsOf, leavesOf, type RulePlace, rulesOf } from '../pack-rules.js';
import type { DraftFiles } from './edit.js';
import { fileObject, readForm } from './form-files.js';
import { objectAt, textAt } from './json-shapes.js';
import { inExamples, inWalkthroughs } from './question-examples.js';
import { namesQuestion, type QuestionUse } from './question-use.js';

/**
 * @param pack as the draft reads: it says which rule is asked of which form
 * @param name of a question of the form itself, not inside a group
 */
export const usesOfQuestion = (files: DraftFiles, pack: Pack, form: string, name: string): QuestionUse[] => [
  ...reveals(files, form, name),
  ...rulesOf(pack).flatMap((rule) => inRule(pack, rule, form, name)),
  ...Object.entries(pack.processes).flatMap(([id, process]) => inEvents(files, pack, id, process, form, name)),
  ...inExamples(files, form, name),
  ...inWalkthroughs(files, pack, form, name),
];

const reveals = (files: DraftFiles, form: string, name: string): QuestionUse[] =>
  Object.entries(objectAt(readForm(files, form).layout, 'questions')).flatMap(([other, layout]) =>
    textAt(layout, 'under', 'question') === name
      ? [
          {
            kind: 'reveal',
            file: formFile(form, 'layout'),
            steps: ['questions', other, 'under', 'question'],
            names: 'text',
            says: `The question “${titleOf(files, form, other)}” is shown under one of its answers`,
          },
        ]
      : [],
  );

const titleOf = (files: DraftFiles, form: string, name: string): string =>
  textAt(readForm(files, form).schema, 'properties', name, 'title') ?? name;

const inRule = (pack: Pack, { path, rule, scope }: RulePlace, form: string, name: string): QuestionUse[] => {
  const forms = scope.forms === 'any' ? Object.values(pack.forms) : scope.forms;
  if (!forms.some(({ key }) => key === form)) return [];
  const other = forms.find(({ key, schema }) => key !== form && Object.hasOwn(schema.properties, name));
  const extra = scope.extraAnswers.includes(name);
  return leavesOf(rule, path).conditions.flatMap(({ condition, path: at }) =>
    [
      { text: condition.field, step: 'field' },
      ...(condition.valueSource === 'field' ? [{ text: String(condition.value), step: 'value' }] : []),
    ].flatMap(({ text, step }): QuestionUse[] => {
      if (!text.startsWith('answer.') || extra || !namesQuestion(text.slice('answer.'.length), name)) return [];
      const { file, steps } = placeSteps(at);
      return [
        {
          kind: 'rule',
          file,
          steps: [...steps, step],
          names: 'text',
          says: sayRule(pack, path),
          ...(other === undefined ? {} : { sharedWith: other.key }),
        },
      ];
    }),
  );
};

/** A rule's place in words: whose condition it is. */
const sayRule = (pack: Pack, path: string): string => {
  const { file, steps } = placeSteps(path);
  const [first = ''] = steps;
  if (file === 'rules.json') return `The rule “${pack.rules[first]?.title ?? first}”`;
  const form = /^forms\/([^/]+)\//.exec(file)?.[1];
  if (form !== undefined) {
    const title = pack.forms[form]?.layout.title ?? form;
    if (first === 'questions')
      return `When the question “${pack.forms[form]?.schema.properties[steps[1] ?? '']?.title ?? steps[1]}” of “${title}” is asked`;
    return `${first === 'signOffs' ? 'When the form is signed' : 'When a section is asked'}: “${title}”`;
  }
  for (const [id, process] of Object.entries(pack.processes)) {
    if (file === processFile(id, 'events'))
      return steps[1] === 'gates'
        ? `The gate “${process.events[first]?.gates[Number(steps[2])]?.sentence ?? ''}” of “${process.events[first]?.title ?? first}”`
        : `An effect of “${process.events[first]?.title ?? first}”`;
    if (file === processFile(id, 'chart')) {
      const event = steps[steps.lastIndexOf('on') + 1];
      return `Where “${process.events[event ?? '']?.title ?? event}” leads`;
    }
    if (file === processFile(id, 'deadlines'))
      return `What meets the deadline “${process.deadlines[first]?.title ?? first}”`;
    if (file === processFile(id, 'tasks')) return `The task “${process.tasks[first]?.title ?? first}”`;
    if (file === processFile(id, 'documents')) return `The document “${process.documents[first]?.title ?? first}”`;
    if (file === processFile(id, 'notices')) return `The notice “${process.notices[first]?.text ?? first}”`;
  }
  return `A rule in ${file}`;
};

const inEvents = (
  files: DraftFiles,
  pack: Pack,
  id: string,
  process: Process,
  form: string,
  name: string,
): QuestionUse[] =>
  Object.entries(process.events).flatMap(([event, definition]) => {
    const forms = formsOf(pack, process, event);
    if (!forms.some(({ key }) => key === form) || extraAnswersOf(definition).includes(name)) return [];
    const other = forms.find(({ key, schema }) => key !== form && Object.hasOwn(schema.properties, name));
    const file = processFile(id, 'events');
    const use = (kind: QuestionUse['kind'], steps: QuestionUse['steps'], says: string): QuestionUse => ({
      kind,
      file,
      steps: [event, ...steps],
      names: 'text',
      says,
      ...(other === undefined ? {} : { sharedWith: other.key }),
    });
    return answerPaths(fileObject(files, file)[event]).flatMap(({ steps, text }) => {
      if (!namesQuestion(text, name)) return [];
      const [part, index] = steps;
      if (part === 'facts') {
        const fact = definition.facts[Number(index)]?.fact ?? '';
        return [use('fact', steps, `The fact “${pack.facts[fact]?.label ?? fact}” is taken from it`)];
      }
      return [use('linkedCase', steps, `“${definition.title}” passes it on to other cases`)];
    });
  });

/** Every place of an event's effects that names an answer; its gates and conditions are rules and found as such. */
const answerPaths = (event: unknown): { readonly steps: (string | number)[]; readonly text: string }[] => {
  const found: { readonly steps: (string | number)[]; readonly text: string }[] = [];
  const walk = (json: unknown, steps: (string | number)[]): void => {
    if (typeof json !== 'object' || json === null) return;
    if (Array.isArray(json)) {
      for (const [index, item] of json.entries()) walk(item, [...steps, index]);
      return;
    }
    for (const [key, value] of Object.entries(json)) {
      if (key === 'gates' || key === 'when') continue;
      if (key === 'answer' && typeof value === 'string') found.push({ steps: [...steps, key], text: value });
      else if (key === 'reference' && typeof value === 'string')
        for (const [, path = ''] of value.matchAll(/\{answer\.([^}]*)\}/g))
          found.push({ steps: [...steps, key], text: path });
      else if (key === 'perChild' && Array.isArray(value))
        for (const [index, item] of value.entries()) found.push({ steps: [...steps, key, index], text: String(item) });
      else walk(value, [...steps, key]);
    }
  };
  walk(event, []);
  return found;
};
