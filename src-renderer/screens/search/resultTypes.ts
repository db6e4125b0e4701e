// What the palette shows, and what that is made of.
import type {
  FoundSession,
  PersonSuggestion,
  RemoteSearchAnswer,
  SearchAnswer,
} from '../../../src-shared/contract/views/search.ts';
import type { Rehearsal } from '../../../src-shared/contract/views/status.ts';
import type { CommandId } from '../../../src-shared/keys/book.ts';
import type { Zone } from '../../../src-shared/time/offset.ts';
import type { UtcMs } from '../../../src-shared/time/utc.ts';
import type { Clinician } from '../../../src-shared/session/session.ts';
import type { IconName } from '../../parts/icons.ts';

type ClinicianDay = SearchAnswer['clinicians'][number];

/** What a command does; the page knows how. */
export type CommandRun =
  | { readonly do: 'new' | 'now'; readonly personId?: string; readonly hostId?: string }
  | { readonly do: 'showOnly'; readonly hostId: string }
  | { readonly do: 'copyCode'; readonly localId: string }
  | { readonly do: 'newPatient'; readonly meetNow: boolean; readonly typed: string }
  | { readonly do: 'rehearse'; readonly what: Rehearsal | null }
  | { readonly do: 'everyone' | 'today' | 'outbox' | 'settings' | 'refresh' | 'keys' | 'guide' };

export type Result =
  /** `said`: what stands for the address, where only initials are shown. */
  | { readonly is: 'lookup'; readonly key: string; readonly email: string; readonly said?: string }
  | {
      readonly is: 'session';
      readonly key: string;
      readonly found: FoundSession;
      readonly name: string;
      readonly hint: string;
      /** Who told it and when, where both were asked: "this computer, 10:31 am"; '' otherwise. */
      readonly from: string;
    }
  | {
      readonly is: 'person';
      readonly key: string;
      readonly person: PersonSuggestion;
      /** The person's running or next session; null = none is known. */
      readonly next: FoundSession | null;
    }
  | { readonly is: 'clinician'; readonly key: string; readonly of: ClinicianDay; readonly hint: string }
  | {
      readonly is: 'command';
      readonly key: string;
      readonly words: string;
      readonly icon: IconName;
      /** The command of the book whose key is shown; '' = found by its words alone. */
      readonly keys: CommandId | '';
      readonly run: CommandRun;
    };

export type Group = { readonly title: string; readonly note: string; readonly results: readonly Result[] };

export type ResultsInput = {
  readonly text: string;
  /** Only initials are shown: what was typed is not either. */
  readonly veiled?: boolean;
  readonly local: SearchAnswer | undefined;
  readonly remote: RemoteSearchAnswer | undefined;
  /** When SecureVideo answered. */
  readonly remoteAt: UtcMs;
  /** Where those that only SecureVideo has are put: after the others, or last of all, under what is highlighted. */
  readonly theirsGo: 'afterOurs' | 'last';
  readonly offline: boolean;
  readonly clinicians: readonly Clinician[];
  readonly now: UtcMs;
  readonly zone: Zone;
  /** Practice is open: an outage can be rehearsed. `rehearsal`: what is played now. */
  readonly practice: boolean;
  readonly rehearsal: Rehearsal | null;
};
