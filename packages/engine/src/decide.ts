/** The one pure function that answers every command: the whole set of changes, or why not (DESIGN 5). */

import type { EventDefinition, Process } from '@homeward/definition';
import { formOf, ownAnswers, signalsFor } from './answers.js';
import { isPlainDate } from './calendar/plain-date.js';
import type { CaseRecord } from './case-record.js';
import { step } from './chart/step.js';
import type { Circumstances, Command, RecordEvent, Signal, TimePasses } from './command.js';
import { type CompiledPack, processOf } from './compile-pack.js';
import { answersSeen, conclude, type Happening } from './conclude.js';
import { ladder, momentAfter, rungToClimb } from './deadlines/ladder.js';
import { decideFacts } from './decide-facts.js';
import { decideLink } from './decide-link.js';
import { decidePeople } from './decide-people.js';
import { decideTask } from './decide-task.js';
import type { Notice, Refusal, Result } from './decision.js';
import { documentChanges } from './documents/document-changes.js';
import { factsFromEvent, withFacts } from './facts-from-event.js';
import { validateAnswers } from './forms/validate-answers.js';
import { passGates } from './gates.js';
import { linkedCaseEffects } from './linked-cases.js';
import { decideMove, decideMoveBack } from './moving/decide-move.js';
import { whyNotAccepted } from './open-now.js';
import { isCurrent, mayRecord } from './permitted.js';
import { refuse } from './refuse.js';
import type { Words } from './rules/words.js';
import type { World } from './rules/world.js';
import { worldOf } from './world-of.js';

/**
 * Answers a command on a case. Pure: the same pack, case, command and circumstances always give the same answer; nothing is read, written or waited for.
 *
 * @param compiled the pack version that the case is pinned to
 * @param record the case as it stands
 * @param circumstances today's date (the only clock there is) and who acts, with the roles they hold for this case
 * @returns a Decision with the next case record and everything that follows from it, or a Refusal that changes nothing
 * Throws only for a pack that was not checked or a case of another pack.
 */
export const decide = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: Command,
  circumstances: Circumstances,
): Result => {
  switch (command.kind) {
    case 'record':
      return decideRecord(compiled, record, command, circumstances);
    case 'signal':
      return decideSignal(compiled, record, command, circumstances);
    case 'link':
      return decideLink(compiled, record, command, circumstances);
    case 'time':
      return decideTime(compiled, record, command, circumstances);
    case 'facts':
      return decideFacts(compiled, record, command, circumstances);
    case 'people':
      return decidePeople(compiled, record, command, circumstances);
    case 'task':
      return decideTask(compiled, record, command, circumstances);
    case 'move':
      return decideMove(compiled, record, command, circumstances);
    case 'moveBack':
      return decideMoveBack(compiled, record, command, circumstances);
  }
};

/** A person records that something happened: may, current, validate, facts, gates, step, documents, and what follows. */
const decideRecord = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: RecordEvent,
  circumstances: Circumstances,
): Result => {
  const { process, machine } = processOf(compiled, record.process);
  const { actor } = circumstances;
  const definition = Object.hasOwn(process.events, command.event) ? process.events[command.event] : undefined;
  if (definition === undefined || definition.sentBy !== 'person')
    return refuse('unknown-event', 'This is not something that can be recorded here. Nothing was saved.');
  const imported = command.origin === 'import';
  // Which document it is about is known before its answers are read: a grant may ask for it.
  const about = command.document === undefined ? {} : { form: command.document, document: command.document };
  const before = worldOf(compiled, record, command.on, actor.roles, about);
  if (!imported) {
    const refused = mayRecord(compiled, command.event, definition.title, before) ?? isCurrent(record, command.revision);
    if (refused !== undefined) return refused;
  }
  if (!isPlainDate(command.on))
    return refuse('date-not-possible', 'The day it happened must be a real date.', [
      { kind: 'date', sentence: 'Enter the day it happened' },
    ]);
  if (command.on > circumstances.today)
    return refuse('date-not-possible', 'The day it happened cannot be in the future.', [
      { kind: 'date', sentence: 'Enter today or an earlier day' },
    ]);
  const unknown = namesNothing(process, definition, command);
  if (unknown !== undefined) return unknown;
  const form = formOf(compiled, process, command.event, command.document);
  const words: Words = { pack: compiled.pack, process, ...(form === undefined ? {} : { form: form.form.key }) };
  const own = ownAnswers(definition, record.subjectRef, command.answers);
  if (form === undefined && Object.keys(own).length > 0)
    return refuse('answers-invalid', 'This action asks no questions, but answers were sent. Nothing was saved.');
  const validated = form === undefined ? { answers: own, problems: [] } : validateAnswers(form, own, before, !imported);
  if (validated.problems.length > 0)
    return refuse(
      'answers-invalid',
      validated.problems.length === 1
        ? 'There is a problem with one answer.'
        : `There are problems with ${validated.problems.length} answers.`,
      validated.problems.map((problem) => ({ kind: 'answer', sentence: problem.sentence })),
      [],
      { answers: validated.problems },
    );
  return carryOut(compiled, record, circumstances, words, {
    kind: 'record',
    event: command.event,
    on: command.on,
    answers: validated.answers,
    ...(command.document === undefined ? {} : { document: command.document }),
    overrides: command.overrides ?? [],
    origin: imported ? 'import' : 'person',
    signals: signalsFor(definition, record.subjectRef, command),
    step: (world) => step(machine, record, command.event, world),
  });
};

