// Whether this copy can put a new version in its own place, from how it was installed; where it cannot, people say who does.
import { dirname, join } from 'node:path';
import type { ByHand } from '../../../src-shared/update/update.ts';

/** What is looked at: all of it may be missing. */
export type Installed = {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Path of the running program. */
  readonly program: string;
  /** The package's own `app-update.yml`; null = the package has none. */
  readonly updateConfig: string | null;
  /** Path of the AppImage that runs, where one does. */
  readonly appImage: string | undefined;
  /** Names in a folder; empty where it cannot be read. */
  readonly namesIn: (folder: string) => readonly string[];
  readonly mayWrite: (path: string) => boolean;
};

/** null: it replaces itself. */
export function whyByHand(installed: Installed): ByHand | null {
  const { isPackaged, platform, program, updateConfig, appImage, mayWrite } = installed;
  if (!isPackaged) return 'development';
  if (updateConfig === null) return 'notInstalled';
  switch (platform) {
    case 'win32':
      return windows(installed, updateConfig);
    case 'darwin': {
      const bundle = program.replace(/\.app\/.*$/, '.app');
      // Opened from the disk image, or from where macOS hides what was only downloaded: there it cannot be replaced.
      if (/\/AppTranslocation\/|^\/Volumes\//.test(bundle)) return 'notInstalled';
      return mayWrite(bundle) && mayWrite(dirname(bundle)) ? null : 'wholeComputer';
    }
    default:
      if (appImage === undefined || appImage === '') return 'wholeComputer';
      return mayWrite(appImage) && mayWrite(dirname(appImage)) ? null : 'wholeComputer';
  }
}

function windows({ program, namesIn, mayWrite }: Installed, updateConfig: string): ByHand | null {
  const folder = dirname(program);
  // Without a publisher's name nothing is compared with a signature: any file that the feed names would be run.
  if (!/^publisherName:\s*\S*/m.test(updateConfig)) return 'notSigned';
  // Only the installer that we update by leaves this beside the program; an MSI is for the clinic's IT to replace.
  if (!namesIn(folder).some((name) => /^uninstall .*\.exe$/i.test(name))) return 'wholeComputer';
  return mayWrite(folder) && mayWrite(join(folder, 'resources')) ? null : 'wholeComputer';
}
