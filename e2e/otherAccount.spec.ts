// Keys of another account are entered while changes wait: nothing of them reaches the other account, everything is held until
// keys prove to be of the right one, and the page says what is safe and what can be done. Two practice accounts are asked.
import { expect, test } from '@playwright/test';
import { Desk } from './support/desk.ts';
import { judgeBoth } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';
let own: Practice;
let other: Practice;
let desk: Desk;
test.beforeEach(async () => {
  own = await openPractice({ pinned: true });
  other = await openPractice({ pinned: true });
  for (const user of other.server.account.state.users) Object.assign(user, { name: `Another ${user.name}`, email: '' });
  desk = await Desk.connectedTo(own, { pinned: true });
});
test.afterEach(async () => {
  await desk.showFailure();
  await desk.cleanUp();
  await own.close();
  await other.close();
});

const writes = ({ server }: Practice): number => server.log.entries.filter(({ method }) => method !== 'GET').length;

test('held, told in plain words, looked at in the outbox; sent once, and only when the keys are proven', async () => {
  const { page } = desk;
  await own.server.setLine({ down: true, how: 'refuse' });
  await page.keyboard.press('F5');
  await expect(desk.pill).toContainText('Offline');
  for (const [place, name] of ['Rosa Vega', 'Walter Finch', 'Mai Tran'].entries()) {
    const when = inZone(own.user(HOST).zoneId, 1, `1${place}:00`, pinnedNow()).typed;
    await desk.book({
      with: HOST,
      when,
      people: [{ name, email: `${name.toLowerCase().replace(' ', '.')}@example.org` }],
    });
  }

  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Replace API Identifier' }).click();
  await page.getByRole('textbox', { name: 'API Identifier' }).fill(other.server.identifier);
  await page.getByRole('textbox', { name: 'API Secret Key' }).fill(other.server.secret);
  await page.getByRole('textbox', { name: 'Address' }).fill(other.server.url);
  await page.getByRole('button', { name: 'Test and save' }).click();
  const told = page.getByRole('alert');
  await expect(told).toContainText('These keys open another account than the one your 3 waiting changes were made for');
  await expect(told).toContainText('Nothing was sent to it. Your changes are safe on this computer, and held');
  await expect(told.getByRole('button', { name: 'Enter the right keys' })).toBeVisible();
  await judgeBoth(page, 'settings-other-account');
  await told.getByRole('button', { name: 'Open the outbox' }).click();

  const main = page.getByRole('main');
  await expect(main).toContainText('3 changes are held');
  await expect(desk.outboxItems).toHaveCount(3);
  const story = page.getByRole('complementary', { name: 'Chosen change' });
  await expect(story).toContainText('Held');
  await expect(story).toContainText(
    'goes out by itself when the keys are proven to be right. Until then you can change it',
  );
  await expect(story).toContainText('Not sent yet: tell Rosa yourself.');
  await judgeBoth(page, 'outbox-held');
  await page.keyboard.press('F5');
  await expect(desk.pill).toContainText('Held');
  await main.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByText('SecureVideo did not answer')).toBeVisible();
  await expect(desk.pill).toContainText('Held');
  expect([writes(own), writes(other)]).toEqual([0, 0]);

  // Nobody has to stand by: when the line is back the account is proven by itself.
  await own.server.setLine({ down: false });
  await expect(desk.pill).toHaveAccessibleName(/^Online\s*\. Open/, { timeout: 30_000 });
  expect(own.server.account.sessions).toHaveLength(3);
  expect([writes(own), writes(other)]).toEqual([3, 0]);
});

test('the keys from before still open their account: they stay, and nothing is held', async () => {
  const { page } = desk;
  own.server.faults.add({ do: 'status', status: 400, message: 'No.', match: { method: 'POST', path: '/session' } });
  const when = inZone(own.user(HOST).zoneId, 1, '09:00', pinnedNow()).typed;
  await desk.book({ with: HOST, when, people: [{ name: 'Rosa Vega', email: 'rosa@example.org' }] });
  await expect(desk.pill).toContainText('1 needs you');
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByRole('button', { name: 'Replace API Identifier' }).click();
  await page.getByRole('textbox', { name: 'API Identifier' }).fill(other.server.identifier);
  await page.getByRole('textbox', { name: 'API Secret Key' }).fill(other.server.secret);
  await page.getByRole('textbox', { name: 'Address' }).fill(other.server.url);
  await page.getByRole('button', { name: 'Test and save' }).click();
  const told = page.getByRole('alert');
  await expect(told).toContainText('than the one your waiting change was made for');
  await expect(told).toContainText('The keys from before still open the right account');
  await told.getByRole('button', { name: 'Enter the right keys' }).click();
  await expect(page.getByRole('textbox', { name: 'API Identifier' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'API Identifier' })).toHaveValue('');
  await expect(page.getByRole('button', { name: /Online/ })).toContainText('1 needs you');
  expect(writes(other)).toBe(0);
});
