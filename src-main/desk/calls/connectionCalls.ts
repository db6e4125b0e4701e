// The check of the connection: one at a time, and what it found is what is saved.
import { dayOf } from '../../../src-shared/time/day.ts';
import type { ConnectionChecked } from '../../../src-shared/check/check.ts';
import type { DeskParts, SomeHandlers } from '../parts.ts';
import { clinicZone } from './inAccount.ts';

export function connectionCalls(parts: DeskParts): SomeHandlers<'connection'> {
  let running: Promise<ConnectionChecked> | null = null;
  let last: ConnectionChecked | null = null;
  return {
    'connection.check': async () => {
      running ??= parts.checkConnection().finally(() => (running = null));
      last = await running;
      return last;
    },
    'connection.save': async () => {
      if (last === null) return { is: 'notWanted' };
      const name = `front-desk-connection-${dayOf(last.at, clinicZone(parts))}.txt`;
      return { is: await parts.saveFile(name, `${last.report.join('\n')}\n`) };
    },
  };
}
