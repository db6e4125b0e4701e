// What this copy brings for new versions: how it was installed, and the way to a feed, loaded when the first one is asked.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { ProxySignIn } from '../../api/proxySignIn.ts';
import type { ByHand } from '../../../src-shared/update/update.ts';
import type { OpenSource } from '../../update/port.ts';
import { APP_NAME } from '../names.ts';
import { whyByHand } from './installedHow.ts';
import { mayWrite } from './mayWrite.ts';
import { ownFeedOf } from './ownFeed.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type OpenUpdatesParts = {
  /** Folder of all that the app keeps; what is fetched lies in one of its own there, until it is installed. */
  readonly folder: string;
  readonly env: Environment;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly proxySignIn: ProxySignIn;
};

/** `FRONT_DESK_UPDATES=1` lets a build that is not packaged look and install, from this computer too: for tests. */
export function openUpdates({ folder, env, resolveProxy, proxySignIn }: OpenUpdatesParts): {
  readonly byHand: ByHand | null;
  readonly loopback: boolean;
  readonly ownFeed: string | null;
  readonly open: OpenSource;
} {
  const isTried = !app.isPackaged && env['FRONT_DESK_UPDATES'] === '1';
  const configFile = join(app.isPackaged ? process.resourcesPath : folder, 'app-update.yml');
  const { platform } = process;
  const byHand = whyByHand({
    platform,
    isPackaged: app.isPackaged || isTried,
    program: process.execPath,
    updateConfig: textOf(configFile),
    appImage: env['APPIMAGE'],
    namesIn,
    mayWrite: (path) => mayWrite(path, platform),
  });
  return {
    byHand,
    loopback: isTried,
    ownFeed: app.isPackaged ? ownFeedOf(textOf(join(app.getAppPath(), 'package.json'))) : null,
    async open(feed) {
      const [{ librarySource }, { FeedExecutor }] = await Promise.all([
        import('./librarySource.ts'),
        import('./feedExecutor.ts'),
      ]);
      return librarySource({
        feed,
        platform,
        executor: new FeedExecutor({ feed, resolveProxy, proxySignIn }),
        adapter: {
          version: app.getVersion(),
          name: APP_NAME,
          isPackaged: true,
          appUpdateConfigPath: configFile,
          userDataPath: folder,
          baseCachePath: folder,
          whenReady: () => app.whenReady(),
          relaunch: () => app.relaunch(),
          quit: () => app.quit(),
          onQuit: () => undefined, // nothing is installed because somebody quits
        },
      });
    },
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
