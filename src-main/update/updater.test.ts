// When a feed is asked, what is fetched, who may install when, and what the next start says: over a feed that is played.
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src-shared/contract/problems.ts';
import { TestClock } from '../../src-shared/time/testClock.ts';
import { hourMs, minuteMs } from '../../src-shared/time/utc.ts';
import { UpdateFailure } from './port.ts';
import type { UpdateOffer, UpdatePolicy, UpdateSource, UpdateTrouble } from './port.ts';
import { UpdateBook } from './record.ts';
import { Updater } from './updater.ts';
import type { UpdaterParts } from './updater.ts';

const FEED = 'https://updates.clinic.example/front-desk/';
const offer = (version: string): UpdateOffer => ({ version, notes: 'Calmer.', bytes: 100 });

/** A feed in memory: what it offers, what goes wrong, and what was asked of it. */
class PlayedFeed implements UpdateSource {
  offers: UpdateOffer | null = offer('1.5.0');
  trouble: UpdateTrouble | null = null;
  proofFails = false;
  readonly asked: string[] = [];
  hold: Promise<void> = Promise.resolve();

  async check(): Promise<UpdateOffer | null> {
    await this.#answer('check');
    return this.offers;
  }
  async download(progress: (percent: number) => void): Promise<void> {
    progress(40);
    await this.#answer('download');
    progress(100);
  }
  async prove(): Promise<void> {
    await this.#answer('prove');
    if (this.proofFails) throw new UpdateFailure('damaged');
  }
  async install(runAfter: boolean): Promise<void> {
    await this.#answer(runAfter ? 'install and start' : 'install');
  }
  stop(): void {
    this.asked.push('stop');
  }
  async #answer(what: string): Promise<void> {
    this.asked.push(what);
    await this.hold;
    if (this.trouble !== null) throw new UpdateFailure(this.trouble);
  }
}

type Begun = { more?: Partial<UpdaterParts>; found?: Record<string, unknown>; policy?: UpdatePolicy };

function begin({ more = {}, found = { mode: 'tell', feed: FEED }, policy = {} }: Begun = {}) {
  const clock = new TestClock();
  const feed = new PlayedFeed();
  const opened: string[] = [];
  const log: string[] = [];
  let kept = found;
  let diskFails = false;
  const world = { busy: false, policy };
  const book = new UpdateBook({
    found,
    write: (members) => {
      if (diskFails) throw new Error('no room');
      kept = { ...members };
    },
  });
  const updater = new Updater({
    clock,
    random: (count) => new Uint8Array(count),
    running: '1.4.0',
    policy: () => world.policy,
    book,
    open: (address) => {
      opened.push(address);
      return Promise.resolve(feed);
    },
    byHand: null,
    loopback: false,
    ownFeed: null,
    busy: () => (world.busy ? 'sending' : null),
    changed: () => undefined,
    log: (code) => log.push(code),
    ...more,
  });
  return {
    ...{ clock, feed, opened, log, updater, world },
    kept: () => kept,
    failDisk: () => (diskFails = true),
    is: () => updater.view().progress.is,
  };
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const code = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
};
async function ready(begun: Begun = {}) {
  const all = begin(begun);
  await all.updater.check();
  await all.updater.download();
  expect(all.is()).toBe('ready');
  return all;
}

