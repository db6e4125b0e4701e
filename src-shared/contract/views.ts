// What main shows the page: the day, one session, search results, people, settings, status. Nothing secret is in any of it.
import { z } from 'zod';
import { LineState, OutboxRow, SeenSession, StoryLine, WishKind } from '../outbox/change.ts';
import { ReadingOf, SessionDraft } from '../session/draft.ts';
import { VisitKinds } from '../session/kind.ts';
import { ID_LENGTH_MAX } from '../session/limits.ts';
import { utcDate } from '../time/utc.ts';
import { lookMembers } from './look.ts';
import { Me } from '../staff/staff.ts';
import { UpdateNote } from '../update/update.ts';
import { Clinician, Delivery, DeskMark, PacketChoice, Session, UtcMs } from '../session/session.ts';

/** 'YYYY-MM-DD' in the clinic's zone: a date that the calendar has. */
export const DayText = z
  .string()
  .max(10)
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isDate(text), { message: 'There is no such date.' });

function isDate(text: string): boolean {
  const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number);
  return utcDate(year, month, day) !== null;
}

/** A session in the day: as it will be when all that waits is delivered, and what of it still waits. */
export const DayRow = z.object({
  session: Session,
  /** What the page hands back with a change: what this desk saw when the person decided. */
  seen: SeenSession,
  /** Start that SecureVideo still has, where a move waits; null otherwise. */
  wasStartsAt: UtcMs.nullable(),
  /** The most urgent of its open changes; 'none' = nothing waits. */
  waiting: z.enum(['none', 'waiting', 'sending', 'checking', 'needsYou']),
  /** True while SecureVideo does not have it yet (booked here, not delivered). */
  notBookedYet: z.boolean(),
  cancelWaits: z.boolean(),
  /** When SecureVideo's list last had it; null = only this desk knows it. */
  readAt: UtcMs.nullable(),
  /** What is to be told or minded about its people, in two or three words; '' = nothing. */
  tell: z.string(),
  /** Since when the list has not had it; null = it is there. It may be cancelled elsewhere, or have been switched off after its day. */
  goneSince: UtcMs.nullable(),
  /** What was marked at this desk today; null = nothing. It never stands in the way of anything. */
  mark: DeskMark.nullable(),
});
export type DayRow = z.infer<typeof DayRow>;

export const ClinicianDay = z.object({
  clinician: Clinician,
  /** Sessions of the chosen day. */
  count: z.number().int(),
  /** Next start of the chosen day from now on (of any later hour on another day); null = none. */
  nextAt: UtcMs.nullable(),
});

export type ClinicianDay = z.infer<typeof ClinicianDay>;

export const DayPicture = z.object({
  date: DayText,
  hostId: z.string().nullable(),
  rows: z.array(DayRow),
  clinicians: z.array(ClinicianDay),
  /** All clinicians' sessions of that day. */
  countAll: z.number().int(),
  /** When the whole account was last read; null = never on this computer. */
  readAt: UtcMs.nullable(),
  reading: z.boolean(),
  /** Sessions of the last read that could not be read. */
  unreadable: z.number().int(),
});
export type DayPicture = z.infer<typeof DayPicture>;

export const SessionDetail = DayRow.extend({
  host: Clinician.nullable(),
  /** The clinic's own id, '' = none (an id of this desk's making is not shown). */
  ehrId: z.string(),
  /** What its people know of it, as far as this desk can say; `tone` 'need' = somebody is to be told, or to be looked at. */
  knows: z.object({ words: z.string(), tone: z.enum(['plain', 'wait', 'need']) }),
  open: z.array(OutboxRow),
  story: z.array(StoryLine),
  may: z.object({
    move: z.boolean(),
    cancel: z.boolean(),
    addParticipant: z.boolean(),
    removeParticipant: z.boolean(),
    changeParticipant: z.boolean(),
    changeHost: z.boolean(),
  }),
});
export type SessionDetail = z.infer<typeof SessionDetail>;

/** A person seen before, for filling in a form. */
export const PersonSuggestion = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  zoneId: z.string(),
  externalId: z.string(),
  delivery: Delivery.nullable(),
  lastHostId: z.string(),
  /** Kind of visit that this desk booked last, '' = not known. */
  lastKindId: z.string(),
  lastSeenAt: UtcMs,
  /** Sessions of this person from now on, as far as this computer knows. */
  ahead: z.number().int(),
  /** Who they are since their address or number was corrected, by `personId`; '' = as they stand here. */
  newerId: z.string(),
});
export type PersonSuggestion = z.infer<typeof PersonSuggestion>;

