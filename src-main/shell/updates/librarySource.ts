// A feed as electron-updater speaks with it: which version is newer, staging, fetching, hashes, signatures, the installer.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppImageUpdater, BaseUpdater, CancellationToken, MacUpdater, NsisUpdater } from 'electron-updater';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { plainNotes } from '../../update/notes.ts';
import { UpdateFailure } from '../../update/port.ts';
import type { UpdateOffer, UpdateSource } from '../../update/port.ts';
import type { FeedExecutor } from './feedExecutor.ts';
import { updateFailure } from './libraryFailure.ts';

/** Longest that macOS is waited for before it is called failed. */
const MAC_INSTALL_MAX_MS = 180_000;

export type LibraryParts = {
  readonly feed: string;
  readonly platform: NodeJS.Platform;
  readonly adapter: AppAdapter;
  readonly executor: FeedExecutor;
};

/** The source of a feed, by the library's own updater for the system. */
export function librarySource({ feed, platform, adapter, executor }: LibraryParts): UpdateSource {
  const updater = updaterFor(platform, adapter);
  updater.logger = null; // it would write addresses and headers
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // A version is fetched whole: what is proven is one file and one hash.
  updater.disableDifferentialDownload = true;
  // Whether this copy may be replaced was asked before; looking is always allowed.
  updater.forceDevUpdateConfig = true;
  updater.on('error', () => undefined); // each is thrown as well
  // Where an adapter is handed in, the library waits for its executor to be set: it has no parameter for it.
  Object.assign(updater, { httpExecutor: executor });
  updater.setFeedURL({ provider: 'generic', url: feed, useMultipleRangeRequest: false });

  let offered: UpdateInfo | null = null;
  let fetched: { readonly path: string; readonly sha512: string } | null = null;
  let token: CancellationToken | null = null;

  return {
    async check() {
      const result = await updater.checkForUpdates().catch(rethrow);
      if (result === null || !result.isUpdateAvailable) return null;
      offered = result.updateInfo;
      return offerOf(offered);
    },

    async download(progress) {
      if (offered === null) throw new UpdateFailure('notThere');
      const info = offered;
      const told = ({ percent }: { percent: number }): void =>
        progress(Math.max(0, Math.min(100, Math.floor(percent))));
      token = new CancellationToken();
      updater.on('download-progress', told);
      try {
        const [path] = await updater.downloadUpdate(token).catch(rethrow);
        const hash = path === undefined ? null : await sha512Of(path);
        const known = info.files.find((file) => file.sha512 === hash);
        if (path === undefined || known === undefined) throw new UpdateFailure('damaged');
        fetched = { path, sha512: known.sha512 };
      } finally {
        updater.off('download-progress', told);
        token = null;
      }
    },

    async prove() {
      if (fetched === null || (await sha512Of(fetched.path)) !== fetched.sha512) throw new UpdateFailure('damaged');
    },

    install: (runAfter) => install(updater, runAfter),

    stop() {
      token?.cancel();
    },
  };
}

function updaterFor(platform: NodeJS.Platform, adapter: AppAdapter): AppUpdater {
  if (platform === 'win32') return new NsisUpdater(null, adapter);
  if (platform === 'darwin') return new MacUpdater(undefined, adapter);
  return new AppImageUpdater(null, adapter);
}

/** What is told of a version. Throws where it is described so that it could not be proven. */
function offerOf(info: UpdateInfo): UpdateOffer {
  const files = Array.isArray(info.files) ? info.files : [];
  if (files.length === 0 || files.some((file) => typeof file?.sha512 !== 'string' || file.sha512.length !== 88))
    throw new UpdateFailure('notAFeed');
  const size = files[0]?.size;
  return {
    version: info.version,
    notes: plainNotes(info.releaseNotes),
    bytes: Number.isSafeInteger(size) && Number(size) > 0 ? Number(size) : null,
  };
}

/** Hash of a file in base64, as feeds write it; '' where it cannot be read. */
async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return '';
  }
  return hash.digest('base64');
}

/** Starts the installer. What it makes of it, the next start sees: no installer says so. */
async function install(updater: AppUpdater, runAfter: boolean): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    updater.once('error', reject);
    if (updater instanceof MacUpdater)
      late = setTimeout(() => reject(new UpdateFailure('notStarted')), MAC_INSTALL_MAX_MS);
  });
  try {
    if (updater instanceof BaseUpdater) {
      const started = updater.install(true, runAfter);
      // What is thrown at starting comes as an event, at once or in the next turn.
      await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, 500))]);
      if (!started) throw new UpdateFailure('notStarted');
      return;
    }
    updater.autoRunAppAfterInstall = runAfter;
    updater.quitAndInstall();
    await failed; // macOS ends the app itself
  } catch {
    throw new UpdateFailure('notStarted');
  } finally {
    clearTimeout(late);
    failed.catch(() => undefined);
  }
}

function rethrow(error: unknown): never {
  throw updateFailure(error);
}
