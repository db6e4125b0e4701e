// Composition root: builds every part and hands them to each other; nothing else reads globals.
import { join } from 'node:path';
import './shell/chooseWords.ts';
import { app, clipboard, dialog, powerMonitor, session } from 'electron';
import type { AppStatus } from '../src-shared/contract/views/status.ts';
import { habitsOf, habitsWith } from '../src-shared/time/habits.ts';
import { showAs } from '../src-shared/time/show.ts';
import { minuteMs, secondMs } from '../src-shared/time/utc.ts';
import { ianaOf } from '../src-shared/time/zones.ts';
import { isLoopback } from './api/address.ts';
import { createApiClient } from './api/client.ts';
import { secureContextOf, trustedCertificates } from './api/certificates.ts';
import { nodeTransport } from './api/nodeTransport.ts';
import { ProxySignIn } from './api/proxySignIn.ts';
import { nodeWires } from './check/wires.ts';
import { createAccounts } from './desk/accounts.ts';
import { DeskAudit } from './desk/audit/deskAudit.ts';
import { badgeOf } from './desk/badge.ts';
import { lockViewOf } from './desk/calls/staffCalls.ts';
import { isSecret } from './desk/isSecret.ts';
import { hasDraft as hasDraftIn } from './desk/ownDrafts.ts';
import { statusOf } from './desk/calls/appCalls.ts';
import { createBriefCopy } from './desk/briefCopy.ts';
import { checkThisDesk } from './desk/connectionCheck.ts';
import { createDesk } from './desk/desk.ts';
import { PRACTICE_CLINIC, deskSettings } from './desk/deskSettings.ts';
import { firstSettings, ownZoneId } from './desk/firstSettings.ts';
import type { AccountKeys } from './desk/keyPlace.ts';
import { isOnItsWay, leavingOf } from './desk/leaving.ts';
import { openDeskAccount } from './desk/opening.ts';
import { openLive } from './desk/openLive.ts';
import { createNotifier } from './desk/notify/notifier.ts';
import type { Changed, DeskParts } from './desk/parts.ts';
import { quittingOf } from './desk/quitting.ts';
import { createRemoval } from './desk/removal.ts';
import { shown } from './desk/shown.ts';
import { soon } from './desk/soon.ts';
import { createRehearsal } from './practice/rehearsal.ts';
import { rehearsalBounds, startPracticeInside } from './practiceInside.ts';
import { openChoices, type Choices } from './shell/choices.ts';
import { closeFirst } from './shell/closing.ts';
import { dataFolderOf } from './shell/dataFolder.ts';
import { applicationsOf } from './shell/askToMove.ts';
import { offerToMove } from './shell/inApplications.ts';
import { openKeptFile } from './shell/keptFile.ts';
import { openUpdates } from './shell/updates/openUpdates.ts';
import { claimLinks, waitForLinks } from './shell/links.ts';
import { fileLog, lastLine } from './shell/log.ts';
import type { Log } from './shell/log.ts';
import { prepareApp } from './shell/prepare.ts';
import { destroyAndEnd } from './shell/destroyAndEnd.ts';
import { openBeside } from './shell/openBeside.ts';
import { saveFile } from './shell/saveFile.ts';
import { openFile } from './shell/openFile.ts';
import { openShell } from './shell/shell.ts';
import type { Shell } from './shell/shell.ts';
import { startFault } from './shell/startFault.ts';
import { watchPower } from './shell/watchPower.ts';
import { readPolicyFile } from './policy/disk.ts';
import { runProgram } from './policy/program.ts';
import { proxyWay } from './policy/proxyWay.ts';
import { readPolicy } from './policy/readPolicy.ts';
import { SETUP_BYTES_MAX } from './setup/sealedFile.ts';
import { AutoLock } from './staff/autoLock.ts';
import { Gate } from './staff/gate.ts';
import { createLeaving } from './staff/leaving.ts';
import { StaffBook } from './staff/staffBook.ts';
import { nodeFiles } from './store/files.ts';
import { systemClock as clock } from './systemClock.ts';
import { systemRandom } from './systemRandom.ts';
import { electronKeychain } from './vault/electronKeychain.ts';
import { updatePolicyOf } from './update/updatePolicy.ts';
import { Updater } from './update/updater.ts';
import type { AccountKey } from './vault/port.ts';
import { openVault } from './vault/vault.ts';

let shell: Shell | null = null;

/** Notes nothing until there is a folder to note it in. */
let logged: Log = () => undefined;
/** Nobody is in before there is a gate. */
let isLocked = (): boolean => true;
// A link may come before Electron is ready, and stands until the page that can show it asks.
const links = waitForLinks({
  app,
  monotonic: () => clock.monotonic(),
  isLocked: () => isLocked(),
  came: () => {
    shell?.show();
    shell?.push('changed', { what: ['link'] });
  },
  log: (code) => logged(code),
});

