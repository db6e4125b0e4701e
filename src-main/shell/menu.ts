// The application menu: needed by macOS and by people who look for words; each item and its key is one of the book of keys.
import type { MenuItemConstructorOptions } from 'electron';
import type { Rehearsal } from '../../src-shared/contract/views/status.ts';
import type { EventPayload } from '../../src-shared/contract/events.ts';
import { book, keysIn, type MenuCommand } from '../../src-shared/keys/book.ts';
import { acceleratorOf } from '../../src-shared/keys/chord.ts';
import { say } from '../../src-shared/words/ofMain.ts';

export type Command = EventPayload<'command'>['name'];

/** What is rehearsed now; the menu is there in practice alone. */
export type RehearsalMenu = { readonly now: Rehearsal | null };

const REHEARSALS: readonly { readonly what: Rehearsal; readonly name: Command; readonly label: string }[] = [
  { what: 'cut', name: 'rehearseCut', label: say.system.rehearsals.cut },
  { what: 'slow', name: 'rehearseSlow', label: say.system.rehearsals.slow },
  { what: 'busy', name: 'rehearseBusy', label: say.system.rehearsals.busy },
  { what: 'keys', name: 'rehearseKeys', label: say.system.rehearsals.keys },
];

/** The menu's template. `rehearsal` null = not in practice: no outage can be rehearsed. `run` gets what a person chose; `development` adds the developer's tools. */
export function menuTemplate(
  platform: NodeJS.Platform,
  run: (command: Command) => void,
  development: boolean,
  rehearsal: RehearsalMenu | null,
): MenuItemConstructorOptions[] {
  const item = (name: MenuCommand): MenuItemConstructorOptions => ({
    ...{ id: name, label: book[name].words, accelerator: acceleratorOf(keysIn(name, 'everywhere')[0] ?? '') },
    click: () => run(name),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const mac = platform === 'darwin';
  const app: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      line,
      item('settings'),
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      line,
      { role: 'quit' },
    ],
  };
  const desk = [
    ...[item('newSession'), item('meetNow'), item('drafts'), line, item('find'), item('outbox'), line, item('lock')],
    ...(rehearsal ? [line, rehearsalMenu(rehearsal, run)] : []),
  ];
  const view = [
    item('today'),
    item('goToDay'),
    item('refresh'),
    item('initials'),
    line,
    ...zoom(),
    { role: 'togglefullscreen' } as const,
  ];
  return [
    ...(mac ? [app] : []),
    { label: say.system.desk, submenu: mac ? desk : [...desk, line, item('settings'), line, { role: 'quit' }] },
    { role: 'editMenu' },
    { label: say.system.view, submenu: development ? [...view, line, { role: 'toggleDevTools' }] : view },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('guide'), item('help')] },
  ];
}

function rehearsalMenu({ now }: RehearsalMenu, run: (command: Command) => void): MenuItemConstructorOptions {
  return {
    id: 'rehearse',
    label: say.system.rehearse,
    submenu: [
      ...REHEARSALS.map(({ what, name, label }) => ({
        ...{ id: name, label, type: 'checkbox' as const, checked: what === now },
        click: () => run(name),
      })),
      { type: 'separator' },
      { id: 'rehearseEnd', label: say.system.endRehearsal, enabled: now !== null, click: () => run('rehearseEnd') },
    ],
  };
}

function zoom(): MenuItemConstructorOptions[] {
  return [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }];
}
