/** Facts known from elsewhere, or corrected. */
import { FACTS_CORRECTED, type FactValue, type PlainDate } from '@homeward/definition';
import { isPlainDate } from './calendar/plain-date.js';
import type { CaseRecord } from './case-record.js';
import type { Circumstances, RecordFacts } from './command.js';
import type { CompiledPack } from './compile-pack.js';
import { conclude } from './conclude.js';
import type { Refusal, Result } from './decision.js';
import { fitting, withFacts } from './facts-from-event.js';
import { isCurrent, mayRecord } from './permitted.js';
import { refuse } from './refuse.js';
import { worldOf } from './world-of.js';

/** Open limits that hang from them move, closed ones do not. */
export const decideFacts = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: RecordFacts,
  circumstances: Circumstances,
): Result => {
  if (command.origin !== 'import') {
    const refused =
      mayRecord(
        compiled,
        FACTS_CORRECTED,
        'Correct a date or a fact',
        worldOf(compiled, record, command.on, circumstances.actor.roles),
      ) ?? isCurrent(record, command.revision);
    if (refused !== undefined) return refused;
  }
  const unknown = command.facts.find(({ fact }) => !Object.hasOwn(compiled.pack.facts, fact));
  if (unknown !== undefined)
    return refuse(
      'answers-invalid',
      'One of these facts is not in the catalogue of this authority. Nothing was saved.',
    );
  const wrong = command.origin === 'import' ? undefined : whatIsWrong(compiled, record, command, circumstances.today);
  if (wrong !== undefined) return wrong;
  const facts = command.facts.map((change) => ({ ...change, corrects: command.correct }));
  return conclude(compiled, record, circumstances, {
    kind: 'facts',
    event: FACTS_CORRECTED,
    on: command.on,
    answers: {},
    overrides: [],
    origin: command.origin ?? 'person',
    signals: [],
    detail: { facts: command.facts, reason: command.reason, correct: command.correct },
    facts,
    factsAfter: withFacts(record.facts, facts, record.revision + 1),
    documents: [],
    step: undefined,
  });
};

/** The first value that does not fit its fact, or day that cannot be. */
function whatIsWrong(
  compiled: CompiledPack,
  record: CaseRecord,
  { facts, reason, correct }: RecordFacts,
  today: PlainDate,
): Refusal | undefined {
  if (facts.length === 0) return refuse('nothing-to-do', 'No fact was named.');
  if (correct && facts.every(({ fact }) => isAsRecorded(record, facts, fact)))
    return refuse('nothing-to-do', 'This is what is recorded already. Change the value or its day.');
  if (reason.trim() === '') return invalid('reason', 'Say why this is recorded');
  for (const { fact, value, from } of facts) {
    // What stood there before is not this person's doing: an imported value may be none of the list's.
    if (record.facts[fact]?.some((held) => held.from === from && same(held.value, value))) continue;
    const definition = compiled.pack.facts[fact];
    const label = definition?.label ?? fact;
    if (fitting(definition, value) === undefined) return invalid('value', `Enter a value that "${label}" can have`);
    const list = definition?.codes === undefined ? undefined : compiled.pack.codeLists[definition.codes];
    const codes = Array.isArray(value) ? value : [value];
    if (list !== undefined && !codes.every((code) => list.codes.some((known) => known.code === code)))
      return invalid('value', `Select a value from the list for "${label}"`);
    if (!isPlainDate(from)) return invalid('from', 'Enter the day from which this has been so');
    if (from > today) return invalid('from', 'The day from which this has been so cannot be in the future');
  }
  return undefined;
}

/** Whether these are exactly the values that the fact has. */
const isAsRecorded = (record: CaseRecord, facts: RecordFacts['facts'], fact: string): boolean => {
  const held = Object.hasOwn(record.facts, fact) ? (record.facts[fact] ?? []) : [];
  const given = facts.filter((one) => one.fact === fact);
  return (
    held.length === given.length &&
    held.every(({ value, from }) => given.some((one) => one.from === from && same(one.value, value)))
  );
};

const same = (one: FactValue, other: FactValue): boolean => JSON.stringify(one) === JSON.stringify(other);

const invalid = (question: string, sentence: string): Refusal =>
  refuse('answers-invalid', 'There is a problem with one answer.', [{ kind: 'answer', sentence }], [], {
    answers: [{ path: `/${question}`, question, sentence }],
  });
