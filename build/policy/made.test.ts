// Goal: what administrators are given is what the schema says. Method: every committed file against what is made now; the example
// through the app's own reading; and the XML through a parser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { interpret } from '../../src-main/policy/interpret.ts';
import { policyExample, policyKeys } from '../../src-shared/policy/schema.ts';
import { madeFiles, root } from './made.ts';

const made = await madeFiles();
const textOf = (path: string): string => made.get(path) ?? '';

test.each([...made.keys()])('%s is what the schema gives (npm run policy)', (path) => {
  expect(readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n')).toBe(made.get(path));
});

test('the example is a policy without a mistake', () => {
  const members = Object.entries(JSON.parse(textOf('build/policy/policy.example.json')) as object);
  const reading = interpret({ is: 'found', members }, 'linux');
  expect([reading.set, reading.faults]).toEqual([policyKeys, []]);
  expect(reading.inForce).toEqual(policyExample);
});

/** Names of elements in order, ends with a slash; throws where one is not closed by its own name. */
function elementsOf(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [whole, name = ''] of xml.replace(/<\?.*?\?>|<!.*?>/g, '').matchAll(/<(\/?[\w:]+)[^>]*>/g)) {
    if (name.startsWith('/')) expect(`/${open.pop() ?? ''}`).toBe(name);
    else {
      names.push(name);
      if (!whole.endsWith('/>')) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

test('ADMX and ADML: each key has a policy, and every word that one asks for is there', () => {
  const [admx, adml] = [textOf('build/policy/FrontDesk.admx'), textOf('build/policy/en-US/FrontDesk.adml')];
  expect(elementsOf(admx).filter((name) => name === 'policy')).toHaveLength(policyKeys.length);
  expect(elementsOf(adml)).toContain('presentationTable');
  for (const key of policyKeys) expect(admx).toContain(`<policy name="${key}" class="Machine"`);
  const asked = [...admx.matchAll(/\$\((string|presentation)\.(\w+)\)/g)];
  expect(asked.length).toBeGreaterThan(2 * policyKeys.length);
  for (const [, kind, id] of asked) expect(adml).toContain(`<${kind ?? ''} id="${id ?? ''}">`);
});

test('the profile holds every key for the app’s own domain', () => {
  const profile = textOf('build/policy/front-desk.mobileconfig');
  expect(elementsOf(profile)[0]).toBe('plist');
  for (const key of policyKeys) expect(profile.split(`<key>${key}</key>`)).toHaveLength(2);
  expect(profile).toContain('<string>com.frontdesk.desk</string>');
});
