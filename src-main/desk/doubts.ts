// Whether an account's file is the one that it was: asked of the witness at opening, and kept until a person has read it.
import { z } from 'zod';
import { UtcMs } from '../../src-shared/session/session.ts';
import type { OutboxLog } from '../outbox/running.ts';
import type { Witness as OutboxWitness } from '../outbox/running.ts';
import type { Files } from '../store/files.ts';
import type { Opened } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { askWitness, readWitness, writeWitness } from '../store/witness.ts';
import type { Testimony, Witness } from '../store/witness.ts';

/**
 * Why the file is in doubt. `damaged`: it was set aside and a copy is in use. `gone`: it was not there, and a copy is in
 * use. `lost`, `lostDamaged`: as these two, with no copy to fall back on. `behind`: it has lost what was saved in it.
 * `replaced`: it is another file than it was (a backup, a moved profile). `copied`: it is of another computer or account.
 * `byCode`: it was opened with its recovery code, and may have been restored. `witnessGone`: what would tell is gone.
 */
const Because = z.enum([
  'damaged',
  'gone',
  'lost',
  'lostDamaged',
  'behind',
  'replaced',
  'copied',
  'byCode',
  'witnessGone',
]);

/** A doubt about the file. No patient data: it lies unsealed beside the rows. */
export const Doubt = z.object({
  because: Because,
  /** The newest moment that the file itself knows of, by this computer's clock; null = it knows of none. */
  knowsUntil: UtcMs.nullable(),
  /** How many changes that were called saved are not in it; null = that cannot be told. */
  missing: z.number().int().nonnegative().nullable(),
  /** The highest number that the witness told of: the same one twice is the same loss. */
  toldHighest: z.number().int().nonnegative().nullable(),
});
export type Doubt = z.infer<typeof Doubt>;

export type DoubtParts = {
  readonly store: Pick<Store, 'db' | 'getMeta' | 'setMeta'>;
  readonly opened: Opened;
  readonly key: {
    readonly account: string;
    readonly databaseFile: string;
    readonly witnessFile: string;
    readonly machineMark: string;
    readonly isInDoubt: boolean;
  };
  readonly files: Files;
  readonly log: OutboxLog;
};

export interface Doubts {
  /** For the outbox: asked once, before anything is sent, and told of all that is written from then on. */
  readonly witness: OutboxWitness;
  /** To be called when the outbox has asked: from here on a witness that is missing is noticed. */
  settle(): void;
  /** What a person has yet to read; null = nothing. */
  read(): Doubt | null;
  forget(): void;
}

const DOUBT = 'desk.doubt';
/** In the file: a witness of it is on the disk, synced. Without this line nobody misses a witness. */
const WITNESSED = 'desk.witnessed';

export function openDoubts({ store, opened, key, files, log }: DoubtParts): Doubts {
  const { account, databaseFile, witnessFile, machineMark: mark } = key;
  // Asked once: the file that is open now. One that is put in its place meanwhile is another, and is noticed at the next start.
  const found = { account, mark, file: files.identity(databaseFile) ?? '' };
  const isWitnessed = (): boolean => store.getMeta(WITNESSED) !== null;
  const kept = (): Doubt | null => {
    const text = store.getMeta(DOUBT);
    return text === null || text === '' ? null : (read(text) ?? { ...unknown });
  };
  return {
    witness: {
      check: (highest, stepsAfter) => {
        const isMissing = files.size(witnessFile) === null && isWitnessed();
        const witness = readWitness(files, witnessFile);
        const testimony = askWitness(witness, { ...found, highest, stepsAfter });
        const isByCode = key.isInDoubt && opened.is === 'asItWas';
        const because = isByCode ? 'byCode' : isMissing ? 'witnessGone' : becauseOf(opened, testimony, witness);
        if (because === null) return 'same';
        const missing = missingOf(because, witness, highest);
        const doubt = together(kept(), {
          because,
          missing,
          knowsUntil: newestMoment(store),
          toldHighest: witness?.highest ?? null,
        });
        // Before anything else is written: ended here, the next start finds the same again.
        store.setMeta(DOUBT, JSON.stringify(doubt));
        log('desk.inDoubt', { because, missing: missing ?? -1 });
        return 'restoredOrCopied';
      },
      note: (highest, { from, steps }) => writeWitness(files, witnessFile, { ...found, highest, from, steps }),
    },
    settle: () => {
      const written = files.read(witnessFile);
      if (written === null || isWitnessed()) return;
      try {
        // A witness is written without a sync; one that shall be missed has to be there after a power cut.
        files.replace(witnessFile, written);
        store.setMeta(WITNESSED, '1');
      } catch {
        log('desk.witnessNotKept'); // nobody misses it then, which is no reason not to open
      }
    },
    read: kept,
    forget: () => store.setMeta(DOUBT, ''),
  };
}

/** What stands where what was written down cannot be read: a doubt without its particulars is one all the same. */
const unknown: Doubt = { because: 'witnessGone', knowsUntil: null, missing: null, toldHighest: null };

function read(text: string): Doubt | undefined {
  try {
    return Doubt.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function becauseOf({ is, setAside }: Opened, testimony: Testimony, witness: Witness | null): Doubt['because'] | null {
  if (is === 'restoredFromCopy') return setAside === null ? 'gone' : 'damaged';
  if (is === 'fresh') {
    if (setAside !== null) return 'lostDamaged';
    // Another computer's or an earlier account's witness says nothing about a file that begins here.
    return witness !== null && witness.highest > 0 && testimony !== 'copied' ? 'lost' : null;
  }
  switch (testimony) {
    case 'asItWas':
    case 'unknown':
      return null;
    case 'behind':
    case 'copied':
      return testimony;
    case 'restored':
      return 'replaced';
  }
}

/** A witness of this very file knows the number; one that may have been brought back with it knows the least. */
function missingOf(because: Doubt['because'], witness: Witness | null, highest: number): number | null {
  if (witness === null || because === 'copied' || because === 'byCode') return null;
  const missing = Math.max(0, witness.highest - highest);
  return missing === 0 && because === 'replaced' ? null : missing;
}

/** Two doubts of which nobody has read the first: what was missing before is missing still. */
function together(before: Doubt | null, now: Doubt): Doubt {
  // Ended right after it had asked, the desk asks the same witness again.
  if (before === null || before.toldHighest === now.toldHighest) return now;
  const earliest = [before.knowsUntil, now.knowsUntil].filter((at) => at !== null);
  return {
    ...now,
    missing: before.missing === null || now.missing === null ? null : before.missing + now.missing,
    knowsUntil: earliest.length === 0 ? null : Math.min(...earliest),
  };
}

/** The newest moment that stands in the file: a change that was made or ended, or a reading of SecureVideo. */
function newestMoment({ db }: Pick<Store, 'db'>): number | null {
  const one = (sql: string): number | null => {
    const at = db.prepare(sql).get()?.['at'];
    return at === undefined || at === null ? null : Number(at);
  };
  const moments = [
    one('SELECT made_at AS at FROM changes ORDER BY seq DESC LIMIT 1'),
    one('SELECT max(ended_at) AS at FROM changes WHERE ended_at IS NOT NULL'),
    one("SELECT value AS at FROM meta WHERE key = 'outbox.lastReadAt'"),
  ].filter((at) => at !== null);
  return moments.length === 0 ? null : Math.max(...moments);
}
