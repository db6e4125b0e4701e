// What the updater needs of the world: a feed to ask, a small file to remember in, and who decides about both.
import type { ByHand, UpdateMode, UpdateOffer, UpdateTrouble } from '../../src-shared/update/update.ts';

/** What IT has set for this computer; a member that is not there is left to the clinic. `feed` null = none, on purpose. */
export type UpdatePolicy = { readonly feed?: string | null | undefined; readonly mode?: UpdateMode | undefined };

/** From where new versions come, and how, and which of it is set by IT. */
export type UpdatePlan = {
  readonly feed: string | null;
  readonly mode: UpdateMode;
  readonly locked: { readonly feed: boolean; readonly mode: boolean };
};

/** A failure that is known; anything else that is thrown counts as `unreachable`. */
export class UpdateFailure extends Error {
  readonly trouble: UpdateTrouble;

  constructor(trouble: UpdateTrouble) {
    super(trouble);
    this.name = 'UpdateFailure';
    this.trouble = trouble;
  }
}

/** One feed. Every method throws UpdateFailure; none of them is called while another one runs. */
export interface UpdateSource {
  /** What the feed offers to this desk; null = nothing newer, or not for this desk yet. An older version is never offered. */
  check(): Promise<UpdateOffer | null>;
  /** Fetches what the last check offered, and proves it. `progress`: whole percents. */
  download(progress: (percent: number) => void): Promise<void>;
  /** Proves again, from the disk, that what was fetched is what was offered. */
  prove(): Promise<void>;
  /** Starts the installer of what was fetched. Resolves when the app has to end now. `runAfter`: it starts again by itself. */
  install(runAfter: boolean): Promise<void>;
  /** Gives up whatever is under way; what comes of it afterwards is nobody's. */
  stop(): void;
}

/** Makes the source of a feed. Loaded only when somebody is asked for the first time. */
export type OpenSource = (feed: string) => Promise<UpdateSource>;

/** The little file: an object in, an object out, on disk when `write` returns. */
export type RecordFile = {
  readonly found: Readonly<Record<string, unknown>>;
  write(members: Readonly<Record<string, unknown>>): void;
};

/** Why nothing may be installed now: a change is being sent, or is held and about to be. */
export type Busy = 'sending' | null;

export type { ByHand, UpdateMode, UpdateOffer, UpdateTrouble };
