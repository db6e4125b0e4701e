// The one contract between page and main: every call with a schema for what goes in and one for what comes out.
import { z } from 'zod';
import { AuditChecked, AuditPicture, AuditWanted } from '../audit/audit.ts';
import { menuCommands } from '../keys/book.ts';
import { Action, OutboxRow, SeenSession } from '../outbox/change.ts';
import { WallChoice } from '../session/booking.ts';
import { GuestDraft, ParticipantDraft, SessionDraft } from '../session/draft.ts';
import type { Needs } from '../staff/role.ts';
import {
  LockMinutes,
  LockView,
  Role,
  SecretTried,
  SignedIn,
  StaffName,
  StaffPicture,
  TypedPin,
} from '../staff/staff.ts';
import { FEED_LENGTH_MAX, UpdateMode, UpdateView } from '../update/update.ts';
import { Clinician, DeskMark, DeskMarkKind, UtcMs } from '../session/session.ts';
import { ConnectionChecked } from '../check/check.ts';
import { ProxyPasswordTyped, ProxyPicture } from '../check/proxy.ts';
import { PASSPHRASE_MAX } from '../setup/passphrase.ts';
import { SetupApplied, SetupChosen, SetupLooked, SetupOpened } from '../setup/setup.ts';
import { PolicyPicture } from '../policy/picture.ts';
import type { Answer } from './problems.ts';
import {
  AccountTest,
  AccountView,
  AppStatus,
  AskDraft,
  CodeTried,
  DayPicture,
  DayText,
  DraftStart,
  GoTo,
  KeptDraft,
  LinkOpened,
  Looking,
  LookSettings,
  OutboxPicture,
  PersonSuggestion,
  Rehearsal,
  RemoteSearchAnswer,
  Saved,
  SearchAnswer,
  SessionDetail,
  Settings,
  Undone,
} from './views.ts';

const nothing = z.undefined();
/** Id of a user of SecureVideo: a number above zero, as text. With anything else nothing could ever be asked or sent. */
const userId = z
  .string()
  .max(16)
  .regex(/^[1-9]\d*$/);
const localId = z.string().min(1).max(64);
/** Made by the page (crypto.randomUUID) or by main: saved twice under one id, it is one change. */
const changeId = z.string().min(8).max(64);
const keys = z.object({
  address: z.string().max(300),
  /** null = the kept one. */
  identifier: z.string().max(500).nullable(),
  secret: z.string().max(500).nullable(),
});
const staffId = z.string().min(1).max(64);
/** The account's own keys, typed in place of a PIN. */
const secret = z.object({ identifier: z.string().max(500), secret: z.string().max(500) });
const searchText = z.string().max(200);

