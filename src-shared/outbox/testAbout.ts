// An invented change for the tests of its words: Samuel Ortiz with Marcus Bell, Monday 23 November at one.
import type { About, Saying } from './about.ts';

export const say: Saying = {
  time: (at) => `${String(new Date(at).getUTCHours())}:${String(new Date(at).getUTCMinutes()).padStart(2, '0')}`,
  day: (at) => `${String(new Date(at).getUTCDate())} Nov`,
  zone: () => 'Mountain',
  host: (userId) => `Dr. ${userId}`,
};

export function at(day: number, hour: number, minute = 0): number {
  return Date.UTC(2026, 10, day, hour, minute);
}

export function about(more: Partial<About> = {}): About {
  return {
    kind: 'create',
    state: 'queued',
    cause: null,
    notice: null,
    isNow: false,
    everSent: false,
    isRefusalChecked: false,
    goesWith: false,
    waitsBehind: false,
    patient: 'Samuel Ortiz',
    morePatients: 0,
    told: [{ name: 'Samuel Ortiz', delivery: 'email' }],
    person: '',
    host: 'Marcus Bell',
    toHost: '',
    ehrId: '',
    startsAt: at(23, 13),
    wasStartsAt: null,
    seen: { startsAt: at(23, 13), host: 'Marcus Bell', people: ['Samuel Ortiz'] },
    theirs: null,
    differs: [],
    isLate: false,
    quote: '',
    isCopy: false,
    half: null,
    hasOthers: false,
    isNewest: true,
    ...more,
  };
}

/** A change of each kind as it is shown, with all that its kind has. */
export const ofKind: Readonly<Record<About['kind'], About>> = {
  create: about(),
  move: about({ kind: 'move', startsAt: at(23, 17), wasStartsAt: at(23, 13) }),
  cancel: about({ kind: 'cancel', wasStartsAt: at(23, 13) }),
  addParticipant: about({
    kind: 'addParticipant',
    person: 'Ana Lopez',
    told: [{ name: 'Ana Lopez', delivery: 'text' }],
    wasStartsAt: at(23, 13),
  }),
  removeParticipant: about({
    kind: 'removeParticipant',
    person: 'Ana Lopez',
    told: [{ name: 'Ana Lopez', delivery: 'none' }],
    wasStartsAt: at(23, 13),
  }),
  changeHost: about({ kind: 'changeHost', toHost: 'Dr. Voss', wasStartsAt: at(23, 13) }),
};