export const FoundSession = DayRow.extend({ origin: z.enum(['thisComputer', 'secureVideo', 'both']) });
export type FoundSession = z.infer<typeof FoundSession>;
export const SearchAnswer = z.object({
  text: z.string(),
  /** 'email' where the text reads as an address, so that SecureVideo can be asked too. */
  reads: z.enum(['nothing', 'text', 'email']),
  sessions: z.array(FoundSession),
  people: z.array(PersonSuggestion),
  /** The running or next session of each of `people` that has one, by `personId`. */
  nextSessions: z.record(z.string(), FoundSession),
  clinicians: z.array(ClinicianDay),
  readAt: UtcMs.nullable(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** Answer of SecureVideo to a search by address; merged with the local copy. */
export const RemoteSearchAnswer = z.object({
  email: z.string(),
  asked: z.enum(['answered', 'noLine']),
  line: LineState,
  sessions: z.array(FoundSession),
  unreadable: z.number().int(),
});
export type RemoteSearchAnswer = z.infer<typeof RemoteSearchAnswer>;

export const CataloguePacket = z.object({ id: z.number().int().positive(), name: z.string().trim().min(1).max(80) });
export const CatalogueService = z.object({
  id: z.number().int().positive(),
  name: z.string().trim().min(1).max(80),
  /** Usual deposit in cents; null = none. */
  depositCents: z.number().int().positive().nullable(),
});

const clockText = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** When the clinic is open, in its own zone: weekdays (0 = Sunday), first and last minute of a start. Outside of it the desk only warns. */
export const OfficeHours = z
  .object({ days: z.array(z.number().int().min(0).max(6)).max(7), from: clockText, to: clockText })
  .refine((hours) => hours.from < hours.to, { message: 'The clinic closes after it opens.' });
export type OfficeHours = z.infer<typeof OfficeHours>;

/** Of what the system's notifications tell, each on or off. */
export const Notify = z.object({
  /** A participant has connected. */
  connected: z.boolean(),
  /** A change asks a person. */
  needsYou: z.boolean(),
  /** The line was down for minutes and is back. */
  line: z.boolean(),
});
export type Notify = z.infer<typeof Notify>;

/** What a person may choose; kept by electron-store. Nothing in it is about a patient or secret. */
export const Settings = z.object({
  clinicName: z.string().trim().max(80),
  /** Windows id of the clinic's zone. */
  clinicZoneId: z.string().min(1).max(ID_LENGTH_MAX),
  typedTimeMeant: ReadingOf.exclude(['other']),
  defaultDelivery: Delivery,
  defaultPacket: PacketChoice,
  defaultRecorded: z.boolean(),
  packets: z.array(CataloguePacket).max(200),
  services: z.array(CatalogueService).max(200),
  /** Kinds of visit in the order of their keys. */
  kinds: VisitKinds,
  /** null = the desk does not mind the hour. */
  officeHours: OfficeHours.nullable(),
  /** How long a saved change is kept back, so that one key takes it back; 0 = it goes out at once. */
  holdSeconds: z.number().int().min(0).max(60),
  theme: z.enum(['system', 'light', 'dark']),
  singleKeys: z.boolean(),
  /** 12 or 24 hours; 'system' = as the system has it. */
  clock: z.enum(['system', '12', '24']),
  earlierFolded: z.boolean(),
  /** The day as a list, or as a column a clinician. */
  dayView: z.enum(['agenda', 'board']),
  /** Ids of the clinicians that come first, in this order; the others follow by name. */
  pinned: z.array(z.string().max(64)).max(200),
  notify: Notify,
  /** Patients are shown by their initials. */
  initialsOnly: z.boolean(),
  /** The window is left out of pictures and recordings of the screen. */
  contentProtection: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;
/** How it looks on this computer. */
export const LookSettings = Settings.pick(lookMembers);
export type LookSettings = z.infer<typeof LookSettings>;

export const AccountView = z.object({
  mode: z.enum(['none', 'practice', 'live']),
  /** Address of the live account, '' = none kept. */
  address: z.string(),
  /** First and last four characters of the kept API Identifier, '' = none kept. The secret is never told. */
  identifierHint: z.string(),
  hasKeys: z.boolean(),
  keychain: z.object({ available: z.boolean(), words: z.string() }),
  /** Sealed keys are here and this computer's keychain does not open them; `keychain.words` says why. */
  isClosed: z.boolean(),
  /** False: the clinic's IT has switched practice off. */
  mayPractise: z.boolean(),
  /** How many changes wait behind closed keys, and since when; null = nothing is closed, or it cannot be told. */
  waitingClosed: z
    .object({
      count: z.number().int(),
      since: UtcMs.nullable(),
      kinds: z.array(z.object({ kind: WishKind, count: z.number().int() })),
    })
    .nullable(),
  /** A recovery code has opened the account: its API keys are to be entered again before anything is sent. */
  keysWanted: z.boolean(),
  recovery: z.object({
    /** Since when the code in force exists, and the four characters that name its sheet; null = there is none. */
    madeAt: UtcMs.nullable(),
    id: z.string().nullable(),
    /** When a code was shown that nobody confirmed; null = none. */
    shownAt: UtcMs.nullable(),
    /** Every account of this computer is in it. */
    isWhole: z.boolean(),
    mayMake: z.boolean(),
    /** Keys are closed, and there is a code that could open them. */
    mayOpen: z.boolean(),
  }),
  /** The key under which the open account's data lies here. `because`: why a new one is offered, null = it is not. */
  renewal: z.object({
    mayBegin: z.boolean(),
    isRunning: z.boolean(),
    because: z.enum(['code', 'keychain']).nullable(),
  }),
});
export type AccountView = z.infer<typeof AccountView>;

export const AccountTest = z.object({
  result: z.enum([
    'ok',
    'keysRefused',
    'forbidden',
    'noLine',
    'notTheApi',
    'busy',
    'certificate',
    'proxy',
    'otherAccount',
  ]),
  /** One sentence each. */
  title: z.string(),
  detail: z.string(),
  clinicians: z.number().int(),
  sessions: z.number().int(),
  /** Difference of this computer's clock to the server's in ms; null = not known. */
  clockOffMs: z.number().nullable(),
  tookMs: z.number(),
});
export type AccountTest = z.infer<typeof AccountTest>;

/** A saved change that has not left yet: its words, and when it goes on (by main's clock). */
export const Held = z.object({ changeId: z.string(), title: z.string(), releasesAt: UtcMs });
export type Held = z.infer<typeof Held>;

/** What became of a typed recovery code. `ms`: until the next try. `left`: accounts that it did not open. */
export const CodeTried = z.discriminatedUnion('is', [
  z.object({ is: z.literal('opened'), accounts: z.number().int(), left: z.number().int() }),
  z.object({ is: z.literal('slip') }),
  z.object({ is: z.enum(['wrong', 'wait']), ms: z.number() }),
]);
export type CodeTried = z.infer<typeof CodeTried>;

/** Something that was found at opening and stays on the screen until a person has read it. */
export const Notice = z.object({
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  /** What to check or do, a sentence each, the first thing first. */
  todo: z.array(z.string()),
  /** Sessions in doubt, soonest first: what is not known of each. */
  sessions: z.array(z.object({ localId: z.string(), startsAt: UtcMs.nullable(), words: z.string() })),
  /** Sessions in doubt that are not listed. */
  more: z.number().int(),
  /** What a person says who has done it; '' = it needs only to be read. */
  done: z.string(),
});
export type Notice = z.infer<typeof Notice>;

/** What the page shows: nobody is notified of what stands before their eyes. Ids are null where there is none. */
export const Looking = z.object({
  screen: z.enum(['day', 'outbox', 'other']),
  /** The day that is shown, and whose; `hostId` null = everybody's. */
  date: DayText.nullable(),
  hostId: z.string().max(64).nullable(),
  /** The session that stands at the side. */
  localId: z.string().max(64).nullable(),
});
export type Looking = z.infer<typeof Looking>;

/** Where the page goes when somebody clicks a notification. */
export const GoTo = z.discriminatedUnion('to', [
  z.object({ to: z.literal('session'), localId: z.string(), startsAt: UtcMs }),
  z.object({ to: z.literal('today') }),
  /** null = the outbox as it stands. */
  z.object({ to: z.literal('outbox'), changeId: z.string().nullable() }),
]);
export type GoTo = z.infer<typeof GoTo>;

/** What an administrator rehearses on the practice account. */
export const Rehearsal = z.enum(['cut', 'slow', 'busy', 'keys']);
export type Rehearsal = z.infer<typeof Rehearsal>;

export const AppStatus = z.object({
  mode: z.enum(['none', 'practice', 'live']),
  clinicName: z.string(),
  clinicZoneId: z.string(),
  /** How times are written and weeks begin: as the system has it, and as the person chose. */
  habits: z.object({
    hours: z.literal([12, 24]),
    monthFirst: z.boolean(),
    weekStart: z.number().int().min(0).max(6),
  }),
  now: UtcMs,
  line: LineState,
  counts: z.object({ needsYou: z.number().int(), waiting: z.number().int(), sending: z.number().int() }),
  /** The newest change that is kept back and can be taken back by one key; null = none. */
  held: Held.nullable(),
  /** Why nothing is sent at all: the keys here may be of another account than the waiting changes; null = it is. */
  paused: z.enum(['account']).nullable(),
  /** An outage that is only rehearsed, in practice; null = none. */
  rehearsal: Rehearsal.nullable(),
  /** Sentences that stay until a person has seen them (a file set aside, a restored queue...). */
  notices: z.array(Notice),
  version: z.string(),
  /** A new version that every screen tells of quietly; null = there is none. */
  update: UpdateNote.nullable(),
  /** Who is at the desk, and what they may do. */
  me: Me,
});
export type AppStatus = z.infer<typeof AppStatus>;

export const OutboxPicture = z.object({
  line: LineState,
  needsYou: z.array(OutboxRow),
  waiting: z.array(OutboxRow),
  /** What ended today (clinic's day), newest first. */
  ended: z.array(OutboxRow),
});
export type OutboxPicture = z.infer<typeof OutboxPicture>;

/** Answer to a save: the change is on disk. `held`: it is kept back for a moment, and may be taken back. */
export const Saved = z.object({ changeId: z.string(), localId: z.string(), row: OutboxRow, held: Held.nullable() });
export type Saved = z.infer<typeof Saved>;

/** What was taken back, and for a booking all that was typed, to be opened in the form again. */
export const Undone = z.object({ row: OutboxRow, draft: SessionDraft.nullable() });
export type Undone = z.infer<typeof Undone>;

/** What was typed in a panel beside a session (move, add person...), kept so that a crash loses nothing. */
export const AskDraft = z.object({
  kind: z.enum(['move', 'cancel', 'addParticipant', 'changeParticipant', 'removeParticipant', 'changeHost']),
  changeId: z.string().min(8).max(64),
  /** The panel's own fields as JSON text. */
  fields: z.string().max(20_000),
});
export type AskDraft = z.infer<typeof AskDraft>;

/** A draft that lies on the disk, and when something was typed in it last. */
export const KeptDraft = z.object({ draft: SessionDraft, keptAt: UtcMs });
export type KeptDraft = z.infer<typeof KeptDraft>;

const id = z.string().max(ID_LENGTH_MAX);

/** What a link from the clinic's own records has opened; `say`: what is to be told of it, a sentence each. */
export const LinkOpened = z.discriminatedUnion('is', [
  z.object({ is: z.literal('form'), draft: SessionDraft, say: z.array(z.string()) }),
  z.object({ is: z.literal('session'), localId: z.string(), startsAt: UtcMs, say: z.array(z.string()) }),
  z.object({ is: z.literal('nothing'), say: z.array(z.string()) }),
]);
export type LinkOpened = z.infer<typeof LinkOpened>;

/** How a form is opened. */
export const DraftStart = z.discriminatedUnion('from', [
  z.object({ from: z.literal('blank'), meetNow: z.boolean(), hostId: id, date: DayText.nullable() }),
  z.object({ from: z.literal('person'), meetNow: z.boolean(), personId: id }),
  z.object({ from: z.literal('change'), changeId: id }),
  /** The next session of the same people with the same clinician, so many weeks on, at the same time of the clock. */
  z.object({ from: z.literal('session'), localId: id, weeks: z.number().int().min(1).max(52) }),
]);
export type DraftStart = z.infer<typeof DraftStart>;
