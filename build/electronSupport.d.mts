// Which versions of Electron are supported, for the parts in TypeScript.
/** What is wrong with our version, given every released one; '' = nothing. */
export function supportTrouble(ours: string, released: readonly string[]): string;
