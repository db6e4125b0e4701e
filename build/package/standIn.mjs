// Files in the place of Electron's own, so that packing can be tried where its binary cannot be had: a wire of fuses, the names
// and folders that the builder looks for, and a Windows program with nothing in it. None of it runs.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SENTINEL } from '../fuses.mjs';
import { plist, resedit } from './borrowed.mjs';

/** As Electron 45 ships its fuses. */
const WIRE = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 9]), Buffer.from('101100011', 'latin1')]);
const US_ENGLISH = { lang: 0x0409, codepage: 1200 };

/** Makes the stand-in for `platform` in `folder`. */
export function makeStandIn(platform, folder) {
  const write = (path, bytes) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  write('LICENSE', 'Stand-in.\n');
  write('LICENSES.chromium.html', '<p>Stand-in.</p>\n');
  write('version', '0.0.0');
  if (platform === 'darwin') return macApp(write, folder);
  for (const language of ['de', 'en-US', 'fr']) write(`locales/${language}.pak`, 'stand-in');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  if (platform === 'win32') write('electron.exe', windowsProgram());
  else {
    write('electron', Buffer.concat([Buffer.from('\x7fELF stand-in '), WIRE]));
    write('chrome-sandbox', 'stand-in');
  }
}

/** A program that Windows' own tools can read: one section with the wire, and a version resource to be filled in. */
function windowsProgram() {
  const { NtExecutable, NtExecutableResource, Resource } = resedit();
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const about = Resource.VersionInfo.createEmpty();
  about.setStringValues(US_ENGLISH, { ProductName: 'Electron', CompanyName: 'GitHub, Inc.' });
  about.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  // What stands behind the last section stays where it is when the resources are written anew.
  program.setExtraData(Uint8Array.from(WIRE).buffer);
  return Buffer.from(program.generate());
}

/** As Electron's own app says: which macOS it needs, which stays; and what it asks devices for, which we take out. */
const SAID = {
  LSMinimumSystemVersion: '13.0',
  NSCameraUsageDescription: 'stand-in',
  NSMicrophoneUsageDescription: 'stand-in',
};

/** An app with the bundles that the builder renames. */
function macApp(write, folder) {
  const bundle = (path, name, more = {}) =>
    write(
      `${path}/Contents/Info.plist`,
      plist().build({ CFBundleExecutable: name, CFBundleIdentifier: 'none', CFBundleName: name, ...more }),
    );
  const frameworks = 'Electron.app/Contents/Frameworks';
  bundle('Electron.app', 'Electron', { CFBundleIconFile: 'electron.icns', CFBundlePackageType: 'APPL', ...SAID });
  write('Electron.app/Contents/MacOS/Electron', 'stand-in');
  write('Electron.app/Contents/Resources/electron.icns', 'stand-in');
  write('Electron.app/Contents/Resources/en.lproj/locale.pak', 'stand-in');
  write('Electron.app/Contents/Resources/de.lproj/locale.pak', 'stand-in');
  for (const kind of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    bundle(`${frameworks}/Electron Helper${kind}.app`, `Electron Helper${kind}`);
    write(`${frameworks}/Electron Helper${kind}.app/Contents/MacOS/Electron Helper${kind}`, 'stand-in');
  }
  const inside = `${frameworks}/Electron Framework.framework`;
  write(`${inside}/Versions/A/Electron Framework`, Buffer.concat([Buffer.from('stand-in '), WIRE]));
  write(`${inside}/Versions/A/Resources/en.lproj/locale.pak`, 'stand-in');
  symlinkSync('A', join(folder, inside, 'Versions/Current'));
  symlinkSync('Versions/Current/Electron Framework', join(folder, inside, 'Electron Framework'));
  symlinkSync('Versions/Current/Resources', join(folder, inside, 'Resources'));
}
