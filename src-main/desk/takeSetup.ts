// Makes a desk like the one that a setup file is from: a new one at once, one at work after its administrator has seen what would
// change. What waits in the outbox is never touched: it stays with its own account, and another one is not opened over it.
import { newId } from '../../src-shared/outbox/ids.ts';
import { whyNotAllowed } from '../../src-shared/policy/inForce.ts';
import { ClinicSettings, changedMembers } from '../../src-shared/setup/clinicSettings.ts';
import { isHeldUp } from '../../src-shared/setup/setup.ts';
import type { SetupApplied, SetupOpened, SetupPlan, SetupRefused } from '../../src-shared/setup/setup.ts';
import type { SetupContent } from '../setup/content.ts';
import { hintOf } from './hintOf.ts';
import type { DeskParts } from './parts.ts';

/** For a desk without an account. Everything is looked at first, SecureVideo's answer to the keys among it. */
export async function setUpNewDesk(parts: DeskParts, content: SetupContent): Promise<SetupOpened> {
  const at = parts.setup.book.openedAt(content.setupId);
  if (at !== null) return { is: 'already', at };
  const kept = parts.setup.kept();
  if (kept !== null && kept.identifier !== content.account.identifier) return { is: 'otherAccount' };
  const refused = refusedByPolicy(parts, content);
  if (refused !== null) return refused;
  const test = await parts.accounts.connect(content.account);
  if (test.result !== 'ok') return { is: 'notConnected', test };
  return { is: 'opened', clinicName: content.settings.clinicName, staff: makeAlike(parts, content) };
}

/** What the file would change on this desk, or why it may not. Changes nothing, here or at SecureVideo. */
export async function lookIntoSetup(parts: DeskParts, content: SetupContent): Promise<SetupPlan | SetupRefused> {
  const { setup, accounts, staff, policy } = parts;
  const kept = setup.kept();
  // What is kept has to be open: else nobody could tell what waits in it.
  if (kept !== null && accounts.open()?.mode !== 'live') return { is: 'notOpen' };
  const refused = refusedByPolicy(parts, content);
  if (refused !== null) return refused;
  const account = await whoseAccount(parts, content);
  if (typeof account !== 'string') return account;
  return {
    id: newId(parts.clock.now(), parts.random),
    madeAt: content.madeAt,
    openedAt: setup.book.openedAt(content.setupId),
    account,
    address: content.account.address,
    identifierHint: hintOf(content.account.identifier),
    waiting: kept === null ? 0 : accounts.waiting(),
    staff: {
      count: content.staff?.people.length ?? 0,
      come: content.staff !== null && (kept === null ? policy.inForce.SignIn !== 'off' : staff.book.isUnset),
    },
    now: ClinicSettings.parse(setup.clinic()),
    next: content.settings,
  };
}

/** Does what was shown, where it would still be the same. */
export async function applySetup(
  parts: DeskParts,
  { content, plan: shown }: { readonly content: SetupContent; readonly plan: SetupPlan },
): Promise<SetupApplied> {
  const plan = await lookIntoSetup(parts, content);
  if ('is' in plan) return plan;
  if (isHeldUp(plan) || !isAsShown(plan, shown)) return { is: 'another', plan };
  if (plan.account !== 'same') {
    const test = await parts.accounts.connect(content.account);
    if (test.result !== 'ok') return { is: 'notConnected', test };
  }
  const staff = makeAlike(parts, content);
  const changed = [
    ...(plan.account === 'same' ? [] : [plan.account === 'newKeys' ? 'keys' : 'account']),
    ...changedMembers(plan.now, plan.next),
    ...(staff > 0 ? ['staff'] : []),
  ];
  return { is: 'applied', changed, staff };
}

/** Whether the keys of the file are those that are kept here, or whose they are. */
async function whoseAccount(
  { setup, accounts }: DeskParts,
  { account }: SetupContent,
): Promise<SetupPlan['account'] | SetupRefused> {
  const kept = await setup.keys();
  const isKept =
    kept?.address === account.address && kept.identifier === account.identifier && kept.secret === account.secret;
  if (isKept) return 'same';
  const { test, isOpenOne } = await accounts.whose(account);
  if (test.result !== 'ok') return { is: 'notConnected', test };
  if (setup.kept() === null) return 'first';
  return isOpenOne ? 'newKeys' : 'other';
}

function refusedByPolicy({ policy, setup }: DeskParts, { account }: SetupContent): SetupRefused | null {
  const why = whyNotAllowed(policy.inForce, account, setup.kept());
  if (why === null) return null;
  return { is: why === 'AllowedHosts' ? 'hostNotAllowed' : 'accountNotAllowed' };
}

/** What waits goes out while somebody reads: only whether it is in the way counts. */
function isAsShown(plan: SetupPlan, shown: SetupPlan): boolean {
  return (
    plan.account === shown.account &&
    plan.staff.come === shown.staff.come &&
    isHeldUp(plan) === isHeldUp(shown) &&
    changedMembers(plan.now, shown.now).length === 0
  );
}

/** Writes what the file has beside its account. Answers how many people came along. */
function makeAlike(parts: DeskParts, content: SetupContent): number {
  parts.settings.write(content.settings);
  // Who works here already is not changed by a file.
  const staff = content.staff !== null && parts.staff.book.isUnset ? content.staff : null;
  if (staff !== null) parts.staff.book.takeSetup(staff);
  parts.setup.book.noteOpened(content.setupId, parts.clock.now());
  parts.changed('account', 'settings', 'day');
  if (staff !== null) parts.staff.gate.look('account');
  return staff?.people.length ?? 0;
}
