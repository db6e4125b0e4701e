// Goal: the page that stands in the end is the one that fits then, whatever was wished in between, and nothing leads back to the
// one before. Method: a window's contents that load when they are told to, fail, are destroyed, or are sent elsewhere meanwhile.
import { expect, test } from 'vitest';
import { LOCK_URL, START_URL } from './names.ts';
import { replacePage } from './replacePage.ts';

function contents(url: string) {
  const told: string[] = [];
  const page = {
    url,
    isGone: false,
    fails: 0,
    during: (): void => undefined,
    getURL: () => page.url,
    isDestroyed: () => page.isGone,
    loadURL: (to: string): Promise<void> => {
      told.push(to);
      page.during();
      if (page.fails > 0) {
        page.fails--;
        return Promise.reject(new Error('not there'));
      }
      page.url = to;
      return Promise.resolve();
    },
    navigationHistory: { clear: () => void told.push('forgotten') },
  };
  return { page, told, asContents: page as unknown as Parameters<typeof replacePage>[0] };
}

const noted = (): { log: (code: string) => void; codes: string[] } => {
  const codes: string[] = [];
  return { codes, log: (code) => void codes.push(code) };
};

test('the desk gives way to the lock, and there is no way back to it', async () => {
  const { told, asContents } = contents(START_URL);
  await replacePage(asContents, () => LOCK_URL, noted().log);
  expect(told).toEqual([LOCK_URL, 'forgotten']);
});

test('what stands already is not loaded again, with a fragment too; its history goes all the same', async () => {
  const { told, asContents } = contents(`${LOCK_URL}#here`);
  await replacePage(asContents, () => LOCK_URL, noted().log);
  expect(told).toEqual(['forgotten']);
});

test('locked again while the desk was on its way: the lock stands in the end', async () => {
  const { page, told, asContents } = contents(LOCK_URL);
  let wanted = START_URL;
  page.during = () => void (wanted = LOCK_URL);
  await replacePage(asContents, () => wanted, noted().log);
  expect(page.url).toBe(LOCK_URL);
  expect(told).toEqual([START_URL, LOCK_URL, 'forgotten']);
});

test('a page that is not there is tried again, a few times, and told by a code alone', async () => {
  const { page, told, asContents } = contents(START_URL);
  const { log, codes } = noted();
  page.fails = 2;
  await replacePage(asContents, () => LOCK_URL, log);
  expect([page.url, codes]).toEqual([LOCK_URL, ['page.notReplaced', 'page.notReplaced']]);
  const never = contents(START_URL);
  never.page.fails = 99;
  await replacePage(never.asContents, () => LOCK_URL, log);
  expect(never.told).toEqual([...Array<string>(5).fill(LOCK_URL), 'forgotten']);
  expect(told).toHaveLength(4);
});

test('a window that is closed meanwhile is left alone', async () => {
  const { page, told, asContents } = contents(START_URL);
  page.during = () => void (page.isGone = true);
  page.fails = 1;
  await replacePage(asContents, () => LOCK_URL, noted().log);
  expect(told).toEqual([LOCK_URL]);
});
