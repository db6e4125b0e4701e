// Rehearsing an outage in practice: from the menu, from the search and from Settings; called a rehearsal wherever the line is
// spoken of; gone with the restart; and never there on the clinic's own account.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { openPractice } from './support/practice.ts';

let desk: Desk;
const opened: Desk[] = [];
test.afterEach(async () => {
  await desk.showFailure();
  for (const each of opened.splice(0).reverse()) await each.cleanUp();
});

async function start(dataFolder?: string): Promise<void> {
  desk = await Desk.open({ pinned: true, ...(dataFolder !== undefined && { dataFolder }) });
  opened.push(desk);
}

async function command(words: string): Promise<void> {
  await (await desk.search(words)).filter({ hasText: new RegExp(`^\\s*${words}`) }).click();
}

test('cut, busy and refused: each by its own way in, each called a rehearsal; ended, all goes out once', async () => {
  test.setTimeout(240_000);
  await start();
  await desk.page.getByRole('button', { name: 'Try it' }).click();
  await expect(desk.pill).toContainText('Practice');
  // She hosts nothing these days: once she is named, the list of clinicians has been read.
  await expect(desk.page.getByRole('button', { name: 'Dana Whitlock' })).toBeVisible();

  const main = desk.page.getByRole('main');
  await desk.openOutbox();
  await main.getByRole('button', { name: 'Cut the line' }).click();
  await expect(desk.pill).toContainText('Rehearsal');
  await main.getByRole('button', { name: 'End the rehearsal' }).click();
  await expect(desk.pill).toHaveAttribute('title', 'Practice. Open the outbox, and practise an outage', {
    timeout: 30_000,
  });
  await desk.backToDay();

  await desk.chooseInMenu('rehearseCut');
  await expect(desk.pill).toContainText('Rehearsal');
  await expect(main).toContainText('Rehearsal: no internet. Please keep working.');
  await judgeBoth(desk.page, 'day-rehearsal');
  await desk.page.keyboard.press('ControlOrMeta+Shift+N');
  await expect(main).toContainText('A Meet Now cannot start yet.');
  await desk.page.keyboard.press('Escape');
  await expect(main).not.toContainText('A Meet Now cannot start yet.');
  await desk.book({
    with: 'Hannah Osei',
    when: '10am tomorrow',
    people: [{ name: 'Lena Hart', email: 'lena@example.org' }],
  });
  await expect(desk.pill).toContainText('1 waiting');

  await command('Rehearse an outage: SecureVideo busy');
  await expect(desk.pill).toHaveAttribute('title', /^Rehearsal: SecureVideo is busy/);
  await desk.page.keyboard.press('ControlOrMeta+,');
  await desk.page.getByRole('button', { name: 'Help and diagnostics' }).click();
  await desk.page.getByRole('radio', { name: 'Keys refused' }).click();
  await expect(desk.page.locator('.pill')).toHaveAttribute('title', /^Rehearsal: keys refused/);
  await judgeBoth(desk.page, 'settings-rehearsal');
  await desk.backToDay();
  await main.getByRole('button', { name: 'End the rehearsal' }).click();
  // On a slow computer a try may still have met the busy one, which asked to wait.
  await expect(desk.pill).toHaveAccessibleName(/^Practice\s*\. Open/, { timeout: 100_000 });
  await desk.openOutbox();
  await expect(main).toContainText('everything is delivered');
});

test('started anew, the line is whole; on the clinic’s own account there is no such menu, and main refuses', async () => {
  await start();
  await desk.page.getByRole('button', { name: 'Try it' }).click();
  await expect(desk.pill).toContainText('Practice');
  await desk.chooseInMenu('rehearseCut');
  await expect(desk.pill).toContainText('Rehearsal');
  await desk.running.app.kill9();
  await start(desk.running.app.dataFolder);
  await expect(desk.pill).toHaveAccessibleName(/^Practice\s*\. Open/);

  const clinic = await openPractice();
  desk = await Desk.connectedTo(clinic);
  opened.push(desk);
  expect(await desk.inMenu('rehearseCut')).toBe(false);
  const results = await desk.search('rehearse');
  await expect(results.filter({ hasText: /^\s*Rehearse/ })).toHaveCount(0);
  const answer = await desk.page.evaluate(() => window.desk.call('practice.rehearse', { what: 'cut' }));
  expect(answer).toMatchObject({ ok: false, problem: { code: 'practiceOnly' } });
  await clinic.close();
});
