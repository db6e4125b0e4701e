// What a package was built with is what its app reads; what may not be asked is nowhere: over the writer of the package itself.
import { expect, test } from 'vitest';
import { addressesOf } from '../../../build/package/publisher.mjs';
import { FEED_LENGTH_MAX } from '../../../src-shared/update/update.ts';
import { ownFeedOf } from './ownFeed.ts';

const FEED = 'https://updates.maker.example/desk/';
const longest = `${FEED}${'x'.repeat(FEED_LENGTH_MAX - FEED.length - 1)}`;
const packed = (updateFeed: unknown): string => JSON.stringify({ name: 'front-desk', updateFeed });

test.each([
  ['as it is', FEED, FEED],
  ['without the slash', FEED.slice(0, -1), FEED],
  ['with a port', 'https://updates.maker.example:8443/x', 'https://updates.maker.example:8443/x/'],
  ['of the greatest length', longest, `${longest}/`],
])('an address %s: the builder writes what the app reads', (_what, given, read) => {
  const { feed } = addressesOf({ FRONT_DESK_FEED: given });
  expect([feed, ownFeedOf(packed(feed))]).toEqual([read, read]);
});

test.each([
  ['plain http', 'http://updates.maker.example/'],
  ['plain http of this computer', 'http://127.0.0.1:8080/'],
  ['another way', 'file:///srv/updates/'],
  ['no address', 'updates'],
  ['with a password', 'https://me:secret@updates.maker.example/'],
  ['with a query', `${FEED}?key=1`],
  ['with a fragment', `${FEED}#x`],
  ['too long', `${longest}xx`],
])('%s: no package is built, and no app would ask', (_what, wrong) => {
  expect(() => addressesOf({ FRONT_DESK_FEED: wrong })).toThrow('FRONT_DESK_FEED');
  expect(ownFeedOf(packed(wrong))).toBeNull();
});

test.each([
  ['no file', null],
  ['no feed in it', JSON.stringify({ name: 'front-desk' })],
  ['a feed that is no text', packed(7)],
  ['a file that is cut', '{"updateFeed":'],
])('%s: none', (_what, text) => expect(ownFeedOf(text)).toBeNull());

test('an address that its slash makes too long stops the build', () => {
  expect(() => addressesOf({ FRONT_DESK_FEED: `${longest}x` })).toThrow('FRONT_DESK_FEED');
});

test.each([undefined, ''])('an environment with %j in it builds without a feed', (given) => {
  expect(addressesOf({ FRONT_DESK_FEED: given }).feed).toBeNull();
});
