// A whole morning without a mouse: no click and no hover in this file. Each thing is reached by keys, the focus can be seen
// wherever it stands, and it comes back to where the work was.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import { minuteMs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { openPractice } from './support/practice.ts';
import type { Practice } from './support/practice.ts';
import { inZone } from './support/times.ts';

test.describe.configure({ mode: 'serial' });

let practice: Practice;
let desk: Desk;
test.beforeAll(async () => {
  practice = await openPractice();
  desk = await Desk.open();
});
test.afterEach(() => desk.showFailure());
test.afterAll(async () => {
  await desk.cleanUp();
  await practice.close();
});

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await desk.page.keyboard.press(key);
}
const type = (text: string): Promise<void> => desk.page.keyboard.type(text);

/** Goes on by Tab until this has the focus, and sees it at every stop. */
async function tabTo(target: Locator, back = false): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < 60; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press(back ? 'Shift+Tab' : 'Tab');
    // From the last stop of the page the browser goes to its own frame, which a window of ours does not have.
    if (await desk.page.evaluate(() => document.activeElement !== document.body)) await seeFocus();
  }
  throw new Error('60 times Tab, and it has not been reached.');
}

/** Whether the focus can be seen: a ring around it or its frame; in the only field of a dialog the caret is enough. */
function focusLook(): Promise<string> {
  return desk.page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'nowhere';
    let element: Element | null = focused;
    for (let up = 0; element !== null && up < 3; up++) {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return 'seen';
      element = element.parentElement;
    }
    return focused.matches('dialog input') ? 'seen' : `not seen: ${focused.outerHTML.slice(0, 120)}`;
  });
}

async function seeFocus(): Promise<void> {
  expect(await focusLook()).toBe('seen');
}

