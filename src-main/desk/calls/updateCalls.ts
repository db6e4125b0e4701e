// New versions: looking, fetching, choosing, and installing at the moment that a person chose.
import type { DeskParts, SomeHandlers } from '../parts.ts';

export function updateCalls({ updates, changed }: DeskParts): SomeHandlers<'update'> {
  const { updater } = updates;
  return {
    'update.read': () => updater.view(),
    'update.check': async () => {
      await updater.check();
      return updater.view();
    },
    'update.download': () => {
      void updater.download();
      return updater.view();
    },
    'update.choose': (part) => {
      updater.choose(part);
      return updater.view();
    },
    'update.atClose': ({ wanted }) => {
      updater.atClose(wanted);
      return updater.view();
    },
    'update.install': async () => {
      updates.installNow(await updater.prepare(true));
      return undefined;
    },
    'update.seen': () => {
      updater.seen();
      changed('update');
      return undefined;
    },
  };
}
