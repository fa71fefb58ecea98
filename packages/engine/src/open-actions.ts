/** Every action of a process for one person on one case: open, open for others, or not yet with the smallest set of reasons. */
import type { Process } from '@homeward/definition';
import type { CaseRecord } from './case-record.js';
import type { Circumstances } from './command.js';
import { type CompiledPack, processOf } from './compile-pack.js';
import type { Unlock } from './decision.js';
import { documentsByEvent, STATUS_WORDS } from './documents/document-changes.js';
import { eachOnce } from './each-once.js';
import { gateUnlocks, shutGates } from './gates.js';
import type { OpenAction } from './open-action.js';
import { couldBeAccepted, whyNotAccepted } from './open-now.js';
import { lacksOnlyAnswers } from './rules/explain-rule.js';
import { roleTitle, type Words } from './rules/words.js';
import type { World } from './rules/world.js';
import { worldOf } from './world-of.js';

/**
 * @returns one entry per event a person may record somewhere in the process, and per document for events about documents; open ones first
 */
export const openActions = (
  compiled: CompiledPack,
  record: CaseRecord,
  { today, actor }: Circumstances,
): OpenAction[] => {
  const { process } = processOf(compiled, record.process);
  const world = worldOf(compiled, record, today, actor.roles);
  const actions: OpenAction[] = [];
  const standingLimits = Object.values(record.deadlines)
    .filter(({ status }) => status === 'open' || status === 'overdue')
    .sort((a, b) => a.due.localeCompare(b.due));
  for (const [event, definition] of Object.entries(process.events)) {
    if (definition.sentBy !== 'person') continue;
    const documents =
      definition.document === 'named' ? (documentsByEvent(process).get(event) ?? []).map(([key]) => key) : [undefined];
    for (const document of documents) {
      const named = document === undefined ? undefined : process.documents[document];
      const view = document === undefined ? world : { ...world, answers: { form: document, document } };
      const words: Words = {
        pack: compiled.pack,
        process,
        ...(definition.form === undefined ? {} : { form: definition.form }),
      };
      const unlocks: Unlock[] = [];
      if (!couldBeAccepted(process, event, view)) unlocks.push(...whyNotAccepted(process, event, view, words));
      const status = document === undefined ? undefined : (record.documents[document]?.status ?? 'none');
      const steps = named?.steps.filter((step) => step.event === event) ?? [];
      if (named !== undefined && status !== undefined && !steps.some((step) => step.from.includes(status)))
        unlocks.push({ kind: 'document', sentence: `${named.title} is ${STATUS_WORDS[status] ?? status}` });
      const reasonsNeeded: { gate: string; sentence: string }[] = [];
      for (const gate of shutGates(definition, view)) {
        if (lacksOnlyAnswers(gate.requires, view)) continue;
        if (gate.kind === 'soft' && (gate.overrideBy ?? []).some((role) => actor.roles.includes(role)))
          reasonsNeeded.push({ gate: gate.key, sentence: gate.sentence });
        else
          unlocks.push(
            {
              kind: 'rule',
              sentence: gate.sentence,
              ...(gate.sources[0] === undefined ? {} : { source: gate.sources[0] }),
            },
            ...gateUnlocks(gate, view, words),
          );
      }
      const roles = compiled.ability.rolesThatMay('record', event);
      const may = compiled.ability.may(actor.roles, 'record', event, view);
      if (!may && unlocks.length > 0)
        unlocks.push({
          kind: 'role',
          sentence: `This is for: ${roles.map((role) => roleTitle(compiled.pack, role)).join(', ')}`,
        });
      const form = definition.form ?? (steps.some((step) => step.to === 'submitted') ? named?.form : undefined);
      actions.push({
        event,
        ...(document === undefined ? {} : { document }),
        title: named === undefined ? definition.title : `${definition.title}: ${named.title}`,
        group: definition.group,
        ...(form === undefined ? {} : { form }),
        standing: unlocks.length > 0 ? 'notYet' : may ? 'open' : 'others',
        roles,
        unlocks: eachOnce(unlocks),
        meets: standingLimits.filter(({ key }) => couldMeet(process, key, event, view)).map(({ key }) => key),
        reasonsNeeded,
        sources: definition.sources,
      });
    }
  }
  return actions.sort((a, b) => ORDER[a.standing] - ORDER[b.standing]);
};

/** Whether the event meets the limit, given the right answers. */
const couldMeet = (process: Process, key: string, event: string, view: World): boolean =>
  process.deadlines[key]?.metBy.some(
    (met) => met.event === event && (met.when === undefined || lacksOnlyAnswers(met.when, view)),
  ) === true;

const ORDER = { open: 0, others: 1, notYet: 2 } as const;
