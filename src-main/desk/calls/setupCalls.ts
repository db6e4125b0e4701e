// Setup files: made by an administrator of a desk that works, opened on desks that are to become like it, new ones or at work.
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import { newId } from '../../../src-shared/outbox/ids.ts';
import { ClinicSettings } from '../../../src-shared/setup/clinicSettings.ts';
import { faultOfPassphrase } from '../../../src-shared/setup/passphrase.ts';
import type { SetupChosen, SetupPlan, SetupRefused } from '../../../src-shared/setup/setup.ts';
import { dayOf } from '../../../src-shared/time/day.ts';
import type { SetupContent } from '../../setup/content.ts';
import { openSetup, readSetup, sealSetup } from '../../setup/sealedFile.ts';
import type { ReadSetup } from '../../setup/sealedFile.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { applySetup, lookIntoSetup, setUpNewDesk } from '../takeSetup.ts';
import { clinicZone } from './inAccount.ts';

/** What was looked into and is to be decided on, by whoever looked. */
type Looked = { readonly content: SetupContent; readonly plan: SetupPlan; readonly by: string };

export function setupCalls(parts: DeskParts): SomeHandlers<'setup'> {
  let chosen: ReadSetup | null = null;
  let looked: Looked | null = null;
  const forget = (): void => {
    [chosen, looked] = [null, null];
  };
  const who = (): string => parts.staff.gate.who().staffId;

  /** The contents of the chosen file. A wrong passphrase is counted, over restarts too. */
  const contentOfChosen = async (passphrase: string): Promise<SetupContent | SetupRefused> => {
    const { book } = parts.setup;
    if (chosen === null) return { is: 'notChosen' };
    if (book.waitMs > 0) return { is: 'wait', waitMs: book.waitMs };
    book.countTry();
    const content = await openSetup(chosen, passphrase);
    if (content === 'wrong') return { is: 'wrong', waitMs: book.waitMs };
    book.forgetTries();
    return typeof content === 'string' ? { is: content } : content;
  };

  return {
    'setup.make': async ({ passphrase, withStaff }) => {
      if (faultOfPassphrase(passphrase) !== null) throw new ProblemError('passphraseWeak');
      const text = await sealSetup(await contentOf(parts, withStaff), passphrase, parts.random, parts.setup.cost);
      const name = `front-desk-setup-${dayOf(parts.clock.now(), clinicZone(parts))}.fdsetup`;
      const saved = await parts.saveFile(name, text);
      return { is: saved === 'exported' ? 'made' : 'notWanted' };
    },
    'setup.choose': async (): Promise<SetupChosen> => {
      forget();
      const file = await parts.setup.chooseFile();
      if (typeof file === 'string') return { is: file };
      const read = readSetup(file.bytes);
      if (typeof read === 'string') return { is: read };
      chosen = read;
      return { is: 'chosen', name: file.name };
    },
    'setup.open': async ({ passphrase }) => {
      // On a desk that works nothing is changed that was not shown first.
      if (parts.accounts.open() !== undefined) return { is: 'atWork' };
      const content = await contentOfChosen(passphrase);
      if ('is' in content) return content;
      const opened = await setUpNewDesk(parts, content);
      if (opened.is === 'opened') forget();
      return opened;
    },
    'setup.look': async ({ passphrase }) => {
      looked = null;
      const by = who();
      const content = await contentOfChosen(passphrase);
      if ('is' in content) return content;
      const plan = await lookIntoSetup(parts, content);
      if ('is' in plan) return plan;
      looked = { content, plan, by };
      return { is: 'looked', plan };
    },
    'setup.apply': async ({ id }) => {
      // Somebody else may have signed in meanwhile: who decides has to have seen it.
      if (looked?.plan.id !== id || looked.by !== who()) return { is: 'notChosen' };
      const applied = await applySetup(parts, looked);
      if (applied.is === 'another') looked = { ...looked, plan: applied.plan };
      if (applied.is === 'applied') forget();
      return applied;
    },
    'setup.forget': () => {
      forget();
      return undefined;
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