/** A document or a rule of the action that there is none of would stand in the record for good and mean nothing. */
const namesNothing = (
  process: Process,
  { document, gates }: EventDefinition,
  command: RecordEvent,
): Refusal | undefined => {
  const isKnown =
    command.document === undefined ||
    (document === 'named' ? Object.hasOwn(process.documents, command.document) : document === command.document);
  if (!isKnown) return refuse('answers-invalid', 'This action is not about that document. Nothing was saved.');
  const given = (command.overrides ?? []).find(({ gate }) => !gates.some(({ key }) => key === gate));
  return given === undefined
    ? undefined
    : refuse('answers-invalid', 'A reason was given for a rule that this action does not have. Nothing was saved.');
};

/** A linked case tells this one. Whoever recorded it there was permitted there; the chart and the gates here still decide. */
const decideSignal = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: Signal,
  circumstances: Circumstances,
): Result => {
  const { process, machine } = processOf(compiled, record.process);
  const definition = Object.hasOwn(process.events, command.event) ? process.events[command.event] : undefined;
  if (definition === undefined || definition.sentBy === 'time')
    return refuse('unknown-event', 'A linked case sent something that this process does not know.');
  return carryOut(
    compiled,
    record,
    circumstances,
    { pack: compiled.pack, process },
    {
      kind: 'signal',
      event: command.event,
      on: command.on,
      answers: ownAnswers(definition, record.subjectRef, command.answers),
      overrides: [],
      origin: 'system',
      signals: [],
      detail: { from: command.from },
      step: (world) => step(machine, record, command.event, world),
    },
  );
};

/** A moment of a limit, or a birthday. Late, double and lost wake-ups are harmless: a moment that has passed changes nothing. */
const decideTime = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: TimePasses,
  circumstances: Circumstances,
): Result => {
  const { process, machine } = processOf(compiled, record.process);
  if (command.on > circumstances.today) return refuse('nothing-to-do', 'That day has not come yet.');
  const happening: Happening = {
    kind: 'time',
    event: command.event,
    on: command.on,
    answers: command.deadline === undefined ? {} : { key: command.deadline },
    overrides: [],
    origin: 'system',
    signals: [],
    detail: { deadline: command.deadline, instance: command.instance, step: command.step },
    step: (world) => step(machine, record, command.event, world),
    acceptedAnyway: true,
  };
  const words: Words = { pack: compiled.pack, process };
  if (command.deadline === undefined)
    return command.event === 'BIRTHDAY'
      ? carryOut(compiled, record, circumstances, words, happening)
      : refuse('nothing-to-do', 'No limit was named.');
  const held = record.deadlines[command.deadline];
  const definition = process.deadlines[command.deadline];
  const dealtWith = () => refuse('nothing-to-do', 'This limit has already been dealt with.');
  if (held?.next === undefined || definition === undefined || held.instance !== command.instance) return dealtWith();
  const rungs = ladder(definition, compiled.pack.authority.reminders, compiled.calendar, held.due, held.practicalDue);
  const rung = rungToClimb(rungs, held.next, command.step);
  if (rung === undefined || rung.on > command.on) return dealtWith();
  const { next: _passed, ...rest } = held;
  const following = momentAfter(rungs, rung.step);
  const isLate = rung.kind === 'overdue' || rung.kind === 'escalated';
  const status = isLate ? ('overdue' as const) : held.status;
  const told = { ...rest, status, ...(following === undefined ? {} : { next: following }) };
  return carryOut(compiled, { ...record, deadlines: { ...record.deadlines, [held.key]: told } }, circumstances, words, {
    ...happening,
    reminded: { kind: isLate && held.status !== 'overdue' ? 'overdue' : 'reminded', deadline: told },
    notices:
      rung.tell.length === 0
        ? []
        : [
            {
              key: `${rung.kind}_${held.key}`,
              to: rung.tell,
              text: `${NOTICE[rung.kind]}: ${definition.title}`,
              sources: definition.sources,
            },
          ],
  });
};

const NOTICE = {
  dueSoon: 'Due soon',
  reached: 'Reached today',
  overdue: 'Overdue',
  escalated: 'Still overdue',
} as const;

/** Facts, gates, step and documents; then everything that follows from them. */
const carryOut = (
  compiled: CompiledPack,
  record: CaseRecord,
  circumstances: Circumstances,
  words: Words,
  happening: Happening,
): Result => {
  const compiledProcess = processOf(compiled, record.process);
  const { process } = compiledProcess;
  const definition = process.events[happening.event];
  const seen = answersSeen(happening);
  const answered = worldOf(compiled, record, happening.on, circumstances.actor.roles, seen);
  const facts = definition === undefined ? [] : factsFromEvent(definition, answered);
  const world: World = { ...answered, facts: withFacts(record.facts, facts, record.revision + 1) };
  const passed = definition === undefined ? [] : passGates(definition, happening.overrides, world, words);
  if ('kind' in passed) return passed;
  const taken = happening.step(world);
  if (taken === undefined && happening.acceptedAnyway !== true) {
    const why = whyNotAccepted(process, happening.event, world, words);
    return refuse(
      'not-open-now',
      `This cannot be recorded now: ${definition?.title ?? happening.event}.`,
      why,
      definition?.sources ?? [],
    );
  }
  const documents = documentChanges(compiledProcess, record, happening.event, happening.document, world, circumstances);
  if ('kind' in documents) return documents;
  const notices: readonly Notice[] = [...(happening.notices ?? []), ...passed];
  const linked = linkedCaseEffects(compiled, record, definition, world);
  const { acceptedAnyway: _accepted, ...rest } = happening;
  return conclude(compiled, record, circumstances, {
    ...rest,
    seen,
    facts,
    factsAfter: world.facts,
    documents,
    notices,
    signals: [...happening.signals, ...linked.signals],
    links: linked.links,
    step: taken,
  });
};
