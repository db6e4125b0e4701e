// The address of a feed: https, without keys or a query in it.
import { isLoopback, readAddress } from '../api/address.ts';
import { FEED_LENGTH_MAX } from '../../src-shared/update/update.ts';

/**
 * The feed's address, ending in a slash, or null where it may not be used. Plain http is for this computer alone, and only
 * where `loopback` says so: tests and development.
 */
export function readFeed(text: string, { loopback }: { readonly loopback: boolean }): string | null {
  if (text.length > FEED_LENGTH_MAX) return null;
  const read = readAddress(text);
  if (read.is === 'wrong') return null;
  if (new URL(read.url).protocol === 'https:') return read.url;
  return loopback && isLoopback(read.url) ? read.url : null;
}
