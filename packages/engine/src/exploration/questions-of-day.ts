/** What may be asked of a case at the end of a story: who may read and write, which lists it is on, what forms ask. */
import {
  type FormDefinition,
  PLATFORM_ACTS,
  type PlainDate,
  type Process,
  place,
  type Rule,
  type Story,
} from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { questionsNow } from '../forms/effective-form.js';
import { mayAccess } from '../may-access.js';
import { holds } from '../rules/evaluate-rule.js';
import { statement } from '../statement.js';
import { resources } from '../story/story-names.js';
import { contextOf } from '../tracing/effects-of-decision.js';
import { grantEffects } from '../tracing/grant-effects.js';
import { worldOf } from '../world-of.js';
import type { Asked } from './aim.js';
import { comparedValues } from './answer-variants.js';
import { hiddenBy, sectionOf } from './hidden-by.js';
import { outcomes } from './rule-outcomes.js';

type Questions = Pick<Story, 'access' | 'trackers' | 'forms' | 'says'>;

/** What has been shown already. */
export interface Seen {
  has(item: string): boolean;
  add(item: string): void;
}

/** Notes items as seen, and says whether any was not. */
export const noting =
  (seen: Seen) =>
  (items: readonly string[]): boolean => {
    const news = items.filter((item) => !seen.has(item));
    for (const item of news) seen.add(item);
    return news.length > 0;
  };

/**
 * Asks what has not been seen and notes it as seen.
 * @param about the case that who may do what is asked of, where it is not the child's
 */
export const questionsOfDay = (
  compiled: CompiledPack,
  record: CaseRecord,
  on: PlainDate,
  asks: ReadonlySet<Asked>,
  seen: Seen,
  about: string | undefined,
): Questions => {
  const isNews = noting(seen);
  const { process } = processOf(compiled, record.process);
  const access = asks.has('access') ? accessOf(compiled, process, record, on, isNews) : [];
  const trackers = asks.has('trackers') ? trackersOf(compiled, record, on, isNews) : [];
  const forms = asks.has('forms') ? formsOf(compiled, record, on, isNews) : [];
  return {
    ...(access.length === 0 ? {} : { access: access.map((one) => (about === undefined ? one : { ...one, about })) }),
    ...(trackers.length === 0
      ? {}
      : { trackers: trackers.map((one) => (about === undefined ? one : { ...one, about })) }),
    ...(forms.length === 0 ? {} : { forms }),
    ...(asks.has('says') && isNews(saidOf(compiled, process, record, on))
      ? { says: [{ on, ...(about === undefined ? {} : { about }), sentences: statement(compiled, record, on) }] }
      : {}),
  };
};

const saidOf = (compiled: CompiledPack, process: Process, record: CaseRecord, on: PlainDate): string[] => {
  const world = worldOf(compiled, record, on);
  return process.definition.statement.flatMap(({ when }, index) =>
    when === undefined ? [] : outcomes(`statement ${index}`, when, world),
  );
};

type IsNews = (items: readonly string[]) => boolean;

const accessOf = (
  compiled: CompiledPack,
  process: Process,
  record: CaseRecord,
  on: PlainDate,
  isNews: IsNews,
): NonNullable<Story['access']> => {
  const { pack } = compiled;
  const known = resources(pack, process);
  const context = contextOf(pack, record.process, undefined);
  return pack.grants.grants.flatMap(({ may, events, resources: granted = [], roles, when }, index) =>
    roles.flatMap((role) =>
      (may === 'record' ? (events ?? []).filter((event) => isAct(process, event)) : granted).flatMap(
        (named): NonNullable<Story['access']> => {
          const resource = named === '*' ? [...known].find((one) => !granted.includes(one)) : named;
          if (resource === undefined) return [];
          const world = worldOf(compiled, record, on, [role]);
          const effects = grantEffects(compiled, [role], may, resource, world, context);
          const at = place('grants.json', 'grants', index);
          const alone = effects.some((effect) => effect.place === at && effect.signs.length > 0);
          const allowed = mayAccess(compiled, record, { actor: { id: role, roles: [role] }, today: on }, may, resource);
          const items = [
            ...(alone ? [`${at} role ${role}`, `${at} ${named}`] : []),
            // Where another grant allows it anyhow, what this one's condition came to is not to be seen.
            ...(when === undefined || (allowed && !alone) ? [] : outcomes(at, when, world)),
          ];
          return isNews(items) ? [{ on, actor: role, action: may, resource, expect: allowed ? 'allow' : 'deny' }] : [];
        },
      ),
    ),
  );
};

/** What can be recorded in this process without naming a document. */
const isAct = ({ events }: Process, event: string): boolean =>
  PLATFORM_ACTS.includes(event) || (Object.hasOwn(events, event) && events[event]?.document !== 'named');

