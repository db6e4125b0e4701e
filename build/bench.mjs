// npm run bench: runs every x.bench.ts that stands beside what it measures, one after another, on the inner Node; `npm run
// bench -- enqueue` those with that in their name. Each prints ratios to peers of the same run, and MISS where a goal is missed.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { at, innerNode, main, root, run } from './tools.mjs';

await main(async () => {
  await setUp();
  await build();
  const wanted = process.argv[2] ?? '';
  const files = ['src-shared', 'src-main', 'src-renderer', 'e2e']
    .flatMap((folder) => readdirSync(at(folder), { recursive: true }).map((name) => join(folder, String(name))))
    .filter((name) => name.endsWith('.bench.ts') && name.includes(wanted))
    .sort();
  if (files.length === 0) console.log('There is nothing to measure yet.');
  const missed = [];
  for (const file of files) {
    console.log(`\n${file}`);
    const { code } = await run(innerNode, ['--expose-gc', join(root, file)]);
    if (code !== 0) missed.push(file);
  }
  console.log(missed.length === 0 ? '\nEvery goal is met.' : `\nMISS in ${missed.join(', ')}`);
  return missed.length === 0 ? 0 : 1;
});