describe('the feed that a copy came with', () => {
  const OWN = 'https://updates.maker.example/desk/';
  const BARE = { mode: 'tell', feed: '' };
  const asked = async (begun: Begun): Promise<readonly string[]> => {
    const { opened, updater } = begin({ ...begun, more: { ownFeed: OWN } });
    await updater.check();
    return opened;
  };

  test('is asked where nobody has named another one', async () => {
    expect(await asked({ found: BARE })).toEqual([OWN]);
    expect(await asked({ found: {} })).toEqual([OWN]);
  });

  test.each([
    ['the clinic’s own', { found: { mode: 'tell', feed: FEED } }, [FEED]],
    ['IT’s', { found: BARE, policy: { feed: FEED } }, [FEED]],
    ['IT’s over the clinic’s', { found: { mode: 'tell', feed: OWN }, policy: { feed: FEED } }, [FEED]],
    ['IT’s that cannot be read, which is none', { found: BARE, policy: { feed: null, mode: 'off' as const } }, []],
    ['one of the clinic that may not be used, which is none', { found: { ...BARE, feed: 'http://x.example/' } }, []],
    ['nobody, where the clinic has switched it off', { found: { ...BARE, mode: 'off' } }, []],
    ['nobody, where IT has', { found: BARE, policy: { mode: 'off' as const } }, []],
  ])('gives way to %s', async (_whose, begun, opened) => {
    expect(await asked(begun)).toEqual(opened);
  });

  test('is shown, may be changed and switched off, and comes back where the other one is emptied', async () => {
    const { updater, opened } = begin({ found: {}, more: { ownFeed: OWN } });
    expect([updater.view().feed, updater.view().locked.feed]).toEqual([OWN, false]);
    updater.choose({ feed: FEED });
    expect(updater.view().feed).toBe(FEED);
    updater.choose({ feed: '' });
    expect(updater.view().feed).toBe(OWN);
    updater.choose({ mode: 'off' });
    await updater.check();
    expect(opened).toEqual([]);
  });
});

describe('when a feed is asked', () => {
  test('some minutes after the start, then every four hours; the way to it is opened by the first', async () => {
    const { clock, feed, opened, updater } = begin();
    updater.start();
    expect(opened).toEqual([]);
    clock.tick(minuteMs);
    await turns();
    expect([opened, feed.asked]).toEqual([[FEED], ['check']]);
    clock.tick(4 * hourMs);
    await turns();
    expect([opened, feed.asked]).toEqual([[FEED], ['check', 'check']]);
  });

  test.each([
    ['it is off', { mode: 'off', feed: FEED }, {}],
    ['there is no feed', { mode: 'download', feed: '' }, {}],
    ['its address may not be used', { mode: 'download', feed: 'http://updates.clinic.example/' }, {}],
    ['IT has switched it off', { mode: 'download', feed: FEED }, { mode: 'off' }],
    ['IT has taken the feed away', { mode: 'download', feed: FEED }, { feed: null }],
    ['the feed is this computer’s own', { mode: 'download', feed: 'http://127.0.0.1:8080/' }, {}],
  ] as const)('never where %s, not even when somebody presses', async (_why, found, policy) => {
    const { clock, opened, updater } = begin({ found, policy });
    updater.start();
    await updater.check();
    await updater.download();
    clock.tick(48 * hourMs);
    await turns();
    expect([opened, clock.waiting]).toEqual([[], 0]);
  });

  test('again after a quarter of an hour when nobody answers, then later and later, and as usual once it does', async () => {
    const { clock, feed, updater } = begin();
    feed.trouble = 'unreachable';
    updater.start();
    const asked: number[] = [];
    for (let minutes = 0; minutes < 60 * 9; minutes++) {
      const before = feed.asked.length;
      clock.tick(minuteMs);
      await turns();
      if (feed.asked.length > before) asked.push(minutes + 1);
      if (asked.length === 4) feed.trouble = null;
    }
    expect(asked).toEqual([1, 16, 46, 106, 226, 466]);
    expect(updater.view()).toMatchObject({ trouble: null, progress: { is: 'found' } });
  });

  test('desks of one clinic do not ask in the same second', () => {
    const first = (fill: number): number | null => {
      const { clock, updater } = begin({ more: { random: (count) => new Uint8Array(count).fill(fill) } });
      updater.start();
      return clock.nextInMs;
    };
    expect([first(0), first(128)]).toEqual([minuteMs, expect.any(Number)]);
    expect(first(128)).toBeGreaterThan(2 * minuteMs);
  });
});

