// Arrows run down only: screens -> parts -> state -> contract; shell -> desk -> outbox -> api -> shared.
/** `from` may not import `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const TESTS =
  '\\.(test|bench)\\.ts$|/testing/|/killpoints/|/simulator/|/fuzz/|/fixtures/|[a-z]Double\\.ts$|/test[A-Z]\\w*\\.ts$';
/** The one script of the build that needs a package at once: the page's builder alone loads it. */
const LOADED_BY_BUILDER = '^build/guide\\.(mjs|d\\.mts)$';
/** Layers of main from the top down: each may import those after it. */
const LAYERS = ['shell', 'desk', 'outbox', 'api'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    never('no-circles', 'Two files that need each other are one file.', {}, { circular: true }),
    never('no-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    never(
      'shared-is-pure',
      'The shared language knows neither side.',
      { path: '^src-shared/' },
      { path: '^(src-main|src-renderer|e2e|build)/' },
    ),
    never(
      'shared-has-no-node',
      'The shared language does no input or output.',
      { path: '^src-shared/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    never(
      'page-knows-the-contract-only',
      'The page speaks to main by the contract.',
      { path: '^src-renderer/' },
      { path: '^(src-main|e2e|build)/' },
    ),
    never(
      'page-has-no-node',
      'The page runs without Node.',
      { path: '^src-renderer/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    never(
      'main-knows-no-page',
      'Main never imports the page.',
      { path: '^src-main/' },
      { path: '^(src-renderer|e2e)/' },
    ),
    never(
      'main-is-not-built-of-build',
      'What the app is built with is no part of it.',
      { path: '^src-main/', pathNot: TESTS },
      { path: '^build/' },
    ),
    never(
      'build-knows-the-shared-language-alone',
      'The build makes files of what both sides share; a program of the app is started by its path, never imported.',
      { path: '^build/', pathNot: TESTS },
      { path: '^(src-main|src-renderer|e2e)/' },
    ),
    never(
      'build-tests-know-no-spec',
      'Tests of the build read the app, not the specs that it is proved by.',
      { path: '^build/' },
      { path: '^e2e/' },
    ),
    never(
      'commands-begin-with-nothing',
      'Scripts of the build run on a clean clone, under any Node: packages and TypeScript come after the set-up, by import().',
      { path: '^build/.*\\.mjs$', pathNot: LOADED_BY_BUILDER },
      { path: ['(^|/)node_modules/', '\\.ts$', LOADED_BY_BUILDER], dynamic: false },
    ),
    never(
      'nothing-ships-tests',
      'Test equipment is not part of the app.',
      { path: '^src-', pathNot: TESTS },
      { path: TESTS },
    ),
    never(
      'electron-in-few-places',
      'Everything else runs in plain Node.',
      { path: '^src-', pathNot: ['^src-main/(index|preload)\\.ts$', '^src-main/(shell|vault)/'] },
      { path: '(^|/)electron($|/)', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'preload-is-small',
      'The preload takes names, types and the bound of a call alone.',
      { path: '^src-main/preload\\.ts$' },
      {
        path: '^src-',
        pathNot: '^(src-main/shell/channels|src-shared/contract/plain)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    ...LAYERS.slice(1).map((layer, index) =>
      never(
        `${layer}-looks-down`,
        'A lower part does not know who uses it.',
        { path: `^src-main/${layer}/`, pathNot: TESTS },
        { path: `^src-main/(${LAYERS.slice(0, index + 1).join('|')})/` },
      ),
    ),
    never(
      'keeping-looks-down',
      'Files and keys are kept without knowing what for.',
      { path: '^src-main/(store|vault)/', pathNot: TESTS },
      { path: '^src-main/(shell|desk|outbox)/' },
    ),
    never(
      'parts-know-no-screen',
      'Pieces that screens share do not know them.',
      { path: '^src-renderer/(parts|form|session|staff|recovery|setup)/' },
      { path: '^src-renderer/screens/' },
    ),
    never(
      'parts-know-no-matter',
      'A button or a list does not know what a session, a person or a code is.',
      { path: '^src-renderer/(parts|state)/' },
      { path: '^src-renderer/(form|session|staff|recovery|setup)/' },
    ),
    never(
      'screens-know-no-other',
      'What two screens use stands beside them: form, session, staff, recovery, setup or parts.',
      { path: '^src-renderer/screens/([^/]+)/' },
      { path: '^src-renderer/screens/', pathNot: '^src-renderer/screens/$1/' },
    ),
    never(
      'state-knows-no-view',
      'State is below what shows it.',
      { path: '^src-renderer/state/' },
      { path: '^src-renderer/(screens|parts)/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'state-knows-no-screen',
      'No screen hands state its words either: what both speak of is told in state.',
      { path: '^src-renderer/state/' },
      { path: '^src-renderer/screens/' },
    ),
    never(
      'page-is-the-top',
      'Nothing that the page is built of knows the whole.',
      { path: '^src-renderer/(screens|parts|state)/' },
      { path: '^src-renderer/(page/|App\\.svelte)' },
    ),
    never(
      'practice-is-on-its-own',
      'The practice account is a service: only the root starts it.',
      { path: '^src-main/(api|outbox|desk|store|vault)/', pathNot: TESTS },
      { path: '^src-main/practice/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.svelte', '.mjs', '.js'],
      conditionNames: ['import', 'svelte', 'types', 'default'],
    },
  },
};
