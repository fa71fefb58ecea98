/** The questions of a guided set-up, step by step, as the nation's set-up and the building blocks ask them. Whoever shows them knows no block by name. */
import type { BlockParameter } from '../blocks/block.js';
import { objectAt, textAt, textsAt } from '../editing/json-shapes.js';
import type { Json } from '../parse-json.js';
import { bodiesOf, numbersOf, rolesOf, sitting } from './set-up-files.js';
import type { SetUpQuestion, SetUpStep } from './set-up-question.js';
import { type SettledBlock, type SettledSetUp, setUpOf } from './settled-set-up.js';

/** The steps that these answers lead through, in order. A block that is not included asks nothing. */
export const setUpSteps = (settled: SettledSetUp): readonly SetUpStep[] => [
  authorityStep(settled),
  wordsStep(settled),
  ...some(partsStep(settled)),
  procedureStep(settled),
  ...settled.blocks.filter(({ isIncluded }) => isIncluded).flatMap(blockStep),
  ...some(numbersStep(settled)),
  rolesStep(settled),
  ...Object.keys(bodiesOf(settled)).map((key) => bodyStep(settled, key)),
];

const some = (step: SetUpStep): SetUpStep[] => (step.questions.length === 0 ? [] : [step]);

const authorityStep = ({ answers, kit }: SettledSetUp): SetUpStep => ({
  key: 'authority',
  group: 'Your council',
  title: 'Name, teams and closed days',
  about: `Your council follows the law of ${kit.nation.title}, and its bank holidays are those of ${kit.nation.title}.`,
  questions: [
    { kind: 'text', place: ['name'], label: 'What is your council called?', value: answers.name },
    {
      kind: 'text',
      place: ['processTitle'],
      label: 'What do you call the whole process?',
      value: answers.processTitle ?? kit.nation.process.title,
      usual: kit.nation.process.title,
    },
    { kind: 'teams', place: ['teams'], label: 'Which teams hold cases?', value: answers.teams ?? kit.nation.teams },
    {
      kind: 'closures',
      place: ['closures'],
      label: 'On which days are your offices closed besides bank holidays?',
      hint: 'They do not count as working days',
      value: answers.closures,
    },
  ],
});

const wordsStep = ({ kit, words }: SettledSetUp): SetUpStep => ({
  key: 'words',
  group: 'Your council',
  title: 'Your words',
  about: 'People read these words on every page.',
  questions: Object.entries(kit.nation.words).map(([key, { question, ...usual }]) => ({
    kind: 'word',
    place: ['words', key],
    label: question,
    value: words[key] ?? usual,
    usual,
  })),
});

const partsStep = ({ blocks }: SettledSetUp): SetUpStep => ({
  key: 'parts',
  group: 'Your procedure',
  title: 'What your procedure has',
  about:
    'The procedure is put together from building blocks. The law, reviews, the court and the record are always there; these you choose.',
  questions: blocks.flatMap(({ id, definition: { asked, description }, isIncluded, lacks }): SetUpQuestion[] =>
    asked === undefined || 'with' in asked
      ? []
      : [
          {
            kind: 'yesNo',
            place: ['blocks', id],
            label: asked.question,
            hint: description,
            value: isIncluded,
            usual: asked.usual,
            ...(lacks.length === 0 ? {} : { cannot: `It needs what you left out: ${lacks.join(', ')}.` }),
          },
        ],
  ),
});

const procedureStep = (settled: SettledSetUp): SetUpStep => ({
  key: 'procedure',
  group: 'Your procedure',
  title: 'The lines of your own procedure',
  about:
    'Everything cites a clause, so that anybody can ask “says who?”. The law is there already; here stand the lines of your own procedure, and what rests on each.',
  questions: [
    {
      kind: 'text',
      place: ['procedure', 'title'],
      label: 'What is your procedure called?',
      value: settled.answers.procedure?.title ?? '',
      isOptional: true,
    },
    {
      kind: 'clauses',
      place: ['clauses'],
      label: 'Its lines',
      value: settled.answers.clauses,
      options: placesForClauses(settled),
    },
  ],
});

