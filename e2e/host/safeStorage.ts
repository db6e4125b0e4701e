// The system's keychain: 'no encryption' unless a spec switches it on, so that nobody's real secret is sealed by a double.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { honest } from './honest.ts';

/** File with the double's own key; it stands for the system's keychain and outlives a start. Unset = no keychain. */
let file = process.env['FRONT_DESK_HOST_KEYCHAIN'] ?? '';

function key(): Buffer {
  if (file === '') throw new Error('Encryption is not available: this computer has no keychain.');
  try {
    const found = readFileSync(file);
    if (found.length === 32) return found;
  } catch {
    // First use: the key is made below.
  }
  const made = randomBytes(32);
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}

/** Electron's `safeStorage`, by its asynchronous calls; the others are deprecated and not here. */
export const safeStorage = honest('safeStorage', {
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(file !== ''),
  isEncryptionAvailable: (): boolean => file !== '',
  getSelectedStorageBackend: (): 'basic_text' | 'gnome_libsecret' => (file === '' ? 'basic_text' : 'gnome_libsecret'),

  async encryptStringAsync(text: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from('v10'), iv, cipher.getAuthTag(), sealed]);
  },

  async decryptStringAsync(sealed: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(3, 15));
    decipher.setAuthTag(sealed.subarray(15, 31));
    const result = Buffer.concat([decipher.update(sealed.subarray(31)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
  /** For specs: another keychain (a path), or none (''). */
  useKeychain(path: string): void {
    file = path;
  },
});
