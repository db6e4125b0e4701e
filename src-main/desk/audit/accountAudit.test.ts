// Goal: every act of the list has its line, a change's own in the change's transaction; looks neither slow nor flood. Method: a
// desk on the real disk, calls as the page makes them, and the trail read through the same calls.
import { expect, test } from 'vitest';
import { auditKinds } from '../../../src-shared/audit/audit.ts';
import type { AuditLine, AuditWanted } from '../../../src-shared/audit/audit.ts';
import type { Handlers } from '../../../src-shared/contract/calls.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { THREE } from '../../outbox/testing/wishes.ts';
import { MemoryAudit } from '../../staff/audit.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import type { OpenAccount } from '../openAccount.ts';
import { bookAt, deskOf, openAccountAt } from '../testing/deskAt.ts';
import type { ChangeRecord } from '../../outbox/record.ts';
import type { Trail } from '../../store/trail.ts';
import { AccountAudit } from './accountAudit.ts';
import { DeskAudit } from './deskAudit.ts';

const desk = { staffId: '', name: 'this desk' };
const all: AuditWanted = { from: '2020-01-01', to: '2035-01-01', staffId: null, localId: null };

function opened(folder = emptyFolder()): { account: OpenAccount; calls: Handlers; clock: TestClock; folder: string } {
  const clock = new TestClock(THREE - 86_400_000);
  const account = openAccountAt(folder, clock);
  return { account, calls: deskOf(account, clock), clock, folder };
}

async function linesOf(calls: Handlers, wanted: AuditWanted = all): Promise<readonly AuditLine[]> {
  return (await calls['audit.read'](wanted)).lines;
}

const said = (lines: readonly AuditLine[]) => lines.map(({ value }) => [value?.is, value?.detail, value?.by.name]);

test('a booking has its line with it, who and whose; taken back too', async () => {
  const { account, calls } = opened();
  const changeId = bookAt(account, 1);
  await calls['outbox.act']({ changeId, action: 'takeBack' });
  const lines = await linesOf(calls);
  expect(said(lines)).toEqual([
    ['discarded', 'takenBack', 'this desk'],
    ['changed', 'create', 'Dana'],
  ]);
  expect(lines[1]?.value).toMatchObject({
    changeId,
    session: { localId: 'lane-1', names: ['Rosa Vega'], startsAt: THREE },
  });
  await account.close();
});

test('two people, one desk: each change carries the id of who saved it', async () => {
  const { account } = opened();
  const lines: unknown[] = [];
  const people = { Dana: { staffId: 'staff-1', name: 'Dana' }, Luis: { staffId: 'staff-2', name: 'Luis' } };
  let here: keyof typeof people = 'Dana';
  const change = { changeId: 'change-1', lane: 'lane-1', wish: { kind: 'cancel' }, madeAt: THREE };
  const audit = new AccountAudit({
    trail: { add: ({ value }) => void lines.push((value as { by: unknown }).by) } as Trail,
    ...{ transaction: (work) => work(), book: account.book, log: () => undefined },
    ...{ clock: new TestClock(THREE), who: () => people[here] },
  });
  for (here of ['Dana', 'Luis'] as const) audit.told(change as ChangeRecord, 'made', here);
  expect(lines).toEqual([people.Dana, people.Luis]);
  await account.close();
});

test('a change whose line cannot be written is not saved', async () => {
  const { account } = opened();
  account.store.db.exec('DROP TABLE trail');
  expect(() => bookAt(account, 1)).toThrow();
  expect(account.outbox.rows(0)).toEqual([]);
  await account.close();
});

test('a look is written once while it lasts, again later, and each person’s own', async () => {
  const { account, calls, clock } = opened();
  bookAt(account, 1);
  const look = (): unknown => calls['session.read']({ localId: 'lane-1' });
  await look();
  await look();
  clock.tick(9 * 60_000);
  await look();
  account.audit.note({ is: 'viewed', localId: 'lane-1' }, { staffId: 'other', name: 'Other' });
  clock.tick(2 * 60_000);
  await look();
  const looks = (await linesOf(calls)).filter(({ value }) => value?.is === 'viewed');
  expect(looks.map(({ value }) => value?.by.name)).toEqual(['this desk', 'Other', 'this desk']);
  expect(looks[0]?.value?.session?.names).toEqual(['Rosa Vega']);
  await account.close();
});

test('looks cost the list nothing: they wait, and go down together or when the account closes', async () => {
  const { account, calls, clock, folder } = opened();
  for (const nth of [1, 2, 3]) bookAt(account, nth);
  const rows = (): unknown => account.store.db.prepare('SELECT count(*) AS n FROM trail').get()?.['n'];
  for (const nth of [1, 2]) await calls['session.read']({ localId: `lane-${String(nth)}` });
  expect(rows()).toBe(3);
  clock.tick(2_000);
  expect(rows()).toBe(5);
  await calls['session.read']({ localId: 'lane-3' });
  await account.close();
  const again = opened(folder);
  expect((await linesOf(again.calls)).length).toBe(6);
  await again.account.close();
});

