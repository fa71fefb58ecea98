/** What changed about documents, tasks, notices and meetings. */
import {
  type BodyDefinition,
  type DocumentDefinition,
  type DocumentStep,
  type NoticeDefinition,
  type Process,
  place,
  processFile,
  type Rule,
  type TaskDefinition,
} from '@homeward/definition';
import { roleTitle } from '../rules/words.js';
import { compareNamed, listSaid, plain, quoted } from './compare-named.js';
import { type Differences, loosening, nowAndThen, type Said, type Side } from './difference.js';
import { equal, without } from './equal.js';
import { ruleSaid } from './rule-said.js';

const rule = (given: Rule | string, side: Side): string => ruleSaid(given, side);
const titles = (roles: readonly string[] | undefined, { pack }: Side): string[] =>
  (roles ?? []).map((role) => roleTitle(pack, role));
const eventTitle = (event: string, { words }: Side): string => quoted(words.process.events[event]?.title ?? event);

interface OnEvent {
  readonly event: string;
  readonly when?: Rule | string | undefined;
}
const onInWords = ({ event, when }: OnEvent, side: Side): string =>
  when === undefined ? eventTitle(event, side) : `${eventTitle(event, side)} (when ${rule(when, side)})`;
const onsInWords = (list: readonly OnEvent[] | undefined, side: Side): string =>
  list === undefined || list.length === 0 ? 'nothing' : list.map((one) => onInWords(one, side)).join(' or ');

export const compareWork = (
  differences: Differences,
  id: string,
  before: Side,
  after: Side,
  was: Process,
  is: Process,
): void => {
  compareNamed<DocumentDefinition>(differences, {
    touches: 'documents',
    thing: 'document',
    before: was.documents,
    after: is.documents,
    at: place(processFile(id, 'documents')),
    title: ({ title }) => title,
    fields: (title) => ({
      title: (one, other) => [`The document ${quoted(one)} is now called ${quoted(other)}.`],
      form: { what: 'its form' },
      steps: (one, other) => stepsSaid(title, one, other, before, after),
      lockedWhen: (one, other) => [
        loosening(
          `${quoted(title)} is now locked ${other === undefined ? 'never' : `when ${rule(other, after)}`}; before, ${one === undefined ? 'never' : `when ${rule(one, before)}`}.`,
        ),
      ],
      audience: (one, other) =>
        listSaid(
          titles(one, before),
          titles(other, after),
          (who) => loosening(`${quoted(title)} is now also for ${who}.`),
          (who) => `${quoted(title)} is no longer for ${who}.`,
        ),
      sources: { what: 'the clauses' },
    }),
  });
  compareNamed<TaskDefinition>(differences, {
    touches: 'tasks',
    thing: 'task',
    before: was.tasks,
    after: is.tasks,
    at: place(processFile(id, 'tasks')),
    title: ({ title }) => title,
    added: ({ title, owner, createdBy }) =>
      `New task: ${quoted(title)}, for ${roleTitle(after.pack, owner)}, after ${onsInWords(createdBy, after)}.`,
    fields: (title) => ({
      title: (one, other) => [`The task ${quoted(one)} is now called ${quoted(other)}.`],
      owner: (one, other) => [
        nowAndThen(`Who does ${quoted(title)}`, roleTitle(before.pack, one), roleTitle(after.pack, other)),
      ],
      createdBy: (one, other) => [
        nowAndThen(`What leaves ${quoted(title)} to do`, onsInWords(one, before), onsInWords(other, after)),
      ],
      doneBy: (one, other) => [
        nowAndThen(`What completes ${quoted(title)}`, onsInWords(one, before), onsInWords(other, after)),
      ],
      cancelledWhen: (one, other) => [
        `${quoted(title)} falls away ${other === undefined ? 'never' : `when ${rule(other, after)}`}; before, ${one === undefined ? 'never' : `when ${rule(one, before)}`}.`,
      ],
      opens: { what: 'what it opens', words: (opens) => plain(opens === undefined ? undefined : Object.values(opens)) },
      deadline: (one, other) => [
        nowAndThen(`The limit of ${quoted(title)}`, limitTitle(one, before), limitTitle(other, after)),
      ],
      sources: { what: 'the clauses' },
    }),
  });
  compareNamed<NoticeDefinition>(differences, {
    touches: 'notices',
    thing: 'notice',
    before: was.notices,
    after: is.notices,
    at: place(processFile(id, 'notices')),
    title: ({ text }) => text,
    added: ({ text, to, on }) =>
      `After ${onsInWords(on, after)}, ${titles(to, after).join(', ')} will be told: ${quoted(text)}.`,
    removed: ({ text, to }) => loosening(`${titles(to, before).join(', ')} will no longer be told: ${quoted(text)}.`),
    fields: (title) => ({
      on: (one, other) => [
        nowAndThen(`When ${quoted(title)} is sent`, onsInWords(one, before), onsInWords(other, after)),
      ],
      to: (one, other) =>
        listSaid(
          titles(one, before),
          titles(other, after),
          (who) => `${who} will be told too: ${quoted(title)}.`,
          (who) => loosening(`${who} will no longer be told: ${quoted(title)}.`),
        ),
      text: (one, other) => [`The notice ${quoted(one)} now reads ${quoted(other)}.`],
      sources: { what: 'the clauses' },
    }),
  });
};

