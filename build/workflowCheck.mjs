// Reads the workflows of the hosted checks: a linter for their grammar, build/workflows/rules.mjs for what we ask beyond.
import { readFileSync, readdirSync } from 'node:fs';
import { openLinter } from './workflows/lint.mjs';
import { workflowFaults } from './workflows/rules.mjs';
import { Stop, at, main } from './tools.mjs';

await main(async () => {
  const lint = await openLinter();
  const folder = '.github/workflows';
  const files = readdirSync(at(folder)).filter((name) => /\.ya?ml$/.test(name));
  if (files.length === 0) throw new Stop('There is no workflow.');
  const faults = files.flatMap((file) => {
    const text = readFileSync(at(folder, file), 'utf8');
    return [...lint(file, text), ...workflowFaults(file, text)];
  });
  if (faults.length > 0) throw new Stop(faults.join('\n'));
  console.log(`${files.length} workflows read.`);
});