describe('what comes of it', () => {
  test('"tell" tells and fetches nothing until somebody presses', async () => {
    const { feed, is, updater } = begin();
    await updater.check();
    expect([is(), feed.asked, updater.note()]).toEqual(['found', ['check'], { is: 'found', version: '1.5.0' }]);
    await updater.download();
    expect([is(), updater.note()]).toEqual(['ready', { is: 'ready', version: '1.5.0' }]);
  });

  test('"download" fetches by itself, and installs nothing', async () => {
    const { clock, feed, is, updater } = begin({ found: { mode: 'download', feed: FEED } });
    await updater.check();
    await turns();
    clock.tick(20 * hourMs);
    await turns();
    expect([is(), updater.installsAtClose]).toEqual(['ready', false]);
    expect(feed.asked.filter((what) => what.startsWith('install'))).toEqual([]);
  });

  test('two looks at once are one, two fetchings too, and a look waits for a fetching', async () => {
    const { feed, updater } = begin();
    let go = (): void => undefined;
    feed.hold = new Promise((resolve) => (go = resolve));
    const looks = [updater.check(), updater.check()];
    await turns();
    expect([feed.asked, updater.view().checking]).toEqual([['check'], true]);
    go();
    await Promise.all(looks);
    feed.hold = new Promise((resolve) => (go = resolve));
    const fetchings = [updater.download(), updater.download(), updater.check()];
    await turns();
    expect(feed.asked).toEqual(['check', 'download']);
    expect(updater.view().progress).toMatchObject({ is: 'fetching', percent: 40 });
    go();
    await Promise.all(fetchings);
    expect(feed.asked).toEqual(['check', 'download']);
  });

  test('in "download", a fetching that fails is tried again by itself, after a look', async () => {
    const { clock, feed, is, updater } = begin({ found: { mode: 'download', feed: FEED } });
    const answers = [null, 'damaged'] as const;
    let nth = 0;
    const answer = feed.check.bind(feed);
    feed.check = async () => {
      const offered = await answer();
      feed.trouble = answers[++nth] ?? null; // the first fetching fails
      return offered;
    };
    await updater.check();
    await turns();
    expect([is(), updater.view().trouble]).toEqual(['found', 'damaged']);
    feed.trouble = null;
    clock.tick(15 * minuteMs);
    await turns();
    expect([is(), feed.asked]).toEqual(['ready', ['check', 'download', 'check', 'download']]);
  });

  test('the disk’s, the feed’s and the hash’s failure each stand in the view', async () => {
    for (const trouble of ['disk', 'notAFeed', 'damaged', 'elsewhere'] as const) {
      const { feed, is, log, updater } = begin();
      await updater.check();
      feed.trouble = trouble;
      await updater.download();
      expect([is(), updater.view().trouble, updater.note(), log]).toEqual([
        'found',
        trouble,
        null,
        [`update.${trouble}`],
      ]);
    }
  });

  test('a version that its publisher took back is not ready any more', async () => {
    const { feed, is, updater } = await ready();
    feed.offers = null;
    await updater.check();
    expect([is(), await code(() => updater.prepare(true))]).toEqual(['none', 'updateNotReady']);
  });

  test('a look that fails takes nothing away; the same version again does not either', async () => {
    const { feed, is, updater } = await ready();
    updater.atClose(true);
    feed.trouble = 'unreachable';
    await updater.check();
    expect([is(), updater.installsAtClose]).toEqual(['ready', true]);
    feed.trouble = null;
    await updater.check();
    expect([is(), updater.installsAtClose]).toEqual(['ready', true]);
    feed.offers = offer('1.6.0');
    await updater.check();
    expect([is(), updater.installsAtClose]).toEqual(['found', false]);
  });

  test('a copy that cannot replace itself looks, and tells nobody at the desk', async () => {
    const { feed, is, updater } = begin({ more: { byHand: 'notSigned' }, found: { mode: 'download', feed: FEED } });
    await updater.check();
    await updater.download();
    expect([is(), updater.note(), feed.asked]).toEqual(['found', null, ['check']]);
  });
});

