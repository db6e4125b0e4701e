// What a packed app says of itself in each system's own way, read back from its files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plist, resedit } from '../borrowed.mjs';

/** Where the archive and what lies beside it are in a packed app. */
export function resourcesOf(folder, platform) {
  return platform === 'darwin' ? join(folder, 'Front Desk.app/Contents/Resources') : join(folder, 'resources');
}

/**
 * Properties of the Windows program.
 * @returns {{ strings: Record<string, string>, iconSizes: number[], integrity: { file: string, alg: string, value: string }[] }}
 */
export function readWindows(folder) {
  const { NtExecutable, NtExecutableResource, Resource } = resedit();
  const program = NtExecutable.from(readFileSync(join(folder, 'Front Desk.exe')), { ignoreCert: true });
  const { entries } = NtExecutableResource.from(program);
  const about = Resource.VersionInfo.fromEntries(entries)[0];
  const language = about?.getAllLanguagesForStringValues()[0];
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return {
    strings: language === undefined ? {} : about.getStringValues(language),
    iconSizes: Resource.IconGroupEntry.fromEntries(entries).flatMap(({ icons }) =>
      icons.map(({ width }) => width || 256),
    ),
    integrity: integrity === undefined ? [] : JSON.parse(Buffer.from(integrity.bin).toString('utf8')),
  };
}

/** The property list of the macOS app, and the entitlements that we ask for. */
export function readMac(folder, entitlementsFile) {
  const read = (path) => plist().parse(readFileSync(path, 'utf8'));
  return {
    info: read(join(folder, 'Front Desk.app/Contents/Info.plist')),
    hasIcon: existsSync(join(folder, 'Front Desk.app/Contents/Resources/icon.icns')),
    entitlements: read(entitlementsFile),
  };
}

/** What is wrong with a Windows program, a sentence each. `hash` = the archive's own. */
export function windowsFaults({ strings, iconSizes, integrity }, { version, publisher, hash }) {
  const wanted = {
    ProductName: 'Front Desk',
    FileDescription: 'Front Desk',
    CompanyName: publisher,
    FileVersion: version,
  };
  const [own, ...others] = integrity;
  const isOwn =
    own?.file === 'resources\\app.asar' && own.alg === 'SHA256' && own.value === hash && others.length === 0;
  return [
    ...Object.entries(wanted)
      .filter(([name, value]) => strings[name] !== value)
      .map(([name, value]) => `The Windows program says ${strings[name]} as ${name}, not ${value}.`),
    ...(isOwn ? [] : ['The Windows program does not vouch for its app.asar.']),
    ...(iconSizes.includes(256) && iconSizes.includes(16) ? [] : ['The Windows program has not our icon.']),
  ];
}

/** What the hardened runtime must leave to an app of Electron, and all that we ask for. */
const ENTITLED = ['com.apple.security.cs.allow-jit'];

/** What is wrong with a macOS app, a sentence each. */
export function macFaults({ info, hasIcon, entitlements }, { version, appId, scheme, hash }) {
  const schemes = (info.CFBundleURLTypes ?? []).flatMap((one) => one.CFBundleURLSchemes);
  const wanted = { CFBundleIdentifier: appId, CFBundleName: 'Front Desk', CFBundleShortVersionString: version };
  const own = info.ElectronAsarIntegrity?.['Resources/app.asar'];
  const asked = Object.keys(info).filter((key) => /^NS\w+UsageDescription$/.test(key));
  return [
    ...Object.entries(wanted)
      .filter(([name, value]) => info[name] !== value)
      .map(([name, value]) => `The macOS app says ${info[name]} as ${name}, not ${value}.`),
    ...(own?.algorithm === 'SHA256' && own.hash === hash ? [] : ['The macOS app does not vouch for its app.asar.']),
    ...(schemes.length === 1 && schemes[0] === scheme
      ? []
      : [`The macOS app opens ${schemes.join(', ')}, not ${scheme}.`]),
    ...(hasIcon ? [] : ['The macOS app has not our icon.']),
    ...(/^\d+\.\d+/.test(info.LSMinimumSystemVersion ?? '')
      ? []
      : ['The macOS app does not say which macOS it needs: it would be installed, and not start.']),
    ...(info.NSAppTransportSecurity?.NSAllowsArbitraryLoads === false
      ? []
      : ['The macOS app may load anything without TLS.']),
    ...asked.map((key) => `The macOS app asks for a device: ${key}.`),
    ...Object.keys(entitlements)
      .filter((key) => !ENTITLED.includes(key))
      .map((key) => `The macOS app asks for ${key}.`),
  ];
}
