// What the driver tells the desk's process to do, and what that process says of itself, a line of JSON each.
import { z } from 'zod';
import type { UtcMs } from '../../../src-shared/session/session.ts';
import type { ScenarioName } from './scenarios.ts';

/**
 * `evening`: saves what is to wait, without sending. `day`: starts, saves, delivers, closes. `open`: opens and holds the
 * file until it is ended.
 */
export type Work = 'evening' | 'day' | 'open';

export type Order = {
  readonly scenario: ScenarioName;
  readonly work: Work;
  /** Where the desk keeps its file and its witness. */
  readonly folder: string;
  readonly url: string;
  readonly identifier: string;
  readonly secret: string;
  /** A whole hour ahead: all times of the scenario hang on it. */
  readonly base: UtcMs;
  /** Of jitter, ids and nonces in this process. */
  readonly seed: string;
  /** Changes that an earlier process has called saved: nobody types them again. */
  readonly saved: readonly string[];
  /** Ends itself at this point inside of the process; 0 = it only counts, null = not even that. */
  readonly endAtInside: number | null;
};

const Row = z.object({ changeId: z.string(), standing: z.string(), cause: z.string().nullable() });

export const Said = z.discriminatedUnion('say', [
  z.object({
    say: z.literal('opened'),
    notices: z.array(z.string()),
    known: z.array(z.string()),
    drafts: z.array(z.string()),
  }),
  z.object({ say: z.literal('notOpened'), kind: z.string() }),
  z.object({ say: z.literal('draft'), draftId: z.string() }),
  z.object({ say: z.literal('saved'), changeId: z.string() }),
  z.object({ say: z.literal('notTaken'), changeId: z.string(), because: z.string() }),
  z.object({ say: z.literal('log'), code: z.string() }),
  z.object({ say: z.literal('rest'), rows: z.array(Row) }),
  /** The point inside of the process at which it ends now. */
  z.object({ say: z.literal('end'), point: z.string() }),
  /** `points`: how many it passed inside of the process, where it counted there. */
  z.object({ say: z.literal('closed'), points: z.number() }),
]);
export type Said = z.infer<typeof Said>;
