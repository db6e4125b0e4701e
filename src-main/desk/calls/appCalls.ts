// Status, settings, accounts, clipboard and diagnostics: what belongs to the desk as a whole.
import type { AppStatus, Rehearsal } from '../../../src-shared/contract/views/status.ts';
import type { Held } from '../../../src-shared/contract/views/outbox.ts';
import type { OutboxRow } from '../../../src-shared/outbox/change.ts';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { habitsWith } from '../../../src-shared/time/habits.ts';
import type { HeldChange } from '../../outbox/port.ts';
import { clockNotice } from '../clockNotice.ts';
import { faultWords, policyPicture } from '../../policy/told.ts';
import { say as sayOfPolicy } from '../../../src-shared/words/ofPolicy.ts';
import type { OpenAccount } from '../openAccount.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { UPDATE_FAILED, updateNotice } from '../updateNotice.ts';

type AppHandlers = SomeHandlers<'app'> &
  SomeHandlers<'account'> &
  SomeHandlers<'practice'> &
  SomeHandlers<'recovery'> &
  SomeHandlers<'settings'> &
  SomeHandlers<'policy'> &
  SomeHandlers<'clipboard'> &
  SomeHandlers<'diagnostics'>;

export function appCalls(parts: DeskParts): AppHandlers {
  const { accounts, recovery, settings } = parts;
  return {
    'app.status': () => statusOf(parts),
    'app.looking': (at) => {
      parts.looking(at);
      return undefined;
    },
    'app.dismissNotice': ({ id }) => {
      if (id === UPDATE_FAILED) parts.updates.updater.seen();
      parts.accounts.open()?.noticeRead(id);
      dismissedNow(parts).add(id);
      parts.changed('outbox');
      return undefined;
    },
    'account.read': () => accounts.view(),
    'account.test': (keys) => accounts.test(keys),
    'account.connect': (keys) => accounts.connect(keys),
    'account.prove': async () => {
      const proof = await accounts.prove();
      parts.changed('account', 'outbox');
      return proof;
    },
    'practice.rehearse': async ({ what }) => {
      await rehearse(accounts.open(), what);
      parts.changed('outbox'); // the account is the same: what is chosen and written stays
      return undefined;
    },
    'account.usePractice': () => accounts.usePractice(),
    'account.useLive': () => accounts.useLive(),
    'account.renewKey': async () => {
      await accounts.renewKey();
      return undefined;
    },
    'recovery.make': async () => {
      const made = await recovery.makeCode();
      parts.changed('account');
      return made;
    },
    'recovery.confirm': async ({ id }) => {
      await recovery.confirmCode(id);
      parts.changed('account');
      return undefined;
    },
    'recovery.drop': async ({ id }) => {
      await recovery.dropCode(id);
      parts.changed('account');
      return undefined;
    },
    'recovery.open': async ({ code }) => {
      const tried = await accounts.openByCode(code);
      if (tried.is === 'opened') parts.changed('account');
      return tried;
    },
    'policy.read': () => policyPicture(parts.policy, parts.staff.gate.role === 'administer'),
    'settings.read': () => settings.read(),
    'settings.write': (change) => {
      const written = settings.write(dropUndefined(change));
      parts.changed('settings', 'day');
      return written;
    },
    'settings.writeLook': (change) => {
      const written = settings.write(dropUndefined(change));
      parts.changed('settings', 'day', 'outbox');
      return written;
    },
    'clipboard.copy': ({ text, briefly }) => {
      parts.copyText(text, briefly === true);
      return undefined;
    },
    'diagnostics.read': () => diagnosticsOf(parts),
  };
}

