// The feed that whoever published this copy built in: what is asked as long as neither the clinic nor its IT names another one.
import { z } from 'zod';
import { readFeed } from '../../update/feedAddress.ts';

/** Of the package's own `package.json`, which lies in the sealed archive; build/package/stage.mjs writes it. */
const Package = z.object({ updateFeed: z.string() });

/** The feed in the text of a `package.json`, ending in a slash; null = none, or none that may be asked. */
export function ownFeedOf(text: string | null): string | null {
  if (text === null) return null;
  try {
    const read = Package.safeParse(JSON.parse(text));
    return read.success ? readFeed(read.data.updateFeed, { loopback: false }) : null;
  } catch {
    return null;
  }
}
