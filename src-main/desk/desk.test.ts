// Goal: the desk's calls do at SecureVideo what they say. Method: every part as it ships, against the practice account over
// HTTP; what happened is asked of the account, not of the desk.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Handlers } from '../../src-shared/contract/calls.ts';
import { settingsOf } from '../../src-shared/contract/testing/settings.ts';
import type { GuestDraft, SessionDraft } from '../../src-shared/session/draft.ts';
import { createApiClient } from '../api/client.ts';
import { nodeTransport } from '../api/nodeTransport.ts';
import { seededRandom } from '../../src-shared/random/random.ts';
import { usualBounds } from '../outbox/quiet.ts';
import { PracticeAccount } from '../practice/account.ts';
import type { PracticeServer } from '../practice/handle.ts';
import { createRehearsal } from '../practice/rehearsal.ts';
import { startPracticeServer } from '../practice/server.ts';
import { systemClock as clock } from '../systemClock.ts';
import { testStaff } from '../staff/testing/testStaff.ts';
import { noPolicy } from '../policy/interpret.ts';
import { noUpdates } from '../update/testing/noUpdates.ts';
import { SetupBook } from '../setup/setupBook.ts';
import { createDesk } from './desk.ts';
import { PRACTICE_CLINIC } from './deskSettings.ts';
import type { OpenAccount } from './openAccount.ts';
import { openDeskAccount } from './opening.ts';

const settings = settingsOf(PRACTICE_CLINIC);
/** Changed by the tests of taking back. */
const held = { seconds: 0 };
const random = (count: number): Uint8Array => randomBytes(count);
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of undo.splice(0).reverse()) await end();
});

type AtDesk = { desk: Handlers; account: OpenAccount; practice: PracticeServer };

/** A desk at work on an account with invented people and no sessions. */
async function openDesk(mode: 'practice' | 'live' = 'practice'): Promise<AtDesk> {
  const practice = await startPracticeServer({
    account: new PracticeAccount({ clock: () => clock.now(), random: seededRandom(7), seed: '7', beginning: 'people' }),
  });
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-'));
  const api = createApiClient({
    transport: nodeTransport({ clock }),
    address: practice.url,
    credentials: () => Promise.resolve(practice),
    clock,
  });
  const account = openDeskAccount({
    mode,
    rehearsal: createRehearsal(practice),
    key: {
      account: 'practice',
      dataKey: { bytes: random(32), version: 1 },
      databaseFile: join(folder, 'desk.db'),
      witnessFile: join(folder, 'witness'),
      machineMark: 'mark',
      setAside: null,
      isInDoubt: false,
    },
    api,
    clock,
    random,
    log: () => undefined,
    zone: () => 'America/Denver',
    holdMs: () => held.seconds * 1_000,
    bounds: { ...usualBounds, listDelayMs: 0 }, // the practice account shows a change at once
    changed: () => undefined,
    closeToo: () => practice.close(),
  });
  undo.push(() => account.close());
  const refuse = (): never => {
    throw new Error('not asked in these tests');
  };
  const desk = createDesk({
    accounts: {
      open: () => account,
      opening: () => null,
      trouble: () => undefined,
      view: refuse,
      test: refuse,
      connect: refuse,
      whose: refuse,
      waiting: refuse,
      prove: refuse,
      usePractice: refuse,
      useLive: refuse,
      regain: refuse,
      openByCode: refuse,
      renewKey: refuse,
    },
    recovery: { makeCode: refuse, confirmCode: refuse, dropCode: refuse },
    settings: { read: () => settings, write: refuse },
    policy: noPolicy,
    checkConnection: refuse,
    proxy: { asked: () => null, keptFor: () => null, keep: refuse },
    setup: {
      book: new SetupBook({ found: {}, write: () => undefined }, () => 0),
      kept: () => null,
      keys: refuse,
      clinic: () => settings,
      chooseFile: refuse,
    },
    clock,
    random,
    version: '0',
    ...testStaff(mode),
    machine: () => [],
    habits: { hours: 12, monthFirst: false, weekStart: 0 },
    dismissed: new WeakMap(),
    looking: () => undefined,
    links: { take: () => null },
    copyText: () => undefined,
    audit: account.audit,
    removal: { look: refuse, go: refuse },
    updates: { updater: noUpdates, installNow: refuse },
    saveFile: refuse,
    changed: () => undefined,
  });
  account.start();
  await desk['day.refresh'](undefined);
  return { desk, account, practice };
}

