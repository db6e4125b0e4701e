// The clinic's proxy and the password for it, as the page may know them: never the name, never the password.
import { z } from 'zod';

/** A proxy as main names it: host:port, with https:// before it where it is reached by TLS. */
const ProxyName = z.string().min(1).max(300);

/** No control letters: they have no place in a header. A colon would end the name there. */
const typed = (max: number, not: RegExp) => z.string().min(1).max(max).regex(not);

export const ProxyPasswordTyped = z.object({
  /** The one that asked: what was typed goes to no other. */
  proxy: ProxyName,
  name: typed(200, /^[^:\p{Cc}]+$/u),
  password: typed(300, /^\P{Cc}+$/u),
});

export const ProxyPicture = z.object({
  /** A proxy that does not let Front Desk through until somebody signs in: it wants a password, refuses the kept one, or wants what we do not speak. */
  asked: z.object({ proxy: ProxyName, is: z.enum(['wanted', 'refused', 'cannot']) }).nullable(),
  /** The proxy that a password is kept for; null = none. */
  kept: ProxyName.nullable(),
});
export type ProxyPicture = z.infer<typeof ProxyPicture>;
