// The one file that may hand an address to the system's browser.

/** Hosts that Front Desk may open; each exactly, no sub-domains. */
const HOSTS: ReadonlySet<string> = new Set(['securevideo.com', 'www.securevideo.com', 'hub.securevideo.com']);

/** Whether an address may leave the app: https, an exact host of the list, no name or password in it, the usual port. */
export function mayOpenOutside(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return (
    url.protocol === 'https:' &&
    HOSTS.has(url.hostname) &&
    url.username === '' &&
    url.password === '' &&
    url.port === ''
  );
}

/** Opens `address` by `open` (Electron's shell.openExternal) when it may leave the app; tells whether it did. */
export async function openOutside(address: string, open: (url: string) => Promise<void>): Promise<boolean> {
  if (!mayOpenOutside(address)) return false;
  await open(new URL(address).href);
  return true;
}
