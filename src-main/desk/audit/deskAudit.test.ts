// Goal: a line of the trail for every call that is worth one, nothing for the rest, and none lost before there is an account.
// Method: every call of the contract is asked; lines that come early, late and too many.
import { expect, test } from 'vitest';
import { calls } from '../../../src-shared/contract/calls.ts';
import type { CallName } from '../../../src-shared/contract/calls.ts';
import { MemoryAudit } from '../../staff/audit.ts';
import { eventOfCall } from './audited.ts';
import { DeskAudit } from './deskAudit.ts';

const nobody = (): string => '';
const by = { staffId: 's1', name: 'Dana' };

/** Calls that show a patient, change who may do what, or change what the desk is; and what is told of each. */
const told: readonly (readonly [CallName, unknown, unknown, unknown])[] = [
  ['session.read', { localId: 'l1' }, {}, { is: 'viewed', localId: 'l1' }],
  ['search.remote', { email: ' rosa@example.org ' }, {}, { is: 'searched', email: 'rosa@example.org' }],
  ['day.mark', { localId: 'l1' }, undefined, { is: 'changed', kind: 'mark', changeId: '', localId: 'l1' }],
  ['day.putMarkBack', { localId: 'l1' }, undefined, { is: 'changed', kind: 'mark', changeId: '', localId: 'l1' }],
  ['settings.write', { theme: 'dark', holdSeconds: 5 }, {}, settings('settings.write', 'theme, holdSeconds')],
  ['account.connect', {}, { result: 'ok' }, settings('account.connect')],
  ['recovery.open', { code: 'X' }, { is: 'opened' }, settings('recovery.open')],
  ['staff.add', { name: 'Mei', role: 'view', pin: '80351' }, {}, settings('staff.add', 'Mei')],
  ['staff.change', { staffId: 's2', pin: '80351' }, {}, settings('staff.change', 'Luis')],
  ['staff.remove', { staffId: 's2' }, {}, settings('staff.remove', 'Luis')],
  ['staff.ownPin', { pin: '1', next: '2' }, { is: 'in' }, settings('staff.ownPin')],
  ...(['staff.noPins', 'lock.after', 'lock.ceiling', 'account.usePractice', 'account.useLive'] as const).map(
    (name) => [name, {}, {}, settings(name)] as const,
  ),
  ...(['recovery.make', 'recovery.confirm', 'recovery.drop'] as const).map(
    (name) => [name, { id: 'A1' }, { code: 'SECRET-CODE' }, settings(name)] as const,
  ),
  ...(['connection.keepPassword', 'connection.forgetPassword'] as const).map(
    (name) => [name, { proxy: 'p:1', name: 'I-D', password: 'P-W-D' }, {}, settings(name)] as const,
  ),
  ['setup.make', { passphrase: 'P739104', withStaff: true }, { is: 'made' }, settings('setup.make')],
  ['setup.open', { passphrase: 'P739104' }, { is: 'opened', clinicName: '', staff: 0 }, settings('setup.open')],
  [
    ...(['setup.apply', { id: 'P739104' }, { is: 'applied', changed: ['keys', 'packets'], staff: 0 }] as const),
    settings('setup.apply', 'keys, packets'),
  ],
];

function settings(call: string, about = ''): unknown {
  return { is: 'settings', call, about };
}

test.each(told)('%s is told', (name, input, value, event) => {
  expect(eventOfCall(name, input, value, () => 'Luis')).toEqual(event);
});

test.each([
  ['session.read', { localId: 'l1' }, null],
  ['search.remote', { email: 'rosa' }, {}],
  ['account.connect', {}, { result: 'keysRefused' }],
  ['recovery.open', { code: 'X' }, { is: 'wrong' }],
  ['setup.make', { passphrase: 'X', withStaff: false }, { is: 'notWanted' }],
  ['setup.open', { passphrase: 'X' }, { is: 'wrong', waitMs: 0 }],
  ['setup.look', { passphrase: 'X' }, { is: 'looked', plan: {} }],
  ['setup.apply', { id: 'X' }, { is: 'another', plan: {} }],
  ['setup.apply', { id: 'X' }, { is: 'notConnected', test: {} }],
  ['staff.ownPin', { pin: '1' }, { is: 'wrong' }],
] as const)('%s is not told where it came to nothing', (name, input, value) => {
  expect(eventOfCall(name, input, value, nobody)).toBeNull();
});

test('no PIN, secret or code is ever in a line, whatever call it is of', () => {
  const typed = {
    pin: 'P739104',
    next: 'N739104',
    secret: 'S-E-C',
    identifier: 'I-D',
    code: 'C-O-D',
    name: 'Mei',
    passphrase: 'P-H-R',
    password: 'P-W-D',
  };
  for (const name of Object.keys(calls) as CallName[]) {
    const event = JSON.stringify(eventOfCall(name, typed, { is: 'opened', code: 'SECRET-CODE' }, nobody));
    for (const word of ['P739104', 'N739104', 'S-E-C', 'I-D', 'C-O-D', 'P-H-R', 'P-W-D', 'SECRET-CODE'])
      expect(event).not.toContain(word);
  }
});

test('what an administrator alone may do is told, but for what only looks or is told by itself', () => {
  const done: Partial<Record<CallName, string>> = { 'setup.make': 'made', 'setup.apply': 'applied' };
  const silent: readonly CallName[] = (Object.keys(calls) as CallName[]).filter(
    (name) =>
      calls[name].needs === 'administer' &&
      eventOfCall(name, { staffId: 's1' }, { is: done[name] ?? 'opened', result: 'ok' }, nobody) === null,
  );
  // Looks, tests and questions; the trail's own, which write their lines where they are done; outages of practice.
  const known = [
    ...['account.test', 'practice.rehearse', 'removal.look', 'removal.go', 'staff.ownPin'],
    ...['setup.choose', 'setup.look', 'setup.forget'],
    ...['audit.read', 'audit.check', 'audit.export', 'audit.count', 'audit.remove'],
  ];
  expect(silent.filter((name) => !known.includes(name) && !name.startsWith('update.'))).toEqual([]);
});

test('lines that come before there is an account go to the first one, in their order, once', () => {
  let open: MemoryAudit | undefined;
  const audit = new DeskAudit(() => open);
  for (const failed of [1, 2]) audit.note({ is: 'failedSecret', failed }, by);
  const first = (open = new MemoryAudit());
  audit.note({ is: 'signedIn' }, by);
  audit.note({ is: 'locked', why: 'key' }, by);
  const kinds = (of: MemoryAudit): unknown[] => of.lines.map(({ event }) => event.is);
  expect(kinds(first)).toEqual(['failedSecret', 'failedSecret', 'signedIn', 'locked']);
  const second = (open = new MemoryAudit());
  audit.note({ is: 'signedIn' }, by);
  expect([kinds(first).length, kinds(second)]).toEqual([4, ['signedIn']]);
});

test('a desk without an account keeps the newest of them, and does not grow', () => {
  const account: { open?: MemoryAudit } = {};
  const audit = new DeskAudit(() => account.open);
  for (let failed = 1; failed <= 1000; failed++) audit.note({ is: 'failedSecret', failed }, by);
  const open = (account.open = new MemoryAudit());
  audit.note({ is: 'signedIn' }, by);
  expect(open.lines).toHaveLength(201);
  expect(open.lines.at(-2)?.event).toEqual({ is: 'failedSecret', failed: 1000 });
});