/** Every call, with the least that one must be allowed to do at the desk. */
export const calls = {
  'app.status': { needs: 'view', in: nothing, out: AppStatus },
  /** The page says what it shows, whenever that changes. */
  'app.looking': { needs: 'view', in: Looking, out: nothing },
  'app.dismissNotice': { needs: 'book', in: z.object({ id: z.string().max(64) }), out: nothing },

  'account.read': { needs: 'view', in: nothing, out: AccountView },
  'account.test': { needs: 'administer', in: keys, out: AccountTest },
  /** Tests first, then keeps; an answer other than ok keeps nothing. */
  'account.connect': { needs: 'administer', in: keys, out: AccountTest },
  /** Asks with the kept keys whether the account is the one that the held changes were made for; if so, they go on. */
  'account.prove': { needs: 'book', in: nothing, out: AccountTest },
  'account.usePractice': { needs: 'administer', in: nothing, out: AccountView },
  /** Back to the connected account from practice. */
  'account.useLive': { needs: 'view', in: nothing, out: AccountView },

  /** Makes a new key for this computer's data, which is sealed anew with it behind the work. */
  'account.renewKey': { needs: 'administer', in: nothing, out: nothing },

  /** Makes a recovery code. It is told in this answer alone; the one before it opens until this one is confirmed. */
  'recovery.make': { needs: 'administer', in: nothing, out: z.object({ id: z.string(), code: z.string() }) },
  /** It is written down: the code before it opens nothing any more. */
  'recovery.confirm': { needs: 'administer', in: z.object({ id: z.string().max(16) }), out: nothing },
  /** It is not wanted: it opens nothing any more, and the code before it stays. */
  'recovery.drop': { needs: 'administer', in: z.object({ id: z.string().max(16) }), out: nothing },
  /** Opens closed keys by a typed code; what waits is asked about, and API keys are to be entered again. */
  'recovery.open': { needs: 'administer', in: z.object({ code: z.string().max(200) }), out: CodeTried },

  /** Plays an outage on the practice account, null ends it. Refused on every other account. */
  'practice.rehearse': { needs: 'administer', in: z.object({ what: Rehearsal.nullable() }), out: nothing },

  /** What the clinic's IT has set for this computer; what is wrong with it only to an administrator. */
  'policy.read': { needs: 'view', in: nothing, out: PolicyPicture },

  /** Tries the way to SecureVideo hop by hop. Takes up to a minute. */
  'connection.check': { needs: 'view', in: nothing, out: ConnectionChecked },
  /** Asks where, and writes the report of the last check there. */
  'connection.save': { needs: 'view', in: nothing, out: z.object({ is: z.enum(['exported', 'notWanted']) }) },

  /** Whether the clinic's proxy asks for a password, and for which one a password is kept. */
  'connection.proxy': { needs: 'view', in: nothing, out: ProxyPicture },
  /** Keeps name and password for the proxy that asked, in place of those before. Nothing ever answers them again. */
  'connection.keepPassword': { needs: 'administer', in: ProxyPasswordTyped, out: ProxyPicture },
  'connection.forgetPassword': { needs: 'administer', in: nothing, out: ProxyPicture },

  /** Seals this desk's account and settings in a file, and asks where to. */
  'setup.make': {
    needs: 'administer',
    in: z.object({ passphrase: z.string().max(PASSPHRASE_MAX), withStaff: z.boolean() }),
    out: z.object({ is: z.enum(['made', 'notWanted']) }),
  },
  /** Asks for a setup file, and reads it as far as that goes without its passphrase. */
  'setup.choose': { needs: 'administer', in: nothing, out: SetupChosen },
  /** Opens the chosen file, tests its keys, and makes this new desk like the one that it is from. Refused on a desk that works. */
  'setup.open': { needs: 'administer', in: z.object({ passphrase: z.string().max(PASSPHRASE_MAX) }), out: SetupOpened },
  /** Opens the chosen file, and tells what it would change on this desk. Changes nothing. */
  'setup.look': { needs: 'administer', in: z.object({ passphrase: z.string().max(PASSPHRASE_MAX) }), out: SetupLooked },
  /** Takes over what was looked at under this id, where the desk is still as it was then. */
  'setup.apply': { needs: 'administer', in: z.object({ id: z.string().min(8).max(64) }), out: SetupApplied },
  /** The file is not wanted: main forgets what is in it. */
  'setup.forget': { needs: 'administer', in: nothing, out: nothing },

  'settings.read': { needs: 'view', in: nothing, out: Settings },
  /** How it looks on this computer: anybody's to choose. */
  'settings.writeLook': { needs: 'view', in: LookSettings.partial(), out: Settings },
  'settings.write': { needs: 'administer', in: Settings.partial(), out: Settings },

  'day.read': {
    needs: 'view',
    /** `date` null = today in the clinic's zone: a page that has just begun does not know yet which day that is. */
    in: z.object({ date: DayText.nullable(), hostId: z.string().max(64).nullable() }),
    out: DayPicture,
  },
  /** Days (clinic's zone) from..to that have sessions, with their count: of all, or of one clinician. At most 62 days. */
  'day.booked': {
    needs: 'view',
    in: z.object({ from: DayText, to: DayText, hostId: z.string().max(64).nullable().optional() }),
    out: z.record(z.string(), z.number().int()),
  },
  /** Asks SecureVideo for one host's list unless it is fresh; `at` = when it was last read, null = never on this computer. */
  'day.readHost': { needs: 'view', in: z.object({ hostId: userId }), out: z.object({ at: UtcMs.nullable() }) },
  /** Asks SecureVideo now; answers when it has answered. */
  'day.refresh': { needs: 'view', in: nothing, out: z.object({ read: z.boolean() }) },
  /** Marks a session as seen at the desk, null takes the mark away. Answers what stood there before, for taking it back. */
  'day.mark': {
    needs: 'book',
    in: z.object({ localId, is: DeskMarkKind.nullable() }),
    out: z.object({ before: DeskMark.nullable(), now: DeskMark.nullable() }),
  },
  /** Puts back the mark that stood there before, with the time that it was set. */
  'day.putMarkBack': { needs: 'book', in: z.object({ localId, mark: DeskMark.nullable() }), out: nothing },
  /** Every user of the account; who may not host can be invited as a colleague all the same. */
  'clinician.list': { needs: 'view', in: nothing, out: z.array(Clinician) },

  /** `whole`: with names also where only initials are shown; for what is copied. */
  'session.read': {
    needs: 'view',
    in: z.object({ localId, whole: z.boolean().optional() }),
    out: SessionDetail.nullable(),
  },
  /** Saves a draft: on disk when it answers. Refuses with the broken fields. */
  'session.save': { needs: 'book', in: z.object({ draft: SessionDraft }), out: Saved },
  'session.move': {
    needs: 'book',
    in: z.object({
      changeId,
      localId,
      to: z.union([UtcMs, z.literal('now')]),
      wall: WallChoice.nullable(),
      seen: SeenSession,
    }),
    out: Saved,
  },
  'session.cancel': { needs: 'book', in: z.object({ changeId, localId, seen: SeenSession }), out: Saved },
  'session.addParticipant': {
    needs: 'book',
    in: z.object({
      ...{ changeId, localId, participant: ParticipantDraft, seen: SeenSession },
      /** A refused addition that this one corrects: it is discarded in the same transaction. */
      instead: changeId.optional(),
    }),
    out: Saved,
  },
  /** A guest's zone, invite, address or spelling: the guest as it is to be, under a new local id. One change, in as many steps as it takes. */
  'session.changeParticipant': {
    needs: 'book',
    in: z.object({ changeId, localId, participantLocalId: localId, participant: GuestDraft, seen: SeenSession }),
    out: Saved,
  },
  'session.removeParticipant': {
    needs: 'book',
    in: z.object({ changeId, localId, participantLocalId: localId, seen: SeenSession }),
    out: Saved,
  },
  'session.changeHost': {
    needs: 'book',
    in: z.object({ changeId, localId, hostId: userId, seen: SeenSession }),
    out: Saved,
  },

  'draft.open': { needs: 'book', in: DraftStart, out: SessionDraft },
  'draft.keep': { needs: 'book', in: z.object({ draft: SessionDraft }), out: nothing },
  /** The draft that was being written last, or null. */
  'draft.current': { needs: 'book', in: nothing, out: SessionDraft.nullable() },
  /** Every draft that is being written, the one that was written last first. */
  'draft.list': { needs: 'book', in: nothing, out: z.array(KeptDraft) },
  'draft.discard': { needs: 'book', in: z.object({ draftId: localId }), out: nothing },
  'draft.keepAsk': { needs: 'book', in: z.object({ localId, ask: AskDraft.nullable() }), out: nothing },
  'draft.ask': { needs: 'book', in: z.object({ localId }), out: AskDraft.nullable() },

  /** Opens a refused addition of a person in its panel again, with all that was typed; answers its session. */
  'draft.reopenAdd': { needs: 'book', in: z.object({ changeId }), out: z.object({ localId }) },

  /** Opens the link that waits; null where none does. It fills a form or shows a session, and saves nothing. */
  'link.take': { needs: 'book', in: nothing, out: LinkOpened.nullable() },

  /** Makes ready what is searched, so that the first search costs no more than the next. */
  'search.warm': { needs: 'view', in: nothing, out: nothing },
  'search.local': { needs: 'view', in: z.object({ text: searchText }), out: SearchAnswer },
  'search.remote': { needs: 'view', in: z.object({ email: searchText }), out: RemoteSearchAnswer },
  /** People seen before who may be this one under another name; empty where it is the very person. */
  'people.alike': {
    needs: 'book',
    in: z.object({ name: searchText, email: searchText, phone: searchText }),
    out: z.array(PersonSuggestion),
  },
  'people.suggest': { needs: 'view', in: z.object({ text: searchText }), out: z.array(PersonSuggestion) },

  'outbox.read': { needs: 'view', in: nothing, out: OutboxPicture },
  'outbox.act': { needs: 'book', in: z.object({ changeId, action: Action }), out: OutboxRow },
  /** Takes back what has not left yet; a booking's draft is on disk again when it answers. */
  'outbox.undo': { needs: 'book', in: z.object({ changeId }), out: Undone },
  /** Opens the booking of a change in the form again, with all that was typed; saving it replaces the change. */
  'outbox.edit': { needs: 'book', in: z.object({ changeId }), out: SessionDraft },

  /** `briefly`: a code; it is taken off again after a minute, if it is still there. */
  'clipboard.copy': {
    needs: 'view',
    in: z.object({ text: z.string().min(1).max(2000), briefly: z.boolean().optional() }),
    out: nothing,
  },
  /** Lines without patient data: versions, line, counts, folders' health. */
  'diagnostics.read': { needs: 'view', in: nothing, out: z.array(z.string()) },

  'update.read': { needs: 'view', in: nothing, out: UpdateView },
  /** Asks the feed now; answers when it has answered. What went wrong stands in the view. */
  'update.check': { needs: 'view', in: nothing, out: UpdateView },
  /** Begins to fetch what was found; how far it is comes by `changed`. */
  'update.download': { needs: 'book', in: nothing, out: UpdateView },
  'update.choose': {
    needs: 'administer',
    in: z.object({ mode: UpdateMode.optional(), feed: z.string().max(FEED_LENGTH_MAX).optional() }),
    out: UpdateView,
  },
  /** A fetched version is installed when a person closes the desk, in this run alone. */
  'update.atClose': { needs: 'book', in: z.object({ wanted: z.boolean() }), out: UpdateView },
  /** Closes all files, installs and starts again. The page has kept what was typed. Refused while a change goes out. */
  'update.install': { needs: 'book', in: nothing, out: nothing },
  /** What became of the last one was read. */
  'update.seen': { needs: 'view', in: nothing, out: nothing },

  /** What the lock screen shows. */
  'lock.read': { needs: 'anyone', in: nothing, out: LockView },
  /** Locks; the page is replaced. */
  'lock.now': { needs: 'view', in: nothing, out: nothing },
  /** All that was typed is kept: the page may go. The answer to the event `locking`. */
  'lock.mayGo': { needs: 'view', in: nothing, out: nothing },
  /** A key or the pointer was used. */
  'lock.touch': { needs: 'view', in: nothing, out: nothing },
  /** After how many minutes it locks, up to the ceiling. */
  'lock.after': { needs: 'view', in: z.object({ minutes: LockMinutes }), out: StaffPicture },
  'lock.ceiling': { needs: 'administer', in: z.object({ minutes: LockMinutes }), out: StaffPicture },

  'staff.signIn': { needs: 'anyone', in: z.object({ staffId, pin: TypedPin }), out: SignedIn },
  /** Says who works here, once: an administrator, or null = nobody signs in. The secret is asked unless it was just typed. */
  'staff.begin': {
    needs: 'anyone',
    in: z.object({ administrator: z.object({ name: StaffName, pin: TypedPin }).nullable(), secret: secret.nullable() }),
    out: SecretTried,
  },
  /** A new PIN for an administrator, by whoever has the account's own secret. */
  'staff.reset': { needs: 'anyone', in: z.object({ staffId, pin: TypedPin, secret }), out: SecretTried },
  'staff.read': { needs: 'view', in: nothing, out: StaffPicture },
  'staff.add': {
    needs: 'administer',
    in: z.object({ name: StaffName, role: Role, pin: TypedPin }),
    out: StaffPicture,
  },
  'staff.change': {
    needs: 'administer',
    in: z.object({ staffId, name: StaffName.optional(), role: Role.optional(), pin: TypedPin.optional() }),
    out: StaffPicture,
  },
  'staff.remove': { needs: 'administer', in: z.object({ staffId }), out: StaffPicture },
  /** The signed-in person's own PIN. */
  'staff.ownPin': { needs: 'view', in: z.object({ pin: TypedPin, next: TypedPin }), out: SignedIn },
  /** From now on nobody signs in here; everybody stays on the list. */
  'staff.noPins': { needs: 'administer', in: nothing, out: StaffPicture },

  /** How many changes would be lost; `isWhole` false: there are files in which they could not be counted. */
  'removal.look': {
    needs: 'administer',
    in: nothing,
    out: z.object({ waiting: z.number().int(), isWhole: z.boolean() }),
  },
  /** Destroys the keys, then everything, and ends the program. Refused where another word was typed. */
  'removal.go': { needs: 'administer', in: z.object({ typed: z.string().max(200) }), out: nothing },

  /** Lines of the trail, newest first. */
  'audit.read': { needs: 'administer', in: AuditWanted, out: AuditPicture },
  /** Goes through the whole trail and says what is wrong with it, and where. */
  'audit.check': { needs: 'administer', in: nothing, out: AuditChecked },
  /** Asks where, and writes what `audit.read` would show, all of it, as a plain table. */
  'audit.export': { needs: 'administer', in: AuditWanted, out: z.object({ is: z.enum(['exported', 'notWanted']) }) },
  /** How many lines there are from before a day. */
  'audit.count': { needs: 'administer', in: z.object({ before: DayText }), out: z.object({ count: z.number().int() }) },
  /** Takes them away, at a person's word alone. */
  'audit.remove': {
    needs: 'administer',
    in: z.object({ before: DayText }),
    out: z.object({ count: z.number().int() }),
  },
} as const satisfies Record<string, { needs: Needs; in: z.ZodType; out: z.ZodType }>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type Input<K extends CallName> = z.infer<Calls[K]['in']>;
export type Output<K extends CallName> = z.infer<Calls[K]['out']>;

