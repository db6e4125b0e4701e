// The lint rules: what the compiler does not catch, and where this project's own borders run.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const CLOCK = 'The clock and chance are handed in; only the root of main asks the machine.';
const TESTS = ['**/*.test.ts', '**/*.bench.ts', '**/*.spec.ts', 'e2e/**', 'build/**', '**/killpoints/**'];

const noElectronParts = (...names) => ({
  name: 'electron',
  importNames: names,
  message: 'Only src-main/shell/serve.ts answers the page.',
});

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
    ignores: [
      ...TESTS,
      'src-main/index.ts',
      'src-main/systemClock.ts',
      'src-main/practice/command.ts',
      'src-renderer/main.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK },
        { object: 'Math', property: 'random', message: CLOCK },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
        {
          selector: 'Literal[value=/^http:\\u002F\\u002F(?!127\\.0\\.0\\.1|localhost)/]',
          message: 'Only https leaves this computer.',
        },
      ],
    },
  },
  // Loopback is all that the practice account speaks, and it reads addresses without a host.
  { files: ['src-main/practice/**'], rules: { 'no-restricted-syntax': 'off' } },
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
    files: ['src-main/**/*.ts'],
    ignores: ['src-main/shell/serve.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [noElectronParts('ipcMain')] }] },
  },
  {
    files: ['src-main/shell/**', 'src-main/index.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'Property[key.name=/^(nodeIntegration|nodeIntegrationInWorker|nodeIntegrationInSubFrames|webviewTag|allowRunningInsecureContent|experimentalFeatures|navigateOnDragDrop)$/][value.value=true]',
          message: 'This opens the page to the machine: it stays off.',
        },
        {
          selector: 'Property[key.name=/^(sandbox|contextIsolation|webSecurity)$/][value.value=false]',
          message: 'This keeps the page away from the machine: it stays on.',
        },
        { selector: "Property[key.name='enableBlinkFeatures']", message: 'No features of Blink are switched on.' },
      ],
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
