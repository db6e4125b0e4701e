// Who gives Front Desk out, for the parts in TypeScript.
export function addressesOf(env: Record<string, string | undefined>): {
  readonly homepage: string;
  readonly contact: string;
  /** null = none. */
  readonly feed: string | null;
};
