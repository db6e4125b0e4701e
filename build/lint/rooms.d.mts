export const LINES: number;
export const LONGER: Readonly<Record<string, number>>;
export function roomBlocks(
  files: readonly string[],
  ignores: readonly string[],
): { files: string[]; ignores?: string[]; rules: Record<string, [string, Record<string, unknown>]> }[];
