// A link waits for the page, and for the lock; nothing is done by it alone.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test, vi } from 'vitest';
import { LINK_LENGTH_MAX } from '../../src-shared/link/link.ts';
import { LINKS_PER_MINUTE, claimLinks, waitForLinks } from './links.ts';

const ONE = 'frontdesk:book?participant=1';

function links() {
  const app = new EventEmitter();
  const desk = { now: 0, locked: false, came: vi.fn(), log: vi.fn() };
  const waiting = waitForLinks({
    app: app as unknown as App,
    monotonic: () => desk.now,
    isLocked: () => desk.locked,
    came: desk.came,
    log: desk.log,
  });
  return { app, desk, waiting };
}

test('a link of the first start, of a second one, or of macOS is given once', () => {
  const { app, desk, waiting } = links();
  expect(waiting.take()).toBeNull();
  waiting.lookAmong(['front-desk', '--', ONE]);
  expect([waiting.take(), waiting.take()]).toEqual([ONE, null]);
  const event = { preventDefault: vi.fn() };
  app.emit('open-url', event, `${ONE}2`);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(waiting.take()).toBe(`${ONE}2`);
  expect(desk.came).toHaveBeenCalledTimes(2);
});

test('a start without a link tells nobody', () => {
  const { desk, waiting } = links();
  waiting.lookAmong(['front-desk', '.']);
  expect([desk.came.mock.calls.length, waiting.take()]).toEqual([0, null]);
});

test('while the desk is locked it waits, and the newest of several stays', () => {
  const { desk, waiting } = links();
  desk.locked = true;
  waiting.lookAmong([ONE]);
  waiting.lookAmong([`${ONE}7`]);
  expect(waiting.take()).toBeNull();
  desk.locked = false;
  expect([waiting.take(), waiting.take()]).toEqual([`${ONE}7`, null]);
});

test('links without end are stopped, and later ones are taken again', () => {
  const { desk, waiting } = links();
  for (let count = 0; count < 500; count++) waiting.lookAmong([`${ONE}${String(count)}`]);
  expect(desk.came).toHaveBeenCalledTimes(LINKS_PER_MINUTE);
  expect(waiting.take()).toBe(`${ONE}${String(LINKS_PER_MINUTE - 1)}`);
  desk.now = 3_600_000;
  waiting.lookAmong([ONE]);
  expect(waiting.take()).toBe(ONE);
});

test('no more of a link is kept than is looked at, and the log has none of it', () => {
  const { desk, waiting } = links();
  waiting.lookAmong([`${ONE}${'Rosa'.repeat(100_000)}`]);
  expect(waiting.take()).toHaveLength(LINK_LENGTH_MAX + 1);
  expect(desk.log.mock.calls).toEqual([['link.came']]);
});

test('only a packaged program asks for links, and no link can hand it a switch', () => {
  const asked = (isPackaged: boolean, platform: NodeJS.Platform): unknown => {
    const setAsDefaultProtocolClient = vi.fn(() => true);
    claimLinks({ isPackaged, setAsDefaultProtocolClient }, platform, '/opt/desk');
    return setAsDefaultProtocolClient.mock.calls;
  };
  expect(asked(false, 'win32')).toEqual([]);
  expect(asked(true, 'win32')).toEqual([['frontdesk', '/opt/desk', ['--']]]);
  expect(asked(true, 'linux')).toEqual([['frontdesk', '/opt/desk', ['--']]]);
  expect(asked(true, 'darwin')).toEqual([['frontdesk']]);
});
