// npm run bench: runs every x.bench.ts that stands beside what it measures, one after another, on the inner Node.
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
  let worst = 0;
  for (const file of files) {
    console.log(`\n${file}`);
    worst = Math.max(worst, Math.abs((await run(innerNode, ['--expose-gc', join(root, file)])).code));
  }
  return worst;
});
