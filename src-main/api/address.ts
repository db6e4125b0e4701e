// The address of an account's API: SecureVideo's own, a clinic's relay over https, or http on this computer alone.
import { z } from 'zod';

/** Where SecureVideo's own API is. */
export const DEFAULT_ADDRESS = 'https://api.securevideo.com/';

/** What `readAddress` says of an address that may not be used: for the field, in words of the screen. */
export const addressWords = {
  empty: 'Type the address of the API.',
  noAddress: 'This is not an address. It looks like https://api.securevideo.com/',
  notSafe: 'The address must begin with https:// so that nobody on the way can read along.',
  keysInIt: 'Leave name and password out of the address. The keys have their own fields.',
  tooMuch: 'The address must not have a ? or a # in it.',
} as const;
export type AddressProblem = keyof typeof addressWords;

/** An address that may be used, ending in a slash, or what is wrong with it. */
export function readAddress(
  text: string,
): { readonly is: 'address'; readonly url: string } | { readonly is: 'wrong'; readonly because: AddressProblem } {
  const trimmed = text.trim();
  if (trimmed === '') return { is: 'wrong', because: 'empty' };
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return { is: 'wrong', because: 'noAddress' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && !isLoopbackHost(url.hostname)) return { is: 'wrong', because: 'notSafe' };
  if (url.username !== '' || url.password !== '') return { is: 'wrong', because: 'keysInIt' };
  if (/[?#]/.test(trimmed)) return { is: 'wrong', because: 'tooMuch' };
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { is: 'address', url: url.href };
}

/** An address for settings and the contract: comes out as `readAddress` writes it. */
export const AccountAddress = z.string().transform((text, context) => {
  const address = readAddress(text);
  if (address.is === 'address') return address.url;
  context.addIssue({ code: 'custom', message: addressWords[address.because] });
  return z.NEVER;
});

/** Whether a usable address is on this computer: only there is http allowed, and there no proxy is asked. */
export function isLoopback(address: string): boolean {
  return isLoopbackHost(new URL(address).hostname);
}

// 127.0.0.0/8, ::1 and the name that stands for them. The URL parser has made 127.1 and 0x7f000001 plain by then.
function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
