// The menu: every command of the contract, once, and nothing for developers in a built app.
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { events } from '../../src-shared/contract/calls.ts';
import { menuTemplate } from './menu.ts';

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...flat(Array.isArray(item.submenu) ? item.submenu : [])]);

describe.each(['win32', 'darwin', 'linux'] as const)('on %s', (platform) => {
  test('every command is there once and asks for itself', () => {
    const run = vi.fn();
    const items = flat(menuTemplate(platform, run, false)).filter((item) => item.id !== undefined);
    for (const item of items) item.click?.({} as never, undefined, {});
    const commands = [...events.command.shape.name.options].sort();
    expect(run.mock.calls.flat().sort()).toEqual(commands);
    expect(new Set(items.map((item) => item.accelerator)).size).toBe(commands.length);
  });

  test('copy and paste have their menu, and there is a way out', () => {
    const roles = flat(menuTemplate(platform, vi.fn(), false)).map((item) => item.role);
    expect(roles).toEqual(expect.arrayContaining(['editMenu', 'windowMenu', 'quit']));
  });

  test('the developer tools are for developers', () => {
    const roles = (development: boolean) => flat(menuTemplate(platform, vi.fn(), development)).map((item) => item.role);
    expect([roles(false).includes('toggleDevTools'), roles(true).includes('toggleDevTools')]).toEqual([false, true]);
  });
});
