/** Lives of children as chance leads them: whatever may be recorded is recorded, by somebody who may, with the examples of its form; time has its say between. */
import {
  addDays,
  type CaseRecord,
  type Command,
  type CompiledPack,
  changesOf,
  decide,
  type LiveCase,
  type NewCase,
  newCase,
  type PastEntry,
  SYSTEM,
  timeCommands,
} from '@homeward/engine';
import { type Random, seededRandom } from '@homeward/ssda903';
import { asCommand, childOf, OPENED_ON } from './life-of-a-case.js';

/** Nobody's life is told further than the pack's calendar reaches. */
const LATEST = '2028-06-30';
const TRIES = 60;

const BORN = ['2022-03-14', '2019-07-02', '2014-11-30', '2025-01-20', '2011-05-09'] as const;

interface Deed {
  readonly event: string;
  readonly document?: string;
  readonly roles: readonly [string, ...string[]];
}

/** @param entries how many there are in the history, time included; @returns undefined when chance leads to where nothing happens any more */
export const generatedLife = (compiled: CompiledPack, seed: number, entries: number): LiveCase | undefined => {
  const chance = seededRandom(seed);
  const opening: NewCase = {
    ...childOf(`00000000-0000-4000-8000-${String(seed).padStart(12, '0')}`, `GEN-${seed}`),
    facts: { dateOfBirth: chance.pick(BORN), sex: 'female' },
  };
  const deeds = deedsOf(compiled, opening.process);
  const history: PastEntry[] = [];
  let record: CaseRecord = newCase(compiled, opening);
  const take = (
    command: Command,
    today: string,
    actor: { readonly id: string; readonly roles: readonly string[] },
  ): boolean => {
    if (history.length >= entries) return true;
    const result = decide(compiled, record, command, { today, actor });
    if (result.kind === 'refusal') return false;
    record = result.next;
    history.push({ entry: result.entry, changes: changesOf(result) });
    return true;
  };
  const pass = (day: string): void => {
    for (let [due] = timeCommands(record, day); due !== undefined; [due] = timeCommands(record, day))
      if (history.length >= entries || !take(due, due.on, SYSTEM)) return;
  };
  let day: string = OPENED_ON;
  const first = {
    on: day,
    role: 'sw',
    event: 'CHILD_BECAME_LOOKED_AFTER',
    answers: { legalStatus: 'C1', placement: 'U6', careProceedings: { startDate: day } },
  };
  if (!take(asCommand(compiled, opening.process, first), day, { id: 'sw', roles: ['sw'] })) return undefined;
  while (history.length < entries) {
    day = addDays(day, chance.whole(1, 12));
    if (day > LATEST) return undefined;
    pass(day);
    for (let attempt = 0; attempt < TRIES && history.length < entries; attempt += 1) {
      const deed = oneOf(deeds, chance);
      const role = oneOf(deed.roles, chance);
      const { event, document } = deed;
      const command = asCommand(compiled, opening.process, {
        on: day,
        role,
        event,
        ...(document === undefined ? {} : { document }),
      });
      if (take(command, day, { id: `${role}-${chance.whole(1, 3)}`, roles: [role] })) break;
    }
  }
  return { opening, entries: history, stands: record };
};

const oneOf = <T>(items: readonly T[], chance: Random): T => {
  const found = items[chance.whole(0, items.length - 1)];
  if (found === undefined) throw new Error('There is nothing that chance could choose.');
  return found;
};

/** What a person may record, of each document where it names one. Care does not end by chance: then hardly anything would happen. */
const deedsOf = (compiled: CompiledPack, id: string): readonly Deed[] => {
  const process = compiled.pack.processes[id];
  return Object.entries(process?.events ?? {}).flatMap(([event, definition]): Deed[] => {
    const [role, ...others] = compiled.ability.rolesThatMay('record', event);
    if (definition.sentBy !== 'person' || role === undefined || event.includes('ENDED') || event.includes('CEASED'))
      return [];
    const roles: Deed['roles'] = [role, ...others];
    if (definition.document !== 'named') return [{ event, roles }];
    return Object.entries(process?.documents ?? {}).flatMap(([document, { steps }]) =>
      steps.some((step) => step.event === event) ? [{ event, document, roles }] : [],
    );
  });
};
