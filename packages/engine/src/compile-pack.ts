/** Makes a pack ready to run: machines, validators, abilities and calendars are built once per version. */
import { factShownAs, type Pack, type Process, type ShownAs } from '@homeward/definition';
import { type WorkingCalendar, workingCalendar } from './calendar/working-days.js';
import { buildMachine, type ProcessMachine } from './chart/build-machine.js';
import { type CompiledForm, compileForm } from './forms/compile-form.js';
import { buildAbility, type PackAbility } from './permissions/build-ability.js';
import type { Vocabulary } from './rules/world.js';

export interface CompiledProcess {
  readonly process: Process;
  readonly machine: ProcessMachine;
}

export interface CompiledPack {
  readonly pack: Pack;
  readonly vocabulary: Vocabulary;
  /** The facts shown as a child's plan and legal status. */
  readonly shown: Readonly<Partial<Record<ShownAs, string>>>;
  readonly calendar: WorkingCalendar;
  readonly processes: Readonly<Record<string, CompiledProcess>>;
  readonly forms: Readonly<Record<string, CompiledForm>>;
  readonly ability: PackAbility;
}

/**
 * Builds everything that is the same for every case of a pack version. Slow (milliseconds): keep the result per content hash.
 * Throws when the chart cannot be built, which a checked pack never does.
 * @param like another version, already built: what the two share is not built again
 */
export const compilePack = (pack: Pack, like?: CompiledPack): CompiledPack => {
  const vocabulary: Vocabulary = { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters };
  return {
    pack,
    vocabulary,
    shown: shownFacts(pack),
    calendar:
      like !== undefined && like.pack.calendar === pack.calendar && like.pack.authority === pack.authority
        ? like.calendar
        : calendarOf(pack),
    processes: Object.fromEntries(
      Object.entries(pack.processes).map(([id, process]) => {
        const before = like?.processes[id];
        const machine = before?.process.chart === process.chart ? before.machine : buildMachine(process.chart);
        return [id, { process, machine }];
      }),
    ),
    forms: Object.fromEntries(
      Object.values(pack.forms).map((form) => {
        const before = like?.forms[form.key];
        return [form.key, before?.form === form ? before : compileForm(form)];
      }),
    ),
    ability: like?.pack.grants === pack.grants ? like.ability : buildAbility(pack.grants),
  };
};

const shownFacts = ({ facts }: Pack): CompiledPack['shown'] => {
  const [plan, legalStatus] = [factShownAs(facts, 'plan'), factShownAs(facts, 'legalStatus')];
  return { ...(plan !== undefined && { plan }), ...(legalStatus !== undefined && { legalStatus }) };
};

/** The days on which the authority works. */
export const calendarOf = ({ calendar, authority }: Pack): WorkingCalendar =>
  workingCalendar(
    calendar,
    authority.closures.map((closure) => closure.date),
  );

/** The process a case goes through. Throws when the pack has none of that name: the case belongs to another version. */
export const processOf = (compiled: CompiledPack, id: string): CompiledProcess => {
  const found = Object.hasOwn(compiled.processes, id) ? compiled.processes[id] : undefined;
  if (found === undefined) throw new Error(`This pack has no process ${id}.`);
  return found;
};
