// Installs what is missing, and nothing else: quick when everything is there, plain words when something cannot be had.
import { existsSync } from 'node:fs';
import { findChromium } from './findChromium.mjs';
import { Stop, at, electronBinary, innerNode, main, readJson, run } from './tools.mjs';

const NODE_MIN = 20;

/** All steps, in order. `chromium`: whether Chromium is needed; by default only where Electron's binary is missing. */
export async function setUp({ chromium = electronBinary() === null } = {}) {
  checkNode();
  await installPackages();
  await checkInnerNode();
  if (chromium) await installChromium();
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < NODE_MIN) {
    throw new Stop(
      `Front Desk needs Node ${NODE_MIN} or newer; this is ${process.version}. Install it from nodejs.org.`,
    );
  }
}

/** Runs `npm ci` when node_modules is missing or differs from package-lock.json. */
async function installPackages() {
  if (packagesMatch()) return;
  console.log('Installing packages (npm ci)...');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  // Through the npm that runs us where there is one: on Windows npm itself is no program.
  const { code } = npm.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) {
    throw new Stop(
      'npm could not install the packages. Is there a line to its registry? Then run the same command again.',
    );
  }
}

/** Every package that must be there is there, in its version; npm keeps its own list of what it has put where. */
function packagesMatch() {
  const wanted = readJson(at('package-lock.json'))?.packages;
  const found = readJson(at('node_modules/.package-lock.json'))?.packages;
  if (wanted === undefined)
    throw new Stop('package-lock.json is missing or damaged. Get it back with: git checkout package-lock.json');
  if (found === undefined) return false;
  const isThere = ([path, entry]) => path === '' || entry.optional === true || found[path]?.version === entry.version;
  const isWanted = ([path, entry]) => wanted[path]?.version === entry.version;
  return Object.entries(wanted).every(isThere) && Object.entries(found).every(isWanted);
}

/** The inner Node comes with a package whose own install step fetches it. */
async function checkInnerNode() {
  if (!existsSync(innerNode)) await run('npm', ['rebuild', 'node'], { shell: process.platform === 'win32' });
  if (!existsSync(innerNode)) {
    throw new Stop(
      'The Node for tests is missing (package "node"). Allow its install script, then run: npm rebuild node',
    );
  }
}

/** Chromium shows the windows where Electron's binary is not there. Installed by apt on Debian as root. */
async function installChromium() {
  if (lookForChromium() !== null) return;
  const byHand =
    'Install Chromium or Chrome, or set FRONT_DESK_CHROMIUM to the path of one. Then run the same command again.';
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) throw new Stop(`Neither Electron's binary nor a Chromium was found. ${byHand}`);
  console.log('Installing Chromium (apt-get, about half a minute)...');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { env, quiet: true });
  const packages = ['chromium', 'fonts-inter'];
  const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    quiet: true,
  });
  if (install.code !== 0) console.error(update.output + install.output);
  if (lookForChromium() === null) throw new Stop(`apt-get could not install Chromium. ${byHand}`);
}

function lookForChromium() {
  try {
    return findChromium();
  } catch (error) {
    throw new Stop(error.message);
  }
}

if (process.argv[1] === at('build/setup.mjs')) await main(() => setUp());
