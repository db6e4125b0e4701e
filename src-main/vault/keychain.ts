// The system's keychain as the vault uses it: seals short texts for this user on this computer, or says that it cannot.

/** Behind it is Electron's safeStorage, by its asynchronous calls alone. Each call may throw what the system says. */
export interface Keychain {
  /** False where the system has none, also where it would seal with a password that everybody knows. */
  available(): Promise<boolean>;
  /** Name of what seals, kept beside what it sealed: another one does not open it. */
  backend(): string;
  seal(text: string): Promise<Uint8Array>;
  /** `shouldReSeal`: the system has a newer key; what was opened is to be sealed again. */
  unseal(sealed: Uint8Array): Promise<{ readonly text: string; readonly shouldReSeal: boolean }>;
}

/** As much of Electron's safeStorage as is used. The second call exists on Linux alone. */
export type SafeStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  getSelectedStorageBackend(): string;
  encryptStringAsync(text: string): Promise<Uint8Array>;
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
};

// `basic_text` is a fixed password in the program; `unknown` is what Linux says before the app is ready.
const noRealBackend = ['basic_text', 'unknown'];

/** The keychain of Electron's safeStorage; to be used after the app is ready. `platform`: as in `process.platform`. */
export function safeStorageKeychain(storage: SafeStorage, platform: string): Keychain {
  const backend = (): string => {
    if (platform === 'darwin') return 'macos_keychain';
    if (platform === 'win32') return 'windows_dpapi';
    return storage.getSelectedStorageBackend();
  };
  return {
    available: async () => !noRealBackend.includes(backend()) && (await storage.isAsyncEncryptionAvailable()),
    backend,
    seal: (text) => storage.encryptStringAsync(text),
    unseal: async (sealed) => {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed));
      return { text: result, shouldReSeal: shouldReEncrypt };
    },
  };
}

/** Whether it seals now. */
export async function isAvailable(keychain: Keychain): Promise<boolean> {
  try {
    return await keychain.available();
  } catch {
    return false; // a keychain that cannot even answer seals nothing
  }
}