/** A complete draft for tomorrow with a clinician of the account. */
async function draftFor(desk: Handlers, change: Partial<GuestDraft> = {}): Promise<SessionDraft> {
  const clinicians = await desk['clinician.list'](undefined);
  const host = clinicians.find((one) => one.name === 'Dr. Ilse Voss');
  const draft = await desk['draft.open']({ from: 'blank', meetNow: false, hostId: host?.userId ?? '', date: null });
  const startsAt = Math.ceil(clock.now() / 3_600_000) * 3_600_000 + 24 * 3_600_000;
  const guest = draft.participants[0] as GuestDraft;
  return {
    ...draft,
    when: { ...draft.when, wall: '2026-01-01T00:00', startsAt },
    participants: [{ ...guest, name: 'Nora Lindqvist', email: 'nora+visits@example.org', ...change }],
  };
}

/** Waits until nothing of the outbox is open. */
function delivered({ account }: AtDesk): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (account.outbox.rows(Number.POSITIVE_INFINITY).every((row) => row.endedAt !== null)) resolve();
    };
    account.outbox.onChange(look);
    look();
  });
}

const sessionsOf = ({ practice }: AtDesk) => practice.account.sessions.filter((one) => one.cancelledAt === null);

test('a saved draft is one session at SecureVideo, however often it is saved, and its draft is gone', async () => {
  const at = await openDesk();
  const draft = await draftFor(at.desk);
  const first = await at.desk['session.save']({ draft });
  const again = await at.desk['session.save']({ draft });
  expect(again.localId).toBe(first.localId);
  await delivered(at);
  expect(sessionsOf(at)).toHaveLength(1);
  expect(sessionsOf(at)[0]).toMatchObject({ startsAt: draft.when.startsAt });
  expect(await at.desk['draft.current'](undefined)).toBeNull();
  const detail = await at.desk['session.read']({ localId: first.localId });
  expect(detail).toMatchObject({ notBookedYet: false, waiting: 'none', ehrId: '' });
  expect(detail?.session.participants.find((one) => !one.isHost)?.connectCode).toMatch(/^\d{9}$/);
});

test('a draft that breaks a rule is refused with its fields, and nothing is sent', async () => {
  const at = await openDesk();
  const draft = await draftFor(at.desk, { email: '' });
  await expect(at.desk['session.save']({ draft })).rejects.toMatchObject({
    problem: { code: 'broken', broken: [{ field: 'email', rule: 'emailMissing' }] },
  });
  expect(sessionsOf(at)).toHaveLength(0);
});

