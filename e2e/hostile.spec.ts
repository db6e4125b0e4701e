// Names and topics that would run if they were ever read as markup: everywhere on the screen they are words, and nothing else.
import { expect, test } from '@playwright/test';
import { MARKUP } from '../src-main/fuzz/hostile.ts';
import { Desk } from './support/desk.ts';
import { pinnedNow } from './support/pinned.ts';
import { openPractice } from './support/practice.ts';

test('hostile names and topics stand as words in the day, the session, the search and the outbox', async () => {
  const practice = await openPractice({ pinned: true });
  const { identifier, secret, url } = practice.server;
  const host = practice.user('Dr. Ilse Voss');
  const authorization = `Basic ${Buffer.from(`${identifier}:${secret}`).toString('base64')}`;
  for (const [nth, words] of MARKUP.entries()) {
    const person = {
      ...{ ParticipantFullName: words, ParticipantEmailAddress: `p${String(nth)}@example.org` },
      ...{ ShouldAutoDeliverCode: 'E', ParticipantExternalId: words },
    };
    const at = new Date(pinnedNow() + (nth + 1) * 60_000).toISOString().slice(0, 16);
    const body = JSON.stringify({ ScheduleTs: `${at}:00`, Topic: words, Participants: [person] });
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(new URL(`session/${host.userId}`, url), { method: 'POST', headers, body });
    expect(answer.status, await answer.text()).toBe(201);
  }
  const desk = await Desk.connectedTo(practice, { pinned: true });
  try {
    const { page } = desk;
    await page.evaluate(() => {
      const world = globalThis as unknown as { violations: number };
      world.violations = 0;
      document.addEventListener('securitypolicyviolation', () => world.violations++);
    });
    await desk.readAgain();
    for (const words of MARKUP) {
      await desk.agenda.getByRole('button').filter({ hasText: words }).first().click();
      await expect(desk.chosen.part.getByRole('heading', { level: 2 })).toContainText(words);
      await expect(desk.chosen.part).toContainText(words);
    }
    await desk.search('<script>');
    await expect(page.getByRole('dialog', { name: 'Find anyone' })).toContainText('<script>');
    await page.keyboard.press('Escape');
    await (await desk.choose('onerror')).cancel();
    await desk.openOutbox();
    await expect(page.getByRole('main')).toContainText('<img src=x');

    const found = await page.evaluate(() => ({
      ran: 'hostile' in globalThis,
      asked: (globalThis as unknown as { violations: number }).violations,
      made: document.querySelectorAll(
        'body img, body iframe, body script:not([src]), body style, body svg[onload], body [srcdoc], body [onclick], a[href^="javascript"]',
      ).length,
    }));
    // Not even the policy had to stop anything.
    expect(found).toEqual({ ran: false, asked: 0, made: 0 });
    expect((await desk.running.app.requests()).filter((asked) => !asked.startsWith('app://desk/'))).toEqual([]);
  } finally {
    await desk.cleanUp();
    await practice.close();
  }
});
