// The lint rules: what the compiler does not catch, and where this project's own borders run.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { roomBlocks } from './build/lint/rooms.mjs';
import { wallBlocks } from './build/lint/walls.mjs';

const CLOCK = 'The clock and chance are handed in; only the root of main asks the machine.';
/** Test equipment that lies among the sources and never ships. */
const EQUIPMENT = ['**/testing/**', '**/simulator/**', '**/*Double.ts'];
const TESTS = [
  '**/*.test.ts',
  '**/*.bench.ts',
  '**/*.spec.ts',
  'e2e/**',
  'build/**',
  '**/killpoints/**',
  'src-main/fuzz/**',
];

/** May ask the machine for clock and chance: the roots of main and page, and the practice account's own command. */
const ROOTS = ['src-main/index.ts', 'src-main/systemClock.ts', 'src-main/practice/command.ts', 'src-renderer/main.ts'];

/** Numbers and other plain values in texts are meant. */
const inTexts = { allowNumber: true, allowBoolean: true };

export default ts.config(
  { ignores: ['out/', 'dist/', 'node_modules/', '.cache/', 'test-results/', 'playwright-report/', 'docs/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
  },
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser } },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', inTexts],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A function may promise because its port does.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
    },
  },
  { files: ['src-shared/**', 'src-renderer/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['src-main/**', 'e2e/**', 'build/**', '*.ts', '*.js', '*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ['src-*/**/*.ts', 'src-*/**/*.svelte'],
    ignores: [...TESTS, ...ROOTS],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK },
        { object: 'Math', property: 'random', message: CLOCK },
      ],
    },
  },
  ...wallBlocks(['src-*/**/*.ts', 'src-*/**/*.svelte'], [...TESTS, ...EQUIPMENT], {
    ignores: [...ROOTS, 'src-main/practice/**'],
    rules: [{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK }],
  }),
  ...roomBlocks(['src-*/**/*.ts', 'src-*/**/*.svelte'], TESTS),
  {
    files: ['**/*.svelte'],
    rules: {
      // In markup the linter does not see the types that svelte-check sees.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Props are declared together, those that are bound among them.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    files: TESTS,
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  { files: ['src-main/practice/command.ts'], rules: { 'no-console': 'off' } },
  // The set-up scripts talk to people.
  { files: ['**/*.mjs', '**/*.js'], extends: [ts.configs.disableTypeChecked] },
);
