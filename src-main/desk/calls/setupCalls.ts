// Setup files: made by an administrator of a desk that works, opened once on each desk that is to become like it.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { newId } from '../../../src-shared/outbox/ids.ts';
import { whyNotAllowed } from '../../../src-shared/policy/inForce.ts';
import { faultOfPassphrase } from '../../../src-shared/setup/passphrase.ts';
import type { SetupChosen, SetupOpened } from '../../../src-shared/setup/setup.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import { ClinicSettings } from '../../setup/content.ts';
import type { SetupContent } from '../../setup/content.ts';
import { openSetup, readSetup, sealSetup } from '../../setup/sealedFile.ts';
import type { ReadSetup } from '../../setup/sealedFile.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { clinicZone } from './inAccount.ts';

export function setupCalls(parts: DeskParts): SomeHandlers<'setup'> {
  let chosen: ReadSetup | null = null;
  return {
    'setup.make': async ({ passphrase, withStaff }) => {
      if (faultOfPassphrase(passphrase) !== null) throw new ProblemError('passphraseWeak');
      const text = await sealSetup(await contentOf(parts, withStaff), passphrase, parts.random, parts.setup.cost);
      const name = `front-desk-setup-${dayOf(parts.clock.now(), clinicZone(parts))}.fdsetup`;
      const saved = await parts.saveFile(name, text);
      return { is: saved === 'exported' ? 'made' : 'notWanted' };
    },
    'setup.choose': async (): Promise<SetupChosen> => {
      chosen = null;
      const file = await parts.setup.chooseFile();
      if (typeof file === 'string') return { is: file };
      const read = readSetup(file.bytes);
      if (typeof read === 'string') return { is: read };
      chosen = read;
      return { is: 'chosen', name: file.name };
    },
    'setup.open': async ({ passphrase }): Promise<SetupOpened> => {
      const { book } = parts.setup;
      if (chosen === null) return { is: 'notChosen' };
      if (book.waitMs > 0) return { is: 'wait', waitMs: book.waitMs };
      book.countTry();
      const content = await openSetup(chosen, passphrase);
      if (content === 'wrong') return { is: 'wrong', waitMs: book.waitMs };
      book.forgetTries();
      if (typeof content === 'string') return { is: content };
      const opened = await takeOver(parts, content);
      if (opened.is === 'opened') chosen = null;
      return opened;
    },
  };
}

/** All that a new desk needs of this one. Throws where there is no account with keys. */
async function contentOf(parts: DeskParts, withStaff: boolean): Promise<SetupContent> {
  const keys = await parts.setup.keys();
  if (keys === null || parts.accounts.open()?.mode !== 'live') throw new ProblemError('noAccount');
  const { address, identifier, secret } = keys;
  return {
    setupId: newId(parts.clock.now(), parts.random),
    madeAt: parts.clock.now(),
    account: { address, identifier, secret },
    settings: ClinicSettings.parse(parts.settings.read()),
    staff: withStaff && parts.staff.book.pins ? parts.staff.book.forSetup() : null,
  };
}

/** Makes this desk like the one in the file. Everything is looked at first, SecureVideo's answer to the keys among it. */
async function takeOver(parts: DeskParts, content: SetupContent): Promise<SetupOpened> {
  const { book } = parts.setup;
  const at = book.openedAt(content.setupId);
  if (at !== null) return { is: 'already', at };
  const kept = parts.setup.kept();
  if (kept !== null && kept.identifier !== content.account.identifier) return { is: 'otherAccount' };
  const why = whyNotAllowed(parts.policy.inForce, content.account, kept);
  if (why !== null) return { is: why === 'AllowedHosts' ? 'hostNotAllowed' : 'accountNotAllowed' };

  const test = await parts.accounts.connect(content.account);
  if (test.result !== 'ok') return { is: 'notConnected', test };
  parts.settings.write(content.settings);
  // Who works here already is not changed by a file.
  const staff = content.staff !== null && parts.staff.book.isUnset ? content.staff : null;
  if (staff !== null) parts.staff.book.takeSetup(staff);
  book.noteOpened(content.setupId, parts.clock.now());
  parts.changed('account', 'settings', 'day');
  if (staff !== null) parts.staff.gate.look('account');
  return { is: 'opened', clinicName: content.settings.clinicName, staff: staff?.people.length ?? 0 };
}
