// The first run: nothing is there yet, and practice is chosen.
import { dayOf } from '../../../src-shared/time/day.ts';
import { expect } from '../guide.ts';
import type { TourStep } from '../guide.ts';
import { clinicZone, counted } from '../words.ts';

export const firstRun: readonly TourStep[] = [
  {
    title: 'First run: practise',
    run: async (guide) => {
      const { desk } = guide;
      const { page } = desk;
      await expect(page.getByRole('heading', { name: 'Welcome to Front Desk' })).toBeVisible();
      await expect(page.getByRole('button', { name: /Connect your account/ })).toBeVisible();
      await guide.picture('welcome');
      await page.getByRole('button', { name: /Try practice mode/ }).click();
      await expect(desk.agenda).toBeVisible();

      const truth = await guide.truth();
      const listed = await truth.listed();
      const now = listed.filter((session) => dayOf(session.startsAt, clinicZone) === dayOf(Date.now(), clinicZone));
      await expect(page.getByRole('main')).toContainText(counted(now.length, 'session'));
      await expect(desk.pill).toContainText('Practice');
      return [
        `The app was new here. Practice opened: an invented clinic with ${counted(now.length, 'session')} today.`,
      ];
    },
  },
];
