// Goal: only a keychain that really seals counts as one. Method: each platform's safeStorage, played by a double.
import { expect, test } from 'vitest';
import { safeStorageKeychain } from './keychain.ts';
import type { SafeStorage } from './keychain.ts';

function storageOf(backend: string, isAvailable = true, shouldReEncrypt = false): SafeStorage {
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: (text) => Promise.resolve(Buffer.from(`sealed ${text}`)),
    decryptStringAsync: (sealed) =>
      Promise.resolve({ result: sealed.toString().replace('sealed ', ''), shouldReEncrypt }),
  };
}

test.each([
  ['linux', 'gnome_libsecret', true, true],
  ['linux', 'kwallet6', true, true],
  ['linux', 'basic_text', true, false], // a password that everybody knows
  ['linux', 'unknown', true, false],
  ['linux', 'gnome_libsecret', false, false],
  ['win32', 'basic_text', true, true], // the name means nothing there
  ['win32', '', false, false],
  ['darwin', '', true, true],
  ['darwin', '', false, false],
])('%s with %s, encryption %s: available %s', async (platform, backend, isAvailable, expected) => {
  expect(await safeStorageKeychain(storageOf(backend, isAvailable), platform).available()).toBe(expected);
});

test('the backend is named on each platform, without a call that only Linux has', () => {
  const storage: SafeStorage = {
    ...storageOf(''),
    getSelectedStorageBackend: () => {
      throw new Error('not a function here');
    },
  };
  expect(safeStorageKeychain(storage, 'win32').backend()).toBe('windows_dpapi');
  expect(safeStorageKeychain(storage, 'darwin').backend()).toBe('macos_keychain');
  expect(safeStorageKeychain(storageOf('kwallet5'), 'linux').backend()).toBe('kwallet5');
});

test('what it seals it opens, and it passes on that a newer key is there', async () => {
  const keychain = safeStorageKeychain(storageOf('kwallet5', true, true), 'linux');
  expect(await keychain.unseal(await keychain.seal('abc'))).toEqual({ text: 'abc', shouldReSeal: true });
});
