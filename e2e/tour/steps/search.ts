// Somebody gives an e-mail address: SecureVideo is asked, and the session opens with its connect code.
import type { SessionRecord } from '../../../src-main/practice/records.ts';
import { inThrees } from '../../../src-renderer/parts/codes.ts';
import { expect } from '../guide.ts';
import type { TourStep } from '../guide.ts';
import { clinicZone, codeText, counted, timeWords } from '../words.ts';

/** A guest who can be reached by e-mail and has a session to come, with all sessions of that address. */
function somebodyWithMail(listed: readonly SessionRecord[]): {
  name: string;
  email: string;
  sessions: SessionRecord[];
} {
  for (const session of listed.filter(({ startsAt }) => startsAt > Date.now())) {
    const guest = session.participants.find((person) => person.userId === null && person.email !== '');
    if (!guest) continue;
    const sessions = listed.filter((one) => one.participants.some(({ email }) => email === guest.email));
    return { name: guest.name, email: guest.email, sessions };
  }
  throw new Error('Nobody in practice has a session to come and an e-mail address.');
}

export const search: readonly TourStep[] = [
  {
    title: 'Search by e-mail',
    run: async (guide) => {
      const truth = await guide.truth();
      const { name, email, sessions } = somebodyWithMail(await truth.listed());
      const results = await guide.desk.search(email);
      await expect(results.filter({ hasText: 'Look up' })).toContainText(counted(sessions.length, 'session'));
      const asked = (await truth.requests()).some(
        (request) => request.method === 'GET' && request.target.includes(encodeURIComponent(email)),
      );
      expect(asked, 'the practice account was asked for this address').toBe(true);
      await guide.picture('search');

      const found = results.filter({ hasText: name }).filter({ hasText: '·' });
      await expect(found).not.toHaveCount(0);
      const place = await found.filter({ hasNotText: 'Look up' }).first().innerText();
      await found.filter({ hasNotText: 'Look up' }).first().click();
      await expect(guide.desk.chosen.part.getByRole('heading', { level: 2 })).toContainText(name);
      const codes = sessions.flatMap((one) =>
        one.participants.map(({ connectCode }) => inThrees(codeText(connectCode))),
      );
      const shown = await guide.desk.chosen.part.getByText(/^\d{3} \d{3} \d{3}$/).allTextContents();
      expect(shown.length, 'connect codes on the screen').toBeGreaterThan(0);
      expect(
        shown.filter((code) => !codes.includes(code)),
        'codes that are not theirs',
      ).toEqual([]);
      await guide.picture('session');
      const [first] = sessions;
      const when = first ? timeWords(first.startsAt, clinicZone) : place;
      return [
        `${email}: ${counted(sessions.length, 'session')} at the practice account, the first on ${when}.`,
        `Opened, with the connect code that ${name} has.`,
      ];
    },
  },
];