describe('choosing', () => {
  test('mode and feed are kept', async () => {
    const { kept, updater } = begin({ found: {} });
    updater.choose({ feed: ' https://updates.clinic.example/front-desk ', mode: 'download' });
    expect(kept()).toMatchObject({ feed: FEED, mode: 'download' });
    expect(updater.view()).toMatchObject({ feed: FEED, mode: 'download', locked: { feed: false, mode: false } });
    updater.choose({ feed: '' });
    expect(updater.view().feed).toBe('');
  });

  test('an address that may not be used is refused, and the earlier one stays', async () => {
    const { updater } = begin();
    for (const feed of [
      'updates.clinic.example',
      'http://updates.clinic.example/',
      'https://a:b@c.example/',
      'file:///x',
    ])
      expect(await code(() => updater.choose({ feed }))).toBe('updateFeedWrong');
    expect(updater.view().feed).toBe(FEED);
  });

  test('what IT has set cannot be chosen, and the rest can', async () => {
    const { updater, world } = begin({ policy: { mode: 'tell' } });
    expect(await code(() => updater.choose({ mode: 'off' }))).toBe('updateLocked');
    expect(await code(() => updater.choose({ feed: 'https://other.example/' }))).toBe('done');
    world.policy = { feed: FEED };
    expect(await code(() => updater.choose({ feed: 'https://third.example/' }))).toBe('updateLocked');
    expect(updater.view()).toMatchObject({ feed: FEED, locked: { feed: true, mode: false } });
  });

  test('a disk that fails: said, and the earlier choice stands', async () => {
    const { failDisk, updater } = begin();
    failDisk();
    expect(await code(() => updater.choose({ mode: 'off' }))).toBe('diskFailed');
    expect(updater.view().mode).toBe('tell');
  });

  test('switched off, or another feed: what is under way is given up and comes to nothing', async () => {
    for (const choice of [{ mode: 'off' as const }, { feed: 'https://other.example/' }]) {
      const { feed, is, updater } = begin();
      await updater.check();
      let go = (): void => undefined;
      feed.hold = new Promise((resolve) => (go = resolve));
      const fetching = updater.download();
      await turns();
      updater.choose(choice);
      expect(is()).toBe('none');
      await turns();
      expect(feed.asked.at(-1)).toBe('stop');
      go();
      await fetching;
      expect([is(), updater.view().trouble, updater.note()]).toEqual(['none', null, null]);
    }
  });

  test('switched on, it begins to look; switched to "download", what was found is fetched', async () => {
    const { clock, feed, is, updater } = begin({ found: { mode: 'off', feed: FEED } });
    updater.start();
    updater.choose({ mode: 'tell' });
    clock.tick(minuteMs);
    await turns();
    expect(is()).toBe('found');
    updater.choose({ mode: 'download' });
    await turns();
    expect([is(), feed.asked]).toEqual(['ready', ['check', 'download']]);
  });
});

