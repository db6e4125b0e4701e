// Who is answered: our own window's top frame with our own page, nobody else.
import { expect, test } from 'vitest';
import { START_URL } from './names.ts';
import { isOurPage } from './ourPage.ts';
import type { Sender } from './ourPage.ts';

const OWN_ID = 7;
function sender(changes: { id?: number; destroyed?: boolean; frame?: Sender['senderFrame'] } = {}): Sender {
  const { id = OWN_ID, destroyed = false, frame = { url: START_URL, parent: null } } = changes;
  return { sender: { id, isDestroyed: () => destroyed }, senderFrame: frame };
}

test('our page is answered', () => {
  expect(isOurPage(sender(), OWN_ID)).toBe(true);
});

test.each([
  ['another origin', sender({ frame: { url: 'https://example.org/', parent: null } })],
  ['another document of our scheme', sender({ frame: { url: 'app://desk/other.html', parent: null } })],
  ['a frame inside the page', sender({ frame: { url: START_URL, parent: {} } })],
  ['a frame that is gone', sender({ frame: null })],
  ['contents that are destroyed', sender({ destroyed: true })],
  ['another window', sender({ id: 8 })],
])('%s is not', (_who, event) => {
  expect(isOurPage(event, OWN_ID)).toBe(false);
});

test('without a window nobody is', () => {
  expect(isOurPage(sender(), null)).toBe(false);
});

test('a frame that throws when it is looked at is not', () => {
  const event = {
    ...sender(),
    get senderFrame(): never {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  };
  expect(isOurPage(event, OWN_ID)).toBe(false);
});
