// Records the pictures and structures anew that the specs compare with: a change in a picture is a decision, made by this.
// npm run pictures -- e2e/looks.spec.ts records those of one spec.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { at, innerNode, main, run } from './tools.mjs';

const TAKEN = at('.cache/pictures.txt');

await main(async () => {
  await setUp({ chromium: true });
  await build();
  mkdirSync(at('.cache'), { recursive: true });
  rmSync(TAKEN, { force: true });
  const specs = process.argv.slice(2);
  const chosen = specs.length > 0 ? specs : specsWithPictures();
  const { code } = await run(
    innerNode,
    [at('node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts', ...chosen],
    { env: { FRONT_DESK_PICTURES: '1', FRONT_DESK_HOST: 'stand-in' } },
  );
  if (code !== 0 || !existsSync(TAKEN)) return code === 0 ? 1 : code;
  const taken = new Set(readFileSync(TAKEN, 'utf8').trim().split('\n'));
  console.log(`\n${taken.size} pictures taken.`);
  if (specs.length === 0) removeOthers(taken);
  return 0;
});

/** The specs that judge what is shown. */
function specsWithPictures() {
  return readdirSync(at('e2e'))
    .filter((name) => name.endsWith('.spec.ts'))
    .filter((name) => /\b(judge|judgeBoth|expectPicture)\(/.test(readFileSync(at('e2e', name), 'utf8')))
    .map((name) => `e2e/${name}`);
}

/** What no spec takes any more. */
function removeOthers(taken) {
  const states = new Set([...taken].map((name) => name.replace(/-(light|dark)$/, '')));
  const old = [
    ...readdirSync(at('docs/pictures'))
      .filter((file) => file.endsWith('.png') && !taken.has(file.slice(0, -4)))
      .map((file) => at('docs/pictures', file)),
    ...readdirSync(at('e2e/pictures'))
      .filter((file) => file.endsWith('.yml') && !states.has(file.slice(0, -4)))
      .map((file) => at('e2e/pictures', file)),
  ];
  for (const file of old) {
    rmSync(file);
    console.log(`Removed, since no spec takes it: ${file}`);
  }
}