/** What a line of the authority's procedure can be about: each question of an included block that clauses answer, and each meeting. */
const placesForClauses = (settled: SettledSetUp) => [
  ...settled.blocks
    .filter(({ isIncluded }) => isIncluded)
    .flatMap(({ id, definition: { title, parameters } }) =>
      Object.entries(parameters)
        .filter(([, parameter]) => setUpOf(parameter) === 'clauses')
        .map(([name, parameter]) => ({ value: `${id}.${name}`, title: `${title}: ${parameter.title}` })),
    ),
  ...Object.entries(bodiesOf(settled)).map(([key, { said }]) => ({
    value: `bodies.${key}`,
    title: `Meeting: ${settled.answers.bodies[key]?.title ?? textAt(said, 'title') ?? key}`,
  })),
];

const blockStep = (block: SettledBlock): SetUpStep[] => {
  const questions = Object.entries(block.definition.parameters).flatMap(([name, parameter]) =>
    setUpOf(parameter) === 'asked' ? asked(block, name, parameter) : [],
  );
  const { title, description: about } = block.definition;
  return some({ key: `block-${block.id}`, group: 'Your procedure', title, about, questions });
};

const asked = (block: SettledBlock, name: string, parameter: BlockParameter): SetUpQuestion[] => {
  const value = block.values[name];
  const usual = parameter.default;
  const common = { place: ['parameters', block.id, name], label: parameter.title, sources: parameter.sources };
  if (parameter.type === 'yesNo')
    return [{ ...common, kind: 'yesNo', value: value === true, ...(typeof usual === 'boolean' ? { usual } : {}) }];
  if (parameter.type === 'number')
    return [
      {
        ...common,
        kind: 'number',
        ...(typeof value === 'number' ? { value } : {}),
        ...(typeof usual === 'number' ? { usual } : {}),
      },
    ];
  if (parameter.type !== 'text') return [];
  return [
    {
      ...common,
      kind: 'text',
      value: typeof value === 'string' ? value : '',
      ...(typeof usual === 'string' ? { usual } : {}),
    },
  ];
};

const numbersStep = (settled: SettledSetUp): SetUpStep => ({
  key: 'numbers',
  group: 'Your procedure',
  title: 'Numbers and choices',
  about:
    'What the law says, and what it leaves open, with the answer most authorities give. An answer marked as not confirmed comes from what practitioners know: confirm it, or put your own in its place.',
  questions: Object.entries(numbersOf(settled)).flatMap(([key, { block, said }]): SetUpQuestion[] => {
    const given = settled.answers.numbers[key];
    const usual = objectAt(said).value;
    const value = given?.value ?? usual;
    const common = {
      place: ['numbers', key, 'value'],
      label: textAt(said, 'question') ?? key,
      sources: textsAt(said, 'sources'),
      heading: block.definition.title,
      ...optional('unit', textAt(said, 'unit')),
      ...optional('because', textAt(said, 'because')),
      ...(objectAt(said).verified === false ? { isConfirmed: given?.verified === true } : {}),
    };
    if (typeof value === 'number')
      return [{ ...common, kind: 'number', value, ...(typeof usual === 'number' ? { usual } : {}) }];
    if (typeof value === 'boolean')
      return [{ ...common, kind: 'yesNo', value, ...(typeof usual === 'boolean' ? { usual } : {}) }];
    const roles = rolesOf(settled);
    const names = textsAt(value);
    return names.length > 0 && names.every((name) => Object.hasOwn(roles, name))
      ? [{ ...common, kind: 'roles', value: names, options: roleOptions(settled) }]
      : [{ ...common, kind: 'shown', value: typeof value === 'string' ? value : names.join(', ') }];
  }),
});

const optional = <Name extends string>(name: Name, value: string | undefined): { readonly [K in Name]?: string } => {
  const found: { [K in Name]?: string } = {};
  if (value !== undefined) found[name] = value;
  return found;
};

export const roleOptions = (settled: SettledSetUp) =>
  Object.entries(rolesOf(settled)).map(([value, said]) => ({
    value,
    title: settled.answers.roles[value] ?? textAt(said, 'title') ?? value,
  }));

