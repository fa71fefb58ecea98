/** Faults of forms: questions that are never or always asked or needed, and forms that nobody can complete. */
import type { FormDefinition, Problem, Rule } from '@homeward/definition';
import { type CompiledPack, processOf } from '../../compile-pack.js';
import { holds } from '../../rules/evaluate-rule.js';
import { worldOf } from '../../world-of.js';
import { resultOf, stepOf, triesOf, variants } from './arrivals.js';
import type { Claim, Fault } from './fault.js';

type Word = 'shown' | 'hidden' | 'needed' | 'optional';
const OPPOSITE = { shown: 'hidden', needed: 'optional' } as const;
const MOST_ANSWERS = 12;

/** Undefined for a problem that is not one of a form. */
export const formFault = (compiled: CompiledPack, { check, path, severity }: Problem): Fault | undefined => {
  const found = /^forms\/([^/]+)\/(schema|layout|examples)\.json#(.*)$/.exec(path);
  const [key, file, pointer = ''] = found === null ? [] : [found[1], found[2], found[3]];
  const form = key !== undefined && Object.hasOwn(compiled.pack.forms, key) ? compiled.pack.forms[key] : undefined;
  if (form === undefined) return undefined;
  if (file !== 'layout') return anyProcess(compiled, (process) => refusedFor(compiled, process, form));
  const [, kind, at = '', place] = pointer.split('/');
  const questions = kind === 'sections' ? (form.layout.sections[Number(at)]?.questions ?? []) : [at];
  const word = place === 'requiredWhen' ? 'needed' : 'shown';
  const rule = kind === 'questions' ? form.layout.questions[at]?.requiredWhen : undefined;
  const only = check === 'forms-completable' && word === 'needed' ? rule : undefined;
  const claimed: Word = severity === 'warning' ? OPPOSITE[word] : word;
  return anyProcess(compiled, (process) => asked(compiled, process, form, questions, claimed, only));
};

/** A process whose events bring the form. */
const anyProcess = (compiled: CompiledPack, faultIn: (process: string) => Fault | undefined): Fault | undefined => {
  for (const id of Object.keys(compiled.pack.processes)) {
    const fault = faultIn(id);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

/** @param only answers of which this holds: where it does not, nothing is claimed */
const asked = (
  compiled: CompiledPack,
  process: string,
  form: FormDefinition,
  questions: readonly string[],
  word: Word,
  only: Rule | string | undefined,
): Fault => ({
  process,
  claimsAt: ({ record }, { on }) => {
    const world = worldOf(compiled, record, on);
    const answers = [{}, ...variants(form)]
      .map((data) => ({ ...form.examples.complete, ...data }))
      .filter((data) => only === undefined || holds(only, { ...world, answers: data }))
      .slice(0, MOST_ANSWERS);
    if (answers.length === 0) return [];
    const forms = answers.map((data) => ({ on, form: form.key, data, [word]: [...questions] }));
    return [{ forms, fails: (what) => what.startsWith(`form ${form.key} ${word}`) }];
  },
});

/** What the complete example, or any answer, cannot give is missed when the form is submitted. */
const refusedFor = (compiled: CompiledPack, id: string, form: FormDefinition): Fault | undefined => {
  const { process } = processOf(compiled, id);
  const bringing = new Set(
    Object.entries(process.events).flatMap(([event, { form: own, document }]) =>
      own === form.key || document === 'named' || formOfDocument(compiled, id, document) === form.key ? [event] : [],
    ),
  );
  const tries = triesOf(compiled, id).filter(({ event }) => bringing.has(event));
  if (tries.length === 0) return undefined;
  return {
    process: id,
    claimsAt: ({ record }, { dateOfBirth, on }) =>
      tries.flatMap((one): Claim[] => {
        const step = stepOf(one, on, { n: 1, allowed: true });
        const result = resultOf(compiled, process, record, step, dateOfBirth);
        if (result?.kind !== 'refusal' || result.refusal !== 'answers-invalid') return [];
        return [{ steps: [step], fails: (what) => what === 'allowed' }];
      }),
  };
};

const formOfDocument = (compiled: CompiledPack, id: string, document: string | undefined): string | undefined => {
  const { documents } = processOf(compiled, id).process;
  return document !== undefined && Object.hasOwn(documents, document) ? documents[document]?.form : undefined;
};
