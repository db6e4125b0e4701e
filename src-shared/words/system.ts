// Words that the system shows for the app: native menus, the tray, the dock's badge, notifications; and the computer's clock.
import { plural } from './plural.ts';

const changes = (count: number): string => plural(count, { one: '1 change', other: `${count} changes` });

/** Never a patient's name: these stand outside of the window. Clinicians, times and days come as text. */
export const system = {
  desk: 'Desk',
  view: 'View',
  rehearse: 'Rehearse an outage',
  endRehearsal: 'End the rehearsal',
  rehearsals: { cut: 'No internet', slow: 'Slow', busy: 'Busy', keys: 'Keys refused' },
  move: {
    question: (app: string) => `Move ${app} to Applications?`,
    why: 'It can only be updated there. Nothing that is saved on this Mac changes, and it starts again by itself.',
    move: 'Move to Applications',
    stay: 'Leave it here',
    notMoved: (app: string) => `${app} was not moved.`,
    byHand: 'It works where it is, and nothing is lost. To move it, quit, and drag it to Applications in the Finder.',
    goOn: 'Go on',
  },
  notStarted: {
    title: (app: string) => `${app} could not start`,
    safe: 'What was saved on this computer is still there. What was not sent yet goes out when it runs again.',
    full: 'The disk of this computer is full. Make some room on it, and start it again.',
    notGiven: (folder: string) =>
      `This computer does not let it use its own folder: ${folder}. Ask whoever looks after this computer to allow that, and start it again.`,
    again:
      'Start it again. If that does not help, restart the computer, and if that does not either, show this to whoever looks after it.',
    code: (code: string) => `What went wrong: ${code}`,
  },
  show: (app: string) => `Show ${app}`,
  outbox: 'Outbox',
  quit: 'Quit',
  needYou: (count: number) => plural(count, { one: '1 needs you', other: `${count} need you` }),
  waiting: (count: number) => `${count} waiting`,
  nothingWaits: 'nothing waits',
  inPractice: (words: string) => `Practice: ${words}`,
  heldUntilProven: 'held until the keys are proven',
  newKeysNeeded: 'new keys needed',
  offlineSince: (time: string) => `offline since ${time}`,
  connected: {
    patient: 'A patient connected',
    colleague: 'A colleague connected',
    patients: (count: number) => `${count} patients connected`,
    colleagues: (count: number) => `${count} colleagues connected`,
    people: (count: number) => `${count} people connected`,
  },
  asks: (count: number) => plural(count, { one: 'A change needs you', other: `${count} changes need you` }),
  backOnline: 'Back online',
  offlineFrom: (from: string, to: string, went: string) => `Offline from ${from} to ${to}. ${went}`,
  nothingWaited: 'Nothing waited.',
  wereSent: (count: number) => `${changes(count)} ${plural(count, { one: 'was', other: 'were' })} sent.`,
  onTheWay: (count: number) => `${changes(count)} ${plural(count, { one: 'is', other: 'are' })} on the way.`,
  more: (count: number) => `${count} more`,
  theClinician: 'the clinician',
  clockAhead: (length: string) => `This computer’s clock is ${length} ahead of SecureVideo’s.`,
  clockBehind: (length: string) => `This computer’s clock is ${length} behind SecureVideo’s.`,
  sentAsTyped: 'Times that you type are sent as you typed them.',
  waitCounted: 'How long a Meet Now has waited is counted by SecureVideo’s clock.',
  anotherDay: 'Words like “tomorrow” may mean another day: look at the date beside them.',
  offByAsMuch: '“In 13 min” and the line in the day are off by as much.',
  setTheClock: 'Set the clock of this computer, or ask your administrator.',
  days: (count: number) => plural(count, { one: '1 day', other: `${count} days` }),
  hours: (count: number) => plural(count, { one: '1 hour', other: `${count} hours` }),
  minutes: (count: number) => plural(count, { one: '1 minute', other: `${count} minutes` }),
};
