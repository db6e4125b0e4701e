// One wish as the exact bytes that go out: sessions by SessionId, which is always known by then, hosts by user id.
import type { PreparedWrite, SecureVideoApi } from '../api/port.ts';
import type { SessionBook } from '../store/port.ts';
import type { Sending } from './plan/decision.ts';

/** The request of a decided send. Throws where an id is missing that the plan must have seen to. */
export function writeOut(api: SecureVideoApi, book: SessionBook, sending: Sending): PreparedWrite {
  const { carrier, wish, participationId } = sending;
  if (wish.kind === 'create') return api.prepareCreate({ userId: wish.booking.hostId }, wish.booking);
  const sessionId = book.get(carrier.lane)?.session.sessionId ?? null;
  if (sessionId === null) throw new Error('a session without an id cannot be changed');
  const ref = { sessionId };
  switch (wish.kind) {
    case 'move':
      return api.prepareMove(ref, wish.to);
    case 'cancel':
      return api.prepareCancel(ref);
    case 'changeHost':
      return api.prepareChangeHost(ref, { userId: wish.hostId });
    case 'addParticipant':
      return api.prepareAddParticipant(ref, wish.participant);
    case 'removeParticipant':
      if (participationId === null) throw new Error('a participation without an id cannot be removed');
      return api.prepareRemoveParticipant(participationId);
  }
}
