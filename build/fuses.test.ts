// Fuses are set and read back on a file that carries the wire as Electron's binary does.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FUSES, SENTINEL, readFuses, setFuses, wrongFuses } from './fuses.mjs';

const folder = mkdtempSync(join(tmpdir(), 'fuses-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** As Electron ships them: index 0, 2, 3, 7 and 8 on. */
const SHIPPED = '101100011';
const wire = (states: string, version = 1): Buffer =>
  Buffer.concat([Buffer.from(SENTINEL), Buffer.from([version, states.length]), Buffer.from(states, 'latin1')]);

function binary(...wires: Buffer[]): string {
  const path = join(folder, 'binary');
  const other = Buffer.from('\x7fELF and other code \0\0');
  writeFileSync(path, Buffer.concat([other, ...wires.flatMap((one) => [one, other])]));
  return path;
}

test('a binary as it is shipped does not pass', () => {
  expect(wrongFuses(binary(wire(SHIPPED)))).toEqual([
    'runAsNode is true, and must be false.',
    'enableCookieEncryption is false, and must be true.',
    'enableNodeOptionsEnvironmentVariable is true, and must be false.',
    'enableNodeCliInspectArguments is true, and must be false.',
    'enableEmbeddedAsarIntegrityValidation is false, and must be true.',
    'onlyLoadAppFromAsar is false, and must be true.',
    'grantFileProtocolExtraPrivileges is true, and must be false.',
  ]);
});

test('set, and read back: nothing else in the file has changed', () => {
  const path = binary(wire(SHIPPED));
  const before = readFileSync(path);
  setFuses(path);
  expect(wrongFuses(path)).toEqual([]);
  expect(readFuses(path)).toEqual([Object.values(FUSES)]);
  const after = readFileSync(path);
  const at = before.indexOf(SENTINEL) + SENTINEL.length + 2;
  expect(after.subarray(at, at + 9).toString('latin1')).toBe('010011001');
  after.write(SHIPPED, at, 'latin1');
  expect(after.equals(before)).toBe(true);
});

test('both wires of a universal binary are set, and one that was left out is found', () => {
  const path = binary(wire(SHIPPED), wire(SHIPPED));
  setFuses(path);
  expect(wrongFuses(path)).toEqual([]);
  expect(wrongFuses(binary(wire('010011001'), wire(SHIPPED)))).toHaveLength(7);
});

test.each([
  ['a fuse that a newer Electron adds', '0100110011'],
  ['a fuse that is not there', '01001100'],
])('%s stops the build until somebody has decided', (_what, states) => {
  const path = binary(wire(states));
  const before = readFileSync(path);
  expect(wrongFuses(path).length).toBeGreaterThan(0);
  expect(() => setFuses(path)).toThrow('decide about each');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a fuse that is removed or left to the default does not count as set', () => {
  expect(wrongFuses(binary(wire('r1001100\x90')))).toEqual([
    'runAsNode is removed, and must be false.',
    'wasmTrapHandlers is inherit, and must be true.',
  ]);
});

test('a file without a wire, with another version of it or with too many is said', () => {
  expect(() => readFuses(binary())).toThrow('no fuse wire');
  expect(() => readFuses(binary(wire(SHIPPED, 2)))).toThrow('version 2');
  expect(() => readFuses(binary(wire(SHIPPED), wire(SHIPPED), wire(SHIPPED)))).toThrow('3 fuse wires');
});
