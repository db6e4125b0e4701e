// The day as it stands: of all clinicians, then of one.
import type { SessionRecord } from '../../../src-main/practice/records.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { expect } from '../guide.ts';
import type { Guide, TourStep } from '../guide.ts';
import { clinicZone, counted } from '../words.ts';

async function listedToday(guide: Guide): Promise<readonly SessionRecord[]> {
  const listed = await (await guide.truth()).listed();
  const date = dayOf(Date.now(), clinicZone);
  return listed.filter((session) => dayOf(session.startsAt, clinicZone) === date);
}

/** Every session of the day has its row, the folded ones of this morning too. */
async function expectRows(guide: Guide, count: number): Promise<void> {
  const { agenda, page } = guide.desk;
  const earlier = page.getByRole('button', { name: /^Earlier today/ });
  if ((await earlier.count()) > 0 && (await earlier.getAttribute('aria-expanded')) === 'false') await earlier.click();
  await expect(agenda.getByRole('listitem').getByRole('button')).toHaveCount(count);
}

export const today: readonly TourStep[] = [
  {
    title: "Today's sessions of all clinicians",
    run: async (guide) => {
      const sessions = await listedToday(guide);
      await guide.picture('today');
      await expectRows(guide, sessions.length);
      await guide.picture('today-with-earlier');
      await guide.desk.page.getByRole('button', { name: /^Earlier today/ }).click();
      const next = sessions.filter((session) => session.startsAt > Date.now()).length;
      return [`${counted(sessions.length, 'row')}, as many as the practice account lists; ${next} are still to come.`];
    },
  },
  {
    title: "Today's sessions of one clinician",
    run: async (guide) => {
      const host = 'Dr. Ilse Voss';
      const sessions = (await listedToday(guide)).filter((session) =>
        session.participants.some((person) => person.userId === session.hostId && person.name === host),
      );
      await guide.desk.showOnly(host);
      await expectRows(guide, sessions.length);
      await guide.picture('one-clinician');
      await guide.desk.page.getByRole('button', { name: /^Earlier today/ }).click();
      await guide.desk.showOnly('All clinicians');
      return [`${host} has ${counted(sessions.length, 'session')} today, on the screen and at the practice account.`];
    },
  },
];
