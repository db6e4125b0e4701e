// Goal: a policy counts only where root alone may have written it, is read whole or not at all, and has an end. Method: files on
// the real disk, and rights that are handed in; recorded outputs of plutil.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder } from '../store/testing/emptyFolder.ts';
import { readPolicyFile, whoElseWrites } from './disk.ts';
import type { PolicyFile } from './disk.ts';
import { readJsonPolicy } from './jsonFile.ts';
import type { Ran } from './program.ts';
import { runProgram } from './program.ts';
import { PROFILE_FILE, readProfile } from './profile.ts';
import { POLICY_BYTES_MAX } from './raw.ts';

const root = (mode: number) => ({ owner: 0, mode });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function there(text: string | Uint8Array, file = root(0o100644), folder = root(0o40755)): PolicyFile {
  return { is: 'there', bytes: typeof text === 'string' ? bytes(text) : text, file, folder };
}

test.each([
  ['root’s own', root(0o100644), root(0o40755), null],
  ['another user’s file', { owner: 1000, mode: 0o100644 }, root(0o40755), 'notRoots'],
  ['a file in another user’s folder', root(0o100644), { owner: 1000, mode: 0o40755 }, 'notRoots'],
  ['a file that its group may write', root(0o100664), root(0o40755), 'othersWrite'],
  ['a file that everybody may write', root(0o100646), root(0o40755), 'othersWrite'],
  ['a folder in which everybody may write', root(0o100644), root(0o41777), 'othersWrite'],
])('%s: %o, %o', (_, file, folder, why) => {
  expect(whoElseWrites({ file, folder })).toBe(why);
  const read = readJsonPolicy(() => there('{"UpdateMode":"off"}', file, folder), '/etc/front-desk/policy.json');
  expect(read).toEqual(why === null ? { is: 'found', members: [['UpdateMode', 'off']] } : { is: 'notUsed', why });
});

test('a file to try a policy with may be its user’s own', () => {
  const own = there('{"Proxy":"direct"}', { owner: 1000, mode: 0o100664 });
  expect(readJsonPolicy(() => own, '/tmp/policy.json', true)).toEqual({ is: 'found', members: [['Proxy', 'direct']] });
});

test.each([
  ['no file', { is: 'missing' }, { is: 'none' }],
  ['a file that may not be read', { is: 'denied' }, { is: 'notUsed', why: 'denied' }],
  ['a folder in its place', { is: 'notAFile' }, { is: 'notUsed', why: 'notReadable' }],
  ['too much', { is: 'tooLarge' }, { is: 'notUsed', why: 'tooLarge' }],
  ['half a file', there('{"UpdateMode":'), { is: 'notUsed', why: 'notReadable' }],
  ['an empty file', there(''), { is: 'notUsed', why: 'notReadable' }],
  ['a list', there('["off"]'), { is: 'notUsed', why: 'notReadable' }],
  ['other bytes', there(new Uint8Array([0x7b, 0xff, 0x7d])), { is: 'notUsed', why: 'notReadable' }],
  [
    'a mark of its coding before it',
    there('\ufeff{"Proxy":"direct"}'),
    { is: 'found', members: [['Proxy', 'direct']] },
  ],
] as const)('%s', (_, file, expected) => {
  expect(readJsonPolicy(() => file, '/etc/front-desk/policy.json')).toEqual(expected);
});

test('on the disk: a file, none, a folder, one that is too large, one that others may write', () => {
  const folder = emptyFolder();
  const path = join(folder, 'policy.json');
  expect(readPolicyFile(path)).toEqual({ is: 'missing' });
  expect(readPolicyFile(join(path, 'below'))).toEqual({ is: 'missing' });
  writeFileSync(path, '{}');
  const found = readPolicyFile(path);
  expect(found.is === 'there' && new TextDecoder().decode(found.bytes)).toBe('{}');
  expect(readPolicyFile(join(path, 'below'))).toEqual({ is: 'missing' });
  if (process.platform !== 'win32') {
    chmodSync(path, 0o666);
    const open = readPolicyFile(path);
    expect(open.is === 'there' && (open.file.mode & 0o022) !== 0).toBe(true);
  }
  mkdirSync(join(folder, 'a-folder'));
  expect(['notAFile', 'denied']).toContain(readPolicyFile(join(folder, 'a-folder')).is);
  writeFileSync(path, 'x'.repeat(POLICY_BYTES_MAX + 1));
  expect(readPolicyFile(path)).toEqual({ is: 'tooLarge' });
});

const said = (text: string, code = 0): Ran => ({ is: 'ended', code, said: bytes(text) });
const profile = there('bplist00');

test('managed preferences of a Mac come by plutil, without what macOS adds', async () => {
  const asked: string[] = [];
  const json =
    '{"PracticeAllowed":false,"LockCeilingMinutes":10,"AllowedHosts":["api.securevideo.com"],"PayloadUUID":"A1"}';
  const read = await readProfile(
    (path) => (path === PROFILE_FILE ? profile : { is: 'missing' }),
    (path, args) => {
      asked.push([path, ...args].join(' '));
      return Promise.resolve(said(json));
    },
  );
  expect(read).toEqual({
    is: 'found',
    members: [
      ['PracticeAllowed', false],
      ['LockCeilingMinutes', 10],
      ['AllowedHosts', ['api.securevideo.com']],
    ],
  });
  expect(asked).toEqual([`/usr/bin/plutil -convert json -o - -- ${PROFILE_FILE}`]);
});

test.each([
  ['no profile', { is: 'missing' } as const, said(''), { is: 'none' }],
  ['a profile that anybody may write', there('x', root(0o100666)), said('{}'), { is: 'notUsed', why: 'othersWrite' }],
  ['one that may not be read', { is: 'denied' } as const, said(''), { is: 'notUsed', why: 'denied' }],
  // plutil: "invalid object in plist for destination format", where a date or bytes are in it
  ['one with a date in it', profile, said('', 1), { is: 'notUsed', why: 'notReadable' }],
  ['a plutil that hangs', profile, { is: 'timedOut' } as const, { is: 'notUsed', why: 'noAnswer' }],
  ['no plutil', profile, { is: 'notStarted' } as const, { is: 'notUsed', why: 'noProgram' }],
  ['more than there can be', profile, { is: 'tooLong' } as const, { is: 'notUsed', why: 'tooLarge' }],
])('macOS: %s', async (_, file, ran, expected) => {
  expect(
    await readProfile(
      () => file,
      () => Promise.resolve(ran),
    ),
  ).toEqual(expected);
});

test('a program is run to its end, and one that fails, prints without end or is not there is told', async () => {
  const node = (code: string) => runProgram(process.execPath, ['-e', code]);
  expect(await node('process.stdout.write("told")')).toEqual({ is: 'ended', code: 0, said: Buffer.from('told') });
  expect(await node('process.exitCode = 3')).toMatchObject({ is: 'ended', code: 3 });
  expect(await node(`process.stdout.write('x'.repeat(${String(POLICY_BYTES_MAX + 1)}))`)).toEqual({ is: 'tooLong' });
  expect(await runProgram(join(emptyFolder(), 'nothing'), [])).toEqual({ is: 'notStarted' });
});
