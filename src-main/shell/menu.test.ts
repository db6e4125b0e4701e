// The menu: every command of the contract, once, and nothing for developers in a built app.
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { events } from '../../src-shared/contract/events.ts';
import { book, keysIn, menuCommands } from '../../src-shared/keys/book.ts';
import { acceleratorOf } from '../../src-shared/keys/chord.ts';
import { menuTemplate } from './menu.ts';

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flat(Array.isArray(item.submenu) ? item.submenu : [])]);

describe.each(['win32', 'darwin', 'linux'] as const)('on %s', (platform) => {
  test('every command is there once and asks for itself', () => {
    const run = vi.fn();
    const items = flat(menuTemplate(platform, run, false, { now: null })).filter((item) => item.id !== undefined);
    for (const item of items) item.click?.({} as never, undefined, {});
    const commands = [...events.command.shape.name.options].sort();
    expect(run.mock.calls.flat().sort()).toEqual(commands);
    const keys = items.flatMap((item) => item.accelerator ?? []);
    expect(new Set(keys).size, 'no key twice').toBe(keys.length);
    for (const name of menuCommands) {
      const item = items.find((one) => one.id === name);
      expect([name, item?.label]).toEqual([name, book[name].words]);
      expect(keysIn(name, 'everywhere').map(acceleratorOf), name).toContain(item?.accelerator);
    }
  });

  test('an outage is rehearsed from the menu in practice, and nowhere else', () => {
    const ids = (rehearsal: { now: 'busy' | null } | null) =>
      flat(menuTemplate(platform, vi.fn(), false, rehearsal)).filter((item) => item.id?.startsWith('rehearse'));
    expect(ids(null)).toEqual([]);
    const [, ...items] = ids({ now: 'busy' });
    expect(items.filter((item) => item.checked).map((item) => item.id)).toEqual(['rehearseBusy']);
    expect(items.at(-1)).toMatchObject({ id: 'rehearseEnd', enabled: true });
    expect(ids({ now: null }).at(-1)).toMatchObject({ id: 'rehearseEnd', enabled: false });
  });

  test('copy and paste have their menu, and there is a way out', () => {
    const roles = flat(menuTemplate(platform, vi.fn(), false, null)).map((item) => item.role);
    expect(roles).toEqual(expect.arrayContaining(['editMenu', 'windowMenu', 'quit']));
  });

  test('the developer tools are for developers', () => {
    const roles = (development: boolean) =>
      flat(menuTemplate(platform, vi.fn(), development, null)).map((item) => item.role);
    expect([roles(false).includes('toggleDevTools'), roles(true).includes('toggleDevTools')]).toEqual([false, true]);
  });
});
