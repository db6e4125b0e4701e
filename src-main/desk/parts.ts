// What the desk's calls are handed: the open account, settings, and the few things of the machine that they may touch.
import type { ProxyAsked, ProxyPassword } from '../api/proxySignIn.ts';
import type { Handlers } from '../../src-shared/contract/calls.ts';
import type { EventPayload } from '../../src-shared/contract/events.ts';
import type { ConnectionChecked } from '../../src-shared/check/check.ts';
import type { Problem } from '../../src-shared/contract/problems.ts';
import type { AccountTest, AccountView } from '../../src-shared/contract/views/account.ts';
import type { Looking } from '../../src-shared/contract/views/status.ts';
import type { Settings } from '../../src-shared/contract/views/settings.ts';
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { Habits } from '../../src-shared/time/habits.ts';
import type { Audit } from '../staff/audit.ts';
import type { Gate } from '../staff/gate.ts';
import type { SetupBook } from '../setup/setupBook.ts';
import type { SetupCost } from '../setup/sealedFile.ts';
import type { StaffBook } from '../staff/staffBook.ts';
import type { PolicyReading } from '../policy/interpret.ts';
import type { Updater } from '../update/updater.ts';
import type { TypedSecret } from './isSecret.ts';
import type { AccountKeys, CodeTried, KeyPlace } from './keyPlace.ts';
import type { OpenAccount } from './openAccount.ts';
import type { Removal } from './removal.ts';

/** Keys as typed; null = the kept one. */
export type TypedKeys = {
  readonly address: string;
  readonly identifier: string | null;
  readonly secret: string | null;
};

/** Which account is open, and the change from one to another. */
export interface Accounts {
  /** The open account; undefined before the first choice. */
  open(): OpenAccount | undefined;
  /** Resolves when what is being opened stands or has failed; null = nothing is. Never rejects. */
  opening(): Promise<unknown> | null;
  /** Why the account of the last time is not open, where it could not be opened. */
  trouble(): Problem | undefined;
  view(): Promise<AccountView>;
  test(keys: TypedKeys): Promise<AccountTest>;
  connect(keys: TypedKeys): Promise<AccountTest>;
  /** Tests keys, and tells whether they open the account that is open now. Keeps nothing, and lets nothing go on. */
  whose(keys: TypedKeys): Promise<{ readonly test: AccountTest; readonly isOpenOne: boolean }>;
  /** How many changes of the open account a person still waits for. */
  waiting(): number;
  /** Whether the kept keys open the account of the held changes; if so, they go on. */
  prove(): Promise<AccountTest>;
  usePractice(): Promise<AccountView>;
  useLive(): Promise<AccountView>;
  /** Makes a new key for the data of the live account, which is open again when it resolves and seals itself anew. */
  renewKey(): Promise<void>;
  /**
   * Connects the account again with typed keys, where a recovery code has opened it and none are kept: true = they are its own.
   * Another account's open nothing. Throws ProblemError('notAnswered') where SecureVideo does not answer.
   */
  regain(typed: TypedSecret): Promise<boolean>;
  /** Opens closed keys by a recovery code. Nothing is opened or sent by it: the API keys are to be entered first. */
  openByCode(typed: string): Promise<CodeTried>;
}

/** The making of recovery codes. */
export type RecoveryCodes = Pick<KeyPlace, 'makeCode' | 'confirmCode' | 'dropCode'>;

export interface SettingsFile {
  read(): Settings;
  /** Writes what is given and answers the whole. */
  write(change: Partial<Settings>): Settings;
}

