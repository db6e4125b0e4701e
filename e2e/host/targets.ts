// Which page of Chromium belongs to which contents: pages arrive by themselves, and contents ask for one.
import { toApp } from './addresses.ts';
import { chromium, host } from './state.ts';

/** A page of Chromium. */
export type Target = { readonly targetId: string; readonly sessionId: string };

class Targets {
  /** Pages that Chromium has shown us and nobody has claimed. */
  readonly #spare: Target[] = [];
  readonly #awaited = new Map<string, (sessionId: string) => void>();
  readonly #early = new Map<string, string>();
  #creating = 0;
  #isAnyClaimed = false;

  /** A page for new contents: the one that Chromium began with, or another. */
  async claim(): Promise<Target> {
    this.#isAnyClaimed = true;
    const { cdp } = chromium();
    const spare = this.#spare.shift();
    if (spare) return spare;
    this.#creating++;
    const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
    });
    this.#creating--;
    const early = this.#early.get(targetId);
    this.#early.delete(targetId);
    const sessionId = early ?? (await new Promise<string>((done) => this.#awaited.set(targetId, done)));
    return { targetId, sessionId };
  }

  /** Chromium shows a page. */
  arrived(targetId: string, sessionId: string, url: string): void {
    const awaited = this.#awaited.get(targetId);
    this.#awaited.delete(targetId);
    if (awaited) return awaited(sessionId);
    if (!this.#isAnyClaimed && this.#spare.length === 0) {
      this.#spare.push({ targetId, sessionId });
      return;
    }
    if (this.#creating > 0 && url === 'about:blank') {
      this.#early.set(targetId, sessionId);
      return;
    }
    // A page that nobody here asked for: the page tried to open a window.
    host.records.deniedWindows.push(toApp(url, host.schemes));
    const { cdp } = chromium();
    void cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
    // It waits for us, and with it the page that tried to open it: both share a thread.
    void cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => undefined);
  }
}

/** Of the one Chromium that this host runs. */
export const targets = new Targets();