test('move, add a person, remove that person, hand over, cancel: each arrives', async () => {
  const at = await openDesk();
  const draft = await draftFor(at.desk);
  const { localId } = await at.desk['session.save']({ draft });
  await delivered(at);
  const now = async () => {
    const detail = await at.desk['session.read']({ localId });
    if (!detail) throw new Error('the session is gone');
    return detail;
  };
  const to = (draft.when.startsAt ?? 0) + 3_600_000;
  await at.desk['session.move']({ changeId: 'move-000001', localId, to, wall: null, seen: (await now()).seen });
  await delivered(at);
  expect(sessionsOf(at)[0]).toMatchObject({ startsAt: to });

  const extra: GuestDraft = { ...(draft.participants[0] as GuestDraft), localId: 'extra-01', name: 'Ana Interpreter' };
  await at.desk['session.addParticipant']({
    changeId: 'add-0000001',
    localId,
    participant: extra,
    seen: (await now()).seen,
  });
  await delivered(at);
  expect(sessionsOf(at)[0]?.participants).toHaveLength(3);

  const added = (await now()).session.participants.find((one) => one.name === 'Ana Interpreter');
  await at.desk['session.removeParticipant']({
    changeId: 'remove-00001',
    localId,
    participantLocalId: added?.localId ?? '',
    seen: (await now()).seen,
  });
  await delivered(at);
  expect(sessionsOf(at)[0]?.participants).toHaveLength(2);

  const other = (await at.desk['clinician.list'](undefined)).find((one) => one.name === 'Hannah Osei');
  await at.desk['session.changeHost']({
    changeId: 'host-000001',
    localId,
    hostId: other?.userId ?? '',
    seen: (await now()).seen,
  });
  await delivered(at);
  expect(String(sessionsOf(at)[0]?.hostId)).toBe(other?.userId);

  await at.desk['session.cancel']({ changeId: 'cancel-00001', localId, seen: (await now()).seen });
  await delivered(at);
  expect(sessionsOf(at)).toHaveLength(0);
  const story = (await at.desk['session.read']({ localId }))?.story ?? [];
  expect(story.length).toBeGreaterThan(5);
});

test('a session is found by name on this computer and by address at SecureVideo', async () => {
  const at = await openDesk();
  await at.desk['session.save']({ draft: await draftFor(at.desk) });
  await delivered(at);
  const local = await at.desk['search.local']({ text: 'lindqvist' });
  expect(local).toMatchObject({ reads: 'text', sessions: [{ origin: 'thisComputer' }] });
  expect(local.people).toMatchObject([{ name: 'Nora Lindqvist', ahead: 1 }]);
  const there = await at.desk['search.remote']({ email: 'nora+visits@example.org' });
  expect(there).toMatchObject({ asked: 'answered', sessions: [{ origin: 'secureVideo' }] });
  const asked = at.practice.log.entries.map((entry) => entry.target);
  expect(asked).toContain('/session?participantEmail=nora%2Bvisits%40example.org');
});

test('with the line cut, booking goes on; with the line back, each is there once', async () => {
  const at = await openDesk();
  await at.practice.setLine({ down: true, how: 'refuse' });
  for (const name of ['Nora Lindqvist', 'Peter Novak', 'Grace Okafor']) {
    await at.desk['session.save']({ draft: await draftFor(at.desk, { name }) });
  }
  expect((await at.desk['outbox.read'](undefined)).waiting).toHaveLength(3);
  expect(sessionsOf(at)).toHaveLength(0);
  await at.practice.setLine({ down: false });
  at.account.outbox.wake();
  await delivered(at);
  const names = sessionsOf(at).flatMap((one) => one.participants.map((person) => person.name));
  expect(names.filter((name) => name === 'Nora Lindqvist')).toHaveLength(1);
  expect(sessionsOf(at)).toHaveLength(3);
});

test('taken back while it is held, a booking is in the form again with all that was typed, and nothing has left', async () => {
  const at = await openDesk();
  held.seconds = 60;
  undo.push(() => Promise.resolve(void (held.seconds = 0)));
  const draft = await draftFor(at.desk, { externalId: 'EHR-7' });
  const typed = { ...draft, topic: 'Follow-up', when: { ...draft.when, typed: 'tomorrow 3pm, her time' } };
  const saved = await at.desk['session.save']({ draft: typed });
  expect(saved.held?.changeId).toBe(draft.changeId);
  expect((await at.desk['app.status'](undefined)).held?.changeId).toBe(draft.changeId);

  const undone = await at.desk['outbox.undo']({ changeId: draft.changeId });
  expect(undone.row.standing).toBe('takenBack');
  const { draftId, changeId, sessionLocalId } = undone.draft ?? draft;
  expect(undone.draft).toEqual({ ...typed, draftId, changeId, sessionLocalId });
  expect([draftId, changeId, sessionLocalId]).not.toContain(draft.changeId);
  expect(await at.desk['draft.current'](undefined), 'on the disk again').toEqual(undone.draft);
  expect(await at.desk['session.read']({ localId: saved.localId })).toBeNull();
  expect((await at.desk['app.status'](undefined)).held).toBeNull();
  expect(at.practice.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);

  held.seconds = 0;
  await at.desk['session.save']({ draft: undone.draft ?? draft });
  await delivered(at);
  expect(sessionsOf(at)).toHaveLength(1);
});

