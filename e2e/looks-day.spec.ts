// Goal: every state of the day can be used by everybody, in light and dark. Method: the practice account's own day, each state
// judged by axe and by its picture.
import { expect, test } from '@playwright/test';
import { foldName } from '../src-shared/session/rules.ts';
import { formatScheduleTs, minuteMs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { launchDesk } from './support/launch.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';

test('axe finds nothing in marks, filters, typed date, read-aloud view, board and its order', async () => {
  test.setTimeout(300_000);
  const desk = await launchDesk({ pinned: true });
  const { page } = desk;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.locator('[data-pane="list"] .row').first()).toBeVisible();
    await press('ArrowDown');
    await expect(page.getByRole('group', { name: 'At this desk' })).toBeVisible();
    for (const [key, word] of [
      ['l', 'Late'],
      ['x', 'No-show'],
      ['a', 'Arrived'],
    ] as const) {
      await press(key);
      await expect(page.locator('.row .deskmark')).toContainText(word);
    }
    await judgeBoth(page, 'day-mark');
    await press('v');
    await expect(page.getByRole('dialog', { name: 'Read aloud' })).toBeVisible();
    await judgeBoth(page, 'day-read-aloud');
    await press('Escape');
    await press('g');
    await page.keyboard.type('next mon');
    await judgeBoth(page, 'day-go-to');
    await press('Escape');
    await press('f');
    await press('Enter');
    await expect(page.getByRole('button', { name: 'Show all' })).toBeVisible();
    await judgeBoth(page, 'day-filtered');
    await press('Escape');
    await press('s');
    await expect(page.locator('.board')).toBeVisible();
    await judgeBoth(page, 'day-board');
    await press('Enter');
    await expect(page.getByRole('group', { name: 'At this desk' })).toBeVisible();
    await judgeBoth(page, 'day-board-session');
    await press('Escape');
    await page.getByRole('button', { name: 'Order of clinicians' }).click();
    await page.getByRole('button', { name: /^Pin / }).first().click();
    await judgeBoth(page, 'day-order');
  } finally {
    await desk.app.cleanUp();
  }
});

test('axe finds nothing in what a session can be, long names, one clinician alone, hand over and removal', async () => {
  test.setTimeout(180_000);
  const practice = await openPractice({ pinned: true });
  const { account } = practice.server;
  const minutes = (from: number): number => Math.floor(pinnedNow() / minuteMs) * minuteMs + from * minuteMs;
  const book = (host: string, from: number, names: readonly string[], more: object = {}): void => {
    account.createSession(
      { id: practice.user(host).userId },
      {
        ScheduleTs: formatScheduleTs(minutes(from)),
        Participants: names.map((name) => ({
          ParticipantFullName: name,
          ParticipantEmailAddress: `${foldName(name).replace(/[^a-z]+/g, '.')}@example.org`,
          ShouldAutoDeliverCode: 'E',
          ...more,
        })),
      },
    );
  };
  book('Marcus Bell', -32, ['Omar Haddad']);
  book('Hannah Osei', -17, ['Lena Park']);
  book('Dr. Ilse Voss', -2, ['Noor Rahimi']);
  book('June Kowalski', 3, ['Sam Okoro']);
  book('Dr. Priya Raman', 13, ['Ana Ruiz']);
  book('Dr. Tomás Arrieta', 28, ['Wolfeschlegelsteinhausen-Bergerdorff Anneliese', 'Maximilian Featherstonehaugh']);
  book('Dr. Ilse Voss', 43, ['Eva Cole'], { ParticipantEmailAddress: '', ShouldAutoDeliverCode: 'N' });
  book('Dr. Ilse Voss', 43, ['Ben Cole']);
  const desk = await Desk.connectedTo(practice, { pinned: true });
  const { page } = desk;
  const mark = async (name: string, key: string, word: string): Promise<void> => {
    await desk.row(name).click();
    await desk.row(name).press(key);
    await expect(desk.row(name)).toContainText(word);
  };
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    await mark('Omar Haddad', 'd', 'Done');
    await mark('Lena Park', 'x', 'No-show');
    await mark('Sam Okoro', 'l', 'Late');
    await mark('Noor Rahimi', 'a', 'Arrived');
    await practice.server.setLine({ down: true, how: 'refuse' });
    await desk.readAgain();
    await expect(desk.pill).toContainText('Offline');
    await (await desk.choose('Ben Cole')).cancel();
    await expect(desk.row('Ben Cole')).toContainText('Waiting to send');
    await judgeBoth(page, 'day-session-states');
    await practice.server.setLine({ down: false });
    await desk.readAgain();
    await expect(desk.row('Ben Cole')).toHaveCount(0, { timeout: 40_000 });
    await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/);

    await desk.choose('Wolfeschlegelsteinhausen');
    for (const [button, name] of [
      ['Change clinician', 'hand-over'],
      ['Remove Maximilian Featherstonehaugh', 'remove-person'],
    ] as const) {
      await desk.chosen.part.getByRole('button', { name: button, exact: true }).click();
      await expect(page.locator('.ask')).toBeVisible();
      await judgeBoth(page, name);
      await page.keyboard.press('Escape');
      await expect(page.locator('.ask')).toHaveCount(0);
    }
    await desk.showOnly('Dr. Ilse Voss');
    await judgeBoth(page, 'day-one-clinician');
  } finally {
    await desk.cleanUp();
    await practice.close();
  }
});

test('axe finds nothing on a board of fifty clinicians', async () => {
  test.setTimeout(120_000);
  const practice = await openPractice({ pinned: true, beginning: 'day' });
  const { users } = practice.server.account.state;
  const [first] = users;
  if (!first) throw new Error('unreachable');
  for (let nth = users.length + 1; nth <= 50; nth++)
    users.push({
      ...first,
      userId: 900_000 + nth,
      name: `Dr. Number ${nth}`,
      externalId: '',
      email: `${nth}@example.org`,
    });
  const desk = await Desk.connectedTo(practice, { pinned: true });
  try {
    await desk.page.setViewportSize({ width: 1280, height: 800 });
    await expect(desk.page.getByRole('button', { name: 'Dr. Number 50' })).toBeAttached();
    await desk.focusList();
    await desk.page.keyboard.press('s');
    await expect(desk.page.locator('.board')).toBeVisible();
    await judgeBoth(desk.page, 'board-fifty', { inWindow: true });
  } finally {
    await desk.cleanUp();
    await practice.close();
  }
});
