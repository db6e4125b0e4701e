// Goal: each system is asked in its own way, and a file that somebody tries a policy with never frees them from the real one.
import { expect, test } from 'vitest';
import type { PolicyFile } from './disk.ts';
import type { Ran } from './program.ts';
import { readPolicy } from './readPolicy.ts';

const file = (text: string, owner = 0): PolicyFile => {
  const rights = { owner, mode: 0o100644 };
  return { is: 'there', bytes: new TextEncoder().encode(text), file: rights, folder: rights };
};

function place(
  platform: NodeJS.Platform,
  files: Readonly<Record<string, PolicyFile>>,
  ran: Ran = { is: 'notStarted' },
) {
  const asked: string[] = [];
  return {
    asked,
    place: {
      platform,
      read: (path: string): PolicyFile => {
        asked.push(path);
        return files[path] ?? { is: 'missing' };
      },
      run: (path: string): Promise<Ran> => {
        asked.push(path);
        return Promise.resolve(ran);
      },
      windowsFolder: 'D:\\Windows',
      tryFile: '/tmp/try.json',
    },
  };
}

test('Linux reads its file; a file to try one with does not count beside it', async () => {
  const real = place('linux', {
    '/etc/front-desk/policy.json': file('{"LockCeilingMinutes":3}'),
    '/tmp/try.json': file('{"LockCeilingMinutes":60}', 1000),
  });
  expect(await readPolicy(real.place)).toMatchObject({ source: 'linux', inForce: { LockCeilingMinutes: 3 } });
  expect(real.asked).toEqual(['/etc/front-desk/policy.json']);
});

test('nor beside one that cannot be used', async () => {
  const broken = place('linux', {
    '/etc/front-desk/policy.json': file('{"LockCeilingMinutes":', 0),
    '/tmp/try.json': file('{}', 1000),
  });
  expect((await readPolicy(broken.place)).faults).toEqual([{ is: 'whole', why: 'notReadable' }]);
});

test('where there is none, one may be tried', async () => {
  const none = place('linux', { '/tmp/try.json': file('{"PracticeAllowed":false}', 1000) });
  expect(await readPolicy(none.place)).toMatchObject({ source: 'tried', set: ['PracticeAllowed'], faults: [] });
  expect(await readPolicy({ ...none.place, tryFile: '' })).toMatchObject({ source: 'none' });
});

test('Windows asks reg.exe where Windows lies; macOS its managed preferences', async () => {
  const said = new TextEncoder().encode('    LockCeilingMinutes    REG_DWORD    0x2\r\n');
  const windows = place('win32', {}, { is: 'ended', code: 0, said });
  expect(await readPolicy(windows.place)).toMatchObject({ source: 'windows', inForce: { LockCeilingMinutes: 2 } });
  expect(windows.asked).toEqual(['D:\\Windows\\System32\\reg.exe']);
  const mac = place('darwin', {});
  expect((await readPolicy({ ...mac.place, tryFile: '' })).source).toBe('none');
  expect(mac.asked).toEqual(['/Library/Managed Preferences/com.frontdesk.desk.plist']);
});
