/** Looks up what a condition's field says in a world; undefined is "not known". */

import { addMonths, ageYears, completedMonths, daysBetween, isPlainDate, weekday } from '../calendar/plain-date.js';
import type { DeadlineRecord } from '../case-record.js';
import { answerAt, factOn, stateUnder, type World } from './world.js';

export type FieldValue = string | number | boolean | readonly string[] | undefined;

const asFieldValue = (value: unknown): FieldValue => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return undefined;
};

const dateFact = (world: World, name: string): string | undefined => {
  const value = factOn(world, name, world.day);
  return isPlainDate(value) ? value : undefined;
};

export type Reader = (world: World) => FieldValue;

/** Fields are few and asked for all the time: each is taken apart once. An editor may make up many while somebody types. */
const readers = new Map<string, Reader>();
const KEPT_READERS = 5_000;

/** Reads `fact.x`, `answer.x`, `state.x`, `age` ... as rule.ts describes them. */
export const readField = (field: string, world: World): FieldValue => readerFor(field)(world);

/** What reads a field, for whoever asks for the same one again and again. */
export const readerFor = (field: string): Reader => {
  const known = readers.get(field);
  if (known !== undefined) return known;
  const reader = readerOf(field);
  if (readers.size >= KEPT_READERS) readers.clear();
  readers.set(field, reader);
  return reader;
};

const readerOf = (field: string): Reader => {
  if (field === 'day') return (world) => world.day;
  if (field === 'weekday') return (world) => weekday(world.day);
  if (field === 'actor.role') return (world) => world.roles;
  if (field === 'age')
    return (world) => {
      const born = dateFact(world, 'dateOfBirth');
      return born === undefined ? undefined : ageYears(born, world.day);
    };
  const dot = field.indexOf('.');
  const name = field.slice(dot + 1);
  const prefix = field.slice(0, dot);
  switch (prefix) {
    case 'fact':
      return (world) => factOn(world, name, world.day);
    case 'times':
      return (world) => (world.facts[name] ?? []).filter((dated) => dated.from <= world.day).length;
    case 'answer':
      return (world) => asFieldValue(answerAt(world.answers, name));
    case 'state': {
      const steps = name.split('.');
      return (world) => stateUnder(world.state, steps);
    }
    case 'due':
      return (world) => dueOf(world.deadlines[name]);
    case 'document':
      return (world) => world.documents[name]?.status ?? 'none';
    default:
      return (world) => readDateField(prefix, dateFact(world, name), world);
  }
};

const dueOf = (held: Pick<DeadlineRecord, 'status' | 'due'> | undefined): FieldValue =>
  held?.status === 'open' || held?.status === 'overdue' ? held.due : undefined;

/** Completed months; half a month more once the day itself has passed, so that "6 months or more" and "more than 4 months" can both be said. */
const monthsSince = (date: string, day: string): number => {
  const completed = completedMonths(date, day);
  return addMonths(date, completed) === day ? completed : completed + 0.5;
};

const readDateField = (prefix: string, date: string | undefined, world: World): FieldValue => {
  if (date === undefined) return undefined;
  switch (prefix) {
    case 'ageAt': {
      const born = dateFact(world, 'dateOfBirth');
      return born === undefined ? undefined : ageYears(born, date);
    }
    case 'daysSince':
      return daysBetween(date, world.day);
    case 'weeksSince':
      return Math.floor(daysBetween(date, world.day) / 7);
    case 'monthsSince':
      return monthsSince(date, world.day);
    case 'daysUntil':
      return daysBetween(world.day, date);
    default:
      throw new Error(`No field begins with ${prefix}; the pack was not checked before it was run.`);
  }
};
