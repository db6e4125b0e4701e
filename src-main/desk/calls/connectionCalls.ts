// The check of the connection: one at a time, and what it found is what is saved. The password for the proxy: in, never out.
import { dayOf } from '../../../src-shared/time/day.ts';
import type { ConnectionChecked } from '../../../src-shared/check/check.ts';
import type { ProxyPicture } from '../../../src-shared/check/proxy.ts';
import { ProblemError } from '../../../src-shared/contract/problems.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { clinicZone } from './inAccount.ts';

/**
 * The check, and the account's own line asked meanwhile: only an answer of the API says how that stands, and what the pill
 * says must not be older than what the check has found. Once more where the check fails and the line is still believed.
 */
async function checkBesideTheLine(parts: DeskParts): Promise<ConnectionChecked> {
  const outbox = parts.accounts.open()?.outbox;
  void outbox?.readNow();
  const checked = await parts.checkConnection();
  const fails = checked.steps.some(({ hop, is }) => is === 'bad' && hop !== 'clock');
  if (fails && outbox?.line().is === 'online') void outbox.readNow();
  return checked;
}

export function connectionCalls(parts: DeskParts): SomeHandlers<'connection'> {
  let running: Promise<ConnectionChecked> | null = null;
  let last: ConnectionChecked | null = null;
  const { proxy } = parts;
  const picture = (): ProxyPicture => ({ asked: proxy.asked(), kept: proxy.keptFor() });
  return {
    'connection.check': async () => {
      running ??= checkBesideTheLine(parts).finally(() => (running = null));
      last = await running;
      return last;
    },
    'connection.proxy': picture,
    'connection.keepPassword': async (typed) => {
      const asked = proxy.asked();
      const mayHave = asked?.proxy === typed.proxy ? asked.is !== 'cannot' : proxy.keptFor() === typed.proxy;
      if (!mayHave) throw new ProblemError('otherProxy');
      await proxy.keep(typed);
      parts.accounts.open()?.outbox.wake(); // what waits need not wait for the next try
      return picture();
    },
    'connection.forgetPassword': async () => {
      await proxy.keep(null);
      return picture();
    },
    'connection.save': async () => {
      if (last === null) return { is: 'notWanted' };
      const name = `front-desk-connection-${dayOf(last.at, clinicZone(parts))}.txt`;
      return { is: await parts.saveFile(name, `${last.report.join('\n')}\n`) };
    },
  };
}
