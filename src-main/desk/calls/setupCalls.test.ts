// Goal: a file makes another desk like this one, once; whatever is wrong has its own answer and changes nothing; no key reaches the
// page. Method: two desks of doubles that note what is written, and real files with cheap seals.
import { expect, test } from 'vitest';
import type { AccountTest } from '../../../src-shared/contract/views/account.ts';
import type { Settings } from '../../../src-shared/contract/views/settings.ts';
import { nothingInForce } from '../../../src-shared/policy/inForce.ts';
import type { PolicyInForce } from '../../../src-shared/policy/inForce.ts';
import { TestClock } from '../../../src-shared/time/testClock.ts';
import { SetupBook } from '../../setup/setupBook.ts';
import { openStaff } from '../../staff/testing/testStaff.ts';
import type { StaffBook } from '../../staff/staffBook.ts';
import { emptyFolder } from '../../store/testing/emptyFolder.ts';
import { seededBytes } from '../../store/testing/testStore.ts';
import { settings as usual } from '../testing/deskAt.ts';
import type { DeskParts, TypedKeys } from '../parts.ts';
import { setupCalls } from './setupCalls.ts';

const PASSPHRASE = 'seven grey herons';
const others = { address: 'https://api.example.org/', identifier: 'theirs', secret: 'canary-theirs' };
const ours = { address: 'https://api.example.org/', identifier: 'ours', secret: 'canary-secret' };

function desk(
  some: {
    keys?: typeof ours | null;
    /** Its text, or why there is none. */
    file?: string;
    policy?: Partial<PolicyInForce>;
    answer?: AccountTest['result'];
    settings?: Partial<Settings>;
    staff?: StaffBook;
    record?: Record<string, unknown>;
    clock?: TestClock;
    mode?: 'none' | 'practice' | 'live';
    /** Whether the keys of the file are those of the account that is open. */
    isOpenOne?: boolean;
    waiting?: number;
  } = {},
) {
  const clock = some.clock ?? new TestClock();
  let keys = some.keys === undefined ? null : some.keys;
  const saved: { name: string; text: string }[] = [];
  const written: string[] = [];
  const record = some.record ?? {};
  const staff = some.staff ?? openStaff(emptyFolder());
  let asked = 0;
  const now = { who: 'dana', waiting: some.waiting ?? 0, settings: { ...usual, ...some.settings } };
  const answered = (): AccountTest => {
    asked++;
    return {
      result: some.answer ?? 'ok',
      ...{ title: '', detail: '', clinicians: 2, sessions: 0 },
      clockOffMs: 0,
      tookMs: 1,
    };
  };
  const mode = (): string => some.mode ?? (keys === null ? 'none' : 'live');
  const parts = {
    clock,
    random: seededBytes(77),
    accounts: {
      open: () => (mode() === 'none' ? undefined : { mode: mode() }),
      waiting: () => now.waiting,
      whose: () => Promise.resolve({ test: answered(), isOpenOne: some.isOpenOne ?? false }),
      connect: (typed: TypedKeys) => {
        const test = answered();
        if (test.result === 'ok') {
          keys = { address: typed.address, identifier: typed.identifier ?? '', secret: typed.secret ?? '' };
          written.push(`keys ${keys.identifier}`);
        }
        return Promise.resolve(test);
      },
    },
    settings: {
      read: () => now.settings,
      write: (change: Partial<Settings>) => void written.push(`settings ${change.clinicName ?? ''}`),
    },
    policy: { inForce: { ...nothingInForce, ...some.policy } },
    staff: { book: staff, gate: { look: () => written.push('look'), who: () => ({ staffId: now.who, name: '' }) } },
    saveFile: (name: string, text: string) => {
      saved.push({ name, text });
      return Promise.resolve('exported');
    },
    setup: {
      book: new SetupBook({ found: record, write: (next) => void Object.assign(record, next) }, () =>
        clock.monotonic(),
      ),
      kept: () => keys,
      keys: () => Promise.resolve(keys),
      clinic: () => now.settings,
      chooseFile: () => {
        const file = some.file ?? 'notWanted';
        if (file === 'notWanted' || file === 'tooLarge' || file === 'notReadable') return Promise.resolve(file);
        return Promise.resolve({ name: 'clinic.fdsetup', bytes: new TextEncoder().encode(file) });
      },
      cost: { N: 2 ** 10, r: 8, p: 1 },
    },
    changed: () => undefined,
  } as unknown as DeskParts;
  return { calls: setupCalls(parts), saved, written, record, staff, clock, now, asked: () => asked };
}

