// The floors: what may import what. An arrow points only down: tests, apps -> runtime, contract -> engine -> definition.
const OURS = '^(packages|apps|migrations|tests)/';
const TESTS = '[.]test[.]tsx?$';
const PURE = ['definition', 'engine', 'contract', 'ssda903'];

/** A package may import, of ours, itself and what lies below it. */
function floor(folder, below) {
  return {
    name: `${folder.replace('/', '-')}-looks-down`,
    comment: `${folder} may import ${below.length > 0 ? below.join(', ') : 'nothing else of ours'}.`,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: OURS, pathNot: [folder, ...below].map((allowed) => `^${allowed}/`) },
  };
}

/** A pure package may import these npm packages and no others. */
function onlyNpm(folder, names) {
  return {
    name: `${folder.replace('/', '-')}-keeps-to-its-libraries`,
    comment: `${folder} is pure: it runs in the browser and in replay, so it may use ${names.join(', ')} alone.`,
    severity: 'error',
    from: { path: `^${folder}/src/`, pathNot: TESTS },
    to: { path: 'node_modules/', pathNot: `node_modules/(${names.join('|')})/` },
  };
}

export default {
  forbidden: [
    floor('packages/definition', []),
    floor('packages/engine', ['packages/definition']),
    floor('packages/contract', ['packages/definition', 'packages/engine']),
    floor('packages/ssda903', ['packages/definition']),
    floor('packages/embedded-postgres', []),
    floor('migrations', []),
    floor('packages/runtime', [
      'packages/definition',
      'packages/engine',
      'packages/ssda903',
      'packages/embedded-postgres',
      'migrations',
    ]),
    floor('apps/web', ['packages/definition', 'packages/engine', 'packages/contract']),
    floor('apps/api', ['packages', 'migrations']),
    floor('apps/cli', ['packages', 'migrations']),
    onlyNpm('packages/definition', ['zod', 'temporal-polyfill']),
    onlyNpm('packages/engine', ['xstate', '@casl/ability', 'temporal-polyfill']),
    onlyNpm('packages/contract', ['zod']),
    onlyNpm('packages/ssda903', ['papaparse', 'saxes', 'temporal-polyfill']),
    {
      name: 'pure-packages-touch-nothing-outside',
      comment:
        'A pure package reads no file, clock, network or environment: the same input gives the same answer everywhere.',
      severity: 'error',
      from: { path: `^packages/(${PURE.join('|')})/src/`, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-browser-has-no-node',
      comment: 'apps/web runs in a browser, which has none of Node’s modules.',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-are-entered-through-their-index',
      comment:
        'What a package does not export in src/index.ts is its own business. The runtime has a second door: reading packs, which needs no database.',
      severity: 'error',
      from: { path: '^((?:packages|apps)/[^/]+|migrations|tests)/' },
      to: {
        path: '^(packages/[^/]+|migrations)/',
        pathNot: ['^$1/', '^(packages/[^/]+|migrations)/src/index[.]ts$', '^packages/runtime/src/read-configs[.]ts$'],
      },
    },
    {
      name: 'tests-are-imported-by-nobody',
      comment: 'Code that is shipped does not depend on a test.',
      severity: 'error',
      from: { path: '^(packages|apps|migrations)/', pathNot: TESTS },
      to: { path: [TESTS, '^tests/'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one thing in two files.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-is-found',
      comment:
        'An import that resolves to nothing is a misspelling or an undeclared dependency, and would slip past the other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Types are imports too: a floor that only types cross is still crossed.
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: 'tools/floors/our-packages.cjs' },
    exclude: { path: '[.](css|scss|svg|png|woff|woff2)$' },
    doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
