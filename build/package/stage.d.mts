// What is laid out for a package, for the parts in TypeScript.
export function packageJson(
  about: Readonly<Record<string, unknown>>,
  env: Record<string, string | undefined>,
): Readonly<Record<string, unknown>>;