const logFile = (): string => join(app.getPath('userData'), 'logs', 'front-desk.log');
const fault = startFault({
  showErrorBox: (title, content) => dialog.showErrorBox(title, content),
  folder: () => app.getPath('userData'),
  note: (code, facts) => lastLine(logFile(), clock.now(), code, facts),
  exit: (code) => app.exit(code),
});
process.on('uncaughtException', fault.take);
app.on('will-quit', fault.stands); // who quits while it starts is not told of what was cut off

try {
  if (prepareApp(dataFolderOf(process.platform, process.env), onSecond)) {
    links.lookAmong(process.argv);
    const early = begin();
    // Not awaited here: Electron is ready only when this file has been evaluated to its end.
    void app
      .whenReady()
      .then(() => start(early))
      .then(fault.stands)
      .catch(fault.take);
  } else {
    app.quit();
  }
} catch (error) {
  fault.take(error);
}

/** Another start wakes this one, and hands over its link. */
function onSecond(args: readonly string[]): void {
  shell?.show();
  links.lookAmong(args);
}

/** What needs no window system, begun while Electron gets ready. */
function begin() {
  const folder = app.getPath('userData');
  const { env, platform } = process;
  const now = (): number => clock.now();
  const monotonic = (): number => clock.monotonic();
  const { log } = fileLog(logFile(), now);
  logged = log;
  // Asked at once and awaited late: on Windows another program tells it.
  const policyRead = readPolicy({
    platform,
    read: readPolicyFile,
    run: runProgram,
    windowsFolder: env['SystemRoot'] ?? 'C:\\Windows',
    tryFile: env['FRONT_DESK_POLICY'] ?? '',
  });
  const first = {
    own: firstSettings(() => ownZoneId(clock.now())),
    practice: { ...firstSettings(() => PRACTICE_CLINIC.clinicZoneId), ...PRACTICE_CLINIC },
  };
  const open = (): Choices => openChoices({ folder, now, monotonic, log, first });
  // A copy that is moved starts anew, and two must not work on one folder: on macOS that is settled first.
  const choices = platform === 'darwin' ? null : open();
  return { folder, env, platform, now, monotonic, log, policyRead, choices: () => choices ?? open() };
}

type Begun = ReturnType<typeof begin>;

