// Opens one account: its file, the copy of sessions, drafts, people, outbox, client and clinicians, handed to each other.
import type { RandomBytes } from '../../src-shared/outbox/ids.ts';
import { fraction, newId } from '../../src-shared/outbox/ids.ts';

import type { Zone } from '../../src-shared/time/offset.ts';
import type { Clock } from '../../src-shared/time/clock.ts';
import { dayMs } from '../../src-shared/time/utc.ts';
import type { ApiClient } from '../api/client.ts';
import { createOutbox } from '../outbox/outbox.ts';
import type { Witness } from '../outbox/outbox.ts';
import type { Bounds } from '../outbox/quiet.ts';
import { openDrafts } from '../store/drafts.ts';
import { openStore } from '../store/open.ts';
import type { Opened, OpenedStore } from '../store/open.ts';
import { nodeFiles } from '../store/files.ts';
import { openPeople } from '../store/people.ts';
import type { DataKey } from '../store/seal.ts';
import { openSessionBook } from '../store/sessionBook.ts';
import { askWitness, readWitness, writeWitness } from '../store/witness.ts';
import type { OpenAccount } from './openAccount.ts';
import { createRefresher } from './refresher.ts';
import { namingOf } from './naming.ts';
import { createRoster } from './roster.ts';

export type OpeningParts = {
  readonly mode: 'practice' | 'live';
  readonly key: {
    readonly account: string;
    readonly dataKey: DataKey;
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
  /** What is to be shown again. */
  readonly changed: () => void;
  /** Ends what belongs to this account alone (the practice server). */
  readonly closeToo?: () => Promise<void>;
};

/** Opens everything; nothing is sent before `start`. Throws StoreError where the file does not open. */
export function openDeskAccount(parts: OpeningParts): OpenAccount {
  const { key, clock, random } = parts;
  const log = { error: (part: string, code: string): void => parts.log(`${part}.${code}`) };
  const store = openStore({ path: key.databaseFile, dataKey: key.dataKey, clock, log, random });
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
  const roster = createRoster({ store, book, api, clock });
  const outbox = createOutbox({
    store,
    book,
    drafts,
    api,
    clock,
    random,
    log: parts.log,
    naming: namingOf(roster, clock, parts.zone),
    witness: witnessOf(key),
    isRestored: store.opened.is === 'restoredFromCopy' || key.isInDoubt,
    settings: { holdMs: parts.holdMs, ...(parts.bounds && { bounds: parts.bounds }) },
  });
  const refresher = createRefresher({
    clock,
    random: () => fraction(random),
    read: () => Promise.all([outbox.readNow(), roster.refresh()]),
  });
  const undo = [outbox.onChange(parts.changed), book.onChange(parts.changed), roster.onChange(parts.changed)];

  return {
    mode: parts.mode,
    store,
    book,
    drafts,
    people,
    outbox,
    api,
    roster,
    refresher,
    notices: [
      ...noticesOf(store.opened, book.damagedCount(), key.setAside),
      ...restoredNotice(store.opened, outbox.restoredAt, now()),
    ],
    start: () => {
      outbox.start();
      refresher.start();
    },
    close: async () => {
      refresher.stop();
      for (const off of undo) off();
      await outbox.stop();
      api.close();
      store.close();
      await parts.closeToo?.();
    },
  };
}

/** What was found at opening, in plain words. */
export function noticesOf(opened: Opened, damagedRows: number, lostAccount: string | null): OpenAccount['notices'] {
  const notices: { id: string; title: string; detail: string }[] = [];
  if (opened.is === 'restoredFromCopy') {
    notices.push({
      id: 'restored',
      title: 'The file with this desk’s sessions was damaged.',
      detail:
        'It was set aside, and the newest good copy is in use. Changes saved after that copy may be missing here: look at the outbox, and compare the day with SecureVideo.',
    });
  } else if (opened.setAside !== null) {
    notices.push({
      id: 'startedEmpty',
      title: 'The file with this desk’s sessions was damaged, and there was no copy.',
      detail:
        'It was set aside, not deleted. Sessions are read from SecureVideo again. Changes that waited here are in the damaged file: tell your administrator.',
    });
  }
  if (damagedRows > 0) {
    notices.push({
      id: 'damagedRows',
      title: `${String(damagedRows)} ${damagedRows === 1 ? 'session' : 'sessions'} on this computer could not be opened.`,
      detail: 'They were set aside. They come back with the next reading of SecureVideo.',
    });
  }
  if (lostAccount !== null) {
    notices.push({
      id: 'practiceAnew',
      title: 'Practice begins anew.',
      detail: 'The key of the earlier practice account was lost. It was set aside; no real session is in it.',
    });
  }
  return notices;
}

/** For a day after the file was found to be an earlier one or a copy: what it lacks, nothing else on this computer knows. */
export function restoredNotice(opened: Opened, restoredAt: number | null, now: number): OpenAccount['notices'] {
  if (restoredAt === null || now - restoredAt > dayMs || opened.is === 'restoredFromCopy') return [];
  return [
    {
      id: 'restoredList',
      title: 'This computer’s list of changes was restored or copied.',
      detail:
        'Changes saved lately may be missing here: compare the day with SecureVideo. What still waited is asked about in the outbox, and nothing of it is sent by itself.',
    },
  ];
}

type WitnessedFile = Pick<OpeningParts['key'], 'account' | 'databaseFile' | 'witnessFile' | 'machineMark'>;

/** Compares the journal with what was noted outside of the account's folder, and notes what it has written since. */
export function witnessOf({ account, databaseFile, witnessFile, machineMark }: WitnessedFile): Witness {
  // Asked once: the file that is open now. One that is put in its place meanwhile is another, and is noticed at the next start.
  const file = nodeFiles.identity(databaseFile) ?? '';
  const found = (highest: number) => ({ account, highest, mark: machineMark, file });
  return {
    check: (highest) => {
      const testimony = askWitness(readWitness(nodeFiles, witnessFile), found(highest));
      return testimony === 'restored' || testimony === 'copied' ? 'restoredOrCopied' : 'same';
    },
    note: (highest) => writeWitness(nodeFiles, witnessFile, found(highest)),
  };
}
