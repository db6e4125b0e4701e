// What happens to a booked session: another time, then a cancellation.
import { expect } from '../guide.ts';
import type { TourStep } from '../guide.ts';
import { savePanel, typeMove } from '../moving.ts';
import { clinicZone, timeWords, tomorrowAt } from '../words.ts';

export const changes: readonly TourStep[] = [
  {
    title: 'Reschedule it',
    run: async (guide) => {
      const { desk } = guide;
      const truth = await guide.truth();
      const before = await truth.oneWith('Samuel Ortiz');
      await desk.choose('Samuel Ortiz');
      await typeMove(desk, '4:30pm tomorrow');
      await guide.picture('reschedule');
      await savePanel(desk, desk.chosen.panel('Move to'));

      const wanted = tomorrowAt('16:30', clinicZone);
      await expect.poll(async () => (await truth.oneWith('Samuel Ortiz')).startsAt).toBe(wanted);
      const after = await truth.oneWith('Samuel Ortiz');
      expect(after.sessionId, 'it is the same session').toBe(before.sessionId);
      const codes = after.participants.map((person) => person.connectCode);
      expect(codes, 'codes stay').toEqual(before.participants.map((person) => person.connectCode));
      expect(await truth.told(after.sessionId), 'what Samuel is told').toEqual(['invitation', 'rescheduled']);
      await guide.picture('rescheduled');
      return [`Moved to ${timeWords(wanted, clinicZone)}. Connect codes stay, and Samuel is told once.`];
    },
  },
  {
    title: 'Cancel it',
    run: async (guide) => {
      const { desk } = guide;
      const truth = await guide.truth();
      const session = await truth.oneWith('Samuel Ortiz');
      await desk.choose('Samuel Ortiz');
      await desk.chosen.part.getByRole('button', { name: 'Cancel session', exact: true }).click();
      await expect(desk.chosen.cancelPanel).toContainText('cannot be brought back');
      await guide.picture('cancel');
      await savePanel(desk, desk.chosen.cancelPanel);

      await expect.poll(async () => (await truth.session(session.sessionId)).cancelledAt).not.toBeNull();
      expect(await truth.told(session.sessionId), 'what Samuel is told').toEqual([
        ...['invitation', 'rescheduled', 'cancelled'],
      ]);
      await guide.picture('cancelled');
      return ['The screen said beforehand who gets a message. It is cancelled, and Samuel is told once.'];
    },
  },
];
