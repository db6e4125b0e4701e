// Goal: the registry is read whatever the system's language, a missing key is told from one that may not be read, and every way
// of failing has its own name. Method: recorded outputs of reg.exe and PowerShell, a program that answers them.
import { expect, test } from 'vitest';
import type { Ran, RunProgram } from './program.ts';
import { readRegistry } from './registry.ts';

const KEY = 'HKLM\\SOFTWARE\\Policies\\FrontDesk';
const PARENT = 'HKLM\\SOFTWARE\\Policies';

function ended(lines: readonly string[], code = 0): Ran {
  return { is: 'ended', code, said: Buffer.from(lines.join('\r\n'), 'latin1') };
}

/** Programs that answer by what is asked: a key of the registry, or 'powershell'. */
function programs(answers: Readonly<Record<string, Ran>>, asked: string[] = []): RunProgram {
  return (path, args) => {
    const what = path.endsWith('reg.exe') ? (args[1] ?? '') : 'powershell';
    asked.push(`${path} ${args[0] ?? ''}`);
    return Promise.resolve(answers[what] ?? { is: 'notStarted' });
  };
}

const english = ended([
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\FrontDesk',
  '    (Default)    REG_SZ    (value not set)',
  '    UpdateMode    REG_SZ    off',
  '    LockCeilingMinutes    REG_DWORD    0xa',
  '    PracticeAllowed    REG_DWORD    0x0',
  '    AllowedHosts    REG_MULTI_SZ    api.securevideo.com\\0relay.clinic.example:8443',
  '    Proxy    REG_EXPAND_SZ    proxy.clinic.example:8080',
  '    Odd    REG_BINARY    0102',
  '    AllowedIdentifier    REG_SZ    ',
  '',
]);

test('values of every type are read', async () => {
  const asked: string[] = [];
  expect(await readRegistry(programs({ [KEY]: english }, asked), 'C:\\Windows')).toEqual({
    is: 'found',
    members: [
      ['UpdateMode', 'off'],
      ['LockCeilingMinutes', 10],
      ['PracticeAllowed', 0],
      ['AllowedHosts', ['api.securevideo.com', 'relay.clinic.example:8443']],
      ['Proxy', 'proxy.clinic.example:8080'],
      ['Odd', { type: 'REG_BINARY' }],
      ['AllowedIdentifier', ''],
    ],
  });
  expect(asked).toEqual(['C:\\Windows\\System32\\reg.exe query']);
});

test.each([
  ['German', '    (Standard)    REG_SZ    (Wert nicht gesetzt)'],
  ['French', '    (par d\x82faut)    REG_SZ    (valeur non d\x82finie)'],
  ['Japanese', '    (\x8aù\x92è)    REG_SZ    (\x92l\x82Ì\x90Ý\x92è\x82È\x82µ)'],
])('%s: the value without a name is no key, and a name with a blank stays whole', async (_, first) => {
  const said = ended(['HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\FrontDesk', first, '    My Key    REG_SZ    a    b']);
  expect(await readRegistry(programs({ [KEY]: said }), 'C:\\Windows')).toEqual({
    is: 'found',
    members: [['My Key', 'a    b']],
  });
});

const others = [
  '',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google',
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft',
];

test.each([
  ['English', 'ERROR: The system was unable to find the specified registry key or value.'],
  ['German', 'FEHLER: Der angegebene Registrierungsschl\x81ssel bzw. Wert wurde nicht gefunden.'],
])('%s: a key that is not there is no policy', async (_, words) => {
  const run = programs({ [KEY]: ended([words], 1), [PARENT]: ended(others) });
  expect(await readRegistry(run, 'C:\\Windows')).toEqual({ is: 'none' });
});

test('a key that is there and may not be read is not taken for none', async () => {
  const list = ended([...others, 'HKEY_LOCAL_MACHINE\\Software\\Policies\\FrontDesk']);
  const run = programs({ [KEY]: ended(['ERROR: Access is denied.'], 1), [PARENT]: list });
  expect(await readRegistry(run, 'C:\\Windows')).toEqual({ is: 'notUsed', why: 'denied' });
});

test('a key of a longer name is not ours', async () => {
  const list = ended([...others, 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\FrontDeskOther']);
  const run = programs({ [KEY]: ended([''], 1), [PARENT]: list });
  expect(await readRegistry(run, 'C:\\Windows')).toEqual({ is: 'none' });
});

const off = ended(['ERROR: Registry editing has been disabled by your administrator.'], 1);

test.each([
  ['tells the key', ended(['{"UpdateMode":"off","LockCeilingMinutes":5,"AllowedHosts":["a.example"]}']), 3],
  ['tells a key without values', ended([]), 0],
])('where reg.exe is switched off PowerShell %s', async (_, said, count) => {
  const read = await readRegistry(programs({ [KEY]: off, [PARENT]: off, powershell: said }), 'C:\\Windows');
  expect(read.is === 'found' && read.members.length).toBe(count);
});

test.each([
  ['that there is none', ended(['null', '']), { is: 'none' }],
  ['nothing: it does not start', { is: 'notStarted' } as const, { is: 'notUsed', why: 'noProgram' }],
  ['that it may not', ended([''], 1), { is: 'notUsed', why: 'denied' }],
  ['something else', ended(['Loading profile...']), { is: 'notUsed', why: 'notReadable' }],
  ['nothing in time', { is: 'timedOut' } as const, { is: 'notUsed', why: 'noAnswer' }],
  ['too much', { is: 'tooLong' } as const, { is: 'notUsed', why: 'tooLarge' }],
])('where reg.exe is switched off and PowerShell says %s', async (_, said, expected) => {
  expect(await readRegistry(programs({ [KEY]: off, [PARENT]: off, powershell: said }), 'C:\\Windows')).toEqual(
    expected,
  );
});

test('a reg.exe that hangs or prints without end is said, and nobody is asked again', async () => {
  const hangs = programs({ [KEY]: { is: 'timedOut' } });
  expect(await readRegistry(hangs, 'C:\\Windows')).toEqual({ is: 'notUsed', why: 'noAnswer' });
  expect(await readRegistry(programs({ [KEY]: { is: 'tooLong' } }), 'C:\\Windows')).toEqual({
    is: 'notUsed',
    why: 'tooLarge',
  });
  const parentHangs = programs({ [KEY]: off, [PARENT]: { is: 'timedOut' } });
  expect(await readRegistry(parentHangs, 'C:\\Windows')).toEqual({ is: 'notUsed', why: 'noAnswer' });
});
