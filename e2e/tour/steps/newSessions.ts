// Two bookings: somebody who is on the phone now, and somebody who comes tomorrow and pays a deposit.
import { expect } from '../guide.ts';
import type { TourStep } from '../guide.ts';
import { clinicZone, codeText, timeWords, tomorrowAt } from '../words.ts';

const eastern = 'America/New_York';

export const newSessions: readonly TourStep[] = [
  {
    title: 'Meet Now, with a packet to fill in',
    run: async (guide) => {
      const { desk } = guide;
      const truth = await guide.truth();
      await desk.openForm('Meet Now');
      await desk.form.fill({
        with: 'Marcus Bell',
        when: 'now',
        people: [{ name: 'Nora Fields', email: 'nora.fields@example.org', packet: 'Annual consent' }],
      });
      await guide.picture('meet-now');
      await desk.form.save();

      await expect.poll(async () => (await truth.with('Nora Fields')).length).toBe(1);
      const session = await truth.oneWith('Nora Fields');
      const nora = session.participants.find((person) => person.name === 'Nora Fields');
      expect(nora?.packetId, 'the packet').toBe(415);
      expect(Math.abs(session.startsAt - Date.now()), 'from now on, in ms').toBeLessThan(5 * 60_000);
      expect(await truth.told(session.sessionId), 'what Nora is told').toEqual(['invitation']);
      const code = codeText(nora?.connectCode ?? 0);
      await expect.poll(() => desk.chosen.codes()).toContain(code);
      await guide.picture('meet-now-started');
      return [
        'Nora Fields meets Marcus Bell now. Nora gets an e-mail, and the packet "Annual consent" to fill in.',
        `Nora’s connect code ${code} stands on the screen, as the practice account gave it.`,
      ];
    },
  },
  {
    title: "A session tomorrow, in the patient's time, with a service and its deposit",
    run: async (guide) => {
      const { desk } = guide;
      const truth = await guide.truth();
      await desk.openForm('New session');
      await desk.form.fill({
        with: 'Dr. Ilse Voss',
        when: '3pm tomorrow',
        people: [
          {
            ...{ name: 'Samuel Ortiz', email: 'samuel.ortiz@example.org' },
            ...{ zone: 'Eastern, New York', service: 'Therapy session' },
          },
        ],
      });
      await desk.form.part.getByRole('radio', { name: 'Samuel, Eastern' }).click();
      await expect(desk.form.part).toContainText('Samuel’s time. $25.00 is asked before entering.');
      await guide.picture('new-session');
      await desk.form.save();

      await expect.poll(async () => (await truth.with('Samuel Ortiz')).length).toBe(1);
      const session = await truth.oneWith('Samuel Ortiz');
      const samuel = session.participants.find((person) => person.name === 'Samuel Ortiz');
      expect(session.startsAt, 'tomorrow at 3 pm where Samuel is').toBe(tomorrowAt('15:00', eastern));
      expect(samuel, 'service and deposit').toMatchObject({ serviceId: 92, deposit: 25 });
      expect(await truth.told(session.sessionId), 'what Samuel is told').toEqual(['invitation']);
      await expect.poll(() => desk.chosen.codes()).toContain(codeText(samuel?.connectCode ?? 0));
      await guide.picture('new-session-booked');
      return [
        `Samuel Ortiz sees Dr. Voss ${timeWords(session.startsAt, eastern)} in New York,`,
        `which is ${timeWords(session.startsAt, clinicZone)} at the clinic. $25.00 is asked before entering.`,
      ];
    },
  },
];