/** The status of the whole desk as every screen shows it. */
export function statusOf(parts: DeskParts): AppStatus {
  const account = parts.accounts.open();
  const settings = parts.settings.read();
  const rows = account?.outbox.rows(Number.POSITIVE_INFINITY) ?? [];
  return {
    mode: account?.mode ?? 'none',
    clinicName: settings.clinicName,
    clinicZoneId: settings.clinicZoneId,
    habits: habitsWith(parts.habits, settings.clock),
    now: parts.clock.now(),
    line: account?.outbox.line() ?? { is: 'unknown' },
    counts: countsOf(rows),
    held: heldOf(account?.outbox.newestHeld() ?? null),
    paused: account === undefined || account.outbox.paused === null ? null : 'account',
    rehearsal: account?.rehearsal?.now ?? null,
    notices: noticesOf(parts, account).filter(({ id }) => !dismissedNow(parts).has(id)),
    version: parts.version,
    update: parts.updates.updater.note(),
    me: parts.staff.gate.me(),
  };
}

/** A held change as the page shows it. */
export function heldOf(held: HeldChange | null): Held | null {
  if (held === null) return null;
  const { changeId, title } = held.row;
  return { changeId, title, releasesAt: held.releasesAt };
}

/** Ids of the notices that were read in this run: of each account its own, for another one has notices of the same names. */
function dismissedNow({ accounts, dismissed }: DeskParts): Set<string> {
  const account = accounts.open() ?? accounts;
  const ids = dismissed.get(account) ?? new Set();
  dismissed.set(account, ids);
  return ids;
}

function noticesOf(parts: DeskParts, account: OpenAccount | undefined): AppStatus['notices'] {
  const clock = clockNotice(account?.outbox.clockAheadMs ?? null);
  const update = updateNotice(parts.updates.updater.view());
  return [
    ...troubleNotice(parts),
    ...policyNotice(parts),
    ...(update === null ? [] : [update]),
    ...(account?.notices() ?? []),
    ...(clock === null ? [] : [clock]),
  ];
}

/** Plays an outage, and looks at once, so that it is seen at once. Throws ProblemError('practiceOnly') anywhere else. */
async function rehearse(account: OpenAccount | undefined, what: Rehearsal | null): Promise<void> {
  if (account?.mode !== 'practice' || account.rehearsal === null) throw new ProblemError('practiceOnly');
  await account.rehearsal.play(what);
  account.outbox.wake();
  void account.outbox.readNow();
}

function troubleNotice(parts: DeskParts): AppStatus['notices'] {
  const trouble = parts.accounts.trouble();
  if (!trouble) return [];
  const detail = `${trouble.safe} ${trouble.todo}`.trim();
  return [
    { id: `trouble-${trouble.code}`, title: trouble.happened, detail, todo: [], sessions: [], more: 0, done: '' },
  ];
}

/** What is wrong with the policy, told to whoever administers this desk. */
function policyNotice({ policy, staff }: DeskParts): AppStatus['notices'] {
  const todo = faultWords(policy);
  if (todo.length === 0 || staff.gate.role !== 'administer') return [];
  const { wrongTitle: title, wrongSafe: detail } = sayOfPolicy.policy;
  return [{ id: 'policy', title, detail, todo, sessions: [], more: 0, done: '' }];
}

/** Open changes by what a person needs to know of them. */
export function countsOf(rows: readonly OutboxRow[]): AppStatus['counts'] {
  const count = (...standings: readonly OutboxRow['standing'][]): number =>
    rows.filter((row) => standings.includes(row.standing)).length;
  return { needsYou: count('needsYou'), waiting: count('waiting', 'held'), sending: count('sending', 'checking') };
}

function diagnosticsOf(parts: DeskParts): string[] {
  const { line, counts, mode, rehearsal } = statusOf(parts);
  return [
    `Front Desk ${parts.version}`,
    ...parts.machine(),
    `Account: ${mode}`,
    `Line: ${line.is}${line.is === 'offline' ? ` (${line.why})` : ''}${rehearsal === null ? '' : `, rehearsal: ${rehearsal}`}`,
    `Outbox: ${counts.needsYou} need a person, ${counts.waiting} wait, ${counts.sending} on their way`,
  ];
}

/** A partial form names only what changes; members that are there but undefined change nothing. */
function dropUndefined<T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never;
}