describe('installing', () => {
  test('is proven again, written down, and done only when what prepare answers is called', async () => {
    const { feed, is, kept, updater } = await ready();
    const install = await updater.prepare(true);
    expect([is(), feed.asked.slice(2)]).toEqual(['installing', ['prove']]);
    expect(kept()).toMatchObject({ wanted: { version: '1.5.0', from: '1.4.0' } });
    await install();
    expect(feed.asked.at(-1)).toBe('install and start');
  });

  test('is refused before there is something to install, and twice', async () => {
    const { updater } = begin();
    expect(await code(() => updater.prepare(true))).toBe('updateNotReady');
    await updater.check();
    expect(await code(() => updater.prepare(true))).toBe('updateNotReady');
    expect(await code(() => updater.atClose(true))).toBe('updateNotReady');
    await updater.download();
    expect(await code(() => updater.prepare(true))).toBe('done');
    expect(await code(() => updater.prepare(true))).toBe('updateNotReady');
  });

  test('is refused while a change goes out, also when one begins while the file is read', async () => {
    const { feed, is, kept, updater, world } = await ready();
    world.busy = true;
    expect(await code(() => updater.prepare(true))).toBe('updateBusy');
    world.busy = false;
    let go = (): void => undefined;
    feed.hold = new Promise((resolve) => (go = resolve));
    const prepared = code(() => updater.prepare(true));
    await turns();
    world.busy = true;
    go();
    expect([await prepared, is(), kept()['wanted'] ?? null]).toEqual(['updateBusy', 'ready', null]);
  });

  test('a file that is not what it was: not installed, said, and fetched again', async () => {
    const { feed, is, kept, updater } = await ready();
    feed.proofFails = true;
    expect(await code(() => updater.prepare(true))).toBe('updateNotProven');
    expect([is(), updater.view().trouble, kept()['wanted'] ?? null]).toEqual(['found', 'damaged', null]);
    feed.proofFails = false;
    await updater.download();
    expect(await code(() => updater.prepare(true))).toBe('done');
  });

  test('a disk that does not take it down: not installed', async () => {
    const { failDisk, is, updater } = await ready();
    failDisk();
    expect([await code(() => updater.prepare(true)), is()]).toEqual(['diskFailed', 'ready']);
  });

  test('at the close of the day only where a person chose it, and until they change their mind', async () => {
    const { feed, updater } = await ready();
    expect(updater.installsAtClose).toBe(false);
    updater.atClose(true);
    expect([updater.installsAtClose, updater.note()]).toEqual([true, { is: 'atClose', version: '1.5.0' }]);
    updater.atClose(false);
    expect(updater.installsAtClose).toBe(false);
    await (
      await updater.prepare(false)
    )();
    expect(feed.asked.at(-1)).toBe('install');
  });
});

describe('the next start', () => {
  const wanted = { version: '1.5.0', from: '1.4.0', at: 0 };
  const started = (running: string) => begin({ more: { running }, found: { mode: 'tell', feed: FEED, wanted } });

  test('of the version that was wanted: said quietly, until it is read', () => {
    const { kept, log, updater } = started('1.5.0');
    expect([updater.view().outcome, updater.note()]).toEqual([
      { is: 'done', version: '1.5.0' },
      { is: 'done', version: '1.5.0' },
    ]);
    updater.seen();
    expect([updater.view().outcome, kept()['wanted'], log]).toEqual([null, null, ['update.done']]);
  });

  test('of the one that was there before: it did not take', () => {
    const { kept, updater } = started('1.4.0');
    expect([updater.view().outcome, updater.note()]).toEqual([{ is: 'failed', wanted: '1.5.0' }, null]);
    expect(kept()).toMatchObject({ wanted }); // also at the start after next, until somebody has read it
    updater.seen();
    expect(kept()['wanted']).toBeNull();
  });

  test('of a third one, which somebody installed by hand: nothing to say', () => {
    const { kept, updater } = started('1.6.0');
    expect([updater.view().outcome, kept()['wanted']]).toEqual([null, null]);
  });
});

test('a file of choices that is wrong costs what is wrong in it alone; what a newer version wrote stays', () => {
  const { kept, updater } = begin({ found: { mode: 'pink', feed: FEED, checkedAt: 'x', wanted: 7, later: [1] } });
  expect(updater.view()).toMatchObject({ mode: 'tell', feed: FEED, checkedAt: null, outcome: null });
  updater.choose({ mode: 'off' });
  expect(kept()).toMatchObject({ later: [1], mode: 'off', feed: FEED });
});
