// The feed in a packed app, for the parts in TypeScript.
export function feedFaults(about: { readonly updateFeed?: unknown }, wanted: string | null): string[];
