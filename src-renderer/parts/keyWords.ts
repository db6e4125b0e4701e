// How a key is written on each system: "Ctrl K" on Windows and Linux, "⌘K" on a Mac.

/** `keys` is written the Windows way ("Ctrl Enter", "F5", "N"). */
export function keyWords(keys: string, platform: 'win' | 'mac' | 'linux'): string {
  if (platform !== 'mac') return keys;
  return keys
    .replace(/^Ctrl /, '⌘')
    .replace(/^Alt /, '⌥')
    .replace(/Enter$/, '↩')
    .replace(/^Del$/, '⌫');
}
