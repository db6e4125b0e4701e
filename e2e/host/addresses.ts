// Each custom scheme lives at an https origin under .test, since Chromium cannot be taught new schemes from outside.

/** app://desk/index.html -> https://desk.app.test/index.html; addresses of other schemes stay as they are. */
export function toChromium(url: string, schemes: ReadonlySet<string>): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  if (!match || !schemes.has((match[1] ?? '').toLowerCase())) return url;
  return `https://${match[2] ?? ''}.${match[1] ?? ''}.test${match[3] ?? ''}`;
}

/** The way back: what the app sees. */
export function toApp(url: string, schemes: ReadonlySet<string>): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.test(?=[/?#]|$)(.*)$/is.exec(url);
  if (!match || !schemes.has(match[2] ?? '')) return url;
  return `${match[2] ?? ''}://${match[1] ?? ''}${match[3] ?? ''}`;
}