test('a disk that takes nothing keeps nobody from looking, and the lines come when it does', async () => {
  const { account, calls, clock } = opened();
  bookAt(account, 1);
  account.store.db.exec('ALTER TABLE trail RENAME TO elsewhere');
  await calls['session.read']({ localId: 'lane-1' });
  clock.tick(2_000);
  account.store.db.exec('ALTER TABLE elsewhere RENAME TO trail');
  expect(said(await linesOf(calls))[0]).toEqual(['viewed', '', 'this desk']);
  await account.close();
});

test('searches by address and settings are told by their calls; what was not done is not', async () => {
  const { account, calls, clock } = opened();
  await calls['search.remote']({ email: ' rosa.vega@example.org ' });
  await calls['search.remote']({ email: 'rosa' });
  await expect(async () => calls['settings.write']({ holdSeconds: 3 })).rejects.toThrow();
  clock.tick(2_000);
  expect(said(await linesOf(calls))).toEqual([['searched', 'rosa.vega@example.org', 'this desk']]);
  await account.close();
});

test('each kind of line of the port is kept and read back', async () => {
  const { account, calls } = opened();
  const who = { staffId: 's1', name: 'Ana Ruiz' };
  const at = { changeId: 'c', localId: 'l' };
  account.audit.note({ is: 'signedIn' }, who);
  account.audit.note({ is: 'locked', why: 'idle' }, who);
  account.audit.note({ is: 'failedPin', of: who, failed: 3 }, desk);
  account.audit.note({ is: 'failedSecret', failed: 1 }, desk);
  account.audit.note({ is: 'viewed', localId: 'l' }, who);
  account.audit.note({ is: 'searched', email: 'a@example.org' }, who);
  account.audit.note({ is: 'changed', kind: 'mark', ...at }, who);
  account.audit.note({ is: 'sent', ...at }, who);
  account.audit.note({ is: 'answered', action: 'confirmed', ...at }, who);
  account.audit.note({ is: 'discarded', action: 'discarded', ...at }, who);
  account.audit.note({ is: 'exported', what: 'trail' }, who);
  account.audit.note({ is: 'settings', call: 'account.connect', about: '' }, who);
  expect((await linesOf(calls)).map(({ value }) => value?.is).toReversed()).toEqual(auditKinds);
  const own = await calls['audit.read']({ ...all, staffId: 's1' });
  expect(own.lines).toHaveLength(10);
  expect(own.people).toEqual([who, desk]);
  expect((await linesOf(calls, { ...all, localId: 'l' })).length).toBe(5);
  expect((await linesOf(calls, { ...all, from: '2020-01-01', to: '2020-01-02' })).length).toBe(0);
  await account.close();
});

test('checked through the call: whole, and the altered line named', async () => {
  const { account, calls } = opened();
  for (const nth of [1, 2, 3]) bookAt(account, nth);
  expect(await calls['audit.check'](undefined)).toEqual({ lines: 3, faults: [], more: 0 });
  account.store.db.exec('UPDATE trail SET at = at - 1 WHERE seq = 2');
  expect(await calls['audit.check'](undefined)).toMatchObject({ faults: [{ is: 'altered', seq: 2 }] });
  await account.close();
});

test('older lines go at a person’s word, and that is a line too', async () => {
  const { account, calls, clock } = opened();
  bookAt(account, 1);
  clock.tick(3 * 86_400_000);
  bookAt(account, 2);
  const before = new Date(clock.now() - 86_400_000).toISOString().slice(0, 10);
  expect(await calls['audit.count']({ before })).toEqual({ count: 1 });
  expect(await calls['audit.remove']({ before })).toEqual({ count: 1 });
  expect(await calls['audit.remove']({ before })).toEqual({ count: 0 });
  expect(said(await linesOf(calls))).toEqual([
    ['settings', 'audit.remove', 'this desk'],
    ['changed', 'create', 'Dana'],
  ]);
  expect(await calls['audit.check'](undefined)).toMatchObject({ lines: 2, faults: [] });
  await account.close();
});

test('what comes before an account is open goes to the first one', () => {
  const first = new MemoryAudit();
  let isOpen = false;
  const audit = new DeskAudit(() => (isOpen ? first : undefined));
  audit.note({ is: 'failedSecret', failed: 1 }, desk);
  isOpen = true;
  audit.note({ is: 'signedIn' }, desk);
  expect(first.lines.map(({ event }) => event.is)).toEqual(['failedSecret', 'signedIn']);
});
