// The panels beside a session, as the tour uses them.
import type { Locator } from 'playwright';
import type { Desk } from '../support/desk.ts';
import { expect } from './guide.ts';

/** Opens "Move to" and types a time, meant on the clinic's wall. */
export async function typeMove({ chosen }: Desk, to: string): Promise<void> {
  await chosen.openMove();
  const clinic = chosen.panel('Move to').getByRole('radio', { name: /^Clinic, / });
  // Where all are in one zone nothing is asked.
  if ((await clinic.count()) > 0) await clinic.click();
  await chosen.moveTo.fill(to);
}

/** Saves an open panel; it goes away when the change is on the disk. */
export async function savePanel({ page }: Desk, panel: Locator): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panel).toBeHidden();
}