const limitTitle = (key: string | undefined, { words }: Side): string =>
  key === undefined ? 'none' : quoted(words.process.deadlines[key]?.title ?? key);

const stepsSaid = (
  title: string,
  was: readonly DocumentStep[],
  is: readonly DocumentStep[],
  before: Side,
  after: Side,
): Said[] => {
  const inWords = ({ event, when, from, to, notBy }: DocumentStep, side: Side): string =>
    `${onInWords({ event, when }, side)} takes it from ${from.join(' or ')} to ${to}${notBy === undefined ? '' : ', not by its author'}`;
  const [come, gone] = [without(is, was), without(was, is)];
  if (come.length === 0 && gone.length === 0) return [`The steps of ${quoted(title)} stand in another order.`];
  return [
    ...come.map((step) => loosening(`${quoted(title)}: ${inWords(step, after)} from now on.`)),
    ...gone.map((step) => loosening(`${quoted(title)}: no longer, that ${inWords(step, before)}.`)),
  ];
};

export const compareBodies = (differences: Differences, before: Side, after: Side): void => {
  const [was, is] = [before.pack.bodies, after.pack.bodies];
  const every = (cadence: BodyDefinition['cadence']): string =>
    cadence === null
      ? 'as needed'
      : cadence.every === 1
        ? `every ${cadence.unit.slice(0, -1)}`
        : `every ${cadence.every} ${cadence.unit}`;
  const cutOff = (one: BodyDefinition['paperCutOff']): string =>
    one === null ? 'at any time' : `${one.n} ${one.unit === 'days' ? 'days' : 'working days'} before`;
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
    compareNamed<BodyDefinition>(differences, {
      touches: 'meetings',
      thing: 'panel or meeting',
      before: was[key] === undefined ? {} : { '': was[key] },
      after: is[key] === undefined ? {} : { '': is[key] },
      at: `bodies/${key}.json#`,
      title: ({ title }) => title,
      fields: (title) => ({
        title: (one, other) => [`The meeting ${quoted(one)} is now called ${quoted(other)}.`],
        members: (one, other) => membersSaid(title, one, other, before, after),
        chair: (one, other) =>
          listSaid(
            titles(one, before),
            titles(other, after),
            (role) => loosening(`${quoted(title)} may now be chaired by ${role}.`),
            (role) => `${quoted(title)} may no longer be chaired by ${role}.`,
          ),
        deputies: (one, other) =>
          listSaid(
            titles(one, before),
            titles(other, after),
            (role) => loosening(`${role} may now chair ${quoted(title)} as deputy.`),
            (role) => `${role} may no longer chair ${quoted(title)} as deputy.`,
          ),
        cadence: (one, other) => [nowAndThen(`How often ${quoted(title)} sits`, every(one), every(other))],
        paperCutOff: (one, other) => [
          nowAndThen(`By when ${quoted(title)} wants its papers`, cutOff(one), cutOff(other)),
        ],
        quorum: (one, other) => {
          const text = nowAndThen(`The quorum of ${quoted(title)}`, quorumSaid(one), quorumSaid(other));
          return [(other ?? 0) < (one ?? 0) ? loosening(text) : text];
        },
        agenda: { what: 'the agenda' },
        decisions: { what: 'what it may decide' },
        circulation: (one, other) =>
          listSaid(
            titles(one, before),
            titles(other, after),
            (role) => `The minutes of ${quoted(title)} go to ${role} too.`,
            (role) => loosening(`The minutes of ${quoted(title)} no longer go to ${role}.`),
          ),
        events: { what: 'the actions that belong to it' },
        sources: { what: 'the clauses' },
      }),
    });
};

const quorumSaid = (quorum: BodyDefinition['quorum']): string => (quorum === null ? 'not stated' : String(quorum));

const membersSaid = (
  title: string,
  was: BodyDefinition['members'],
  is: BodyDefinition['members'],
  before: Side,
  after: Side,
): Said[] => {
  const name = ({ role, title: own, mandatory }: BodyDefinition['members'][number], side: Side): string =>
    `${own ?? roleTitle(side.pack, role)}${mandatory ? ' (must attend)' : ''}`;
  const [come, gone] = [without(is, was), without(was, is)];
  if (come.length === 0 && gone.length === 0 && !equal(was, is))
    return [`The members of ${quoted(title)} stand in another order.`];
  return [
    ...come.map((member) => loosening(`${quoted(title)} now has as a member: ${name(member, after)}.`)),
    ...gone.map((member) => loosening(`${quoted(title)} no longer has as a member: ${name(member, before)}.`)),
  ];
};
