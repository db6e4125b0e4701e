// Where only a person can tell whether something arrived: what to look for on SecureVideo's own page, and what it means.
import { firstName, inRow } from '../session/called.ts';
import type { About, Saying } from './about.ts';
import { causeOf, moment, momentWithin } from './about.ts';
import type { OutboxRow } from './change.ts';

/** Names, time and clinician by which a session is found at SecureVideo, and what its being there says; null = nobody need look. */
export function lookForOf(about: About, say: Saying): OutboxRow['lookFor'] {
  const cause = causeOf(about);
  if (cause !== 'notProven' && cause !== 'restored' && cause !== 'twin' && cause !== 'landedLate') return null;
  const { seen, kind, isNow } = about;
  const people = seen === null || seen.people.length === 0 ? [about.patient] : seen.people;
  const start = seen === null ? about.startsAt : seen.startsAt;
  const startsAt = kind === 'create' && isNow ? null : start;
  return {
    facts: [
      { label: people.length === 1 ? 'Name' : 'Names', text: people.join(', ') },
      { label: 'Time', text: startsAt === null ? 'Begun by Meet Now' : `${moment(startsAt, say)} ${say.zone()}` },
      { label: 'Clinician', text: about.host },
    ],
    tells: cause === 'notProven' || cause === 'restored' ? tells(about, say) : '',
  };
}

function tells(about: About, say: Saying): string {
  const { kind, person, toHost, host, startsAt, wasStartsAt, isNow } = about;
  const time = (at: number | null): string => (at === null ? 'now' : momentWithin(at, say));
  switch (kind) {
    case 'create':
      return `If a session for ${inRow((about.seen?.people ?? [about.patient]).map(firstName))} is there, it arrived.`;
    case 'move':
      return isNow
        ? 'If it has begun, it arrived.'
        : `If it is at ${time(startsAt)}, it arrived. If it is at ${time(wasStartsAt)}, it did not.`;
    case 'cancel':
      return 'If it is still booked, it did not arrive.';
    case 'addParticipant':
      return `If ${firstName(person)} is among its people, it arrived.`;
    case 'removeParticipant':
      return `If ${firstName(person)} is still among its people, it did not arrive.`;
    case 'changeHost':
      return `If it is with ${toHost}, it arrived. If it is with ${host}, it did not.`;
  }
}
