// Licences of what is given out: which we may give out, and the text of each.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stop, at, readJson } from '../tools.mjs';

/** Licences under which a part may be given out with an app of ours: they ask for their text, which we add, and no more. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC0-1.0',
  '0BSD',
]);

/** Whether `licence`, an SPDX expression, lets us give the part out. */
export function mayBeGivenOut(licence) {
  const inner = licence.trim().replace(/^\((.*)\)$/, '$1');
  if (/\bAND\b|\bWITH\b/.test(inner)) return inner.split(/\bAND\b/).every((one) => ALLOWED.has(one.trim()));
  return inner.split(/\bOR\b/).some((one) => ALLOWED.has(one.trim()));
}

/** The parts among `packages` whose licence does not let us give them out, a sentence each. */
export function licenceFaults(packages) {
  return packages
    .filter(({ licence }) => !mayBeGivenOut(licence ?? ''))
    .map(
      ({ name, licence }) => `${name} is under ${licence || 'no licence'}, which is not among those that we give out.`,
    );
}

/** The MIT licence, for packages that name it and bring no text. */
const MIT = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR
IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * A package that is given out, with the text of its licence.
 * @param {string} path its folder, as the lock file names it
 * @throws Stop where it brings no such text, and none can be said for it
 */
export function licensed(path, folder = at(path)) {
  const { name, license: licence, version, author } = readJson(join(folder, 'package.json')) ?? {};
  const file = existsSync(folder) && readdirSync(folder).find((found) => /^(licen[cs]e|copying)(\.\w+)?$/i.test(found));
  const holder = typeof author === 'string' ? author : author?.name;
  if (file) return { name, version, licence, text: readText(join(folder, file)) };
  if (licence !== 'MIT' || !holder) throw new Stop(`${path} brings no text of its licence.`);
  return { name, version, licence, text: MIT(holder) };
}

const readText = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();

/** The file that goes with the app. @param {readonly ReturnType<typeof licensed>[]} packages */
export function licencesText(packages) {
  const head =
    'Front Desk is built with the packages below. Chromium and Node.js lie in Electron: see LICENSES.chromium.html.';
  const rule = '-'.repeat(78);
  const parts = packages.map(({ name, version, licence, text }) => {
    return `${rule}\n${name} ${version} (${licence})\n${rule}\n\n${text}\n`;
  });
  return `${head}\n\n${parts.join('\n')}`;
}
