// What lies in an app.asar, for the parts in TypeScript.
export type Archive = { files: Map<string, Buffer>; unpacked: string[]; headerHash: string; fileHash: string };
export function readAsar(path: string): Promise<Archive>;
