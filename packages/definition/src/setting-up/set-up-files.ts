/** A whole pack out of the answers of a set-up: the files that an author would write by hand, laid over building blocks. */
import type { PackFiles } from '../authored-files.js';
import { objectAt, textsAt } from '../editing/json-shapes.js';
import { sameJson } from '../editing/same-json.js';
import type { Json } from '../parse-json.js';
import { firstWalkthroughs } from './first-walkthroughs.js';
import { clauseId, SET_UP_FILE, type SetUpAnswers, type SetUpBody } from './set-up-answers.js';
import type { SetUpKit } from './set-up-kit.js';
import { type SettledBlock, type SettledSetUp, saidBy, settleSetUp } from './settled-set-up.js';

/**
 * Pure. The same answers give the same files, to the byte.
 * @returns path relative to `configs/<authority>/` -> JSON text
 */
export const setUpFiles = (kit: SetUpKit, answers: SetUpAnswers): PackFiles => {
  const settled = settleSetUp(kit, answers);
  const files: (readonly [string, Json | undefined])[] = [
    ['authority.json', authorityFile(settled)],
    ['blocks.json', { include: settled.blocks.filter(({ isIncluded }) => isIncluded).map(inclusion) }],
    ['sources.json', sourcesFile(settled)],
    ['grants.json', grantsFile(settled)],
    [
      `processes/${kit.nation.process.folder}/process.json`,
      { title: answers.processTitle ?? kit.nation.process.title },
    ],
    ...bodyFiles(settled),
    ...firstWalkthroughs(settled),
    [SET_UP_FILE, plain(answers)],
  ];
  return Object.fromEntries(
    files.flatMap(([path, json]) => (json === undefined ? [] : [[path, `${JSON.stringify(json, null, 2)}\n`]])),
  );
};

const authorityFile = (settled: SettledSetUp): Json => {
  const { kit, answers, words } = settled;
  const { id, name, nation, closures, teams } = answers;
  const asked = numbersOf(settled);
  const changed = Object.entries(answers.numbers).filter(([key]) => Object.hasOwn(asked, key));
  return plain({
    id,
    name,
    nation,
    calendar: kit.nation.calendar,
    closures,
    words,
    teams: teams ?? kit.nation.teams,
    parameters: Object.fromEntries(changed),
    reminders: kit.nation.reminders,
  });
};

/** The parameters that the included blocks ask an authority itself: key -> as the block says it. Those that another question answers are left out. */
export const numbersOf = ({ blocks }: SettledSetUp): Readonly<Record<string, { block: SettledBlock; said: Json }>> =>
  Object.fromEntries(
    blocks
      .filter(({ isIncluded }) => isIncluded)
      .flatMap((block) => {
        const template = objectAt(block.files.get('authority.json'), 'parameters');
        const said = objectAt(saidBy(block, 'authority.json'), 'parameters');
        return Object.entries(said)
          .filter(([key]) => !Object.hasOwn(objectAt(template, key, 'value'), '$parameter'))
          .map(([key, parameter]) => [key, { block, said: parameter }]);
      }),
  );

/** What is as the block says is left out, so that the file shows what the authority has chosen. */
const inclusion = ({ id, process, definition, values }: SettledBlock): Json => {
  const given = Object.entries(values).filter(([name, value]) => {
    const usual = definition.parameters[name]?.default;
    return usual === undefined || !sameJson(usual, value);
  });
  return {
    block: id,
    ...(process === undefined ? {} : { process }),
    ...(given.length === 0 ? {} : { with: Object.fromEntries(given) }),
  };
};

const sourcesFile = ({ answers: { id, nation, procedure, clauses } }: SettledSetUp): Json | undefined => {
  if (clauses.length === 0) return undefined;
  const document = `${id}-procedure`;
  return plain({
    documents: { [document]: { title: procedure?.title ?? 'Our procedure', ...withoutTitle(procedure), nation } },
    clauses: Object.fromEntries(
      clauses.map((clause) => [
        clauseId(id, clause),
        { document, ...(clause.line === undefined ? {} : { line: clause.line }), rule: clause.rule },
      ]),
    ),
  });
};

const withoutTitle = (procedure: SetUpAnswers['procedure']) =>
  procedure?.publishedOn === undefined ? {} : { publishedOn: procedure.publishedOn };

const grantsFile = (settled: SettledSetUp): Json | undefined => {
  const known = rolesOf(settled);
  const renamed = Object.entries(settled.answers.roles).filter(([role]) => Object.hasOwn(known, role));
  return renamed.length === 0
    ? undefined
    : { roles: Object.fromEntries(renamed.map(([role, title]) => [role, { title }])) };
};

/** Role -> as the included blocks say it. */
export const rolesOf = ({ blocks }: SettledSetUp): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    blocks
      .filter(({ isIncluded }) => isIncluded)
      .flatMap((block) => Object.entries(objectAt(saidBy(block, 'grants.json'), 'roles'))),
  );

/** Meeting or panel -> the block that brings it, and as the block says it. */
export const bodiesOf = ({ blocks }: SettledSetUp): Readonly<Record<string, { block: SettledBlock; said: Json }>> =>
  Object.fromEntries(
    blocks
      .filter(({ isIncluded }) => isIncluded)
      .flatMap((block) =>
        [...block.files.keys()].flatMap((file) => {
          const [, key] = /^bodies\/(.+)\.json$/.exec(file) ?? [];
          const said = key === undefined ? undefined : saidBy(block, file);
          return key === undefined || said === undefined ? [] : [[key, { block, said }]];
        }),
      ),
  );

const bodyFiles = (settled: SettledSetUp): (readonly [string, Json | undefined])[] =>
  Object.entries(bodiesOf(settled)).map(([key, { said }]) => {
    const { id, bodies, clauses } = settled.answers;
    const own = clauses.filter(({ about }) => about.includes(`bodies.${key}`)).map((clause) => clauseId(id, clause));
    const says = {
      ...bodyChanges(said, bodies[key] ?? {}),
      ...(own.length === 0 ? {} : { sources: [...textsAt(said, 'sources'), ...own] }),
    };
    return [`bodies/${key}.json`, Object.keys(says).length === 0 ? undefined : plain(says)];
  });

const bodyChanges = (said: Json, { mandatory, invited, cadence, paperCutOff, quorum, ...rest }: SetUpBody) => ({
  ...rest,
  ...(mandatory === undefined && invited === undefined
    ? {}
    : { members: membersOf(mandatory ?? sitting(said).mandatory, invited ?? sitting(said).invited) }),
  // A block that says when and how many leaves nothing open; those of a set-up say nothing, and so does an authority that answers "none".
  ...Object.fromEntries(
    Object.entries({ cadence, paperCutOff, quorum }).filter(([, value]) => value !== undefined && value !== null),
  ),
});

const membersOf = (mandatory: readonly string[], invited: readonly string[]) => [
  ...mandatory.map((role) => ({ role, mandatory: true })),
  ...invited.filter((role) => !mandatory.includes(role)).map((role) => ({ role, mandatory: false })),
];

/** Who sits on a meeting or panel: who must be there, and who may come. */
export const sitting = (said: Json): { readonly mandatory: readonly string[]; readonly invited: readonly string[] } => {
  const members = objectAt(said).members;
  const all = (Array.isArray(members) ? members : []).map((member) => objectAt(member));
  const roles = (must: boolean): string[] =>
    all.flatMap(({ role, mandatory }) => (typeof role === 'string' && (mandatory === true) === must ? [role] : []));
  return { mandatory: roles(true), invited: roles(false) };
};

/** As JSON would carry it. */
const plain = (value: unknown): Json => {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
};
