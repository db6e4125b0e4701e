// Somebody at SecureVideo's own page, whom no desk knows.
import { pick, seededRandom } from '../../../../src-shared/random/random.ts';
import { hourMs, minuteMs } from '../../../../src-shared/time/utc.ts';
import type { Desk } from '../desk.ts';
import type { Oracle } from '../oracle.ts';
import type { Adds } from '../plan.ts';
import { NAMES } from './actor.ts';

/** Somebody of the same name as one whom the desk is about to add comes into a session elsewhere. */
export function dashboardAdds(desk: Desk, oracle: Oracle, { of, name }: Adds): void {
  const sessionId = oracle.of(desk, `change-${of}`)?.effects[0]?.sessionId;
  if (sessionId === undefined) return; // its booking has not come
  addElsewhere(oracle, sessionId, name);
}

function addElsewhere(oracle: Oracle, sessionId: number, name: string): void {
  const body = {
    ParticipantFullName: name,
    ParticipantEmailAddress: 'elsewhere@example.org',
    ShouldAutoDeliverCode: 'E',
  };
  oracle.service.work(
    { method: 'POST', target: `/participant/${String(sessionId)}`, body: JSON.stringify(body) },
    null,
  );
}

/** Somebody at SecureVideo's own page changes a session. */
export function dashboardActs(oracle: Oracle, seed: string): void {
  const random = seededRandom(seed);
  const { account } = oracle.service;
  const active = account.sessions.filter(
    ({ cancelledAt, startsAt }) => cancelledAt === null && startsAt > oracle.now - 12 * hourMs,
  );
  if (active.length === 0) return;
  const session = pick(random, active);
  const n = String(session.sessionId);
  const send = (method: string, target: string, body: unknown): void =>
    void oracle.service.work({ method, target, body: body === null ? '' : JSON.stringify(body) }, null);
  switch (pick(random, ['move', 'move', 'cancel', 'host', 'add', 'remove'] as const)) {
    case 'move': {
      const at = Math.ceil((oracle.now + random() * 10 * hourMs) / (15 * minuteMs)) * 15 * minuteMs;
      return send('PUT', `/session/${n}`, { ScheduleTs: new Date(at).toISOString().slice(0, 19) });
    }
    case 'cancel':
      return send('DELETE', `/session/${n}`, null);
    case 'host': {
      const hosts = account.state.users.filter(({ roles }) => roles.includes('H')).slice(0, 4);
      return send('PUT', `/sessionhost/${n}`, { UserId: pick(random, hosts).userId });
    }
    case 'add':
      return addElsewhere(oracle, session.sessionId, pick(random, NAMES));
    case 'remove': {
      const guests = session.participants.filter(({ userId }) => userId === null);
      if (guests.length > 1) send('DELETE', `/participant/${String(pick(random, guests).participationId)}`, null);
      return;
    }
  }
}
