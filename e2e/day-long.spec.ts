// Goal: a day of any length is as good as a short one by keyboard, for readers of the screen and for axe, and the page does not
// grow with it, as an agenda and as a board. Method: 400 sessions tomorrow in the practice account; arrows past what is drawn, a
// leap, and a list read anew.
import { expect, test } from '@playwright/test';
import { formatScheduleTs, minuteMs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const COUNT = 400;
const patient = (place: number): string => `Patient ${String(place).padStart(3, '0')}`;

test('a long day: few rows and cards are drawn, keys reach all of them, the focus stays, nothing jumps', async () => {
  test.setTimeout(120_000);
  const practice = await openPractice({ pinned: true });
  const hosts = ['Dr. Ilse Voss', 'Marcus Bell'].map((name) => practice.user(name));
  const morning = inZone('Mountain Standard Time', 1, '03:00', pinnedNow()).startsAt;
  const book = (name: string, startsAt: number, place = 0): void => {
    practice.server.account.createSession(
      { id: hosts[place % hosts.length]?.userId ?? 0 },
      {
        ScheduleTs: formatScheduleTs(startsAt),
        Participants: [{ ParticipantFullName: name, ParticipantEmailAddress: '', ShouldAutoDeliverCode: 'N' }],
      },
    );
  };
  for (let place = 0; place < COUNT; place++) book(patient(place), morning + 3 * place * minuteMs, place);
  const desk = await Desk.connectedTo(practice, { pinned: true });
  const { page } = desk;
  try {
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const rows = desk.agenda.locator('[data-id]');
    const topOf = (name: string): Promise<number> =>
      desk.row(name).evaluate((row) => Math.round(row.getBoundingClientRect().top));
    // Tomorrow is known before it is gone to: else its rows come after the key, and the focus is not theirs.
    await desk.readAgain();
    await press('ArrowRight');
    await expect(page.locator('.infoline .count')).toHaveText(`${COUNT} sessions`);
    await expect(desk.row(patient(0))).toBeFocused();
    expect(await rows.count()).toBeLessThan(80);
    const first = desk.agenda.getByRole('listitem').first();
    await expect(first).toHaveAttribute('aria-posinset', '1');

    // Arrows go on where the page was not drawn yet.
    for (let step = 0; step < 60; step++) await press('ArrowDown');
    await expect(desk.row(patient(59))).toBeFocused();
    await expect(desk.row(patient(59))).toBeInViewport({ ratio: 1 });
    expect(await rows.count()).toBeLessThan(80);
    await judgeBoth(page, 'day-long', { inWindow: true });

    // Scrolled far away the focused row is still there, and the next key goes on from it.
    await desk.agenda.evaluate((list) => (list.scrollTop = list.scrollHeight));
    await expect(desk.row(patient(COUNT - 1))).toBeInViewport({ ratio: 1 });
    await expect(desk.row(patient(59))).toBeFocused();
    await press('ArrowDown');
    await expect(desk.row(patient(60))).toBeFocused();
    await expect(desk.row(patient(60))).toBeInViewport({ ratio: 1 });

    // Sessions that come above are room above: what is looked at stays where it is.
    const before = await topOf(patient(60));
    for (let more = 0; more < 12; more++) book(`Earlier ${more}`, morning - 30 * minuteMs);
    await desk.readAgain();
    await expect(page.locator('.infoline .count')).toHaveText(`${COUNT + 12} sessions`);
    expect(await topOf(patient(60))).toBe(before);
    await expect(desk.row(patient(60))).toBeFocused();

    // As a board: the same session has the focus, what cannot be seen is not in the page, and each card knows its place.
    await press('s');
    await expect(desk.row(patient(60))).toBeFocused();
    await expect(desk.row(patient(60))).toBeInViewport({ ratio: 1 });
    await expect(desk.agenda).toHaveAccessibleDescription(/^412 sessions with \d+ clinicians$/);
    expect(await rows.count()).toBeLessThan(300);
    await expect(desk.row(patient(COUNT - 2))).toHaveCount(0);
    const item = desk.agenda.getByRole('listitem').filter({ hasText: patient(60) });
    await expect(item).toHaveAttribute('aria-setsize', '212');
    await expect(item).toHaveAttribute('aria-posinset', '43');
    await desk.agenda.evaluate((board) => (board.scrollTop = board.scrollHeight));
    await expect(desk.row(patient(COUNT - 2))).toBeInViewport({ ratio: 1 });
    await expect(desk.row(patient(0))).toHaveCount(0);
    await expect(desk.row(patient(60))).toBeFocused();
    await press('ArrowDown');
    await expect(desk.row(patient(62))).toBeFocused();
    await expect(desk.row(patient(62))).toBeInViewport({ ratio: 1 });
    await press('ArrowRight');
    await expect(desk.row(patient(61))).toBeFocused();
    for (let step = 0; step < 60; step++) await press('ArrowDown');
    await expect(desk.row(patient(181))).toBeFocused();
    await expect(desk.row(patient(181))).toBeInViewport({ ratio: 1 });

    // In windows of any height its end shows the last card whole; above the end it says how much is further down.
    const below = page.locator('.board .below');
    for (const height of [700, 733, 768, 861]) {
      await page.setViewportSize({ width: 1360, height });
      await desk.agenda.evaluate((board) => (board.scrollTop = 0));
      await expect(below).toHaveText(/^\d{3} sessions further down$/);
      await desk.agenda.evaluate((board) => (board.scrollTop = board.scrollHeight));
      await expect(below).toHaveText('');
      await expect(desk.row(patient(COUNT - 1))).toBeInViewport({ ratio: 1 });
      expect(await desk.agenda.evaluate(roomUnderLast)).toBeGreaterThanOrEqual(8);
    }
    // However narrow, a count of the week is whole or not there; the largest is four letters long.
    await press('s');
    await expect(page.locator('.board')).toHaveCount(0);
    for (const width of [1024, 1100, 1180, 1280, 1440, 1800]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.locator('.week').evaluate(cutInWeek), `${String(width)} wide`).toEqual([]);
    }
  } finally {
    await desk.cleanUp();
    await practice.close();
  }
});

/** Px between the lowest card and the bottom of what is seen of the board. */
function roomUnderLast(board: Element): number {
  const bottoms = [...board.querySelectorAll('.chipcard')].map((card) => card.getBoundingClientRect().bottom);
  return board.getBoundingClientRect().top + board.clientHeight - Math.max(...bottoms);
}

/** What is drawn of the days of the week beyond their buttons, where the fullest has as many sessions as are counted out. */
function cutInWeek(week: Element): string[] {
  return [...week.querySelectorAll('button')].flatMap((day) => {
    const count = day.querySelector('.n');
    if (count?.textContent) count.textContent = '999+';
    const { left, right } = day.getBoundingClientRect();
    return [...day.querySelectorAll<HTMLElement>('.wd, b, .n')]
      .filter((part) => part.offsetWidth > 0)
      .filter((part) => part.getBoundingClientRect().left < left || part.getBoundingClientRect().right > right)
      .map((part) => part.textContent);
  });
}