async function fileOf(settings: Partial<Settings> = {}, staff?: StaffBook): Promise<string> {
  const from = desk({ keys: ours, settings, ...(staff && { staff }) });
  expect(await from.calls['setup.make']({ passphrase: PASSPHRASE, withStaff: true })).toEqual({ is: 'made' });
  expect(from.saved[0]?.name).toMatch(/^front-desk-setup-2026-11-23\.fdsetup$/);
  return from.saved[0]?.text ?? '';
}

test('a new desk becomes like the old one, and is told the name of the clinic', async () => {
  const to = desk({ file: await fileOf({ clinicName: 'Juniper', pinned: ['7', '5'] }) });
  expect(await to.calls['setup.choose'](undefined)).toEqual({ is: 'chosen', name: 'clinic.fdsetup' });
  const opened = await to.calls['setup.open']({ passphrase: PASSPHRASE });
  expect(opened).toEqual({ is: 'opened', clinicName: 'Juniper', staff: 0 });
  expect(to.written).toEqual(['keys ours', 'settings Juniper']);
  expect(JSON.stringify(opened)).not.toContain('canary');
});

test('with its staff, who sign in with the PINs that they have', async () => {
  const book = openStaff(emptyFolder());
  await book.add('Dana', 'administer', '7391', true);
  const luis = await book.add('Luis', 'book', '2580');
  book.setCeiling(10);
  const to = desk({ file: await fileOf({}, book) });
  await to.calls['setup.choose'](undefined);
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toMatchObject({ is: 'opened', staff: 2 });
  expect([to.staff.pins, to.staff.ceilingMinutes]).toEqual([true, 10]);
  expect((await to.staff.tryPin(luis, '2580')).is).toBe('right');
  expect((await to.staff.tryPin(luis, '2581')).is).toBe('wrong');
});

test('staff who are here already are not changed by a file that sets a desk up', async () => {
  const theirs = openStaff(emptyFolder());
  await theirs.add('Dana', 'administer', '7391', true);
  const here = openStaff(emptyFolder());
  await here.add('Mei', 'administer', '8035', true);
  const to = desk({ file: await fileOf({}, theirs), staff: here });
  await to.calls['setup.choose'](undefined);
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toMatchObject({ is: 'opened', staff: 0 });
  expect(here.present.map(({ name }) => name)).toEqual(['Mei']);
});

test('without an account there is nothing to make; a weak passphrase makes no file', async () => {
  const make = (from: ReturnType<typeof desk>, passphrase: string) =>
    from.calls['setup.make']({ passphrase, withStaff: false });
  await expect(make(desk({ keys: null }), PASSPHRASE)).rejects.toMatchObject({ problem: { code: 'noAccount' } });
  const weak = desk({ keys: ours });
  await expect(make(weak, 'too short')).rejects.toMatchObject({ problem: { code: 'passphraseWeak' } });
  expect(weak.saved).toEqual([]);
});

test.each(['notWanted', 'tooLarge', 'notReadable'] as const)('a file that is %s', async (file) => {
  const to = desk({ file });
  expect(await to.calls['setup.choose'](undefined)).toEqual({ is: file });
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toEqual({ is: 'notChosen' });
});

test('a damaged file and one of another kind are told when they are chosen, and forget the one before', async () => {
  const good = await fileOf();
  const to = desk({ file: good.slice(0, -40) });
  expect(await to.calls['setup.choose'](undefined)).toEqual({ is: 'damaged' });
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toEqual({ is: 'notChosen' });
  expect(await desk({ file: 'a letter' }).calls['setup.choose'](undefined)).toEqual({ is: 'notASetup' });
});

