// Composition root: builds every part and hands them to each other; nothing else reads globals.
import { join } from 'node:path';
import { app, clipboard } from 'electron';
import { calls } from '../src-shared/contract/calls.ts';
import type { CallName, Handlers } from '../src-shared/contract/calls.ts';
import { ProblemError } from '../src-shared/contract/problems.ts';
import type { Settings } from '../src-shared/contract/views.ts';
import { sendableFor } from '../src-shared/time/zones.ts';
import { openKeptFile } from './shell/keptFile.ts';
import { fileLog } from './shell/log.ts';
import { prepareApp } from './shell/prepare.ts';
import { settingsBook } from './shell/settings.ts';
import { openShell } from './shell/shell.ts';
import type { Shell } from './shell/shell.ts';

let shell: Shell | null = null;

if (prepareApp(process.env['FRONT_DESK_DATA'] ?? '', () => shell?.show())) {
  // Not awaited here: Electron is ready only when this file has been evaluated to its end.
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  const folder = app.getPath('userData');
  const now = (): number => Date.now();
  const { log } = fileLog(join(folder, 'logs', 'front-desk.log'), now);
  process.on('uncaughtException', (error) => {
    log('main.failed', { error: error.name.toLowerCase() });
    app.exit(1);
  });

  const file = openKeptFile(folder, 'settings', now());
  if (file.setAside !== null) log('settings.setAside');
  const settings = settingsBook(file, firstSettings());

  const known: Partial<Handlers> = {
    'settings.read': () => settings.read(),
    'settings.write': (part) => {
      const next = settings.write(part);
      shell?.setTheme(next.theme);
      return next;
    },
    'clipboard.copy': async ({ text }) => {
      await clipboard.writeText(text);
      return undefined;
    },
  };
  const noAccount = (): never => {
    throw new ProblemError('noAccount');
  };
  const names = Object.keys(calls) as CallName[];
  const handlers = Object.fromEntries(names.map((name) => [name, known[name] ?? noAccount])) as unknown as Handlers;

  shell = openShell({
    built: join(import.meta.dirname, '..'),
    developmentServer: import.meta.env.DEV ? (process.env['ELECTRON_RENDERER_URL'] ?? '') : '',
    platform: process.platform,
    settings,
    handlers,
    log,
    monotonic: () => performance.now(),
  });
}

/** Settings of a desk that has never been asked. */
function firstSettings(): Settings {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    clinicName: '',
    clinicZoneId: sendableFor(timeZone, Date.now())?.windowsId ?? 'UTC',
    typedTimeMeant: 'host',
    defaultDelivery: 'email',
    defaultPacket: 'none',
    defaultRecorded: false,
    packets: [],
    services: [],
    theme: 'system',
    singleKeys: true,
    earlierFolded: true,
  };
}
