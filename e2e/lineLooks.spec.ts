// Goal: whatever is the matter with the line can be read and used by everybody, in light and dark. Method: the app on its
// practice account, which plays each trouble; each state judged by axe and by its picture.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import type { FaultInput } from '../src-main/practice/faults.ts';

let practice: Practice;
let desk: Desk;
test.beforeEach(async () => {
  practice = await openPractice({ pinned: true, beginning: 'day' });
  desk = await Desk.connectedTo(practice, { pinned: true });
  await desk.page.setViewportSize({ width: 1280, height: 800 });
  // She hosts nothing these days: once she is named, the list of clinicians has been read.
  await expect(desk.page.getByRole('button', { name: 'Dana Whitlock' })).toBeVisible();
  await desk.focusList();
});
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await practice.close();
});

const troubles: readonly (readonly [name: string, fault: FaultInput, title: string])[] = [
  ['sign-in', { do: 'portal', times: null }, 'This network wants you to sign in'],
  ['down', { do: 'status', status: 500, html: true, times: null }, 'SecureVideo is down since'],
  ['busy', { do: 'status', status: 429, retryAfter: 60, times: null }, 'SecureVideo is busy and asked to wait'],
  [
    'keys-refused',
    { do: 'status', status: 401, times: null },
    'SecureVideo does not accept this clinic’s keys any more',
  ],
];
for (const [name, fault, title] of troubles) {
  test(`${title}: told in the day and in the outbox`, async () => {
    const main = desk.page.getByRole('main');
    practice.server.faults.add(fault);
    await desk.page.keyboard.press('F5');
    await expect(main).toContainText(title);
    await judgeBoth(desk.page, `day-${name}`);
    await desk.page.keyboard.press('ControlOrMeta+O');
    await expect(desk.page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
    await expect(main).toContainText(title);
    await judgeBoth(desk.page, `outbox-${name}`);
  });
}

test('a clock that is wrong is told in the day, and once read it is gone', async () => {
  const main = desk.page.getByRole('main');
  practice.server.account.moveClock(-12 * 60_000);
  await desk.readAgain();
  await expect(main).toContainText('This computer’s clock is 12 minutes ahead of SecureVideo’s.');
  await judgeBoth(desk.page, 'day-clock-wrong');
  await main.getByRole('button', { name: 'I have read this' }).click();
  await expect(main).not.toContainText('This computer’s clock');
});