test('taken back twice, or after it has left: it says so, and no draft comes of it', async () => {
  const at = await openDesk();
  const draft = await draftFor(at.desk);
  const saved = await at.desk['session.save']({ draft });
  expect(saved.held).toBeNull();
  await delivered(at);
  await expect(at.desk['outbox.undo']({ changeId: draft.changeId })).rejects.toMatchObject({
    problem: { code: 'tooLate' },
  });
  expect(await at.desk['draft.current'](undefined)).toBeNull();
  expect(sessionsOf(at)).toHaveLength(1);
});

test('a cancel that is taken back brings no draft; the session stands', async () => {
  const at = await openDesk();
  const { localId } = await at.desk['session.save']({ draft: await draftFor(at.desk) });
  await delivered(at);
  held.seconds = 60;
  undo.push(() => Promise.resolve(void (held.seconds = 0)));
  const seen = (await at.desk['session.read']({ localId }))?.seen;
  if (!seen) throw new Error('the session is gone');
  await at.desk['session.cancel']({ changeId: 'cancel-00001', localId, seen });
  const undone = await at.desk['outbox.undo']({ changeId: 'cancel-00001' });
  expect(undone).toMatchObject({ row: { standing: 'takenBack', kind: 'cancel' }, draft: null });
  expect(await at.desk['session.read']({ localId })).toMatchObject({ cancelWaits: false, waiting: 'none' });
});

test('in practice an outage is rehearsed: it is called so, what is saved waits, and it goes out when the rehearsal ends', async () => {
  const at = await openDesk();
  const line = async () => (await at.desk['app.status'](undefined)).line;
  await at.desk['practice.rehearse']({ what: 'cut' });
  await expect.poll(line).toMatchObject({ is: 'offline' });
  expect(await at.desk['app.status'](undefined)).toMatchObject({ rehearsal: 'cut' });
  await at.desk['session.save']({ draft: await draftFor(at.desk) });
  expect(sessionsOf(at)).toEqual([]);
  await at.desk['practice.rehearse']({ what: 'keys' });
  await expect.poll(line).toMatchObject({ is: 'keysRefused' });
  await at.desk['practice.rehearse']({ what: null });
  await delivered(at);
  expect(await at.desk['app.status'](undefined)).toMatchObject({ rehearsal: null, line: { is: 'online' } });
  expect(sessionsOf(at)).toHaveLength(1);
});

test('a live account has no rehearsal: main refuses the call, and its line stays whole', async () => {
  const at = await openDesk('live');
  expect(at.account.rehearsal, 'though one was handed in').toBeNull();
  for (const what of ['cut', 'slow', 'busy', 'keys', null] as const) {
    await expect(at.desk['practice.rehearse']({ what })).rejects.toMatchObject({ problem: { code: 'practiceOnly' } });
  }
  expect([at.practice.line, at.practice.faults.list()]).toEqual([{ down: false }, []]);
});

test('a clock that is wrong is told, until it is read', async () => {
  const at = await openDesk();
  expect((await at.desk['app.status'](undefined)).notices).toEqual([]);
  at.practice.account.moveClock(-12 * 60_000);
  await at.desk['day.refresh'](undefined);
  const [notice] = (await at.desk['app.status'](undefined)).notices;
  expect(notice?.title).toBe('This computer’s clock is 12 minutes ahead of SecureVideo’s.');
  await at.desk['app.dismissNotice']({ id: notice?.id ?? '' });
  expect((await at.desk['app.status'](undefined)).notices).toEqual([]);
});