const rolesStep = (settled: SettledSetUp): SetUpStep => ({
  key: 'roles',
  group: 'People',
  title: 'Roles',
  about: 'Who does what, and what you call each role.',
  questions: [
    ...settled.blocks
      .filter(({ isIncluded }) => isIncluded)
      .flatMap(({ id, definition, values }) =>
        Object.entries(definition.parameters).flatMap(([name, parameter]): SetUpQuestion[] => {
          if (setUpOf(parameter) !== 'roles') return [];
          const options = roleOptions(settled);
          const common = {
            place: ['parameters', id, name],
            label: parameter.title,
            heading: definition.title,
            options,
            sources: parameter.sources,
          };
          const value = values[name];
          return parameter.type === 'name'
            ? [{ ...common, kind: 'role', value: typeof value === 'string' ? value : '' }]
            : [{ ...common, kind: 'roles', value: textsAt(value) }];
        }),
      ),
    ...Object.entries(rolesOf(settled)).map(([role, said]): SetUpQuestion => {
      const usual = textAt(said, 'title') ?? role;
      return {
        kind: 'text',
        place: ['roles', role],
        label: usual,
        hint: SCOPES[textAt(said, 'scope') ?? ''] ?? '',
        heading: 'What you call them',
        value: settled.answers.roles[role] ?? usual,
        usual,
      };
    }),
  ],
});

const SCOPES: Readonly<Record<string, string>> = {
  allocated: 'For children who are given to them by name',
  team: 'For the children of their team',
  authority: 'For every child',
  body: 'For children on the agenda of their meeting or panel',
  external: 'Not staff: sees what is released to them',
  configuration: 'Works on the procedure and sees no child',
};

const bodyStep = (settled: SettledSetUp, key: string): SetUpStep => {
  const found = bodiesOf(settled)[key];
  const said: Json = found?.said ?? {};
  const own = settled.answers.bodies[key] ?? {};
  const usual = textAt(said, 'title') ?? key;
  const options = roleOptions(settled);
  const { mandatory, invited } = sitting(said);
  const at = (part: string): readonly string[] => ['bodies', key, part];
  const chairIsAsked = !JSON.stringify(objectAt(found?.block.files.get(`bodies/${key}.json`)).chair ?? []).includes(
    '$each',
  );
  const chairs: SetUpQuestion[] = chairIsAsked
    ? [
        {
          kind: 'roles',
          place: at('chair'),
          label: 'Who chairs it?',
          value: own.chair ?? textsAt(said, 'chair'),
          options,
        },
      ]
    : [];
  return {
    key: `body-${key}`,
    group: 'People',
    title: capitalised(own.title ?? usual),
    about: chairIsAsked
      ? 'Who sits, who chairs, how often it sits and what papers it wants by when.'
      : 'Who sits, how often it sits and what papers it wants by when. Who chairs it is asked under Roles.',
    questions: [
      { kind: 'text', place: at('title'), label: 'What is it called?', value: own.title ?? usual, usual },
      {
        kind: 'roles',
        place: at('mandatory'),
        label: 'Who must be there?',
        value: own.mandatory ?? mandatory,
        options,
      },
      { kind: 'roles', place: at('invited'), label: 'Who else may come?', value: own.invited ?? invited, options },
      ...chairs,
      {
        kind: 'roles',
        place: at('deputies'),
        label: 'Who deputises for the chair?',
        value: own.deputies ?? textsAt(said, 'deputies'),
        options,
      },
      { kind: 'every', place: at('cadence'), label: 'How often does it sit?', value: own.cadence ?? null },
      {
        kind: 'before',
        place: at('paperCutOff'),
        label: 'How long before do the papers have to be there?',
        value: own.paperCutOff ?? null,
      },
      {
        kind: 'number',
        place: at('quorum'),
        label: 'How many members make it quorate?',
        hint: 'Leave it empty where your procedure states none',
        isOptional: true,
        ...(typeof own.quorum === 'number' ? { value: own.quorum } : {}),
      },
    ],
  };
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
