// What can be signed, for the parts in TypeScript.
type Environment = Record<string, string | undefined>;
export function signingOf(env: Environment): {
  windows: 'certificate' | 'azure' | null;
  mac: boolean;
  notary: boolean;
};
export function unsignedWords(env: Environment, platform: NodeJS.Platform): string;
