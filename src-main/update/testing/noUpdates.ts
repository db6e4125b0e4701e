// For tests: a desk for which there is never a new version.
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { UpdateBook } from '../record.ts';
import { Updater } from '../updater.ts';

/** Asks nobody: there is no feed. */
export const noUpdates = new Updater({
  clock: new TestClock(),
  random: (count) => new Uint8Array(count),
  running: '0.1.0',
  policy: () => ({ feed: null, mode: 'off' }),
  book: new UpdateBook({ found: {}, write: () => undefined }),
  open: () => Promise.reject(new Error('not asked in these tests')),
  byHand: null,
  loopback: false,
  ownFeed: null,
  busy: () => null,
  changed: () => undefined,
  log: () => undefined,
});
