// Goal: what is marked as waiting is pressed by nothing, and everything else as ever.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardWaiting } from './waiting.ts';

/** As much of an element as the guard asks for: whether it, or something around it, waits. */
class FakeElement {
  readonly #waits: boolean;
  constructor(waits: boolean) {
    this.#waits = waits;
  }
  closest(selector: string): FakeElement | null {
    return this.#waits && selector === '[aria-disabled="true"]' ? this : null;
  }
}

beforeEach(() => vi.stubGlobal('Element', FakeElement));
afterEach(() => vi.unstubAllGlobals());

/** A document with the guard, and a press in it; answers whether it came through. */
function pressed(waits: boolean, isEnded = false): boolean {
  let listen: ((event: Event) => void) | undefined;
  const document = {
    addEventListener: (_name: string, listener: (event: Event) => void, options: object) => {
      expect(options).toEqual({ capture: true });
      listen = listener;
    },
    removeEventListener: () => (listen = undefined),
  };
  const end = guardWaiting(document as never);
  if (isEnded) end();
  let comesThrough = true;
  let isDefault = true;
  listen?.({
    target: new FakeElement(waits),
    preventDefault: () => (isDefault = false),
    stopImmediatePropagation: () => (comesThrough = false),
  } as never);
  expect(isDefault).toBe(comesThrough);
  return comesThrough;
}

test('a button that waits is not pressed', () => {
  expect(pressed(true)).toBe(false);
});

test('any other is', () => {
  expect(pressed(false)).toBe(true);
});

test('ended, nothing is swallowed', () => {
  expect(pressed(true, true)).toBe(true);
});
