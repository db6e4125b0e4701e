// One version everywhere, for the parts in TypeScript.
export function versionFaults(wanted: string, told: Record<string, string | undefined>): string[];
export function changelogVersion(text: string): string | undefined;
export function notesOf(text: string, version: string): string;
