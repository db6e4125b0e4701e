// Goal: no text of the app stands outside of its words, and a language that is 40 % longer fits. Method: the app started in the
// pseudo-language; on each main screen every plain word has to be one of the account's own or of a short list.
import { expect, test } from '@playwright/test';
import type { DeskBridge } from '../src-shared/contract/calls.ts';
import { offeredZones } from '../src-shared/time/zones.ts';
import { launchDesk } from './support/launch.ts';
import type { RunningDesk } from './support/launch.ts';
import { layoutFaults, settled } from './support/measure.ts';
import { pinnedNow } from './support/pinned.ts';

/** Names of things that no language has other words for, keys as they stand on the keyboard, and what the system says of times. */
const NAMES = 'SecureVideo Front Desk API https Ctrl Alt Shift Esc Del Enter Tab am pm fd';

let desk: RunningDesk;
test.beforeAll(async () => {
  desk = await launchDesk({ pinned: true, env: { FRONT_DESK_WORDS: 'pseudo' } });
});
test.afterAll(() => desk.app.cleanUp());

const press = (key: string): Promise<void> => desk.page.keyboard.press(key);

/** Words of the account itself: names, addresses, topics, zones. */
async function ownWords(): Promise<ReadonlySet<string>> {
  const date = new Date(pinnedNow()).toISOString().slice(0, 10);
  const told = await desk.page.evaluate(async (day) => {
    const { call } = (window as never as { desk: DeskBridge }).desk;
    return JSON.stringify([
      await call('day.read', { date: day, hostId: null }),
      await call('settings.read'),
      await call('search.local', { text: 'trevor' }),
    ]);
  }, date);
  const days = Array.from({ length: 365 }, (_, day) =>
    new Date(Date.UTC(2026, 0, day + 1)).toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' }),
  );
  const short =
    days
      .join(' ')
      .match(/[A-Za-z]+/g)
      ?.map((word) => word.slice(0, 3)) ?? [];
  const zones = offeredZones(pinnedNow()).map((zone) => `${zone.name} ${zone.short} ${zone.abbreviation ?? ''}`);
  return new Set([...wordsIn([told, NAMES, ...days, ...zones].join(' ')), ...short]);
}

function wordsIn(text: string): string[] {
  // Initials and short names of weekdays and zones are none.
  return text.match(/[A-Za-z]{3,}/g) ?? [];
}

/** All that is shown or told to who listens. */
function textsShown(): Promise<readonly string[]> {
  return desk.page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility() && node.parentElement.closest('script, style') === null)
        found.add((node.textContent ?? '').trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) found.add(element.getAttribute(name) ?? '');
    return [...found].filter((text) => text !== '');
  });
}

test('day, session, form, search, outbox and settings: no word outside of the words, nothing cut off', async () => {
  test.setTimeout(120_000);
  const { page } = desk;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('main button').first().press('Enter');
  await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
  const own = await ownWords();
  const look = async (screen: string): Promise<void> => {
    await settled(page);
    const texts = await textsShown();
    expect(texts.filter((text) => /[åéîöû]/.test(text)).length, `${screen} speaks the pseudo-language`).toBeGreaterThan(
      5,
    );
    const plain = texts.filter((text) => wordsIn(text).some((word) => !own.has(word)));
    expect.soft(plain, `${screen}: words outside`).toEqual([]);
    expect.soft(await layoutFaults(page), `${screen}: cut off`).toEqual([]);
  };
  await look('day');
  await press('ArrowDown');
  await expect(page.locator('[data-pane="detail"] .acts button').first()).toBeVisible();
  await look('session');
  await press('n');
  await expect(page.locator('.compose')).toBeVisible();
  await look('form');
  await press('Escape');
  await press('Escape');
  await press('ControlOrMeta+K');
  await page.keyboard.type('trevor');
  await expect(page.getByRole('option', { selected: true })).toContainText('Trevor Lane');
  await look('search');
  await press('Escape');
  await press('ControlOrMeta+O');
  await expect(page.locator('[data-pane="list"]')).toHaveCount(0);
  await look('outbox');
  await press('ControlOrMeta+,');
  await expect(page.locator('nav')).toBeVisible();
  await look('settings');
});
