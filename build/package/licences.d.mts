// Licences of what is given out, for the parts in TypeScript.
export function mayBeGivenOut(licence: string): boolean;
export function licenceFaults(packages: readonly { name: string; licence?: string }[]): string[];
export function licensed(
  path: string,
  folder?: string,
): { name: string; version: string; licence: string; text: string };
export function licencesText(packages: readonly ReturnType<typeof licensed>[]): string;