async function start({ folder, env, platform, now, monotonic, log, policyRead, choices }: Begun): Promise<void> {
  const random = systemRandom();
  claimLinks(app, platform, process.execPath);

  if (
    (await offerToMove(applicationsOf(platform, app, dialog), () => openKeptFile(folder, 'account', clock.now()))) ===
    'moved'
  )
    return;

  // The vault first: without its key nothing about a patient may touch the disk.
  const vault = await openVault({ folder, keychain: electronKeychain(), random, now, monotonic });
  const policy = await policyRead;
  if (policy.faults.length > 0) log('policy.faults', { count: policy.faults.length });
  const { own, practice: practiceOwn, ...kept } = choices();

  const resolveProxy = proxyWay(policy.inForce.Proxy, session.defaultSession);
  const proxySignIn = new ProxySignIn(() => vault.proxyPassword(), clock);
  const clientFor = (keys: AccountKeys) =>
    createApiClient({
      transport: nodeTransport({ clock, resolveProxy, proxySignIn }),
      address: keys.address,
      credentials: () => Promise.resolve(keys),
      clock,
    });
  let isOpened = false;
  /** The key of practice, where the staff's file was looked at before the account is opened. */
  let practiceKey: AccountKey | null = null;
  const audit = new DeskAudit(() => accounts.open()?.audit);
  const book = new StaffBook({ files: nodeFiles, random, now, monotonic, log, policy: policy.inForce });
  const bringStaff = (): void => {
    book.open(vault.staffPlace());
    // All here is of a newer Front Desk: that is said where the account would stand, not by a lock without names.
    if (book.isNewer && accounts.open() === undefined) book.open(null);
  };
  const gate = new Gate({
    book,
    // While it opens, the one that is wanted: the window begins with the page that will fit.
    mode: () => accounts.open()?.mode ?? (isOpened ? 'none' : accounts.wanted()),
    secretIsKept: () => vault.kept()?.hasKeys === true,
    turned: (isLocked, why, by) => {
      if (isLocked && why !== 'signedIn') audit.note({ is: 'locked', why }, by);
      if (isLocked) void briefCopy.leave();
      autoLock.touched();
      shell?.replacePage();
      tell('account', 'settings', 'day', 'outbox', 'drafts');
    },
  });
  isLocked = () => gate.isLocked;
  const leaving = createLeaving(clock, {
    tellPage: () => shell?.push('locking', undefined),
    isOpen: () => book.pins && !gate.isLocked,
    lock: (why) => void gate.lock(why),
  });
  const autoLock = new AutoLock({
    clock,
    systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
    afterMs: () => book.afterMinutes * minuteMs,
    lock: (why) => leaving.lock(why),
  });
  const tellAll = soon(clock, (what: readonly Changed[]) => {
    shell?.push('changed', { what: [...new Set(what)] });
    const status = statusOf(parts);
    shell?.push('status', shown(parts, 'app.status', status) as AppStatus);
    if (gate.isLocked) shell?.push('lock', lockViewOf(parts));
    showOutside(status);
  });
  /** While the account opens nothing is told: the page waits for its first answers, and they have it all. */
  const tell = (...what: readonly Changed[]): void => {
    if (isOpened) tellAll(...what);
  };
  /** What stands beside the page: badge, notifications, menu. */
  const showOutside = (status: AppStatus): void => {
    shell?.setBadge(badgeOf(status, zone()));
    notifier.look();
    shell?.setRehearsal(status.mode === 'practice' ? { now: status.rehearsal } : null);
  };
  const changed = (): void => tell('day', 'outbox');
  const zone = () => ianaOf(settings.read().clinicZoneId) ?? 'Etc/UTC';

  const opening = {
    ...{ clock, random, log, changed },
    who: () => gate.who(),
    zone,
    holdMs: () => settings.read().holdSeconds * secondMs,
  };

  const accounts = createAccounts({
    keyPlace: vault,
    policy: policy.inForce,
    lastMode: kept.lastMode,
    clientFor,
    clock,
    random,
    ownerProven: () => gate.proveOwner(),
    opened: () => {
      bringStaff();
      gate.look('account');
      tell('account', 'settings', 'day', 'outbox', 'drafts');
    },
    openLive: (id, keys) => {
      const bounds = isLoopback(keys.address) ? rehearsalBounds(env) : {};
      // The staff's file lies beside the account's, under the same key.
      const beforeForgetting = (): void => {
        bringStaff();
        book.sealAnew();
      };
      const own = { ...opening, ...bounds, api: clientFor(keys), beforeForgetting };
      return openLive(vault, { id, address: keys.address }, { ...own, renewed: () => tell('account') });
    },
    openPractice: async () => {
      const server = await startPracticeInside({ folder, now, say: () => log('practice.file'), env });
      const api = clientFor({ address: server.url, identifier: server.identifier, secret: server.secret });
      const closeToo = () => server.close();
      const key = practiceKey ?? vault.openPractice();
      practiceKey = null; // it tells once what it set aside
      const rehearsal = createRehearsal(server);
      return openDeskAccount({ ...opening, ...rehearsalBounds(env), mode: 'practice', key, api, rehearsal, closeToo });
    },
  });
  const settings = deskSettings(own, practiceOwn, () => accounts.open()?.mode ?? 'none');
  // Windows and macOS keep the habits of a region apart from the language of the screen.
  const habits = once(() => habitsOf([app.getSystemLocale(), ...app.getPreferredSystemLanguages()]));
  const notifier = createNotifier({
    clock,
    zone,
    settings: () => settings.read().notify,
    open: () => accounts.open(),
    system: {
      isFocused: () => shell?.isFocused() === true,
      show: (words, clicked) => shell?.notify(words, clicked),
      goTo: (place) => shell?.goTo(place),
    },
  });
  const updates = openUpdates({ folder, env, resolveProxy, proxySignIn });
  const updater = new Updater({
    ...{ clock, random, log, ...updates },
    running: app.getVersion(),
    policy: () => updatePolicyOf(policy),
    book: kept.updates,
    busy: () => {
      const open = accounts.open();
      return open && (isOnItsWay(leavingOf(open)) || open.outbox.newestHeld() !== null) ? 'sending' : null;
    },
    changed: () => tell('update'),
  });
  const briefCopy = createBriefCopy(
    {
      read: () => clipboard.readText(),
      write: (text) => clipboard.writeText(text),
      clear: () => clipboard.clear(),
    },
    clock,
  );
  const parts: DeskParts = {
    accounts: {
      ...accounts,
      openByCode: async (typed) => {
        const tried = await accounts.openByCode(typed);
        bringStaff(); // their file opens with the keys
        return tried;
      },
    },
    recovery: vault,
    policy,
    settings: {
      read: () => settings.read(),
      write: (change) => {
        const next = settings.write(change);
        shell?.setTheme(next.theme);
        showAs(habitsWith(habits(), next.clock));
        shell?.setContentProtection(next.contentProtection);
        return next;
      },
    },
    clock,
    random,
    staff: {
      book,
      gate,
      ownsAccount: async (typed) => {
        const kept = await vault.keys().catch(() => null);
        return kept === null ? accounts.regain(typed) : isSecret(typed, kept);
      },
      touched: () => autoLock.touched(),
      mayGo: () => leaving.mayGo(),
      hasDraft: (staffId) => hasDraftIn(accounts.open(), staffId),
      askToLock: () => leaving.lock('key'),
    },
    proxy: {
      asked: () => proxySignIn.asked,
      keptFor: () => vault.proxyPassword()?.proxy ?? null,
      keep: async (password) => {
        await vault.keepProxyPassword(password);
        proxySignIn.forgetAsked();
      },
    },
    checkConnection: () =>
      checkThisDesk({
        wires: nodeWires(secureContextOf(trustedCertificates)),
        resolveProxy,
        proxySignIn,
        clock,
        accounts,
        kept: () => vault.kept(),
        about: () => [`${app.getName()} ${app.getVersion()}`, ...parts.machine()],
      }),
    setup: {
      book: kept.setup,
      ...{ kept: () => vault.kept(), clinic: () => own.read() },
      keys: () => vault.keys().catch(() => null),
      chooseFile: () => openFile('fdsetup', SETUP_BYTES_MAX),
    },
    audit,
    lockChanged: () => shell?.push('lock', lockViewOf(parts)),
    version: app.getVersion(),
    get habits() {
      return habits();
    },
    machine: () => [
      `System: ${platform} ${process.arch}`,
      `Electron ${process.versions['electron'] ?? 'none'}, Node ${process.versions.node}`,
    ],
    links,
    dismissed: new WeakMap(),
    looking: (at) => {
      notifier.looking(at);
      shell?.pageListens();
    },
    copyText: (text, briefly) => briefCopy.copy(text, briefly),
    saveFile,
    removal: createRemoval({
      open: () => accounts.open(),
      waitingElsewhere: (isLive) => vault.waitingIn(isLive ? (vault.kept()?.id ?? null) : null),
      close: () => accounts.close(),
      destroy: () => destroyAndEnd(folder, random),
    }),
    updates: {
      updater,
      installNow: (install) =>
        closing.endWith(() =>
          install().catch((error: unknown) => {
            log('update.notStarted');
            app.relaunch(); // it says at its start that the new version did not take
            throw error;
          }),
        ),
    },
    changed: tell,
  };

  const quitting = quittingOf(accounts, () => shell?.push('closing', undefined));
  const closing = closeFirst({
    app,
    settle: () => quitting.settle(),
    mayQuit: async () => {
      const words = quitting.question();
      return !words || (await shell?.askToQuit(words)) !== false;
    },
    last: async () => (updater.installsAtClose ? updater.prepare(false) : null),
    close: async () => {
      await briefCopy.end();
      await accounts.close();
    },
  });
  // The window opens while the account does: its page is on its way meanwhile, and its calls wait. Which page it is, the
  // desk or the lock, is known by the staff's file; a guess that was wrong has shown nothing, and is replaced.
  if (accounts.wanted() === 'practice') practiceKey = openedOrNull(() => vault.openPractice());
  book.open(vault.staffPlace());
  const openWindow = (opened: Promise<void>): Shell =>
    (shell = openShell({
      built: join(import.meta.dirname, '..'),
      developmentServer: import.meta.env.DEV ? (env['ELECTRON_RENDERER_URL'] ?? '') : '',
      platform,
      settings: own,
      handlers: createDesk(parts),
      refusal: (name) => gate.refusal(name),
      opened,
      isLocked: () => gate.isLocked,
      contentProtection: () => settings.read().contentProtection,
      log,
      monotonic,
      mayClose: () => closing.isClosed(),
      systemEnds: () => closing.systemEnds(),
    }));
  await openBeside({
    openWindow,
    openAccount: () => {
      showAs(habitsWith(habits(), settings.read().clock));
      return accounts.start();
    },
    opened: (shell) => {
      bringStaff();
      isOpened = true;
      shell.replacePage();
      // Drawn once the page has its first answers, if it waits for them already.
      setImmediate(() => showOutside(statusOf(parts)));
    },
  });
  watchPower(powerMonitor, {
    lock: (why) => leaving.lock(why),
    woke: () => {
      leaving.mayGo(); // it fell asleep before the page had kept all: whoever wakes it sees the lock
      accounts.open()?.outbox.wake();
      autoLock.look();
    },
  });
  autoLock.start();
  updater.start();
}

/** Reckoned when it is first wanted. */
function once<T>(reckon: () => T): () => T {
  let found: { readonly is: T } | undefined;
  return () => (found ??= { is: reckon() }).is;
}

/** What does not open now is opened again with the account, and told there. */
function openedOrNull<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}