test('a wrong passphrase counts, waits after five, over a restart too, and changes nothing', async () => {
  const [file, record, clock] = [await fileOf(), {}, new TestClock()];
  const to = desk({ file, record, clock });
  await to.calls['setup.choose'](undefined);
  const tries = [];
  for (let nth = 0; nth < 5; nth++) tries.push(await to.calls['setup.open']({ passphrase: 'not this one at all' }));
  expect(tries.map(({ is }) => is)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
  expect(tries.at(-1)).toEqual({ is: 'wrong', waitMs: 60_000 });
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toEqual({ is: 'wait', waitMs: 60_000 });

  const again = desk({ file, record, clock });
  await again.calls['setup.choose'](undefined);
  expect(await again.calls['setup.open']({ passphrase: PASSPHRASE })).toEqual({ is: 'wait', waitMs: 60_000 });
  clock.tick(60_000);
  expect([to.written, again.written]).toEqual([[], []]);
  expect(await again.calls['setup.open']({ passphrase: PASSPHRASE })).toMatchObject({ is: 'opened' });
});

test('opened twice on one desk it says when; on another desk it opens', async () => {
  const [file, record, clock] = [await fileOf(), {}, new TestClock()];
  const first = desk({ file, record, clock });
  await first.calls['setup.choose'](undefined);
  await first.calls['setup.open']({ passphrase: PASSPHRASE });
  clock.tick(1_000);
  const second = desk({ file, record, clock });
  await second.calls['setup.choose'](undefined);
  expect(await second.calls['setup.open']({ passphrase: PASSPHRASE })).toEqual({
    is: 'already',
    at: clock.now() - 1_000,
  });
  expect(second.written).toEqual([]);
  const other = desk({ file });
  await other.calls['setup.choose'](undefined);
  expect(await other.calls['setup.open']({ passphrase: PASSPHRASE })).toMatchObject({ is: 'opened' });
});

test.each([
  ['a desk of another account that is not open', { keys: others, mode: 'none' as const }, 'otherAccount', 0],
  ['a desk whose IT allows another account', { policy: { AllowedIdentifier: 'theirs' } }, 'accountNotAllowed', 0],
  ['a desk whose IT allows another address', { policy: { AllowedHosts: ['relay.example'] } }, 'hostNotAllowed', 0],
  ['a desk at which the keys do not open', { answer: 'keysRefused' as const }, 'notConnected', 1],
  ['a desk without a line', { answer: 'noLine' as const }, 'notConnected', 1],
  ['the same account, that is not open', { keys: ours, mode: 'none' as const }, 'opened', 1],
  ['a desk that works', { keys: ours }, 'atWork', 0],
  ['a desk that practises', { mode: 'practice' as const }, 'atWork', 0],
])('%s', async (_, some, is, asked) => {
  const to = desk({ file: await fileOf(), ...some });
  await to.calls['setup.choose'](undefined);
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toMatchObject({ is });
  expect([to.written.length > 0, to.asked()]).toEqual([is === 'opened', asked]);
});

/** A desk that works with `keys` looks into a file of `ours`. */
async function looking(some: Parameters<typeof desk>[0] = {}, file?: string) {
  const to = desk({ keys: ours, file: file ?? (await fileOf({ clinicName: 'Juniper', pinned: ['7'] })), ...some });
  await to.calls['setup.choose'](undefined);
  const looked = await to.calls['setup.look']({ passphrase: PASSPHRASE });
  return {
    ...to,
    looked,
    apply: () => to.calls['setup.apply']({ id: looked.is === 'looked' ? looked.plan.id : 'none at all' }),
  };
}

test('at work it is shown what would change before anything does; then it is done, and no key is asked for or told', async () => {
  const { looked, apply, written, asked } = await looking({ waiting: 3 });
  expect(looked).toMatchObject({
    is: 'looked',
    plan: {
      account: 'same',
      waiting: 3,
      staff: { count: 0, come: false },
      openedAt: null,
      next: { clinicName: 'Juniper' },
    },
  });
  expect(JSON.stringify(looked)).not.toContain('canary');
  expect(written).toEqual([]);
  expect(await apply()).toEqual({ is: 'applied', changed: ['clinicName', 'pinned'], staff: 0 });
  // Its own account is not closed and opened again: what waits is not touched.
  expect([written, asked()]).toEqual([['settings Juniper'], 0]);
});

test('nothing is taken over that was not looked at: another id, another file, somebody else, forgotten, twice', async () => {
  const { calls, apply, written, now } = await looking();
  expect(await calls['setup.apply']({ id: 'some other id' })).toEqual({ is: 'notChosen' });
  now.who = 'luis';
  expect(await apply()).toEqual({ is: 'notChosen' });
  now.who = 'dana';
  await calls['setup.choose'](undefined);
  expect(await apply()).toEqual({ is: 'notChosen' });
  const forgotten = await looking();
  await forgotten.calls['setup.forget'](undefined);
  expect(await forgotten.apply()).toEqual({ is: 'notChosen' });
  expect([written, forgotten.written]).toEqual([[], []]);
  const twice = await looking();
  expect(await twice.apply()).toMatchObject({ is: 'applied' });
  expect(await twice.apply()).toEqual({ is: 'notChosen' });
});

test('a desk that is not any more as it was when it was looked at is shown again first', async () => {
  const { calls, apply, written, now } = await looking();
  now.settings = { ...now.settings, clinicName: 'Renamed meanwhile' };
  const another = await apply();
  expect(another).toMatchObject({ is: 'another', plan: { now: { clinicName: 'Renamed meanwhile' } } });
  expect([written, await apply()]).toEqual([[], { is: 'notChosen' }]);
  const id = another.is === 'another' ? another.plan.id : '';
  expect(await calls['setup.apply']({ id })).toMatchObject({ is: 'applied' });
});

test('newer keys of the account that is open go in, also while changes wait', async () => {
  const { looked, apply, written } = await looking({ keys: others, isOpenOne: true, waiting: 3 });
  expect(looked).toMatchObject({ is: 'looked', plan: { account: 'newKeys', waiting: 3, identifierHint: '••••' } });
  expect(await apply()).toMatchObject({ is: 'applied', changed: ['keys', 'clinicName', 'pinned'] });
  expect(written).toEqual(['keys ours', 'settings Juniper']);
});

test('another account is opened where nothing waits', async () => {
  const { looked, apply, written } = await looking({ keys: others });
  expect(looked).toMatchObject({ is: 'looked', plan: { account: 'other', waiting: 0 } });
  expect(await apply()).toMatchObject({ is: 'applied', changed: ['account', 'clinicName', 'pinned'] });
  expect(written).toEqual(['keys ours', 'settings Juniper']);
});

test('another account is never opened over changes that wait, whether they were there or came meanwhile', async () => {
  const there = await looking({ keys: others, waiting: 3 });
  expect(there.looked).toMatchObject({ is: 'looked', plan: { account: 'other', waiting: 3 } });
  expect(await there.apply()).toMatchObject({ is: 'another', plan: { waiting: 3 } });
  const came = await looking({ keys: others });
  came.now.waiting = 1;
  expect(await came.apply()).toMatchObject({ is: 'another', plan: { waiting: 1 } });
  expect([there.written, came.written]).toEqual([[], []]);
});

test.each([
  ['the address', { policy: { AllowedHosts: ['relay.example'] } }, 'hostNotAllowed'],
  ['the account', { policy: { AllowedIdentifier: 'theirs' } }, 'accountNotAllowed'],
])('where IT does not allow %s nothing is shown, asked or changed', async (_, some, is) => {
  const { looked, apply, written, asked } = await looking({ keys: others, ...some });
  expect(looked).toEqual({ is });
  expect(await apply()).toEqual({ is: 'notChosen' });
  expect([written, asked()]).toEqual([[], 0]);
});

test('while practice is open, or the account is closed, it is not looked into what is kept', async () => {
  for (const mode of ['practice', 'none'] as const)
    expect((await looking({ keys: ours, mode })).looked).toEqual({ is: 'notOpen' });
});

test('from practice, where nothing is connected yet, the desk becomes one of the clinic with its staff', async () => {
  const book = openStaff(emptyFolder());
  await book.add('Dana', 'administer', '7391', true);
  const file = await fileOf({ clinicName: 'Juniper' }, book);
  const { looked, apply, written } = await looking({ keys: null, mode: 'practice' }, file);
  expect(looked).toMatchObject({
    is: 'looked',
    plan: { account: 'first', waiting: 0, staff: { count: 1, come: true } },
  });
  expect(await apply()).toEqual({ is: 'applied', changed: ['account', 'clinicName', 'staff'], staff: 1 });
  expect(written).toEqual(['keys ours', 'settings Juniper', 'look']);
});

test('staff who are here stay, and the plan says so; the same file may be taken over again', async () => {
  const theirs = openStaff(emptyFolder());
  await theirs.add('Dana', 'administer', '7391', true);
  const here = openStaff(emptyFolder());
  await here.add('Mei', 'administer', '8035', true);
  const file = await fileOf({}, theirs);
  const first = await looking({ staff: here }, file);
  expect(first.looked).toMatchObject({ plan: { staff: { count: 1, come: false }, openedAt: null } });
  expect(await first.apply()).toEqual({ is: 'applied', changed: [], staff: 0 });
  expect(here.present.map(({ name }) => name)).toEqual(['Mei']);
  first.clock.tick(60_000);
  const again = await looking({ record: first.record, clock: first.clock }, file);
  expect(again.looked).toMatchObject({ plan: { openedAt: first.clock.now() - 60_000 } });
});

test.each([
  ['keys that SecureVideo refuses', { keys: others, answer: 'keysRefused' as const }, 'notConnected'],
  ['no line', { keys: others, answer: 'noLine' as const }, 'notConnected'],
])('with %s nothing is shown or changed', async (_, some, is) => {
  const { looked, apply, written } = await looking(some);
  expect(looked).toMatchObject({ is });
  expect([await apply(), written]).toEqual([{ is: 'notChosen' }, []]);
});

test('at work a wrong passphrase is counted and forgets what was looked at', async () => {
  const to = await looking();
  for (let nth = 0; nth < 5; nth++)
    expect(await to.calls['setup.look']({ passphrase: 'not this one' })).toMatchObject({ is: 'wrong' });
  expect(await to.calls['setup.look']({ passphrase: PASSPHRASE })).toEqual({ is: 'wait', waitMs: 60_000 });
  expect([await to.apply(), to.written]).toEqual([{ is: 'notChosen' }, []]);
});