/** The people of this desk, and the lock. */
export type DeskStaff = {
  readonly book: StaffBook;
  readonly gate: Gate;
  /**
   * Whether these are the account's own API keys: whoever types them may set an administrator's PIN. Where none are kept (a
   * recovery code has opened the account) SecureVideo is asked. Throws ProblemError where nobody answers.
   */
  readonly ownsAccount: (typed: TypedSecret) => Promise<boolean>;
  /** Locks as soon as the page has kept what was typed. */
  readonly askToLock: () => void;
  /** A key or the pointer was used in our page. */
  readonly touched: () => void;
  /** The page has kept all that was typed, and may be replaced. */
  readonly mayGo: () => void;
  /** Whether somebody has a form that is half written. */
  readonly hasDraft: (staffId: string) => boolean;
};

/** New versions, and the end of this run that installs one. */
export type DeskUpdates = {
  readonly updater: Pick<Updater, 'view' | 'note' | 'check' | 'download' | 'choose' | 'atClose' | 'prepare' | 'seen'>;
  /** Closes all files, then runs `install` in place of the usual end. Nobody is asked any more. */
  readonly installNow: (install: () => Promise<void>) => void;
};

/** Setting desks up by a file. */
export type DeskSetup = {
  readonly book: SetupBook;
  /** The account that this desk is connected to; null = none. */
  readonly kept: () => { readonly address: string; readonly identifier: string } | null;
  /** Its kept keys, for the file; null = there are none. */
  readonly keys: () => Promise<AccountKeys | null>;
  /** What is set for the clinic's own account, also while practice is open. */
  readonly clinic: () => Settings;
  /** Asks a person for a file and reads it. */
  readonly chooseFile: () => Promise<
    { readonly name: string; readonly bytes: Uint8Array } | 'notWanted' | 'tooLarge' | 'notReadable'
  >;
  /** Left out but in tests. */
  readonly cost?: SetupCost;
};

/** The clinic's proxy, where it asks for a password. */
export type DeskProxy = {
  /** What a proxy said last; null = none asks. */
  readonly asked: () => ProxyAsked | null;
  /** The proxy that a password is kept for; null = none. */
  readonly keptFor: () => string | null;
  /** Seals the password in place of the one before, null forgets it. Throws ProblemError. */
  readonly keep: (password: ProxyPassword | null) => Promise<void>;
};

export type Changed = EventPayload<'changed'>['what'][number];

export type DeskParts = {
  readonly accounts: Accounts;
  readonly recovery: RecoveryCodes;
  readonly settings: SettingsFile;
  /** What the clinic's IT has set for this computer. */
  readonly policy: PolicyReading;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly version: string;
  /** How the system likes its times written. */
  readonly habits: Habits;
  /** Facts for diagnostics, none of them about a patient. */
  readonly machine: () => readonly string[];
  /** The link from the clinic's own records that waits to be opened; each is given once. */
  readonly links: { take(): string | null };
  /** `briefly`: it is taken off the clipboard again after a minute. */
  readonly copyText: (text: string, briefly: boolean) => void;
  /** What the page shows from now on. */
  readonly looking: (at: Looking) => void;
  /** Ids of the notices that a person has read in this run, of each account. */
  readonly dismissed: WeakMap<object, Set<string>>;
  readonly staff: DeskStaff;
  readonly setup: DeskSetup;
  readonly proxy: DeskProxy;
  /** Tries the way to SecureVideo hop by hop. */
  readonly checkConnection: () => Promise<ConnectionChecked>;
  /** What the lock screen shows has changed. */
  readonly lockChanged: () => void;
  readonly removal: Removal;
  readonly updates: DeskUpdates;
  readonly audit: Audit;
  /** Asks a person where to, and writes a file there: "exported", or "notWanted". Throws what the disk throws. */
  readonly saveFile: (name: string, text: string) => Promise<'exported' | 'notWanted'>;
  /** Tells the page what to read again. */
  readonly changed: (...what: readonly Changed[]) => void;
};

/** The handlers of some calls; `desk.ts` puts all of them together. */
export type SomeHandlers<Prefix extends string> = {
  readonly [K in keyof Handlers as K extends `${Prefix}.${string}` ? K : never]: Handlers[K];
};