test('first run: connect the account', async () => {
  await tabTo(desk.page.getByRole('button', { name: /Connect your account/ }));
  await press('Enter');
  await tabTo(desk.page.getByRole('textbox', { name: 'API Identifier' }));
  await type(practice.server.identifier);
  await tabTo(desk.page.getByRole('textbox', { name: 'API Secret Key' }));
  await type(practice.server.secret);
  await tabTo(desk.page.getByRole('button', { name: 'Advanced: address' }));
  await press('Enter');
  await tabTo(desk.page.getByRole('textbox', { name: 'Address' }), true);
  await press('ControlOrMeta+A');
  await type(practice.server.url);
  await press('ControlOrMeta+Enter');
  await expect(desk.page.getByText('Connected to SecureVideo')).toBeVisible();
  await press('Escape');
  // Who works here is asked once.
  await expect(desk.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await tabTo(desk.page.getByRole('button', { name: 'Nobody signs in here' }));
  await press('Enter');
  await expect(desk.chosen.part).toBeVisible();
});

test('N: a new session; Enter and Tab go on to what is still to be said', async () => {
  await press('n');
  await expect(desk.form.search).toBeFocused();
  await seeFocus();
  await type('Rosa Vega');
  await press('Tab');
  await expect(desk.form.when).toBeFocused();
  await type(inZone('Mountain Standard Time', 1, '14:00').typed);
  await tabTo(desk.form.clinician, true);
  await type('voss');
  await press('Enter');
  await expect(desk.form.clinician).toHaveValue('Dr. Ilse Voss');
  await tabTo(desk.form.person('Rosa Vega').getByRole('textbox', { name: 'E-mail' }));
  await type('rosa@example.org');
  await tabTo(desk.form.person('Rosa Vega').getByRole('radio', { name: 'E-mail' }), true);
  await press('ArrowRight', 'ArrowRight');
  await expect(desk.form.person('Rosa Vega').getByRole('radio', { name: 'None' })).toBeFocused();
  await press('ArrowLeft', 'ArrowLeft');
  await expect(desk.form.person('Rosa Vega').getByRole('radio', { name: 'E-mail' })).toBeChecked();
  await press('ControlOrMeta+Enter');
  const session = await practice.booked('Rosa Vega');
  expect(practice.told(session)).toMatchObject([{ to: 'rosa@example.org' }]);
});

test('saved, the focus stands on the new row, and Enter and Esc lead into the session and back', async () => {
  await expect(desk.row('Rosa Vega')).toBeFocused();
  await seeFocus();
  await press('Enter');
  await expect(desk.chosen.part.getByRole('button', { name: 'Reschedule' })).toBeFocused();
  await seeFocus();
  await press('Escape');
  await expect(desk.row('Rosa Vega')).toBeFocused();
});

test('booked, the new code is one key away; nothing takes the focus meanwhile', async () => {
  await expect(desk.chosen.part.getByText('Rosa’s code is here.')).toBeVisible();
  await expect(desk.row('Rosa Vega')).toBeFocused();
  await press('v');
  await expect(desk.page.getByRole('dialog')).toContainText(/\d{3} \d{3} \d{3}/);
  await press('Escape');
  await expect(desk.chosen.part.getByText('Rosa’s code is here.')).toHaveCount(0);
  await expect(desk.row('Rosa Vega')).toBeFocused();
});

test('R: reschedule; the focus comes back to the session', async () => {
  await press('r');
  await expect(desk.chosen.moveTo).toBeFocused();
  await seeFocus();
  const to = inZone('Mountain Standard Time', 1, '15:30');
  await type(`${to.typed} mountain`);
  await press('ControlOrMeta+Enter');
  await expect.poll(async () => (await practice.booked('Rosa Vega')).startsAt).toBe(to.startsAt);
  await expect(desk.chosen.moveTo).toHaveCount(0);
  await expect.poll(() => desk.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await seeFocus();
});

test('Esc leaves a panel, and R opens it again', async () => {
  await press('r');
  await expect(desk.chosen.moveTo).toBeFocused();
  await press('Escape');
  await expect(desk.chosen.moveTo).toHaveCount(0);
  await expect(desk.chosen.part.getByRole('button', { name: 'Reschedule' })).toBeFocused();
});

test('M: Meet Now', async () => {
  await press('m');
  await expect(desk.form.search).toBeFocused();
  await type('Trevor Lane');
  await press('Tab');
  await tabTo(desk.form.clinician, true);
  await type('bell');
  await press('Enter');
  await tabTo(desk.form.person('Trevor Lane').getByRole('radio', { name: 'E-mail' }));
  await press('ArrowRight', 'ArrowRight');
  await press('ControlOrMeta+Enter');
  const session = await practice.booked('Trevor Lane');
  expect(Math.abs(session.startsAt - Date.now())).toBeLessThan(minuteMs);
  // Once SecureVideo has answered it has begun: its row stands above the now-line, and the focus goes there with it.
  await expect.poll(() => desk.chosen.codes()).toHaveLength(2);
  await expect(desk.row('Trevor Lane')).toBeFocused();
});

test('arrows: days, and rows of a day; T is today, digits are clinicians', async () => {
  const heading = desk.page.getByRole('heading', { level: 1 });
  const today = (await heading.textContent()) ?? '';
  await press('ArrowRight');
  await expect(heading).not.toHaveText(today);
  await press('t');
  await expect(heading).toHaveText(today);
  await expect(desk.row('Trevor Lane')).toBeFocused();
  const rail = desk.page.getByRole('group', { name: 'Clinicians' });
  await press('1');
  await expect(rail.getByRole('button').nth(1)).toHaveAttribute('aria-current', 'true');
  await press('0');
  await expect(rail.getByRole('button').first()).toHaveAttribute('aria-current', 'true');
});

test('Ctrl K: find, choose by arrows, and Esc gives the focus back', async () => {
  const before = await desk.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
  await press('ControlOrMeta+K');
  const field = desk.page.getByRole('dialog').getByRole('combobox', { name: 'Find anyone' });
  await expect(field).toBeFocused();
  await seeFocus();
  await type('rosa');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Rosa Vega');
  await press('ArrowDown', 'ArrowUp');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Rosa Vega');
  await press('Escape');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  expect(await desk.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80))).toBe(before);

  await press('ControlOrMeta+K');
  await type('rosa');
  await expect(desk.page.getByRole('option', { selected: true })).toContainText('Rosa Vega');
  await press('Enter');
  await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toHaveText('Rosa Vega');
});

