// The line goes, three changes are made all the same, the line comes back: each arrives once. Asked of the practice account.
import type { SessionRecord } from '../../../src-main/practice/records.ts';
import { showTime } from '../../../src-shared/time/show.ts';
import { minuteMs } from '../../../src-shared/time/utc.ts';
import { expect } from '../guide.ts';
import type { Guide, TourStep } from '../guide.ts';
import { savePanel, typeMove } from '../moving.ts';
import { clinicZone, counted, timeWords, tomorrowAt } from '../words.ts';

/** Kept from the step with the cut line for the one in which it is mended. */
type Queued = { readonly moved: SessionRecord; readonly movedTo: number; readonly cancelled: SessionRecord };
let queued: Queued | undefined;

const NEW_GUEST = 'Lena Hart';

/** Two sessions to come of two guests, each the only one of its guest at that time of day, so that a search leads to it. */
async function twoToChange(guide: Guide): Promise<readonly [SessionRecord, SessionRecord]> {
  const listed = await (await guide.truth()).listed();
  const found = listed
    // Those of the next minutes might begin while the tour is there.
    .filter((session) => guestsOf(session).length === 1 && session.startsAt > Date.now() + 30 * minuteMs)
    .filter((session) => listed.filter((one) => resultOf(one) === resultOf(session)).length === 1)
    .sort((a, b) => a.startsAt - b.startsAt);
  const [first] = found;
  const second = found.find((session) => first && guestOf(session) !== guestOf(first));
  if (!first || !second) throw new Error('Practice has no two sessions to come that are easy to name.');
  return [first, second];
}

function guestsOf(session: SessionRecord): readonly string[] {
  return session.participants.filter((person) => person.userId === null).map((person) => person.name);
}

function guestOf(session: SessionRecord): string {
  return guestsOf(session)[0] ?? '';
}

/** What stands at a session in the search: "3:00 pm · Rosa Vega". */
function resultOf(session: SessionRecord): string {
  return `${showTime(session.startsAt, clinicZone)} · ${guestsOf(session).join(', ')}`;
}

/** Finds a session as one does on the phone: by the patient's name. */
async function open(guide: Guide, session: SessionRecord): Promise<void> {
  const results = await guide.desk.search(guestOf(session));
  await results.filter({ hasText: resultOf(session) }).click();
  await expect(guide.desk.chosen.part.getByRole('heading', { level: 2 })).toHaveText(guestOf(session));
}

export const outage: readonly TourStep[] = [
  {
    title: 'The line is cut, and three changes are made all the same',
    run: async (guide) => {
      const { desk } = guide;
      const truth = await guide.truth();
      const [moved, cancelled] = await twoToChange(guide);
      await desk.chooseInMenu('rehearseCut');
      await expect(desk.pill).toContainText('Rehearsal');
      await truth.forgetRequests();

      await desk.book({
        with: 'Hannah Osei',
        when: '10am tomorrow',
        people: [{ name: NEW_GUEST, email: 'lena.hart@example.org' }],
      });
      await expect(desk.pill).toContainText('1 waiting');
      const movedTo = tomorrowAt('17:15', clinicZone);
      await open(guide, moved);
      await typeMove(desk, '5:15pm tomorrow');
      await savePanel(desk, desk.chosen.panel('Move to'));
      await expect(desk.pill).toContainText('2 waiting');
      await open(guide, cancelled);
      await desk.chosen.cancel();
      await expect(desk.pill).toContainText('3 waiting');
      await guide.picture('offline');
      await desk.openOutbox();
      await expect(desk.outboxItems).not.toHaveCount(0);
      await guide.picture('offline-outbox');

      expect(await truth.requests(), 'requests that reached the account').toEqual([]);
      expect(await truth.with(NEW_GUEST), 'sessions of the new guest').toEqual([]);
      queued = { moved, movedTo, cancelled };
      return [
        `Saved on this computer: a new session for ${NEW_GUEST}, ${guestOf(moved)} moved, ${guestOf(cancelled)} cancelled.`,
        'The practice account has heard nothing of it, and the screen says so: a rehearsal, 3 waiting.',
      ];
    },
  },
  {
    title: 'The line is back, and each change arrives once',
    run: async (guide) => {
      const { desk } = guide;
      const truth = await guide.truth();
      if (!queued) throw new Error('Nothing waits: the step before did not come this far.');
      const { moved, movedTo, cancelled } = queued;
      await desk.chooseInMenu('rehearseEnd');
      // Nobody presses anything: the app finds out by itself, at the latest at its next try.
      await expect(desk.pill).not.toContainText('waiting', { timeout: 90_000 });
      await expect(desk.pill).not.toContainText(/Rehearsal|Offline|Sending|waiting/);
      await expect(desk.page.getByRole('main')).toContainText('everything is delivered');

      const booked = await truth.oneWith(NEW_GUEST);
      expect(booked.cancelledAt, 'the new session stands').toBeNull();
      expect((await truth.session(cancelled.sessionId)).cancelledAt, 'when it was cancelled').not.toBeNull();
      expect((await truth.session(moved.sessionId)).startsAt, 'the new time').toBe(movedTo);
      const writes = (await truth.requests()).filter(({ method }) => method !== 'GET');
      expect(writes.map(({ method }) => method).sort(), 'requests that changed something').toEqual([
        ...['DELETE', 'POST', 'PUT'],
      ]);
      expect(await truth.told(booked.sessionId), `what ${NEW_GUEST} is told`).toEqual(['invitation']);
      await guide.picture('delivered');
      return [
        `${NEW_GUEST} has one session, ${guestOf(moved)} comes ${timeWords(movedTo, clinicZone)}, ${guestOf(cancelled)} is cancelled.`,
        `Asked of the practice account: ${counted(writes.length, 'change')} arrived, none of them twice.`,
      ];
    },
  },
];
