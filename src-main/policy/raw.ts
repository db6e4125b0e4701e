// What a reader of one system found: no policy, its members as they lie there, or that it cannot be used, and why.

/** Largest policy that is read, in bytes: a hundred times what the keys can hold. */
export const POLICY_BYTES_MAX = 256 * 1024;

/** Why a policy as a whole is not used. */
export type WholeFault = 'notRoots' | 'othersWrite' | 'tooLarge' | 'notReadable' | 'denied' | 'noAnswer' | 'noProgram';

export type RawPolicy =
  | { readonly is: 'none' }
  | { readonly is: 'found'; readonly members: readonly (readonly [name: string, value: unknown])[] }
  | { readonly is: 'notUsed'; readonly why: WholeFault };

/** The members of a JSON object in bytes; null = it is none. */
export function membersOf(bytes: Uint8Array): (readonly [string, unknown])[] | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
  } catch {
    return null;
  }
}
