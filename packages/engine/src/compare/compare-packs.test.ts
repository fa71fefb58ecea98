import type { Pack } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { smallPack } from '../small-pack.fixture.js';
import { comparePacks } from './compare-packs.js';

/** The small pack with one place changed: `processes.childPermanence.deadlines.review1.title`. Undefined takes it away. */
const changed = (path: string, value: unknown): Pack => {
  const copy: unknown = structuredClone(smallPack);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let here: unknown = copy;
  for (const step of steps) here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined;
  if (typeof here !== 'object' || here === null) throw new Error(`The small pack has no ${path}.`);
  if (value === undefined) Reflect.deleteProperty(here, last);
  else Reflect.set(here, last, value);
  if (!isPack(copy)) throw new Error('No longer a pack.');
  return copy;
};
const isPack = (value: unknown): value is Pack => typeof value === 'object' && value !== null && 'processes' in value;

const sentences = (before: Pack, after: Pack): string[] =>
  comparePacks(before, after).differences.map(
    ({ touches, sentence, loosens }) => `${touches}: ${sentence}${loosens ? ' (!)' : ''}`,
  );
const P = 'processes.childPermanence';

const CHANGES: readonly [what: string, path: string, value: unknown, said: string][] = [
  [
    'a limit that is shorter',
    `${P}.deadlines.review1.components.statutory.allow.n`,
    15,
    'limits: "First review" is now due 15 working days after the date of becoming looked after; it was 20 working days after the date of becoming looked after.',
  ],
  [
    'somebody who no longer hears',
    `${P}.deadlines.review1.onOverdue`,
    ['iro'],
    'limits: When "First review" is overdue, Service manager will no longer be told. (!)',
  ],
  [
    'a limit that is gone',
    `${P}.deadlines.review1`,
    undefined,
    'limits: The limit "First review" is gone; it was due 20 working days after the date of becoming looked after. (!)',
  ],
  [
    'a permission gained',
    'grants.grants.1.roles',
    ['sw', 'tm', 'iro'],
    'permissions: Reviewing officer may now "Approve". (!)',
  ],
  [
    'a condition dropped',
    'grants.grants.4.when',
    undefined,
    'permissions: Reviewing officer may now "Record a review" always; before, when',
  ],
  [
    'a permission lost',
    'grants.grants.5',
    { roles: ['sw'], may: 'read', resources: ['case'], sources: [] },
    'permissions: Social worker may no longer read "PPM".',
  ],
  [
    'a question that need not be answered',
    'forms.report.schema.required',
    [],
    'forms: "Report": "Text" need not be answered any longer. (!)',
  ],
  [
    'a reminder on other days',
    'authority.reminders.warn',
    [5, 1],
    'parameters: When people are reminded is now 5 and 1 working days before a limit; it was',
  ],
  ['nobody further up who hears', 'authority.reminders.secondStepTell', [], 'will no longer be told. (!)'],
  [
    'a shorter answer',
    'forms.report.schema.properties.text.maxLength',
    7,
    'forms: "Report", "Text": the most characters is now 7; it was',
  ],
  [
    'another kind of answer',
    'forms.report.schema.properties.text',
    { type: 'boolean', title: 'Text' },
    'forms: "Report", "Text": what kind of answer it takes is now yes or no; it was words, a day or a choice.',
  ],
  ['a state that is gone', `${P}.chart.states.plan.states`, {}, 'steps: The state "Plan: '],
  ['another word', 'authority.name', 'Other Council', 'words: The name of the authority is now Other Council; it was'],
];

describe('two versions of a pack', () => {
  it('do not differ when they say the same', () => {
    expect(comparePacks(smallPack, structuredClone(smallPack))).toEqual({ differences: [], homeless: [] });
  });

  it.each(CHANGES)('differ by %s', (_what, path, value, said) => {
    expect(sentences(smallPack, changed(path, value))).toContainEqual(expect.stringContaining(said));
  });

  it('say in one sentence that something is possible in many states now', () => {
    const states = Object.entries(smallPack.processes.childPermanence?.chart.states ?? {}).flatMap(([region, node]) =>
      Object.keys(node.states ?? {}).map((state) => `${P}.chart.states.${region}.states.${state}`),
    );
    const everywhere = (count: number): Pack =>
      states.slice(0, count).reduce((pack, path) => {
        const copy = structuredClone(pack);
        const steps = path.split('.');
        const node = steps.reduce<unknown>((here, step) => Object.getOwnPropertyDescriptor(here, step)?.value, copy);
        if (typeof node !== 'object' || node === null) throw new Error(`The small pack has no ${path}.`);
        const on = Object.getOwnPropertyDescriptor(node, 'on')?.value;
        Reflect.set(node, 'on', { ...on, WELLBEING_RECORDED: {} });
        return copy;
      }, smallPack);
    expect(states.length).toBeGreaterThan(3);
    const many = sentences(smallPack, everywhere(4)).filter((said) => said.includes('WELLBEING'));
    expect(many).toEqual([
      expect.stringMatching(
        /^steps: "WELLBEING_RECORDED" is now possible in 4 states of .*: it moves nothing\. \(!\)$/,
      ),
    ]);
    const few = sentences(smallPack, everywhere(2)).filter((said) => said.includes('WELLBEING'));
    expect(few).toHaveLength(2);
  });

  it('say which states of cases would have no home', () => {
    const { homeless } = comparePacks(smallPack, changed(`${P}.chart.states.care.states.lookedAfter`, undefined));
    expect(homeless).toEqual([
      { process: 'childPermanence', path: 'care.lookedAfter', title: expect.stringContaining('Care') },
    ]);
  });

  it('tell a permission written in another way from one that changed', () => {
    const grants = smallPack.grants.grants.flatMap((grant) => grant.roles.map((role) => ({ ...grant, roles: [role] })));
    const after = { ...smallPack, grants: { ...smallPack.grants, grants } };
    expect(sentences(smallPack, after)).toEqual([
      'permissions: Permissions are written in another way; nobody gains or loses any.',
    ]);
  });
});
