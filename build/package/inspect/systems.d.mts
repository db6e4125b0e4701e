// What a packed app says of itself, for the parts in TypeScript.
type Windows = {
  strings: Record<string, string>;
  iconSizes: number[];
  integrity: { file: string; alg: string; value: string }[];
};
type Mac = { info: Record<string, unknown>; hasIcon: boolean; entitlements: Record<string, unknown> };
export function windowsFaults(read: Windows, wanted: { version: string; publisher: string; hash: string }): string[];
export function macFaults(
  read: Mac,
  wanted: { version: string; appId: string; scheme: string; hash: string },
): string[];
