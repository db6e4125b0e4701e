// Goal: a file makes another desk like this one, once; whatever is wrong has its own answer and changes nothing; no key reaches the
// page. Method: two desks of doubles that note what is written, and real files with cheap seals.
import { expect, test } from 'vitest';
import type { AccountTest, Settings } from '../../../src-shared/contract/views.ts';
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
  } = {},
) {
  const clock = some.clock ?? new TestClock();
  let keys = some.keys === undefined ? null : some.keys;
  const saved: { name: string; text: string }[] = [];
  const written: string[] = [];
  const record = some.record ?? {};
  const staff = some.staff ?? openStaff(emptyFolder());
  let asked = 0;
  const parts = {
    clock,
    random: seededBytes(77),
    accounts: {
      open: () => (keys === null ? undefined : { mode: 'live' }),
      connect: (typed: TypedKeys) => {
        asked++;
        const result = some.answer ?? 'ok';
        if (result === 'ok') {
          keys = { address: typed.address, identifier: typed.identifier ?? '', secret: typed.secret ?? '' };
          written.push(`keys ${keys.identifier}`);
        }
        return Promise.resolve({ result, title: '', detail: '', clinicians: 2, sessions: 0, clockOffMs: 0, tookMs: 1 });
      },
    },
    settings: {
      read: () => ({ ...usual, ...some.settings }),
      write: (change: Partial<Settings>) => void written.push(`settings ${change.clinicName ?? ''}`),
    },
    policy: { inForce: { ...nothingInForce, ...some.policy } },
    staff: { book: staff, gate: { look: () => written.push('look') } },
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
      chooseFile: () => {
        const file = some.file ?? 'notWanted';
        if (file === 'notWanted' || file === 'tooLarge' || file === 'notReadable') return Promise.resolve(file);
        return Promise.resolve({ name: 'clinic.fdsetup', bytes: new TextEncoder().encode(file) });
      },
      cost: { N: 2 ** 10, r: 8, p: 1 },
    },
    changed: () => undefined,
  } as unknown as DeskParts;
  return { calls: setupCalls(parts), saved, written, record, staff, clock, asked: () => asked };
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

test('staff who are here already are not changed by a file', async () => {
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
  ['a desk of another account', { keys: { ...ours, identifier: 'theirs' } }, 'otherAccount', 0],
  ['a desk whose IT allows another account', { policy: { AllowedIdentifier: 'theirs' } }, 'accountNotAllowed', 0],
  ['a desk whose IT allows another address', { policy: { AllowedHosts: ['relay.example'] } }, 'hostNotAllowed', 0],
  ['a desk at which the keys do not open', { answer: 'keysRefused' as const }, 'notConnected', 1],
  ['a desk without a line', { answer: 'noLine' as const }, 'notConnected', 1],
  ['the same account again', { keys: ours }, 'opened', 1],
])('%s', async (_, some, is, asked) => {
  const to = desk({ file: await fileOf(), ...some });
  await to.calls['setup.choose'](undefined);
  expect(await to.calls['setup.open']({ passphrase: PASSPHRASE })).toMatchObject({ is });
  expect([to.written.length > 0, to.asked()]).toEqual([is === 'opened', asked]);
});