/** @param isNews of an outcome; notes it as seen */
export const trackersOf = (
  compiled: CompiledPack,
  record: CaseRecord,
  on: PlainDate,
  isNews: IsNews,
): NonNullable<Story['trackers']> => {
  const world = worldOf(compiled, record, on);
  return Object.entries(compiled.pack.trackers).flatMap(([key, { rule }]) =>
    isNews(outcomes(place('trackers.json', key), rule, world))
      ? [{ on, indicator: key, expect: holds(rule, world) }]
      : [],
  );
};

const formsOf = (
  compiled: CompiledPack,
  record: CaseRecord,
  on: PlainDate,
  isNews: IsNews,
): NonNullable<Story['forms']> =>
  Object.values(compiled.pack.forms).flatMap((form): NonNullable<Story['forms']> => {
    const asked: Record<string, unknown>[] = [{}, { ...form.examples.complete }];
    for (const [field, values] of comparedValues(compiled.pack)) {
      const question = field.startsWith('answer.') ? field.slice('answer.'.length) : '';
      const type = Object.hasOwn(form.schema.properties, question) ? form.schema.properties[question]?.type : undefined;
      if (type === undefined) continue;
      for (const value of values) asked.push({ [question]: type === 'array' ? [value] : value });
    }
    for (const { under } of Object.values(form.layout.questions))
      if (under !== undefined)
        asked.push({
          [under.question]: form.schema.properties[under.question]?.type === 'array' ? [under.option] : under.option,
        });
    return asked.flatMap((data, index) => formOf(compiled, record, on, form, data, index === 0, isNews));
  });

/** What a form asks with these answers, as far as it has not been shown. */
export const formOf = (
  compiled: CompiledPack,
  record: CaseRecord,
  on: PlainDate,
  form: FormDefinition,
  data: Readonly<Record<string, unknown>>,
  isFirst: boolean,
  isNews: IsNews,
): NonNullable<Story['forms']> => {
  const world = { ...worldOf(compiled, record, on), answers: data };
  const now = questionsNow(form, data, world);
  const [questions, required] = [new Set(now.questions), new Set(now.required)];
  const signedBy = form.layout.signOffs
    .filter(({ when }) => holds(when, world))
    .map(({ role, act }) => `${role} ${act}`);
  const names = Object.keys(form.layout.questions);
  const view = { ...world, answers: now.answers };
  const isNewly = (
    name: string,
    what: string,
    is: boolean,
    rule: Rule | string | undefined,
    matters: boolean,
  ): boolean =>
    isNews([
      `${form.key} ${name} ${what} ${String(is)}`,
      ...(rule === undefined || !matters ? [] : outcomes(`${form.key} ${name} ${what}`, rule, view)),
    ]);
  const hiding = hiddenBy(form, now, view);
  // Both are asked of every question, so neither may be left out where the other is news.
  const shownNews = new Set(
    names.filter((name) => {
      const { own, around } = hiding(name);
      const is = questions.has(name);
      const ownNews = isNewly(name, 'shown', is, form.layout.questions[name]?.visibleWhen, own);
      const aroundNews = isNewly(name, 'shown with its section', is, sectionOf(form, name)?.visibleWhen, around);
      return ownNews || aroundNews;
    }),
  );
  const neededNews = new Set(
    names.filter(
      (name) =>
        questions.has(name) &&
        isNewly(name, 'needed', required.has(name), form.layout.questions[name]?.requiredWhen, true),
    ),
  );
  const signs = isNews(
    form.layout.signOffs.flatMap(({ when }, index) => {
      const item = `${form.key} sign-off ${index}`;
      return when === undefined ? [item] : outcomes(item, when, world);
    }),
  );
  if (!isFirst && shownNews.size + neededNews.size === 0 && !signs) return [];
  // The first time a form is asked, all of it is told; later what is new.
  const whole = isFirst && isNews([`${form.key} whole`]);
  if (isFirst && !whole && shownNews.size + neededNews.size === 0) return [];
  const some = {
    shown: [...shownNews].filter((name) => questions.has(name)),
    hidden: [...shownNews].filter((name) => !questions.has(name)),
    needed: [...neededNews].filter((name) => required.has(name)),
    optional: [...neededNews].filter((name) => !required.has(name)),
  };
  return [
    {
      on,
      form: form.key,
      ...(Object.keys(data).length === 0 ? {} : { data: { ...data } }),
      ...(whole ? { asks: [...now.questions], mustAnswer: [...now.required] } : withoutEmpty(some)),
      ...(form.layout.signOffs.length === 0 || !(whole || signs) ? {} : { signedBy }),
    },
  ];
};

const withoutEmpty = (lists: Readonly<Record<string, string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
