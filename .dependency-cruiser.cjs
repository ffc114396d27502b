// The import table of the architecture, as rules. TypeScript's own per-folder `lib` and `types` catch globals; these catch modules.
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});
const contract = '^preload/contract/';
const domain = '^main/domain/';
const node = '^node:|^(fs|path|os|crypto|events|stream|worker_threads|child_process|util|url|http|net|zlib)(/|$)';
const pkg = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;
const electron = pkg('electron');

module.exports = {
  forbidden: [
    only('contract-is-a-leaf', 'The contract crosses every boundary, so it may stand on zod alone.', contract, [
      contract,
      pkg('zod'),
    ]),
    only(
      'words-are-a-leaf',
      'What faults are called stands in one place for page, desktop and command line, so it may stand on the contract alone.',
      '^preload/words/',
      ['^preload/words/', contract],
    ),
    only(
      'domain-is-pure',
      'Decisions take all they need as arguments: no Node, no I/O, no clock, no schemas at run time.',
      domain,
      [domain, contract],
    ),
    {
      name: 'domain-takes-types-of-the-contract',
      severity: 'error',
      comment: 'The domain may name contract types, never run contract code.',
      from: { path: domain },
      to: { path: contract, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-without-electron',
      severity: 'error',
      comment: 'The same engine is the headless station, the test subject and the bench.',
      from: { path: '^main/(engine|simulator|trial|truth)/' },
      to: {
        path: [electron, '^main/(app|ipc|engine-host)/', '^(renderer|preload/(?!contract/|words/)|scripts|test)/'],
      },
    },
    {
      name: 'engine-without-simulator',
      severity: 'error',
      comment:
        'The station is no different for being tried on simulated parts. The two programs that start one bring the simulated line along.',
      from: { path: '^main/engine/', pathNot: '^main/engine/(index|cli)\\.ts$' },
      to: { path: '^main/(simulator|trial)/' },
    },
    {
      name: 'simulator-without-engine',
      severity: 'error',
      comment: 'The simulated line knows of a station no more than a camera does.',
      from: { path: '^main/simulator/' },
      to: { path: '^main/(engine|domain|trial)/' },
    },
    {
      name: 'truth-is-a-leaf',
      severity: 'error',
      comment:
        'What is known of simulated parts is a file format: the simulator writes it, the station reads it where it is told to.',
      from: { path: '^main/truth/' },
      to: { path: '^main/(?!truth/|ensure-folder\\.ts)' },
    },
    {
      name: 'desktop-without-native-modules',
      severity: 'error',
      comment: 'A crash in a native library must not take the window down; SQL and decisions belong to the engine.',
      from: { path: '^main/(index\\.ts|app/|ipc/|engine-host/)' },
      to: {
        path: [
          pkg('sharp', 'onnxruntime-node', 'better-sqlite3'),
          '^main/(engine|domain|simulator|trial|truth)/',
          '^(renderer|preload/(?!contract/|words/))',
        ],
      },
    },
    only(
      'preload-is-thin',
      'The preload exposes the client derived from the contract, nothing else.',
      '^preload/(?!contract/|words/)',
      ['^preload/', electron, '^electron$', pkg('zod')],
    ),
    {
      name: 'renderer-is-sandboxed',
      severity: 'error',
      comment: 'The page runs without Node and Electron; it knows the contract and types of the domain.',
      from: { path: '^renderer/' },
      to: {
        path: [node, electron, '^main/(?!domain/)', '^preload/(?!contract/|words/|client\\.ts)', '^(scripts|test)/'],
      },
    },
    {
      name: 'renderer-takes-types-of-the-domain',
      severity: 'error',
      comment: 'What the page shows is computed by the engine.',
      from: { path: '^renderer/' },
      to: { path: ['^main/domain/', '^preload/client\\.ts'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-door',
      severity: 'error',
      comment: 'Models come to judge parts by one door: nothing else may say that a recipe or a lane has passed it.',
      from: { path: '^main/', pathNot: '^main/engine/registry/door\\.ts$' },
      to: { path: '^main/engine/store/set-up/admitted\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Test support never ships.',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle hides which way knowledge flows.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'An import that resolves to nothing is a bug.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
