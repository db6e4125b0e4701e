// Opens one account: its file, the copy of sessions, drafts, people, outbox, client and clinicians, handed to each other.
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { fraction, newId } from '../../src-shared/outbox/ids.ts';
import type { Zone } from '../../src-shared/time/offset.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import type { ApiClient } from '../api/client.ts';
import { createOutbox } from '../outbox/outbox.ts';
import type { Bounds } from '../outbox/quiet.ts';
import { openDeskMarks } from '../store/deskMarks.ts';
import { openDrafts } from '../store/drafts.ts';
import { openStore } from '../store/open.ts';
import type { OpenedStore } from '../store/open.ts';
import { nodeFiles } from '../store/files.ts';
import { openPeople } from '../store/people.ts';
import type { SessionBook } from '../store/port.ts';
import type { DataKey } from '../store/seal.ts';
import { openSessionBook } from '../store/sessionBook.ts';
import { openTrail } from '../store/trail.ts';
import type { AuditPerson } from '../staff/audit.ts';
import { desk } from '../staff/gate.ts';
import { AccountAudit } from './audit/accountAudit.ts';
import { openDoubts } from './doubts.ts';
import { DOUBT_NOTICE, noticesOf, UNREADABLE_NOTICE } from './notices.ts';
import type { OpenAccount, Rehearsing } from './openAccount.ts';
import { createKeyRenewal } from './keyRenewal.ts';
import { createRefresher, untilNearMs } from './refresher.ts';
import { namingOf } from './naming.ts';
import { createRoster } from './roster.ts';

export type OpeningParts = {
  readonly mode: 'practice' | 'live';
  readonly key: {
    readonly account: string;
    readonly dataKey: DataKey;
    /** The key before it, while the file has rows that it sealed; left out or null = there is none. */
    readonly formerKey?: DataKey | null;
    readonly databaseFile: string;
    readonly witnessFile: string;
    readonly machineMark: string;
    readonly setAside: string | null;
    /** A recovery code opened it: everything open is asked about. */
    readonly isInDoubt: boolean;
  };
  readonly api: ApiClient;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: (code: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
  /** Zone in which the clinic reads its times. */
  readonly zone: () => Zone;
  /** How long a change that is saved now is kept back, in milliseconds; asked at each save. */
  readonly holdMs: () => number;
  /** Shorter bounds for rehearsals on this computer; left out = those of the outbox. */
  readonly bounds?: Bounds;
  /** Who is at the desk, for the trail; left out = nobody signs in. */
  readonly who?: () => AuditPerson;
  /** What is to be shown again. */
  readonly changed: () => void;
  /** Outages that can be played on it: the practice account alone has them. */
  readonly rehearsal?: Rehearsing;
  /** Destroys the key before, when all is sealed anew; left out = there never is one. */
  readonly forgetFormerKey?: () => Promise<void>;
  /** Ends what belongs to this account alone (the practice server). */
  readonly closeToo?: () => Promise<void>;
};

/** Opens everything; nothing is sent before `start`. Throws StoreError where the file does not open. */
export function openDeskAccount(parts: OpeningParts): OpenAccount {
  const { key, clock, random } = parts;
  const log = { error: (part: string, code: string): void => parts.log(`${part}.${code}`) };
  const { dataKey, formerKey = null } = key;
  const store = openStore({ path: key.databaseFile, dataKey, formerKey, clock, log, random });
  try {
    return openOver(store, parts);
  } catch (error) {
    store.close(); // its lock would stay until the program ends
    throw error;
  }
}

function openOver(store: OpenedStore, parts: OpeningParts): OpenAccount {
  const { key, api, clock, random } = parts;
  const now = (): number => clock.now();
  const people = openPeople({ store, now });
  const book = openSessionBook({ store, now, newLocalId: () => newId(clock.now(), random), people });
  const drafts = openDrafts({ store, now });
  const marks = openDeskMarks({ store, now });
  const roster = createRoster({
    store,
    book,
    api,
    clock,
    isInDoubt: () => outbox.paused !== null,
    mayAsk: () => ['online', 'unknown'].includes(outbox.line().is),
    toldToWait: (retryAfterMs) => outbox.toldToWait(retryAfterMs),
  });
  const naming = namingOf(roster, clock, parts.zone);
  const trail = openTrail(store);
  const audit = new AccountAudit({
    ...{ trail, book, clock, log: parts.log },
    transaction: (work) => store.transaction(work),
    who: parts.who ?? (() => desk),
  });
  const doubts = openDoubts({ store, opened: store.opened, key, files: nodeFiles, log: parts.log });
  const outbox = createOutbox({
    store,
    book,
    drafts,
    api,
    clock,
    random,
    log: parts.log,
    naming,
    witness: doubts.witness,
    told: audit.told,
    isRestored: store.opened.is === 'restoredFromCopy' || key.isInDoubt,
    settings: { holdMs: parts.holdMs, ...(parts.bounds && { bounds: parts.bounds }) },
  });
  doubts.settle();
  const found = { lostRows: book.damagedCount(), lostPractice: key.setAside !== null };
  const refresher = createRefresher({
    clock,
    random: () => fraction(random),
    // One after the other: what is tried after a wait is tried alone, and the list of sessions tells of the line.
    read: () => outbox.readNow().then(() => roster.refresh()),
    untilNear: () => untilNearMs(startsIn(book), clock.now()),
  });
  const renewal = createKeyRenewal({
    ...{ store, trail, clock, log: parts.log },
    forget: parts.forgetFormerKey ?? (() => Promise.resolve()),
  });
  const undo = [outbox.onChange(parts.changed), book.onChange(parts.changed), roster.onChange(parts.changed)];

  return {
    mode: parts.mode,
    store,
    book,
    drafts,
    marks,
    people,
    outbox,
    api,
    roster,
    refresher,
    trail,
    audit,
    notices: () =>
      noticesOf({
        ...found,
        doubt: doubts.read(),
        unreadable: outbox.unreadable(),
        open: outbox.rows(Number.POSITIVE_INFINITY),
        naming,
        now: clock.now(),
      }),
    noticeRead: (id) => {
      if (id === DOUBT_NOTICE) doubts.forget();
      if (id === UNREADABLE_NOTICE) outbox.endUnreadable();
    },
    rehearsal: (parts.mode === 'practice' && parts.rehearsal) || null,
    start: () => {
      outbox.start();
      refresher.start();
      renewal.start();
    },
    close: async () => {
      renewal.stop();
      refresher.stop();
      for (const off of undo) off();
      await outbox.stop();
      api.close();
      audit.close();
      store.close();
      await parts.closeToo?.();
    },
  };
}

function* startsIn(book: SessionBook): Iterable<number> {
  for (const { session, goneSince } of book.all()) if (!session.cancelled && goneSince === null) yield session.startsAt;
}
