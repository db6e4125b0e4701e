// Secrets and traces of a machine, for the parts in TypeScript.
export function secretFaults(
  files: Map<string, Buffer>,
  machine: { env: Record<string, string | undefined>; folders: readonly string[] },
): string[];
