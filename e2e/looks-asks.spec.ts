// Goal: every question that the outbox asks can be used by everybody, in light and dark. Method: a desk beside a practice account
// that changes behind its back; each question judged by axe and by its picture.
import { expect, test } from '@playwright/test';
import type { Locator } from 'playwright';
import { formatScheduleTs } from '../src-shared/time/utc.ts';
import { Desk } from './support/desk.ts';
import { judge, themes } from './support/judge.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';
import { inZone } from './support/times.ts';

const HOST = 'Dr. Ilse Voss';

for (const theme of themes) {
  test(`axe finds nothing in what the outbox asks, ${theme}`, async () => {
    test.setTimeout(180_000);
    const practice = await openPractice({ pinned: true, options: { mayRecord: false } });
    const desk = await Desk.connectedTo(practice, { pinned: true });
    const { page } = desk;
    const zone = practice.user(HOST).zoneId;
    const tomorrow = (time: string): ReturnType<typeof inZone> => inZone(zone, 1, time, pinnedNow());
    const item = (name: string): Locator => desk.outboxItems.filter({ hasText: name });
    try {
      await page.setViewportSize({ width: 1280, height: 800 });

      // Saved differently: this account may not record.
      await desk.book({
        with: HOST,
        when: tomorrow('08:00').typed,
        people: [{ name: 'Rosa Vega', email: 'rosa.vega@example.org' }],
        recorded: true,
      });
      await expect(desk.pill).toContainText('1 needs you');

      // Moved by somebody else while this desk has no line.
      await desk.book({
        with: HOST,
        when: tomorrow('09:00').typed,
        people: [
          { name: 'Maria Soto', email: 'maria.soto@example.org' },
          { name: 'Tom Reed', invite: 'None' },
        ],
      });
      const maria = await practice.booked('Maria Soto');
      await desk.readAgain();
      await desk.choose('Maria Soto');
      await practice.server.setLine({ down: true, how: 'refuse' });
      await desk.readAgain();
      await expect(desk.pill).toContainText('Offline');
      await desk.chosen.reschedule(tomorrow('11:00').typed);
      practice.server.account.rescheduleSession(
        { id: maria.sessionId },
        { ScheduleTs: formatScheduleTs(tomorrow('10:00').startsAt) },
      );
      await practice.server.setLine({ down: false });
      await expect(desk.pill).toContainText('2 need you', { timeout: 40_000 });

      await desk.openOutbox();
      await item('Maria Soto')
        .getByRole('button', { name: /^Move Maria/ })
        .click();
      await judge(page, 'outbox-conflict', theme);
      await item('Rosa Vega')
        .getByRole('button', { name: /^New session/ })
        .click();
      await judge(page, 'outbox-saved-differently', theme);
      await desk.backToDay();
      await desk.choose('Maria Soto');
      await judge(page, 'detail-conflict', theme);

      // What the patient knows: not sent, asked for, and told by nobody but the desk.
      await desk.choose('Rosa Vega');
      await judge(page, 'detail-saved-differently', theme);
      await practice.server.setLine({ down: true, how: 'refuse' });
      await desk.readAgain();
      await desk.book({
        with: HOST,
        when: tomorrow('12:00').typed,
        people: [{ name: 'Carla Mendes', email: 'carla@example.org' }],
      });
      // What was saved gets the focus, by keys; a click on its row leaves it there.
      await expect(desk.row('Carla Mendes')).toBeFocused();
      await desk.choose('Carla Mendes');
      await expect(desk.chosen.part).toContainText('Not sent yet: tell Carla yourself.');
      await judge(page, 'detail-not-sent', theme);
      await practice.server.setLine({ down: false });
      await expect(desk.chosen.part).toContainText('SecureVideo was asked to e-mail Carla', { timeout: 40_000 });
      await judge(page, 'detail-asked', theme);
    } finally {
      await desk.cleanUp();
      await practice.close();
    }
  });
}

for (const theme of themes) {
  test(`axe finds nothing where only a person can tell whether it arrived, ${theme}`, async () => {
    test.setTimeout(120_000);
    const practice = await openPractice({ pinned: true, options: { answers: 'oldest' } });
    const desk = await Desk.connectedTo(practice, { pinned: true });
    const { page } = desk;
    try {
      await page.setViewportSize({ width: 1280, height: 800 });
      const when = inZone(practice.user(HOST).zoneId, 1, '10:00', pinnedNow()).typed;
      const person = { name: 'Helen Park', email: 'helen.park@example.org' };
      await desk.book({
        with: HOST,
        when: inZone(practice.user(HOST).zoneId, 1, '08:00', pinnedNow()).typed,
        people: [person],
      });
      await practice.booked('Helen Park');
      practice.server.faults.add({ do: 'dropBefore', match: { method: 'POST', path: '/session' } });
      await desk.book({ with: HOST, when, people: [{ name: 'Mai Tran', email: 'mai.tran@example.org' }] });
      await expect(desk.pill).toContainText('1 needs you', { timeout: 40_000 });
      await desk.openOutbox();
      await judge(page, 'outbox-not-proven', theme);
      await desk.outboxItems.getByRole('button', { name: 'Discard', exact: true }).click();
      await judge(page, 'outbox-discard', theme);
    } finally {
      await desk.cleanUp();
      await practice.close();
    }
  });
}