/** A handler of main for each call; throws ProblemError for what it knows. */
export type Handlers = { readonly [K in CallName]: (input: Input<K>) => Output<K> | Promise<Output<K>> };

/** Channel of a call; every channel is one call. */
export function channelOf(name: CallName): string {
  return `desk:${name}`;
}

/** Events from main. `changed` names what to read again. */
export const events = {
  status: AppStatus,
  changed: z.object({ what: z.array(z.enum(['day', 'outbox', 'settings', 'account', 'drafts', 'link', 'update'])) }),
  /** The lock screen's own; the only one but `closing` that leaves main while the desk is locked. */
  lock: LockView,
  /** The desk locks in a moment: what is typed and not kept yet is kept now. */
  locking: nothing,
  /** Somebody quits, and what is on its way is waited for a little. */
  closing: nothing,
  /** A notification was clicked: the window is in front, and the page goes there. */
  goTo: GoTo,
  /** A menu command or a second start asks the page to do something. */
  command: z.object({
    name: z.enum([...menuCommands, 'rehearseCut', 'rehearseSlow', 'rehearseBusy', 'rehearseKeys', 'rehearseEnd']),
  }),
} as const satisfies Record<string, z.ZodType>;
export type EventName = keyof typeof events;
export type EventPayload<K extends EventName> = z.infer<(typeof events)[K]>;

/** All that the page sees of main: `window.desk`. */
export type DeskBridge = {
  readonly platform: 'win' | 'mac' | 'linux';
  call<K extends CallName>(name: K, ...input: Input<K> extends undefined ? [] : [Input<K>]): Promise<Answer<Output<K>>>;
  /** Returns its own undo. The listener gets the payload, never the event. */
  on<K extends EventName>(name: K, listener: (payload: EventPayload<K>) => void): () => void;
};
