// The notes of a release, from CHANGELOG.md: node build/releaseNotes.mjs v1.2.3. Fails where tag, version and changelog differ.
import { readFileSync } from 'node:fs';
import { notesOf } from './package/inspect/versions.mjs';
import { Stop, at, main, readJson } from './tools.mjs';

await main(() => {
  const tag = process.argv[2] ?? '';
  const { version } = readJson(at('package.json'));
  if (tag !== `v${version}`)
    throw new Stop(`The tag is ${tag === '' ? 'not named' : tag}, and the version is ${version}.`);
  console.log(notesOf(readFileSync(at('CHANGELOG.md'), 'utf8'), version));
});
