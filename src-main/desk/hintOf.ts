// What the page may see of a kept API Identifier.

/** First and last four characters: enough to compare with the page of SecureVideo, nothing to sign in with. */
export function hintOf(identifier: string): string {
  return identifier.length < 12 ? '••••' : `${identifier.slice(0, 4)}…${identifier.slice(-4)}`;
}
