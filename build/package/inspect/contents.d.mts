// What may lie in the package, for the parts in TypeScript.
type Files = { files: Map<string, Buffer>; unpacked: readonly string[] };
export function contentFaults(archive: Files): string[];
export function extraFaults(files: Map<string, Buffer>): string[];
export function sourceFaults(archive: Pick<Files, 'files'>): string[];
export function equipmentFaults(bundled: readonly string[]): string[];
export function developmentFaults(
  folders: readonly string[],
  lock: Record<string, { dev?: boolean; devOptional?: boolean; dependencies?: Record<string, string> }>,
): string[];
