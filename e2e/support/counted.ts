// Hands that own no mouse and count: every key that the page really hears, apart from what is typed into a field.
import { expect } from '@playwright/test';
import type { Page } from 'playwright';

export type Spent = { readonly keys: number; readonly fields: number };
type Heard = { keys: number; typed: number; pointer: number };
type Hearing = { heard: Heard; typing: boolean };

export class CountedHands {
  readonly #page: Page;
  #fields = 0;
  #pressed = 0;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins to listen in this page. */
  static async at(page: Page): Promise<CountedHands> {
    await page.evaluate(() => {
      const hearing: Hearing = { heard: { keys: 0, typed: 0, pointer: 0 }, typing: false };
      (window as never as { hearing: Hearing }).hearing = hearing;
      const { heard } = hearing;
      const alone = ['Alt', 'Control', 'Meta', 'Shift'];
      const hear = (event: KeyboardEvent): void => {
        if (!event.isTrusted || alone.includes(event.key)) return;
        if (hearing.typing) heard.typed++;
        else heard.keys++;
      };
      // Before anything of the page: what a part keeps for itself counts all the same.
      window.addEventListener('keydown', hear, { capture: true });
      window.addEventListener('pointerdown', () => heard.pointer++, { capture: true });
    });
    return new CountedHands(page);
  }

  /** One key or chord. */
  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    this.#pressed++;
  }

  /** Types a text into the field that has the focus. */
  async type(text: string): Promise<void> {
    await expect(this.#page.locator('input:focus, textarea:focus')).toHaveCount(1);
    await this.#typing(true);
    await this.#page.keyboard.type(text);
    await this.#typing(false);
    this.#fields++;
  }

  /** What was spent since the last time; it must be what the page heard, and no pointer with it. */
  async spent(): Promise<Spent> {
    const { heard } = await this.#page.evaluate(() => {
      const { hearing } = window as never as { hearing: Hearing };
      const copy = { ...hearing.heard };
      hearing.heard.keys = hearing.heard.typed = 0;
      return { heard: copy };
    });
    expect(heard.pointer, 'no mouse').toBe(0);
    expect(heard.keys, 'keys that the page heard').toBe(this.#pressed);
    const spent = { keys: heard.keys, fields: this.#fields };
    this.#pressed = this.#fields = 0;
    return spent;
  }

  async #typing(on: boolean): Promise<void> {
    await this.#page.evaluate((is) => ((window as never as { hearing: Hearing }).hearing.typing = is), on);
  }
}
