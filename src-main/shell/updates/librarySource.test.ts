// A feed against the library's real code: what is offered, what is fetched, and everything that a feed can do wrong.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UpdateFailure } from '../../update/port.ts';
import type { UpdateSource } from '../../update/port.ts';
import { FeedExecutor } from './feedExecutor.ts';
import { librarySource } from './librarySource.ts';
import { nameOf, UpdateServer } from './testing/updateServer.ts';
import type { Published } from './testing/updateServer.ts';

const SILENCE_MS = 400;
const RUNNING = '1.4.0';
const file = Buffer.alloc(300_000, 'a new version of Front Desk\n');
const newer: Published = { version: '1.5.0', file };

let folder: string;
let feed: UpdateServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'front-desk-update-'));
  writeFileSync(
    join(folder, 'app-update.yml'),
    'provider: generic\nurl: https://nobody.invalid/\nupdaterCacheDirName: cache\n',
  );
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'Front Desk.AppImage'), '#!/bin/sh\n');
  vi.stubEnv('APPIMAGE', join(folder, 'bin', 'Front Desk.AppImage'));
  feed = await UpdateServer.start();
});
afterEach(async () => {
  await feed.gone();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function open({ running = RUNNING, url = feed.url } = {}): UpdateSource {
  return librarySource({
    feed: url,
    platform: 'linux',
    adapter: {
      version: running,
      name: 'Front Desk',
      isPackaged: true,
      appUpdateConfigPath: join(folder, 'app-update.yml'),
      userDataPath: folder,
      baseCachePath: folder,
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    },
    executor: new FeedExecutor({ feed: url, resolveProxy: () => Promise.resolve('DIRECT'), silenceMaxMs: SILENCE_MS }),
  });
}

/** What a call of the source ends in: its value, or the trouble. */
async function ends(work: Promise<unknown>): Promise<unknown> {
  try {
    return (await work) ?? null;
  } catch (error) {
    return error instanceof UpdateFailure ? error.trouble : error;
  }
}

async function fetched(source = open()): Promise<unknown> {
  await source.check();
  return ends(source.download(() => undefined));
}

const pending = (): string[] => {
  const path = join(folder, 'cache', 'pending');
  return existsSync(path) ? readdirSync(path) : [];
};

describe('what is offered', () => {
  test('a newer version, with its notes in plain words', async () => {
    feed.published = { ...newer, notes: '<h2>New</h2><ul><li>Faster &amp; calmer</li></ul><script>alert(1)</script>' };
    expect(await open().check()).toEqual({ version: '1.5.0', notes: 'New\n• Faster & calmer', bytes: file.length });
  });

  test('nothing where the feed has the running version, or an older one', async () => {
    for (const version of [RUNNING, '1.3.9', '0.9.0', '1.4.0-beta.1']) {
      feed.published = { version, file };
      expect([version, await open().check()]).toEqual([version, null]);
    }
  });

  test('an older one cannot be fetched either', async () => {
    feed.published = { version: '1.3.0', file };
    expect(await fetched()).toBe('notThere');
    expect(feed.filesAsked()).toBe(0);
  });

  test.each([
    ['a page of a guest network', 'junk', 'notAFeed'],
    ['an answer without end', 'endless', 'notAFeed'],
    ['a redirect', 'redirect', 'elsewhere'],
    ['silence in the middle', 'hung', 'unreachable'],
    ['an answer that is cut', 'cut', 'unreachable'],
    ['no description', 'missing', 'notThere'],
  ] as const)('%s is said as what it is', async (_what, describes, trouble) => {
    feed.published = newer;
    feed.describes = describes;
    expect(await ends(open().check())).toBe(trouble);
  });

  test.each([
    ['nothing at all', ''],
    ['a word', 'hello'],
    ['null', 'null'],
    ['no version', 'files: []'],
    ['a version that is none', 'version: tomorrow\nfiles: []'],
    ['no files', 'version: 1.5.0'],
    ['files that are no list', 'version: 1.5.0\nfiles: 7'],
    ['a file without a hash', 'version: 1.5.0\nfiles:\n  - url: x.AppImage'],
    ['a hash of another kind', 'version: 1.5.0\nfiles:\n  - url: x.AppImage\n    sha2: abc'],
    ['a hash that is none', 'version: 1.5.0\nfiles:\n  - url: x.AppImage\n    sha512: abc'],
  ])('%s is no description', async (_what, description) => {
    feed.published = { ...newer, description };
    expect(await ends(open().check())).toBe('notAFeed');
  });

  test('nobody is there', async () => {
    await feed.gone();
    expect(await ends(open().check())).toBe('unreachable');
  });
});

describe('a version for a share of the desks', () => {
  /** An id whose place in the row of all desks is `place`, from 0 to 1. */
  const atPlace = (place: number): void => {
    const tail = Math.floor(place * 0xffffffff)
      .toString(16)
      .padStart(8, '0');
    writeFileSync(join(folder, '.updaterId'), `00000000-0000-5000-8000-0000${tail}`);
  };

  test('0 % is for nobody, 100 % for everybody', async () => {
    for (const place of [0, 0.5, 0.999]) {
      atPlace(place);
      feed.published = { ...newer, share: 0 };
      expect(await open().check()).toBeNull();
      feed.published = { ...newer, share: 100 };
      expect(await open().check()).toMatchObject({ version: '1.5.0' });
    }
  });

  test('the same desk is asked in always at the same share', async () => {
    feed.published = { ...newer, share: 30 };
    for (const [place, isIn] of [
      [0.29, true],
      [0.31, false],
    ] as const) {
      atPlace(place);
      for (let again = 0; again < 3; again++) expect((await open().check()) !== null).toBe(isIn);
    }
  });

  test('the id is made here, kept here and never told', async () => {
    feed.published = { ...newer, share: 50 };
    await open().check();
    const id = readFileSync(join(folder, '.updaterId'), 'utf8');
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await open().check();
    expect(readFileSync(join(folder, '.updaterId'), 'utf8')).toBe(id);
    expect(JSON.stringify(feed.asked)).not.toContain(id);
  });
});

test('a feed is told nothing of this desk', async () => {
  feed.published = newer;
  await fetched();
  const names = new Set(feed.asked.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].sort()).toEqual(['accept', 'cache-control', 'connection', 'host', 'user-agent']);
  expect(new Set(feed.asked.map(({ headers }) => headers['user-agent']))).toEqual(new Set(['FrontDesk']));
  expect(feed.asked.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^\/front-desk\/latest-linux(-[a-z0-9]+)?\.yml\?noCache=[0-9a-v]+$/),
    '/front-desk/Front-Desk-1.5.0.AppImage',
  ]);
});