test('Del: cancel, which asks first, with the focus on the safe answer', async () => {
  await expect(desk.row('Rosa Vega')).toBeVisible();
  await press('Delete');
  await expect(desk.chosen.cancelPanel).toBeVisible();
  await expect(desk.chosen.cancelPanel.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await seeFocus();
  await press('Enter');
  await expect(desk.chosen.cancelPanel).toHaveCount(0);
  expect((await practice.booked('Rosa Vega')).cancelledAt).toBeNull();
  await press('Delete');
  await tabTo(desk.chosen.cancelPanel.getByRole('button', { name: 'Cancel session' }));
  await press('Enter');
  await expect.poll(async () => (await practice.booked('Rosa Vega')).cancelledAt !== null).toBe(true);
});

test('Ctrl O and Ctrl comma: outbox and settings, each with the focus in it; Esc leads back to the day', async () => {
  await press('ControlOrMeta+O');
  await expect(desk.page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await press('Tab');
  await seeFocus();
  await press('Escape');
  await expect(desk.chosen.part).toBeVisible();
  await press('ControlOrMeta+,');
  await expect(desk.page.getByRole('heading', { level: 2, name: 'Account' })).toBeVisible();
  await tabTo(desk.page.getByRole('button', { name: 'Clinic and time' }));
  await press('Enter');
  await expect(desk.page.getByRole('heading', { level: 2, name: 'Clinic and time' })).toBeVisible();
  await press('Escape');
  await expect(desk.chosen.part).toBeVisible();
});

test('F6 goes from pane to pane, and ? shows the keys', async () => {
  for (let pane = 0; pane < 3; pane++) {
    await press('F6');
    await seeFocus();
  }
  await press('t');
  await expect(desk.row('Trevor Lane')).toBeFocused();
  await press('?');
  await expect(desk.page.getByRole('dialog')).toContainText('Find anyone');
  await press('Escape');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.row('Trevor Lane')).toBeFocused();
});

test('a day that is read while the form or the search opens takes no cursor, for what is typed would be keys of its rows', async () => {
  const heading = desk.page.getByRole('heading', { level: 1 });
  const today = await heading.innerText();
  const ways = [
    { key: 'n', field: desk.form.search },
    { key: 'k', field: desk.page.getByRole('combobox', { name: 'Find anyone' }) },
  ];
  for (const { key, field } of ways) {
    await press('ArrowRight');
    await expect(heading).not.toHaveText(today);
    // Both keys before the page can hear of the day: slower hands have the same on a slow line.
    await desk.page.evaluate((opens) => {
      const send = (init: KeyboardEventInit): boolean =>
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
        );
      send({ key: 't', code: 'KeyT' });
      const isMac = window.desk.platform === 'mac';
      send({ key: opens, code: `Key${opens.toUpperCase()}`, ctrlKey: !isMac, metaKey: isMac });
    }, key);
    await expect(field).toBeVisible();
    await expect(desk.row('Trevor Lane')).toHaveCount(1);
    await desk.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await expect(field).toBeFocused();
    await type('ax');
    await expect(field).toHaveValue('ax');
    await press('Escape', 'Escape');
    await expect(field).toHaveCount(0);
    await expect(desk.row('Trevor Lane')).toBeVisible();
    await desk.focusList();
  }
});

test('a focus that cannot be seen would have been noticed', async () => {
  await desk.row('Trevor Lane').evaluate((row) => (row.style.outline = 'none'));
  expect(await focusLook()).toContain('not seen');
});
