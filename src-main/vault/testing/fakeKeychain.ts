// A keychain for tests: really seals, and can be switched off, changed, slow to agree or wrong, as systems are.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keychain } from '../keychain.ts';

export class FakeKeychain implements Keychain {
  isAvailable = true;
  name = 'gnome_libsecret';
  key = randomBytes(32);
  /** Opens to something else, as Flatpak was seen to. */
  opensWrongly = false;
  /** A newer key is there: what is opened is to be sealed again. */
  wantsReSeal = false;
  sealed = 0;

  available(): Promise<boolean> {
    return Promise.resolve(this.isAvailable);
  }

  backend(): string {
    return this.name;
  }

  seal(text: string): Promise<Uint8Array> {
    if (!this.isAvailable) return Promise.reject(new Error('no keychain'));
    this.sealed++;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), body]));
  }

  unseal(sealed: Uint8Array): Promise<{ text: string; shouldReSeal: boolean }> {
    if (!this.isAvailable) return Promise.reject(new Error('no keychain'));
    if (this.opensWrongly) return Promise.resolve({ text: 'something else', shouldReSeal: false });
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
      return Promise.resolve({ text, shouldReSeal: this.wantsReSeal });
    } catch {
      return Promise.reject(new Error('cannot be opened'));
    }
  }
}
