// The way to the network that the policy asks for: the computer's own, none, one proxy, or what a script says.

/** What of Electron's session is used. */
export type ProxySession = {
  resolveProxy(url: string): Promise<string>;
  setProxy(config: { mode: 'pac_script'; pacScript: string }): Promise<void>;
};

/**
 * What is asked for the proxy of an address, answered as the system answers: "PROXY host:port; DIRECT". `asked` is the
 * policy's value, null = as the computer is set.
 */
export function proxyWay(asked: string | null, session: ProxySession): (url: string) => Promise<string> {
  const text = (asked ?? 'system').trim();
  if (/^system$/i.test(text)) return (url) => session.resolveProxy(url);
  if (/^direct$/i.test(text)) return () => Promise.resolve('DIRECT');
  if (/^pac:/i.test(text)) {
    const ready = session.setProxy({ mode: 'pac_script', pacScript: text.slice('pac:'.length) });
    return async (url) => {
      await ready;
      return session.resolveProxy(url);
    };
  }
  const isTls = /^https:/i.test(text);
  const host = text.replace(/^https?:\/\//i, '');
  return () => Promise.resolve(`${isTls ? 'HTTPS' : 'PROXY'} ${host}`);
}