describe('fetching', () => {
  test('is proven, and its percents rise to the end', async () => {
    feed.published = newer;
    const source = open();
    await source.check();
    const percents: number[] = [];
    await source.download((percent) => percents.push(percent));
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    await source.prove();
    expect(readFileSync(join(folder, 'cache', 'pending', nameOf(newer)))).toEqual(file);
  });

  test.each([
    ['other bytes than described', 'changed', 'damaged'],
    ['a file that is cut', 'cut', 'unreachable'],
    ['a file that comes to a halt', 'hung', 'unreachable'],
    ['a file that is not there', 'missing', 'notThere'],
    ['a file that is elsewhere', 'redirect', 'elsewhere'],
  ] as const)('%s: said, and nothing of it stays', async (_what, gives, trouble) => {
    feed.published = newer;
    feed.gives = gives;
    const source = open();
    expect(await fetched(source)).toBe(trouble);
    expect(pending().filter((name) => !name.startsWith('temp-'))).toEqual([]);
    expect(await ends(source.prove())).toBe('damaged');
    feed.gives = 'whole';
    expect(await fetched(source)).toBeNull();
    expect(await ends(source.prove())).toBeNull();
  });

  test('a file on another host is not asked for', async () => {
    const other = await UpdateServer.start();
    other.published = newer;
    const sha512 = createHash('sha512').update(file).digest('base64');
    const description = `version: 1.5.0\nfiles:\n  - url: ${other.url}${nameOf(newer)}\n    sha512: ${sha512}\n`;
    feed.published = { ...newer, description };
    expect(await fetched()).toBe('elsewhere');
    expect(other.asked).toEqual([]);
    await other.gone();
  });

  test('the feed goes in the middle and comes back', async () => {
    feed.published = newer;
    feed.gives = 'hung';
    const source = open();
    await source.check();
    const first = ends(source.download(() => undefined));
    await vi.waitUntil(() => feed.filesAsked() === 1);
    await feed.gone();
    expect(await first).toBe('unreachable');
    expect(await ends(source.check())).toBe('unreachable');
    feed.gives = 'whole';
    await feed.listen();
    expect(await fetched(source)).toBeNull();
  });

  test('two looks and two fetchings at once are one each', async () => {
    feed.published = newer;
    const source = open();
    await Promise.all([source.check(), source.check()]);
    expect(feed.asked.length).toBe(1);
    await Promise.all([source.download(() => undefined), source.download(() => undefined)]);
    expect(feed.filesAsked()).toBe(1);
  });

  test('what was fetched in an earlier run is proven and not fetched again', async () => {
    feed.published = newer;
    expect(await fetched()).toBeNull();
    expect(await fetched()).toBeNull();
    expect(feed.filesAsked()).toBe(1);
  });

  test('what was changed on the disk since is fetched again, or not proven', async () => {
    feed.published = newer;
    const source = open();
    await fetched(source);
    const path = join(folder, 'cache', 'pending', nameOf(newer));
    writeFileSync(path, 'something else');
    expect(await ends(source.prove())).toBe('damaged');
    expect(await fetched()).toBeNull();
    expect(readFileSync(path)).toEqual(file);
  });
});

