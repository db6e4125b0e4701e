// Where only a person can tell whether something arrived: what to look for on SecureVideo's own page, and what it means.
import { say as texts } from '../words/ofMain.ts';
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
      { label: people.length === 1 ? texts.asks.name : texts.asks.names, text: people.join(', ') },
      {
        label: texts.asks.time,
        text: startsAt === null ? texts.asks.begunByMeetNow : `${moment(startsAt, say)} ${say.zone()}`,
      },
      { label: texts.asks.clinician, text: about.host },
    ],
    tells: cause === 'notProven' || cause === 'restored' ? tells(about, say) : '',
  };
}

function tells(about: About, say: Saying): string {
  const { kind, person, toHost, host, startsAt, wasStartsAt, isNow } = about;
  const time = (at: number | null): string => (at === null ? 'now' : momentWithin(at, say));
  switch (kind) {
    case 'create':
      return texts.asks.arrivedIfThere(inRow((about.seen?.people ?? [about.patient]).map(firstName)));
    case 'move':
      return isNow ? texts.asks.arrivedIfBegun : texts.asks.arrivedIfAt(time(startsAt), time(wasStartsAt));
    case 'cancel':
      return texts.asks.arrivedIfNotBooked;
    case 'addParticipant':
      return texts.asks.arrivedIfAmong(firstName(person));
    case 'removeParticipant':
      return texts.asks.arrivedIfNotAmong(firstName(person));
    case 'changeHost':
      return texts.asks.arrivedIfWith(toHost, host);
  }
}
