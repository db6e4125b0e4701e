// Calls that show one session and save changes of it.
import { z } from 'zod';
import { SeenSession } from '../../outbox/change.ts';
import { WallChoice } from '../../session/booking.ts';
import { GuestDraft, ParticipantDraft, SessionDraft } from '../../session/draft.ts';
import { UtcMs } from '../../session/session.ts';
import { Saved } from '../views/outbox.ts';
import { SessionDetail } from '../views/day.ts';
import { userId, localId, changeId } from './fields.ts';
import type { CallTable } from './table.ts';

export const sessionCalls = {
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
} as const satisfies CallTable;
