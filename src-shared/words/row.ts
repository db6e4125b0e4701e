// Words of a session in a row: its state, its reply, its quiet marks, the desk’s own marks.
import { plural } from './plural.ts';

/** A session in one line. Times and lengths come as text. */
export const row = {
  atThisDesk: 'At this desk',
  marksAreOurs: (marked: string) => `${marked} Seen at this desk only, cleared tonight.`,
  markedAt: (time: string) => `Marked ${time}.`,
  markedHere: 'Marked at this desk',
  markedHereIs: 'Marked at this desk:',
  meetNow: 'Meet Now',
  was: 'was',
  withHost: (name: string) => `with ${name}`,
  willBeRecorded: 'Will be recorded',
  thisDraft: 'This draft',
  notSaved: 'not saved',
  nobodyYet: 'Nobody yet',
  neverJoined: 'Never joined',
  arrived: 'Arrived',
  late: 'Late',
  noShow: 'No-show',
  done: 'Done',
  marksAreForToday: (date: string) => `Marks are for today’s sessions. This one is on ${date}.`,
  nothingMarked: (what: string) => `${what} Nothing was marked.`,
  isMarked: (names: string, count: number, mark: string) =>
    `${names} ${plural(count, { one: 'is', other: 'are' })} marked as ${mark}.`,
  markIsGone: (names: string) => `The mark of ${names} is removed.`,
  undo: 'Undo',
  markedBack: (names: string, count: number, mark: string | null) => {
    const are = plural(count, { one: 'is', other: 'are' });
    return mark === null ? `${names} ${are} not marked any more.` : `${names} ${are} marked as ${mark} again.`;
  },
  inviteByEmail: 'Invite by e-mail',
  inviteByText: 'Invite by text message',
  inviteByNobody: 'No invite: tell the patient yourself',
  allDocuments: 'All documents',
  packetNo: (id: number) => `Packet ${id}`,
  packetIs: (name: string) => `Packet: ${name}`,
  asked: (amount: string) => `${amount} asked`,
  atThisTime: (count: number) => `${count} at this time`,
  closeTo: (time: string) => `close to ${time}`,
  needsYou: 'Needs you',
  beingChecked: 'Being checked',
  sending: 'Sending',
  waitingToSend: 'Waiting to send',
  cancelled: 'Cancelled',
  notListed: 'Not listed',
  since: (time: string) => `since ${time}`,
  notBookedYet: 'not booked yet',
  newSession: 'new session',
  toBeCancelled: 'to be cancelled',
  newTime: 'new time',
  aChange: 'a change',
  inMinutes: (minutes: number) => `In ${minutes} min`,
  notJoinedYet: 'Not joined yet',
  asOf: (time: string) => `as of ${time}`,
  joinedAt: (time: string) => `Joined ${time}`,
  someJoined: (joined: number, all: number) => `${joined} of ${all} joined`,
  allJoined: (count: number, time: string) => `${count === 2 ? 'Both' : 'All'} joined ${time}`,
  hereFor: (length: string) => `here for ${length}`,
  cannotJoinYet: 'Cannot join yet',
  startsIn: (length: string) => `Starts in ${length}`,
  today: 'Today',
  tomorrow: 'Tomorrow',
  dayAtTime: (day: string, time: string) => `${day} at ${time}`,
  noReply: 'No reply yet',
  saidYes: 'Said yes',
  saidNo: 'Said no',
  someSaidNo: (count: number, all: number) => `${count} of ${all} said no`,
  someSaidYes: (count: number, all: number) => `${count} of ${all} said yes`,
  said: { arrived: 'arrived', late: 'late', noShow: 'no-show', done: 'done' },
  /** A state's words for a card, where half of the room is there. */
  onCard: (state: string) =>
    state
      .replace(/ yet$/, '')
      .replace(/^Said (.)/, (_, first: string) => first.toLocaleUpperCase())
      .replace(/^In (\d)/, '$1')
      .replace(/ joined \d+:\d\d$/, '')
      .replace(/^Joined \d+:\d\d$/, 'Joined')
      .replace(/^(\d+ of \d+) said (yes|no)$/, '$1 $2')
      .replace(/^Waiting to send$/, 'Waiting'),
};