describe('installing', () => {
  // A program that says that it ran, as the new version would.
  const program = (): Buffer =>
    Buffer.from(`#!/bin/sh\necho "$APPIMAGE_EXIT_AFTER_INSTALL" > '${join(folder, 'ran')}'\n`);
  const appImage = (): string => join(folder, 'bin', 'Front Desk.AppImage');

  test.skipIf(process.platform !== 'linux')('the file takes the place of the running one, and is started', async () => {
    feed.published = { version: '1.5.0', file: program() };
    const source = open();
    await fetched(source);
    await source.install(true);
    expect(readFileSync(appImage())).toEqual(program());
    await vi.waitUntil(() => existsSync(join(folder, 'ran')));
  });

  test.skipIf(process.platform !== 'linux')('at the end of the day it is not started again', async () => {
    feed.published = { version: '1.5.0', file: program() };
    const source = open();
    await fetched(source);
    await source.install(false);
    expect(readFileSync(appImage())).toEqual(program());
    expect(readFileSync(join(folder, 'ran'), 'utf8').trim()).toBe('true'); // told to end after installing
  });

  test('nothing was fetched: it is not started, and the running one stays', async () => {
    feed.published = newer;
    const source = open();
    await source.check();
    expect(await ends(source.install(true))).toBe('notStarted');
    expect(readFileSync(appImage(), 'utf8')).toBe('#!/bin/sh\n');
  });

  test.skipIf(process.getuid?.() === 0 || process.platform !== 'linux')(
    'a folder that may not be written',
    async () => {
      feed.published = { version: '1.5.0', file: program() };
      const source = open();
      await fetched(source);
      chmodSync(join(folder, 'bin'), 0o500);
      expect(await ends(source.install(true))).toBe('notStarted');
      chmodSync(join(folder, 'bin'), 0o700);
      expect(readFileSync(appImage(), 'utf8')).toBe('#!/bin/sh\n');
    },
  );

  test('never by itself: long after a fetching the running one is as it was', async () => {
    feed.published = newer;
    await fetched();
    await wait(50);
    expect(readFileSync(appImage(), 'utf8')).toBe('#!/bin/sh\n');
  });
});
