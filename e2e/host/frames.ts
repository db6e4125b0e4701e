// Frames of one page, as ipc events and navigations carry them.
import { toApp } from './addresses.ts';
import type { Params } from './cdp.ts';
import { host } from './state.ts';

/** A frame as ipc events carry it. */
export class Frame {
  readonly id: string;
  readonly parent: Frame | null;
  url = '';
  constructor(id: string, parent: Frame | null) {
    this.id = id;
    this.parent = parent;
  }
  get top(): Frame {
    return this.parent ? this.parent.top : this;
  }
  get origin(): string {
    const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i.exec(this.url);
    return match?.[1] ?? 'null';
  }
  isDestroyed(): boolean {
    return this.url === '';
  }
}

/** Follows what Chromium tells of them. */
export class Frames {
  readonly #all = new Map<string, Frame>();
  #main: Frame | null = null;

  /** The page's own; null before it has gone anywhere. */
  get main(): Frame | null {
    return this.#main;
  }

  /** The frame of an id, if Chromium has told of it. */
  known(id: string): Frame | null {
    return this.#all.get(id) ?? null;
  }

  at(id: string): Frame {
    const known = this.#all.get(id);
    if (known) return known;
    const frame = new Frame(id, null);
    this.#all.set(id, frame);
    return frame;
  }

  attached(params: Params): void {
    const id = params['frameId'] as string;
    this.#all.set(id, new Frame(id, this.at(params['parentFrameId'] as string)));
  }

  /** True where it was the page itself. */
  navigated(params: Params): boolean {
    const told = params['frame'] as { id: string; parentId?: string; url: string };
    const frame = this.at(told.id);
    frame.url = toApp(told.url, host.schemes);
    if (told.parentId !== undefined) return false;
    this.#main = frame;
    return true;
  }
}
