// What electron-builder is told: one object for every system, made from the environment and from nothing else.
import { at, readJson } from '../tools.mjs';
import { finish } from './finish.mjs';
import { COPYRIGHT, NO_FEED, PUBLISHER, addressesOf } from './publisher.mjs';
import { signingOf } from './signing.mjs';
import { EXTRA, STAGE } from './stage.mjs';

/** As in src-main/shell/names.ts; a test holds them together. The keychain, the profile and updates hang on both. */
export const APP_ID = 'com.frontdesk.desk';
export const APP_NAME = 'Front Desk';
/** As in src-shared/link/link.ts. */
export const SCHEME = 'frontdesk';
/** How Windows knows that an MSI takes the place of another one: never changes. */
const UPGRADE_CODE = '7C0B6D1E-3B51-4B8F-9C56-5E0C1C8F4A27';

/** Every target by its system, as it is given out. */
export const TARGETS = {
  win32: [
    { target: 'nsis', arch: ['x64', 'arm64'] },
    { target: 'msi', arch: ['x64', 'arm64'] },
  ],
  darwin: [
    { target: 'dmg', arch: ['universal'] },
    { target: 'zip', arch: ['universal'] },
  ],
  linux: [
    { target: 'AppImage', arch: ['x64', 'arm64'] },
    { target: 'deb', arch: ['x64', 'arm64'] },
  ],
};

/**
 * The settings of the builder.
 * @param {object} given
 * @param {Record<string, string | undefined>} given.env signing and addresses come from here
 * @param {string} given.output folder for what is made
 * @param {string} [given.electronDist] folder with files in the place of Electron's: nothing of it is signed
 * @param {string} [given.chromiumLicences] the file that Electron brings
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig({ env, output, electronDist, chromiumLicences }) {
  const signing = signingOf(env);
  const { contact, feed } = addressesOf(env);
  const resources = 'build/package/resources';
  return {
    appId: APP_ID,
    productName: APP_NAME,
    copyright: COPYRIGHT,
    directories: { app: STAGE, output, buildResources: resources },
    electronVersion: readJson(at('package.json')).devDependencies.electron,
    ...(electronDist !== undefined && { electronDist }),
    // Everything is built in: no package is looked for, and none compiled anew.
    beforeBuild: async () => false,
    files: ['**/*'],
    asar: true,
    extraResources: [{ from: EXTRA, to: '.' }],
    electronLanguages: ['en-US'],
    artifactName: 'Front-Desk-${version}-${os}-${arch}.${ext}',
    compression: 'normal',
    // Last before signing: fuses, set and read back from the list in build/fuses.mjs.
    afterPack: finish,
    // Also makes the files that a feed needs (latest.yml, blockmaps). Nothing is ever uploaded from here.
    publish: [{ provider: 'generic', url: feed ?? NO_FEED }],
    protocols: [{ name: 'Front Desk link', schemes: [SCHEME] }],

    win: {
      target: TARGETS.win32,
      icon: `${resources}/icon.ico`,
      requestedExecutionLevel: 'asInvoker',
      verifyUpdateCodeSignature: true,
      signExecutable: signing.windows !== null,
      ...(signing.windows === 'certificate' && { signtoolOptions: { signingHashAlgorithms: ['sha256'] } }),
      ...(signing.windows === 'azure' && {
        azureSignOptions: {
          publisherName: env.FRONT_DESK_PUBLISHER,
          endpoint: env.FRONT_DESK_AZURE_ENDPOINT,
          codeSigningAccountName: env.FRONT_DESK_AZURE_ACCOUNT,
          certificateProfileName: env.FRONT_DESK_AZURE_PROFILE,
        },
      }),
    },
    // Per user unless /allusers is given or chosen on its page; /S is silent.
    nsis: {
      oneClick: false,
      perMachine: false,
      selectPerMachineByDefault: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      runAfterFinish: true,
      createDesktopShortcut: true,
      shortcutName: APP_NAME,
      uninstallDisplayName: APP_NAME,
      buildUniversalInstaller: false,
      installerHeader: `${resources}/installerHeader.bmp`,
      installerSidebar: `${resources}/installerSidebar.bmp`,
      uninstallerSidebar: `${resources}/installerSidebar.bmp`,
      include: 'build/package/windows/installer.nsh',
    },
    // For roll-out by a clinic's IT: per machine, and updated by them.
    msi: {
      oneClick: true,
      perMachine: true,
      runAfterFinish: false,
      createDesktopShortcut: true,
      shortcutName: APP_NAME,
      upgradeCode: UPGRADE_CODE,
      // WiX asks the Windows Installer to judge its own package. With a certificate in the environment that is too large for it,
      // and stops the build (LGHT0217). It is installed and removed for a proof in release.yml.
      additionalLightArgs: ['-sval'],
    },

    mac: {
      target: TARGETS.darwin,
      icon: `${resources}/icon.icns`,
      category: 'public.app-category.medical',
      // The oldest macOS is Electron's own word, and stays in its property list: one of ours would be older with each new Electron.
      darkModeSupport: true,
      // Without a certificate the app is signed for this computer alone, or it would not start on Apple's own processors.
      ...(!signing.mac && { identity: electronDist === undefined ? '-' : null }),
      hardenedRuntime: signing.mac,
      gatekeeperAssess: false,
      entitlements: at('build/package/mac/entitlements.plist'),
      entitlementsInherit: at('build/package/mac/entitlements.plist'),
      notarize: signing.notary,
      extendInfo: NO_DEVICES,
      // On the other systems they lie beside the program anyway.
      extraResources: chromiumLicences === undefined ? [] : [{ from: chromiumLicences, to: 'LICENSES.chromium.html' }],
    },
    dmg: {
      title: '${productName} ${version}',
      background: `${resources}/dmg.png`,
      iconSize: 96,
      window: { width: 540, height: 360 },
      contents: [
        { x: 150, y: 190, type: 'file' },
        { x: 390, y: 190, type: 'link', path: '/Applications' },
      ],
    },

    linux: {
      target: TARGETS.linux,
      icon: `${resources}/icons`,
      executableName: 'front-desk',
      category: 'Office',
      synopsis: 'Run the day of a telehealth clinic',
      vendor: PUBLISHER,
      maintainer: `${PUBLISHER} <${contact}>`,
      desktop: { entry: { StartupWMClass: APP_NAME } },
    },
    deb: { packageCategory: 'misc' },
  };
}

/** Electron's own list of reasons to ask for devices: we ask for none, so nothing is said of them. */
const NO_DEVICES = {
  NSCameraUsageDescription: null,
  NSMicrophoneUsageDescription: null,
  NSBluetoothAlwaysUsageDescription: null,
  NSBluetoothPeripheralUsageDescription: null,
  NSAudioCaptureUsageDescription: null,
};
